import pg from 'pg';
import type { Table } from './catalogue.ts';

/**
 * Takes away what rows that come in any order would break, or be slowed down by: triggers, foreign keys, and the indexes
 * that guard nothing. Primary keys, unique indexes and CHECKs stay. The answer puts everything back as it was; Postgres
 * then looks whether every reference has its row.
 */
export async function setAside(client: pg.Client, tables: Table[]): Promise<() => Promise<void>> {
  const names = tables.map(({ name }) => pg.escapeIdentifier(name));
  const { rows: parts } = await client.query<{ drop: string; add: string }>(PARTS, [names]);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const { drop } of parts) await client.query(drop);
  return async () => {
    for (const { add } of parts) await client.query(add);
    for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  };
}

const PARTS = `
  WITH subject AS (SELECT unnest($1::text[])::regclass AS oid)
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop,
    format('%s; COMMENT ON INDEX %s IS %L', pg_get_indexdef(indexrelid), indexrelid::regclass,
      obj_description(indexrelid, 'pg_class')) AS add
  FROM pg_index WHERE indrelid IN (SELECT oid FROM subject) AND NOT indisunique AND NOT indisexclusion
  UNION ALL
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
    format('ALTER TABLE %1$s ADD CONSTRAINT %2$I %3$s; COMMENT ON CONSTRAINT %2$I ON %1$s IS %4$L', conrelid::regclass,
      conname, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint'))
  FROM pg_constraint WHERE conrelid IN (SELECT oid FROM subject) AND contype = 'f'`;
