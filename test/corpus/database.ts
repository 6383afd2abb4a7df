import { join } from 'node:path';
import { dumpDatabase } from '../../server/src/dump/dump.ts';
import { filesOf, run, temporaryDirectory } from '../dump/set-up.ts';
import type { TestDatabase } from '../set-up/database.ts';

/** The files of a dump of everything in a database. */
export async function dumpOf({ ownerUrl }: TestDatabase): Promise<Record<string, string>> {
  const directory = join(await temporaryDirectory(), 'dump');
  await dumpDatabase({ ownerUrl, directory });
  const { 'manifest.json': _, ...tables } = await filesOf(directory);
  return tables;
}

/** Rows of a query, read as the owner. */
export const rowsOf = ({ ownerUrl }: TestDatabase, sql: string) => run(ownerUrl, sql);

/** The only column of a query, read as the owner. */
export async function valuesOf(database: TestDatabase, sql: string): Promise<unknown[]> {
  return (await rowsOf(database, sql)).map((row) => Object.values(row)[0]);
}
