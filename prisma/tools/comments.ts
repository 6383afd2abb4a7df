/** COMMENTs on tables and their columns, for whoever reads them in SQL: the API's own descriptions, and words for what the API lacks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import pg from 'pg';
import { wordsInSql } from './comment-words.ts';

const api = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));

/** What a table is, or one of its columns; null where nobody has said it. */
export function commentOf(table: string, column?: string): string | null {
  const own = wordsInSql[column === undefined ? table : `${table}.${column}`];
  const type = api.getType(table);
  if (own !== undefined || !column) return own ?? type?.description ?? null;
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const said = (fields[column] ?? fields[column.replace(/Id$/, '')])?.description;
  // The API has null for the days on which nothing bounds a date
  if (/(First|Last|^dueOn)$/.test(column) && said)
    return said.replace(
      /null (where it is open|if there is none)/,
      `${column.endsWith('First') ? '0001-01-01' : '9999-12-31'} $1`,
    );
  return said ?? wordsInSql[`*.${column}`] ?? null;
}

/** The statements that give a database the comments that it lacks, or has in other words. */
export async function commentStatements(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string; column: string | null; comment: string | null }>(`
      SELECT c.relname AS "table", a.attname AS "column", col_description(c.oid, coalesce(a.attnum, 0)) AS comment
      FROM pg_class c
      CROSS JOIN LATERAL (
        SELECT NULL::name AS attname, NULL::smallint AS attnum
        UNION ALL
        SELECT attname, attnum FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
      ) a
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT entente_is_internal(c.relname) AND NOT entente_is_kept_back(c.relname, coalesce(a.attname, ''))
      ORDER BY c.relname, a.attnum NULLS FIRST`);
    return rows.flatMap(({ table, column, comment }) => {
      const wanted = commentOf(table, column ?? undefined);
      if (wanted === null)
        throw new Error(
          `Nobody says what ${table}${column ? `.${column}` : ''} is: describe it in the API or in prisma/tools/comment-words.ts.`,
        );
      const name = column === null ? `TABLE "${table}"` : `COLUMN "${table}"."${column}"`;
      return wanted === comment ? [] : [`COMMENT ON ${name} IS '${wanted.replaceAll("'", "''")}';`];
    });
  } finally {
    await client.end();
  }
}
