import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPrisma } from '../product.ts';
import { codeOf, StartupError } from '../startup-error.ts';

/** Where the program's migrations lie. */
export const MIGRATIONS = inPrisma('migrations');

/** One migration in Prisma's layout: `<name>/migration.sql`. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma records it. */
  checksum: string;
}

/**
 * The migrations of a directory in the order in which they are applied.
 * @throws StartupError if there are none.
 */
export async function readMigrations(directory: string = MIGRATIONS): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.length === 0) {
    throw new StartupError(
      `There are no migrations in ${directory}: install the program anew, with its prisma directory.`,
    );
  }
  return Promise.all(names.sort().map((name) => readMigration(directory, name)));
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const file = join(directory, name, 'migration.sql');
  const sql = await readFile(file, 'utf8').catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new StartupError(`${file} is missing: bring it back, or install the program anew.`);
  });
  return { name, sql, checksum: sha256(sql) };
}

/** Whether a recorded checksum is that of the migration. Git may have changed how its lines end; Prisma allows for that too. */
export function hasChecksum({ sql, checksum }: Migration, recorded: string): boolean {
  const lf = sql.replaceAll('\r\n', '\n');
  return [checksum, sha256(lf), sha256(lf.replaceAll('\n', '\r\n'))].includes(recorded);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
