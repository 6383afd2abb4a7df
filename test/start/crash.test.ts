import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { withLock } from '../../server/src/database/embedded/lock.ts';
import { readPostmaster } from '../../server/src/database/embedded/postmaster.ts';
import { identityOf } from '../../server/src/database/embedded/processes.ts';
import { findRunner } from '../../server/src/database/embedded/runner.ts';
import { startEmbedded } from '../../server/src/database/embedded.ts';
import { startNeighbour } from './neighbour.ts';
import { query } from './postgres.ts';
import { temporaryDirectory } from './temporary.ts';

let directory: string;
beforeAll(async () => {
  const above = await temporaryDirectory();
  chmodSync(above, 0o755);
  directory = join(above, 'data');
});

const numbersIn = async (url: string) =>
  (await query<{ number: number }>(url, 'SELECT number FROM numbers ORDER BY number')).map(
    ({ number }) => number,
  );

async function postmasterPid(): Promise<number> {
  return (await readPostmaster(join(directory, 'postgres')))?.pid ?? Number.NaN;
}

describe('after kill -9', () => {
  it('of the server, the next one attaches to the Postgres it left, and stops it in the end', async () => {
    const server = await startNeighbour(directory);
    await server.write(20);
    await server.kill();
    const embedded = await startEmbedded({ directory });
    expect(embedded).toMatchObject({ attached: true, port: server.port });
    expect(await numbersIn(embedded.ownerUrl)).toEqual(expect.arrayContaining(server.acknowledged));
    await query(embedded.ownerUrl, 'DROP TABLE numbers');
    expect(await embedded.leave()).toEqual({ stopped: true });
  });

  it('of the server and Postgres, everything that was acknowledged is there', async () => {
    const server = await startNeighbour(directory);
    await server.write(50);
    process.kill(await postmasterPid(), 'SIGKILL');
    await server.kill();
    expect(existsSync(join(directory, 'postgres', 'postmaster.pid'))).toBe(true);
    const embedded = await startEmbedded({ directory });
    expect(embedded.attached).toBe(false);
    expect(server.acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(await numbersIn(embedded.ownerUrl)).toEqual(expect.arrayContaining(server.acknowledged));
    expect(await embedded.leave()).toEqual({ stopped: true });
  });

  it('another program with the pid of the old Postgres does not stand in the way', async () => {
    const embedded = await startEmbedded({ directory });
    const pid = await postmasterPid();
    const file = join(directory, 'postgres', 'postmaster.pid');
    const content = readFileSync(file, 'utf8');
    await embedded.leave();
    // Run as the user that Postgres runs as: of another user's program Postgres itself knows that it is not the old one.
    const runner = await findRunner([directory], () => undefined);
    const other = runner.start('sleep', ['600'], 'ignore');
    writeFileSync(file, content.replace(String(pid), String(other.pid)));
    try {
      const next = await startEmbedded({ directory });
      expect(next.attached).toBe(false);
      await next.leave();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('during the first start, the next one begins anew', async () => {
    const { leave } = await startEmbedded({ directory });
    await leave();
    // As a server leaves it that is killed while initdb runs: a lock, a half-made directory, no database.
    const leftover = join(directory, 'postgres.new-1');
    renameSync(join(directory, 'postgres'), leftover);
    copyFileSync(join(directory, 'passwords.json'), `${leftover}.password`);
    writeFileSync(join(directory, 'start.lock'), await lockOfDeadProcess());
    const next = await startEmbedded({ directory });
    expect(await query(next.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(directory).sort()).toEqual(['passwords.json', 'postgres', 'postgres.log', 'servers']);
    await next.leave();
  });
});

describe('Ctrl-C', () => {
  it('reaches the server only: Postgres is left for the server to stop', async () => {
    const server = await startNeighbour(directory);
    await server.interrupt();
    const embedded = await startEmbedded({ directory });
    expect(embedded.attached).toBe(true);
    expect(await embedded.leave()).toEqual({ stopped: true });
  });
});

/** What a process that is no more wrote into its lock. */
async function lockOfDeadProcess(): Promise<string> {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const lock = JSON.stringify({ pid: child.pid, identity: identityOf(child.pid ?? 0), id: 'dead' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  return lock;
}

describe('the lock of a data directory', () => {
  const newLock = async () => join(await temporaryDirectory(), 'start.lock');

  it('lets one at a time work, and tells the others once that they wait', async () => {
    const path = await newLock();
    let working = 0;
    let waits = 0;
    const work = async () => {
      working += 1;
      await new Promise(setImmediate);
      expect(working).toBe(1);
      working -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => withLock(path, work, () => (waits += 1))));
    expect(waits).toBe(9);
    expect(existsSync(path)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    const path = await newLock();
    await expect(withLock(path, async () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['a process that is no more', lockOfDeadProcess],
    [
      'a process whose pid another one has now',
      async () => JSON.stringify({ pid: process.pid, identity: 'earlier', id: '' }),
    ],
  ])('is taken over from %s', async (_, contentOf) => {
    const path = await newLock();
    writeFileSync(path, await contentOf());
    const taken = await Promise.all(
      Array.from({ length: 5 }, (_, index) => withLock(path, async () => index)),
    );
    expect(taken).toEqual([0, 1, 2, 3, 4]);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('is taken over when its holder died before it had written its name', async () => {
    const path = await newLock();
    writeFileSync(path, '');
    await utimes(path, 1, 1);
    expect(await withLock(path, async () => 'mine')).toBe('mine');
  });
});
