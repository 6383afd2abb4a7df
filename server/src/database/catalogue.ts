/** What a database holds, one sentence for each object, so that two databases can be compared line by line. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { inPrisma } from '../product.ts';

export type Catalogue = {
  /** Postgres' major version: two of them print the text of a view differently. */
  postgres: number;
  schemas: string[];
  /** Each starts with the kind of object. */
  objects: string[];
};

// Objects of extensions, of Postgres itself and of the migrations' own record are not ours to compare.
const objects = `
WITH ours AS (
  SELECT oid, nspname, nspowner, nspacl FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND nspname = ANY($1)
), relation AS (
  SELECT c.oid, c.relkind, c.relowner, c.relacl, c.relrowsecurity, format('%I.%I', nspname, relname) AS name
  FROM pg_class c JOIN ours ON ours.oid = c.relnamespace
  WHERE relname <> '_prisma_migrations'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)
SELECT format('extension %I', extname) AS object FROM pg_extension
UNION ALL
SELECT format('type %I.%I is an enum of %s', nspname, typname, string_agg(enumlabel, ', ' ORDER BY enumsortorder))
  FROM pg_enum JOIN pg_type t ON t.oid = enumtypid JOIN ours ON ours.oid = typnamespace GROUP BY nspname, typname
UNION ALL
SELECT format('table %s%s', name, CASE WHEN relrowsecurity THEN ' has row security' END) FROM relation WHERE relkind IN ('r', 'p')
UNION ALL
SELECT format('view %s as %s', name, pg_get_viewdef(oid)) FROM relation WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('column %s.%I is %s%s%s', name, attname, format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN ' NOT NULL' END, ' DEFAULT ' || pg_get_expr(adbin, adrelid))
  FROM relation JOIN pg_attribute a ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relkind IN ('r', 'p', 'v', 'm')
UNION ALL
SELECT format('index on %s: %s', name, pg_get_indexdef(indexrelid)) FROM pg_index JOIN relation ON relation.oid = indrelid
UNION ALL
SELECT format('constraint %I on %s: %s', conname, name, pg_get_constraintdef(con.oid))
  FROM pg_constraint con JOIN relation ON relation.oid = conrelid WHERE contype <> 'n'
UNION ALL
SELECT format('trigger on %s: %s', name, pg_get_triggerdef(t.oid))
  FROM pg_trigger t JOIN relation ON relation.oid = tgrelid WHERE NOT tgisinternal
UNION ALL
SELECT format('policy %I on %s for %s: %s', polname, name, polcmd, pg_get_expr(polqual, polrelid))
  FROM pg_policy JOIN relation ON relation.oid = polrelid
UNION ALL
SELECT format('function %s%s with body %s', p.oid::regprocedure, CASE WHEN prosecdef THEN ' of its definer' END, md5(prosrc)) FROM pg_proc p JOIN ours ON ours.oid = pronamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT format('grant of %s on schema %I to %s', privilege_type, nspname, coalesce(rolname, 'everyone'))
  FROM ours, aclexplode(nspacl) LEFT JOIN pg_roles r ON r.oid = grantee WHERE grantee <> nspowner
UNION ALL
SELECT format('grant of %s on %s to %s', privilege_type, name, coalesce(rolname, 'everyone'))
  FROM relation, aclexplode(relacl) LEFT JOIN pg_roles r ON r.oid = grantee
  WHERE grantee <> relowner AND privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
ORDER BY object`;

/** Reads the catalogue of a database, all schemas of ours or only those named. The user needs no special right. */
export async function readCatalogue(databaseUrl: string, schemas?: string[]): Promise<Catalogue> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await catalogueOf(client, schemas);
  } finally {
    await client.end();
  }
}

/** The same on a connection, whose search path is empty afterwards until the transaction ends. */
export async function catalogueOf(client: pg.ClientBase, schemas?: string[]): Promise<Catalogue> {
  await client.query("SELECT set_config('search_path', '', false)"); // so that each name is printed with its schema
  const version = await client.query('SHOW server_version_num');
  const named = await client.query('SELECT nspname FROM pg_namespace');
  const wanted = schemas ?? named.rows.map((row) => row.nspname);
  const { rows } = await client.query(objects, [wanted]);
  return {
    postgres: Math.floor(Number(version.rows[0].server_version_num) / 10_000),
    schemas: wanted,
    objects: rows.map((row) => row.object),
  };
}

/** What the migrations make, in short, as it comes with the program. */
export const EXPECTED = inPrisma('catalogue.json');

export async function readExpected(): Promise<Catalogue> {
  return JSON.parse(await readFile(EXPECTED, 'utf8'));
}

/** The same without the columns of views, which are in a view's text, and with a checksum for that text. */
export function inShort({ postgres, schemas, objects }: Catalogue): Catalogue {
  const views = new Set(objects.flatMap((object) => /^view (\S+) as /.exec(object)?.[1] ?? []));
  return {
    postgres,
    schemas: schemas.filter((name) => name !== 'information_schema' && !name.startsWith('pg_')).sort(),
    objects: objects
      .filter((object) => !views.has(/^column (\S+)[.][^.]+ is /.exec(object)?.[1] ?? ''))
      .map((object) =>
        object.replace(/^(view \S+ as )(.*)$/s, (_, name: string, text: string) => name + checksum(text)),
      )
      .sort(),
  };
}

const checksum = (text: string) => createHash('md5').update(text).digest('hex');

/** Whether two catalogues can say the same of an object: two versions of Postgres print the text of a view differently. */
export const comparable = (one: Catalogue, other: Catalogue) => (object: string) =>
  one.postgres === other.postgres || !object.startsWith('view ');
