import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Login } from '../../server/src/database/connection.ts';

/** Debian puts it here; elsewhere it is looked for in the PATH. */
const places = ['/usr/sbin', ...(process.env.PATH ?? '').split(':')];
/** The program; undefined where it is not installed. */
export const pgbouncer = places.map((place) => join(place, 'pgbouncer')).find((path) => existsSync(path));

/** No user of the system: pgbouncer refuses to run as root. */
const nobody = 65_534;

/** A pgbouncer in transaction mode before a Postgres, with two connections for each login. */
export async function startPooler(logins: readonly Login[]) {
  const [{ host, port: server, database }] = logins as [Login];
  const directory = await mkdtemp(join(tmpdir(), 'entente-pooler-'));
  await chmod(directory, 0o755);
  const port = await freePort();
  await writeFile(
    join(directory, 'users.txt'),
    logins.map(({ user, password }) => `"${user}" "${password}"\n`).join(''),
  );
  await writeFile(
    join(directory, 'pgbouncer.ini'),
    `[databases]
${database} = host=${host} port=${server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${join(directory, 'users.txt')}
pool_mode = transaction
default_pool_size = 2
max_client_conn = 500
`,
  );
  const root = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const child = spawn(pgbouncer as string, [join(directory, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...root,
  });
  await listening(child);
  const through = (login: Login): Login => ({ ...login, host: '127.0.0.1', port });
  return {
    through,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(directory, { recursive: true });
    },
  };
}

/** Resolves when its log says that it is up; rejects with the log where it ends before. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk) => {
      log += chunk;
      if (/process up/.test(log)) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`pgbouncer ended:\n${log}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
