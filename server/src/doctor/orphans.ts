import type pg from 'pg';
import { type Check, counted } from './check.ts';

interface Reference {
  name: string;
  source: string;
  target: string;
  condition: string;
  given: string;
  absent: string;
}

/** Every foreign key of the tables, with the conditions to look for rows that it should not have let in. */
const REFERENCES = `
  SELECT f.conname AS name, format('%I', s.relname) AS source, format('%I', t.relname) AS target,
    string_agg(format('t.%I = s.%I', tc.attname, sc.attname), ' AND ') AS condition,
    string_agg(format('s.%I IS NOT NULL', sc.attname), ' AND ') AS given, min(format('t.%I IS NULL', tc.attname)) AS absent
  FROM pg_constraint f JOIN pg_class s ON s.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
  CROSS JOIN unnest(f.conkey, f.confkey) AS k (source, target)
  JOIN pg_attribute sc ON sc.attrelid = s.oid AND sc.attnum = k.source
  JOIN pg_attribute tc ON tc.attrelid = t.oid AND tc.attnum = k.target
  WHERE f.contype = 'f' AND s.relnamespace = 'public'::regnamespace
  GROUP BY f.oid, f.conname, s.relname, t.relname ORDER BY f.conname`;

/** Rows that name a row which is not there: only a faulty restore or a disk brings them about, since Postgres refuses them. */
export const orphans: Check = {
  name: 'orphans',
  looksAt: 'whether every row that another one names is there',
  async look({ client }) {
    const { rows: references } = await client.query<Reference>(REFERENCES);
    const sentences: string[] = [];
    for (const reference of references) {
      const count = await strays(client, reference);
      if (count === 0) continue;
      sentences.push(
        `${counted(count, 'row')} of ${reference.source} ${count === 1 ? 'names a row' : 'name rows'} of ${reference.target} that ${count === 1 ? 'is' : 'are'} not there (${reference.name}): take the missing rows from a backup.`,
      );
    }
    return sentences;
  },
};

async function strays(client: pg.ClientBase, { source, target, condition, given, absent }: Reference) {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM ${source} s LEFT JOIN ${target} t ON ${condition} WHERE ${given} AND ${absent}`,
  );
  return Number(rows[0]?.count);
}
