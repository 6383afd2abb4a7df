import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { type TableRows, tablesOf } from './rows.ts';
import { worldOf } from './world.ts';

/**
 * Fills a migrated database that has no statements yet, by COPY. The triggers are off meanwhile: what they derive is given
 * with the rows, and no revisions are written. Foreign keys and CHECKs hold. Ends with VACUUM ANALYZE.
 */
export async function generate(
  ownerUrl: string,
  statements: number,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SET maintenance_work_mem = '256MB'`);
    for (const table of tablesOf(worldOf(statements))) {
      const start = performance.now();
      await client.query('BEGIN');
      await client.query(`ALTER TABLE "${table.table}" DISABLE TRIGGER USER`);
      const indexes = await dropIndexes(client, table.table);
      await copy(client, table);
      for (const definition of indexes) await client.query(definition);
      await client.query(`ALTER TABLE "${table.table}" ENABLE TRIGGER USER`);
      await client.query('COMMIT');
      log(`${table.table}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
    // What the trigger on actors would have made
    await client.query(
      'INSERT INTO "ActorIdentity" ("actorId", "identityId") SELECT "id", "id" FROM "Actor" ON CONFLICT DO NOTHING',
    );
    const start = performance.now();
    await client.query('SELECT entente_gather_readings(ARRAY(SELECT "id" FROM "Statement"))');
    log(`Reading: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** Drops the indexes that guard nothing, and tells how to make them again: over rows that are there it is several times faster. */
async function dropIndexes(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = $1::regclass AND NOT indisunique`,
    [`"${table}"`],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function copy(client: pg.Client, { table, rows }: TableRows): Promise<void> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return;
  const columns = Object.keys(first.value);
  const line = (row: (typeof first)['value']) =>
    `${columns.map((column) => row[column] ?? '\\N').join('\t')}\n`;

  function* chunks(): Iterable<string> {
    let chunk = line(first.value);
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      chunk += line(next.value);
      if (chunk.length < 65_536) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk;
  }
  const names = columns.map((column) => `"${column}"`).join(', ');
  await pipeline(Readable.from(chunks()), client.query(from(`COPY "${table}" (${names}) FROM STDIN`)));
}
