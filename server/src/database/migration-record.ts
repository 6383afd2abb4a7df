import type pg from 'pg';
import { hasChecksum, type Migration } from './migration-files.ts';

/** What a database says of one migration. */
export interface Entry {
  name: string;
  checksum: string;
  finished: boolean;
}

/** What a database says of itself, without what was rolled back; undefined where it keeps no record. */
export async function readRecord(client: pg.ClientBase): Promise<Entry[] | undefined> {
  const { rows: tables } = await client.query(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present`,
  );
  if (!tables[0].present) return undefined;
  const { rows } = await client.query<Entry>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** Why the record does not fit the program's migrations, in a sentence each, the first recorded first. */
export function misfits(migrations: readonly Migration[], record: readonly Entry[]): string[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  return record.flatMap(({ name, checksum, finished }) => {
    const migration = known.get(name);
    if (migration === undefined) {
      return `The database is newer than this program (it has migration ${name}): start the newer version of Entente, or use another database.`;
    }
    if (!finished) {
      return `Migration ${name} was begun by Prisma and did not finish: mend the database, say so with "prisma migrate resolve --rolled-back ${name}" (or --applied), then start again.`;
    }
    if (!hasChecksum(migration, checksum)) {
      return `Migration ${name} was edited after it was applied to this database: bring its migration.sql back to what it was, and make the change in a new migration.`;
    }
    return [];
  });
}

/** The migrations that the record lacks, in the order in which they are to be applied. */
export function missing(migrations: readonly Migration[], record: readonly Entry[]): Migration[] {
  const applied = new Set(record.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}
