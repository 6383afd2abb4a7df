import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../../startup-error.ts';
import { identityOf } from './processes.ts';

/**
 * Runs `work` while no other process does so under the same lock file, and waits for its turn as long as the holder lives.
 * The lock of a process that died is taken over at once. `onWait` is called once if there is a wait.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid), id: randomUUID() });
  for (let waited = false; !(await tryLock(path, mine)); waited = true) {
    if (!waited) onWait?.();
    await pause(20);
  }
  try {
    return await work();
  } finally {
    if ((await contentOf(path)) === mine) await rm(path, { force: true });
  }
}

async function tryLock(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const theirs = await contentOf(path);
  if (theirs !== undefined && (await isAbandoned(path, theirs))) await breakLock(path, theirs);
  return false;
}

/** An empty lock is one that is being written, unless it has been so for long. */
async function isAbandoned(path: string, content: string): Promise<boolean> {
  try {
    const { pid, identity } = JSON.parse(content) as { pid: number; identity: string };
    return identityOf(pid) !== identity;
  } catch {
    // Of a time to come, where the clock was set back
    const age = await stat(path).then(
      ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs),
      () => 0,
    );
    return age > 5_000;
  }
}

/**
 * Moves the lock aside before it is deleted, and looks at what was moved: of two processes that find the same
 * abandoned lock, the slower one would else delete the lock that the faster one has taken since.
 */
async function breakLock(path: string, abandoned: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await contentOf(aside);
  if (moved === abandoned) await rm(aside, { force: true });
  else await rename(aside, path);
}

async function contentOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
}
