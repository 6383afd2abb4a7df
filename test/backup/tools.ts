import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findRunner } from '../../server/src/database/embedded/runner.ts';
import { query } from '../start/postgres.ts';

const debian = '/usr/lib/postgresql';
const places = [
  ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
  ...(process.env.PATH ?? '').split(':'),
];

/** Where all the programs of one Postgres lie, with those for backups; undefined where there are none. */
export const programs = places.find((place) =>
  ['initdb', 'postgres', 'pg_basebackup'].every((name) => existsSync(join(place, name))),
);

/** A directory with the files of Postgres, and what runs its programs there as the user that it wants. */
export async function workshop() {
  const bin = programs as string;
  const directory = await mkdtemp(join(tmpdir(), 'entente-backup-'));
  await chmod(directory, 0o755);
  const runner = await findRunner([join(bin, 'postgres'), directory], () => undefined);
  const own = (path: string) => (runner.owner ? chown(path, runner.owner.uid, runner.owner.gid) : undefined);
  await own(directory);
  const archive = join(directory, 'archive');
  await mkdir(archive);
  await own(archive);
  const running = new Set<ChildProcess>();
  const stop = async (child: ChildProcess) => {
    running.delete(child);
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  return {
    directory,
    archive,
    path: (name: string) => join(directory, name),
    /** Runs a program to its end. */
    async run(name: string, ...args: string[]) {
      const child = runner.start(join(bin, name), args, ['ignore', 'ignore', 'pipe']);
      let complaint = '';
      child.stderr?.on('data', (chunk) => (complaint += chunk));
      const [code] = await once(child, 'close');
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${complaint}`);
    },
    configure: (data: string, settings: Record<string, string>) =>
      appendFile(
        join(data, 'postgresql.conf'),
        Object.entries(settings)
          .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
          .join(''),
      ),
    /** Starts Postgres on a data directory, and waits until it takes writes; a standby, until it can be read. */
    async start(data: string, superuserUrl: string, standby = false) {
      const child = runner.start(join(bin, 'postgres'), ['-D', data], ['ignore', 'ignore', 'pipe']);
      let log = '';
      child.stderr?.on('data', (chunk) => (log += chunk));
      running.add(child);
      for (;;) {
        if (child.exitCode !== null) throw new Error(`Postgres ended: ${log}`);
        const answer = await query<{ standby: boolean }>(
          superuserUrl,
          'SELECT pg_is_in_recovery() AS standby',
        ).catch(() => undefined);
        if (answer?.[0]?.standby === standby) return () => stop(child);
        await pause(20);
      }
    },
    async close() {
      for (const child of running) await stop(child);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
