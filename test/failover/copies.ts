import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { migrate } from '../../server/src/database/migrate.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { workshop } from '../backup/tools.ts';
import { query } from '../start/postgres.ts';
import { freePort } from '../start/temporary.ts';

/** A standby of it. */
export interface Copy {
  /** As the log and the gauges name it. */
  name: string;
  /** As the settings name it. */
  replicaUrl: string;
  /** Keeps it from taking over what the primary sends; it goes on answering. */
  hold(): Promise<void>;
  release(): Promise<void>;
  /** All its processes stand still, as if the machine had gone without a word; false lets them go on. */
  freeze(frozen: boolean): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A Postgres with copies that follow it, made by Postgres' own programs. */
export async function postgresWithCopies(count: number) {
  const shop = await workshop();
  const urlOf = (port: number, user: string, database: string) =>
    `postgresql://${user}:secret-of-${user}@127.0.0.1:${port}/${database}`;
  const primary = shop.path('primary');
  const port = await freePort();
  const superuserUrl = urlOf(port, 'postgres', 'postgres');
  const ownerUrl = urlOf(port, 'keeper', 'entente');
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
  const ways = ['--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  await shop.run('initdb', '-D', primary, '-U', 'postgres', ...ways);
  await shop.configure(primary, { ...settings, port: String(port) });
  const stopPrimary = await shop.start(primary, superuserUrl);
  await query(superuserUrl, `CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'secret-of-keeper'`);
  await query(superuserUrl, 'CREATE DATABASE entente OWNER keeper');
  await migrate(ownerUrl);
  const logins = await prepareRoles(ownerUrl);

  const copies: Copy[] = [];
  for (let i = 1; i <= count; i++) {
    const data = shop.path(`copy-${i}`);
    const at = await freePort();
    const url = urlOf(at, 'postgres', 'entente');
    const from = ['-d', superuserUrl, '--checkpoint=fast', '--write-recovery-conf'];
    await shop.run('pg_basebackup', '-D', data, ...from);
    await shop.configure(data, { port: String(at) });
    let stop = await shop.start(data, url, true);
    const until = async (state: string) => {
      const states = () => query(url, `SELECT FROM pg_get_wal_replay_pause_state() s WHERE s = $1`, [state]);
      while ((await states()).length === 0) await pause(5);
    };
    copies.push({
      name: `127.0.0.1:${at}`,
      replicaUrl: `postgresql://127.0.0.1:${at}/entente`,
      async hold() {
        await query(url, 'SELECT pg_wal_replay_pause()');
        await until('paused');
      },
      async release() {
        await query(url, 'SELECT pg_wal_replay_resume()');
        await until('not paused');
      },
      async freeze(frozen) {
        const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
        const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', pid as string]);
        for (const each of [pid, ...stdout.trim().split(/\s+/)])
          process.kill(Number(each), frozen ? 'SIGSTOP' : 'SIGCONT');
      },
      stop: () => stop(),
      async start() {
        stop = await shop.start(data, url, true);
      },
    });
  }
  return { logins, ownerUrl, superuserUrl, copies, stopPrimary, close: shop.close };
}
