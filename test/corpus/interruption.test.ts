import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../dump/set-up.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { dumpOf } from './database.ts';
import { sources } from './generated.ts';
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

/** Of each tenth of the run one place, drawn at random and always the same: numbers from 0 to 1. */
const places = Array.from(
  { length: 10 },
  (_, i) => (i + createHash('sha256').update(`place ${i}`).digest().readUInt32BE() / 2 ** 32) / 10,
);

describe('An import that is killed', () => {
  it.each(places)('after %f of its work ends, resumed, as if it had not been', async (place) => {
    const database = await prepared();
    const { signal, lines } = await inProcess(database, 1 + Math.floor(place * sent));
    expect(signal).toBe('SIGKILL');
    const { begins } = lines.findLast((line) => 'begins' in line);

    for (const { kind, text } of sources.slice(begins)) await take(database, kind, text);
    expect(differences(normalForm(await dumpOf(database)), undisturbed)).toEqual([]);
  });
});
