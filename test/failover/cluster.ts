import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findRunner } from '../../server/src/database/embedded/runner.ts';
import { programs } from '../backup/tools.ts';
import { query } from '../start/postgres.ts';
import { freePort } from '../start/temporary.ts';
import { clusterFiles, type Node, PASSWORDS } from './cluster-files.ts';

const places = ['/usr/bin', '/usr/sbin', ...(process.env.PATH ?? '').split(':')];
const find = (name: string) => places.map((place) => join(place, name)).find((path) => existsSync(path));
const names = ['etcd', 'patroni', 'haproxy', 'pgbouncer'] as const;
const found = Object.fromEntries(names.map((name) => [name, find(name)]));

/** Programs that are not installed, by the names of Debian's packages. */
export const missingPrograms = [
  ...(programs ? [] : ['postgresql']),
  ...names.filter((name) => !found[name]).map((name) => (name === 'etcd' ? 'etcd-server' : name)),
];

/** Three nodes with Patroni over etcd; HAProxy leads to the one that takes writes, and pgbouncer pools in front of it. */
export async function startCluster() {
  const directory = await mkdtemp(join(tmpdir(), 'entente-failover-'));
  const bin = programs as string;
  await chmod(directory, 0o755);
  const runner = await findRunner([join(bin, 'postgres'), directory], () => undefined);
  const own = (path: string) => runner.owner && chown(path, runner.owner.uid, runner.owner.gid);
  await own(directory);
  const running = new Map<string, ChildProcess>();
  let log = '';
  const run = (name: string, program: string, args: string[]) => {
    const child = runner.start(program, args, ['ignore', 'pipe', 'pipe'], { HOME: directory });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        log += chunk;
      });
    }
    running.set(name, child);
  };

  const ports = await Promise.all(Array.from({ length: 10 }, freePort));
  const [etcd, etcdPeer, leaderPort, poolerPort, ...rest] = ports as [
    number,
    number,
    number,
    number,
    ...number[],
  ];
  const nodes: Node[] = [0, 1, 2].map((i) => ({
    name: `node${i + 1}`,
    port: rest[2 * i] as number,
    rest: rest[2 * i + 1] as number,
    data: join(directory, `node${i + 1}`),
  }));
  const files = clusterFiles({ directory, bin, nodes, etcd, leaderPort, poolerPort });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(directory, name), text, { mode: 0o600 });
    await own(join(directory, name));
  }
  run('etcd', found.etcd as string, [
    `--data-dir=${join(directory, 'etcd')}`,
    `--listen-client-urls=http://127.0.0.1:${etcd}`,
    `--advertise-client-urls=http://127.0.0.1:${etcd}`,
    `--listen-peer-urls=http://127.0.0.1:${etcdPeer}`,
    `--initial-advertise-peer-urls=http://127.0.0.1:${etcdPeer}`,
    `--initial-cluster=default=http://127.0.0.1:${etcdPeer}`,
    '--log-level=error',
  ]);
  for (const { name } of nodes) run(name, found.patroni as string, [join(directory, `${name}.yml`)]);
  run('haproxy', found.haproxy as string, ['-db', '-f', join(directory, 'haproxy.cfg')]);
  run('pgbouncer', found.pgbouncer as string, [join(directory, 'pgbouncer.ini')]);

  interface Member {
    name: string;
    role: string;
    state: string;
    lag?: number | string;
  }
  const members = async (): Promise<Member[]> => {
    for (const { rest } of nodes) {
      const answer = await fetch(`http://127.0.0.1:${rest}/cluster`).catch(() => null);
      const body = (await answer?.json().catch(() => null)) as { members?: Member[] } | null;
      if (body?.members) return body.members;
    }
    return [];
  };
  const until = async (what: string, holds: (members: Member[]) => boolean) => {
    for (const end = Date.now() + 60_000; !holds(await members()); await pause(100))
      if (Date.now() > end) throw new Error(`${what}: waited in vain.\n${log.slice(-5_000)}`);
  };
  const leaderOf = (all: Member[]) => all.find(({ role, state }) => role === 'leader' && state === 'running');
  const superuserUrl = (database: string, port = leaderPort) =>
    `postgresql://postgres:${PASSWORDS.postgres}@127.0.0.1:${port}/${database}`;

  return {
    superuserUrl,
    /** What the server is given. */
    databaseUrl: `postgresql://keeper:${PASSWORDS.keeper}@127.0.0.1:${poolerPort}/entente`,
    replicaUrls: nodes.map(({ port }) => `postgresql://127.0.0.1:${port}/entente`),
    log: () => log,
    /** Waits until one node leads, another is its synchronous standby and the third follows, and HAProxy leads there. */
    async ready() {
      await until(
        'A leader with two standbys',
        (all) =>
          leaderOf(all) !== undefined &&
          all.some(({ role }) => role === 'sync_standby') &&
          all.filter(({ lag }) => lag === 0).length === 2,
      );
      for (;;) {
        if (await query(superuserUrl('postgres'), 'SELECT').catch(() => undefined)) return;
        await pause(50);
      }
    },
    /** The machine of the leader is gone: kill -9 of Patroni and of Postgres. Gives its name. */
    async killLeader(): Promise<string> {
      const { name } = leaderOf(await members()) as Member;
      running.get(name)?.kill('SIGKILL');
      await killPostgres(nodes.find((node) => node.name === name) as Node);
      return name;
    },
    async close() {
      for (const child of running.values()) if (child.exitCode === null) child.kill('SIGKILL');
      for (const node of nodes) await killPostgres(node);
      await Promise.all(
        [...running.values()].map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')),
      );
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

async function killPostgres({ data }: Node): Promise<void> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, place] = text.split('\n');
  if (!pid || place !== data || dirname(data) === data) return;
  try {
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It is gone already
  }
}
