import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runOn } from '../../server/src/read/connection.ts';
import { GiveUp } from '../../server/src/read/give-up.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase('empty');
  pool = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const backend = async (giveUp?: GiveUp) => {
  const run = runOn(pool, { preparedStatements: true, ...(giveUp && { giveUp }) });
  const [[pid] = []] = await run('SELECT pg_backend_pid()', []);
  return pid;
};

it('a connection serves on after its statement was cancelled, and the next statement is not', async () => {
  const first = await backend();
  for (let i = 0; i < 30; i++) {
    const giveUp = new GiveUp();
    const slow = runOn(pool, { preparedStatements: true, giveUp })('SELECT pg_sleep(60)', []);
    // Before the statement is sent, with it, or while it runs
    setTimeout(() => giveUp.now(new Error('Nobody waits.')), i % 3);
    await expect(slow).rejects.toThrow('Nobody waits.');
    expect(await backend()).toBe(first);
  }
});

it('a statement that has ended before its cancelling came does not pass it on', async () => {
  const first = await backend();
  for (let i = 0; i < 100; i++) {
    const giveUp = new GiveUp();
    const quick = backend(giveUp).catch((error: Error) => error.message);
    setImmediate(() => giveUp.now(new Error('Nobody waits.')));
    expect([first, 'Nobody waits.']).toContain(await quick);
    expect(await backend()).toBe(first);
  }
});
