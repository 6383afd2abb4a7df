import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, StartupError } from '../../startup-error.ts';
import { commandLineOf } from './processes.ts';

/** A Postgres that runs on a data directory, as its postmaster.pid describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  status: 'starting' | 'ready' | 'stopping' | string;
}

/** What postmaster.pid says, whether or not that process still lives; undefined without the file or before it is whole. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n').map((line) => line.trim()),
    () => [],
  );
  const [pid, , , port] = lines;
  if (!pid || !port) return undefined;
  return { pid: Number(pid), port: Number(port), status: lines[7] ?? 'starting' };
}

/**
 * Whether the process is the Postgres of this directory. A pid alone says nothing: after a crash or a reboot another
 * program may have it. (Children of Postgres change their command line, so none of them is taken for it.)
 */
export function runsOn(cluster: string, pid: number): boolean {
  return commandLineOf(pid)?.includes(` -D ${cluster} `) ?? false;
}

/**
 * The Postgres that runs on the directory and is ready; undefined if none runs. Waits for one that is starting (after
 * a crash it first reads its log again) and for one that is stopping.
 * @throws StartupError after five minutes.
 */
export async function findRunning(cluster: string): Promise<Postmaster | undefined> {
  for (const end = performance.now() + 300_000; performance.now() < end; await pause(20)) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster === undefined || !runsOn(cluster, postmaster.pid)) return undefined;
    if (postmaster.status === 'ready') return postmaster;
  }
  throw new StartupError(
    `Postgres on ${cluster} has been starting for five minutes: see its log, postgres.log beside it.`,
  );
}

/**
 * Stops Postgres cleanly: statements under way are undone, everything committed is on disk. One that has not stopped
 * after a minute is stopped at once, which loses nothing either but makes the next start slower.
 */
export async function stopPostgres(cluster: string): Promise<void> {
  const postmaster = await readPostmaster(cluster);
  if (postmaster === undefined || !runsOn(cluster, postmaster.pid)) return;
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
  ] as const) {
    try {
      process.kill(postmaster.pid, signal);
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return;
      throw error;
    }
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(10)) {
      if (!runsOn(cluster, postmaster.pid)) return;
    }
  }
}
