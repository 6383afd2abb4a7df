import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/src/database/pools.ts';
import { temporaryDirectory } from '../dump/set-up.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';
import { dumpOf } from './database.ts';
import { smallSources, sources, takeInBatches } from './generated.ts';
import type { Order } from './interrupted-import.ts';
import { differences, normalForm } from './normal-form.ts';
import { take } from './sources.ts';

const program = fileURLToPath(new URL('interrupted-import.ts', import.meta.url));

/** Runs the process, and gives what it told and how it ended. */
async function inProcess(database: TestDatabase, killAt: number | null) {
  const order: Order = { writer: database.logins.writer, sources, killAt };
  const file = join(await temporaryDirectory(), 'order.json');
  await writeFile(file, JSON.stringify(order));
  const child = spawn(process.execPath, ['--import', 'tsx', program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (data) => (told += data));
  const [code, signal] = await once(child, 'close');
  const lines = told
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { code, signal, lines };
}

let undisturbed: Record<string, string[]>;
let sent: number;
const databases: TestDatabase[] = [];

/** With the relationship and the areas that statements name. */
async function prepared(): Promise<TestDatabase> {
  const database = await testDatabase('example');
  databases.push(database);
  return database;
}

beforeAll(async () => {
  const database = await prepared();
  const { code, lines } = await inProcess(database, null);
  expect(code).toBe(0);
  sent = lines.at(-1).sent;
  undisturbed = normalForm(await dumpOf(database));
});
afterAll(async () => {
  for (const database of databases) await database.drop();
});

/**
 * Of each tenth of the run one place, drawn at random and always the same: numbers from 0 to 1, but for the very end, which another
 * run may reach a few statements earlier.
 */
const places = Array.from(
  { length: 10 },
  (_, i) => (i + createHash('sha256').update(`place ${i}`).digest().readUInt32BE() / 2 ** 32) / 10.5,
);

describe('An import that is killed', () => {
  it.each(places)('after %f of its work ends, resumed, as if it had not been', async (place) => {
    const database = await prepared();
    const { signal, lines } = await inProcess(database, 1 + Math.floor(place * sent));
    expect(signal).toBe('SIGKILL');
    const { begins } = lines.findLast((line) => 'begins' in line);

    for (const { kind, text } of sources.slice(begins)) await takeInBatches(database, kind, text);
    expect(differences(normalForm(await dumpOf(database)), undisturbed)).toEqual([]);
  });
});

/** A way to the database that is cut off, all connections of it, when so many statements were sent. */
function cutOff({ logins }: TestDatabase, after: number): { database: Database; isCut: () => boolean } {
  const database = openDatabase(logins, poolSettings);
  const clients: pg.PoolClient[] = [];
  let sent = 0;
  database.write.on('connect', (client) => {
    clients.push(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      sent += 1;
      if (sent > after) {
        // Not an end in good order, which would wait
        for (const each of clients)
          (each as unknown as { connection: pg.Connection }).connection.stream.destroy();
      }
      return query(...given);
    }) as typeof client.query;
  });
  return { database, isCut: () => sent > after };
}

describe('An import that loses the database', () => {
  it('before any of its statements in turn, and is done again each time, ends as if it had not', async () => {
    const [smooth, rough] = [await prepared(), await prepared()];
    let interruptions = 0;
    for (const { kind, text } of smallSources) {
      await take(smooth, kind, text);
      for (let after = 0, done = false; !done; after++) {
        // Some statements suffice for a few rows, unless what was written before is not found again
        expect(after, kind).toBeLessThan(200);
        const { database, isCut } = cutOff(rough, after);
        done = await take(database, kind, text).then(
          () => true,
          (error) => {
            if (!isCut()) throw error;
            return false;
          },
        );
        if (!done) interruptions++;
        await database.close();
      }
    }
    expect(interruptions).toBeGreaterThan(150);
    expect(differences(normalForm(await dumpOf(rough)), normalForm(await dumpOf(smooth)))).toEqual([]);
  }, 180_000);
});
