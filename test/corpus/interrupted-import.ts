/**
 * A process that takes sources in, one after the other, and may kill itself in the midst of it: when it has sent so many
 * statements to Postgres, with the last one still under way. It tells on its standard output which source it begins, and in
 * the end how many statements it sent. Its order is a file of JSON, named on the command line.
 */
import { readFileSync, writeSync } from 'node:fs';
import pg from 'pg';
import type { Login } from '../../server/src/database/connection.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { poolSettings } from '../set-up/databases.ts';
import { takeInBatches } from './generated.ts';
import type { Kind } from './sources.ts';

export interface Order {
  writer: Login;
  sources: { kind: Kind; text: string }[];
  /** Nothing happens where it is null. */
  killAt: number | null;
}

const { writer, sources, killAt }: Order = JSON.parse(readFileSync(process.argv[2] as string, 'utf8'));
const tell = (value: unknown) => writeSync(1, `${JSON.stringify(value)}\n`);

let sent = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
  sent += 1;
  if (sent === killAt) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  return query.apply(this, given);
} as typeof query;

const database = openDatabase({ writer, reader: () => writer }, poolSettings);
for (const [i, { kind, text }] of sources.entries()) {
  tell({ begins: i });
  const { summary } = await takeInBatches(database, kind, text);
  tell({ ended: i, summary });
}
tell({ sent });
await database.close();
