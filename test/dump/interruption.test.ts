import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpDatabase } from '../../server/src/dump/dump.ts';
import type { Progress } from '../../server/src/dump/options.ts';
import { restoreDatabase } from '../../server/src/dump/restore.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { filesOf, run, SHAPE, temporaryDirectory } from './set-up.ts';

let example: TestDatabase;
let target: TestDatabase;
let parent: string;
let dump: string;
beforeAll(async () => {
  [example, target] = [await testDatabase('example'), await testDatabase('empty')];
  parent = await temporaryDirectory();
  dump = join(parent, 'dump');
  await dumpDatabase({ ownerUrl: example.ownerUrl, directory: dump });
});
afterAll(async () => {
  await example.drop();
  await target.drop();
});

const stop = new Error('Stop.');

/** Asks the work to stop when it comes to a table. */
function stopAt(name: string) {
  const controller = new AbortController();
  const onProgress = ({ table }: Progress) => {
    if (table === name) controller.abort(stop);
  };
  return { signal: controller.signal, onProgress };
}

/** Runs a statement when the work comes to its first table; the work stands still meanwhile. */
function meanwhile(url: string, sql: string) {
  const program = `import pg from 'pg'; const client = new pg.Client({ connectionString: process.argv[1] });
    await client.connect(); await client.query(process.argv[2]); await client.end();`;
  let done = false;
  return () => {
    if (!done) execFileSync(process.execPath, ['--input-type=module', '-e', program, url, sql]);
    done = true;
  };
}

const END = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name ~ '^entente [0-9a-f]{8}-'`;

describe('a dump', () => {
  it.each(['Actor', 'Revision', 'User'])('that is stopped at %s leaves nothing', async (table) => {
    const options = { ownerUrl: example.ownerUrl, directory: join(parent, 'stopped') };
    await expect(dumpDatabase({ ...options, ...stopAt(table) })).rejects.toBe(stop);
    expect(await readdir(parent)).toEqual(['dump']);
  });

  it('that loses its connection leaves nothing, and says why', async () => {
    const onProgress = meanwhile(example.superuserUrl, END);
    const made = dumpDatabase({ ownerUrl: example.ownerUrl, directory: join(parent, 'lost'), onProgress });
    await expect(made).rejects.toThrow(/^The connection to .* was lost \(.*\): try again\.$/);
    expect(await readdir(parent)).toEqual(['dump']);
  });

  it('is of one moment, whoever writes meanwhile', async () => {
    const write = `SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', false);
      INSERT INTO "User" (id, name) VALUES (gen_random_uuid(), 'Late')`;
    const directory = join(await temporaryDirectory(), 'meanwhile');
    await dumpDatabase({
      ownerUrl: example.ownerUrl,
      directory,
      onProgress: meanwhile(example.ownerUrl, write),
    });
    expect(await run(example.ownerUrl, `SELECT name FROM "User" WHERE name = 'Late'`)).toHaveLength(1);
    // A sequence obeys no snapshot: it may be ahead
    const [{ 'manifest.json': _, ...then }, { 'manifest.json': __, ...now }] = [
      await filesOf(dump),
      await filesOf(directory),
    ];
    expect(now).toEqual(then);
  });
});

describe('a restore', () => {
  const stateOf = async () => [
    await run(target.ownerUrl, 'SELECT t::text, xmin FROM "User" t'),
    await run(target.ownerUrl, 'SELECT count(*) FROM "Actor"'),
    await run(target.ownerUrl, 'SELECT last_value, is_called FROM "Revision_position_seq"'),
    await run(target.ownerUrl, SHAPE),
  ];

  it.each(['Actor', 'Revision', 'User'])('that is stopped at %s leaves nothing', async (table) => {
    const before = await stateOf();
    const options = { ownerUrl: target.ownerUrl, directory: dump };
    await expect(restoreDatabase({ ...options, ...stopAt(table) })).rejects.toBe(stop);
    expect(await stateOf()).toEqual(before);
  });

  it('that loses its connection leaves nothing, and says why', async () => {
    const before = await stateOf();
    const onProgress = meanwhile(target.superuserUrl, END);
    const restored = restoreDatabase({ ownerUrl: target.ownerUrl, directory: dump, onProgress });
    await expect(restored).rejects.toThrow(/^The connection to .* was lost \(.*\): try again\.$/);
    expect(await stateOf()).toEqual(before);
  });

  it('does all of it after that', async () => {
    await restoreDatabase({ ownerUrl: target.ownerUrl, directory: dump });
    const again = join(await temporaryDirectory(), 'again');
    await dumpDatabase({ ownerUrl: target.ownerUrl, directory: again });
    expect(await filesOf(again)).toEqual(await filesOf(dump));
  });
});
