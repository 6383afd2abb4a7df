import type { ChildProcess } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../startup-error.ts';
import type { Cluster } from './cluster.ts';
import { type Failure, failureOf } from './failures.ts';
import { findRunning, type Postmaster, readPostmaster, runsOn } from './postmaster.ts';

const USUAL_PORT = 5433;
const LOG_LIMIT = 1_000_000;

/**
 * Starts Postgres on the directory and waits until it is ready. Everything is on disk when it is acknowledged (fsync stays on).
 * @param port undefined: 5433, or another below 32768 if that is taken.
 * @throws StartupError if it does not start.
 */
export async function startPostgres(cluster: Cluster, port: number | undefined): Promise<Postmaster> {
  let candidate = port ?? USUAL_PORT;
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    const outcome = (await isFree(candidate)) ? await launch(cluster, candidate) : 'port taken';
    if (typeof outcome === 'object') return orThrow(outcome);
    if (outcome === 'port taken') {
      if (port !== undefined) {
        throw new StartupError(
          `ENTENTE_POSTGRES_PORT=${port} is in use: stop what uses it, or leave it unset.`,
        );
      }
      candidate = 20_000 + Math.floor(Math.random() * 12_768);
    } else if (outcome === 'already running') {
      const running = await findRunning(cluster.path);
      if (running) return running;
    }
    await pause(outcome === 'port taken' ? 0 : 50);
  }
  throw new StartupError(`Something still uses the files in ${cluster.path}: stop it, then start again.`);
}

function orThrow(outcome: Postmaster | StartupError): Postmaster {
  if (outcome instanceof StartupError) throw outcome;
  return outcome;
}

async function launch(cluster: Cluster, port: number): Promise<Postmaster | Failure> {
  const stale = await readPostmaster(cluster.path);
  const log = await openLog(cluster.log);
  const from = (await log.stat()).size;
  const child = cluster.runner.start(
    cluster.binaries.postgres,
    ['-D', cluster.path, '-p', String(port), ...settings],
    ['ignore', log.fd, log.fd],
    // Postgres refuses to start if the pid in an old postmaster.pid lives, even as another program: tell it to pass that
    // one over. It still sees by the shared memory if processes of the old Postgres are left.
    stale && !runsOn(cluster.path, stale.pid) ? { PG_GRANDPARENT_PID: String(stale.pid) } : {},
  );
  child.unref();
  try {
    const postmaster = await untilReady(child, cluster.path);
    if (postmaster) return postmaster;
    const { size } = await log.stat();
    const { buffer, bytesRead } = await log.read(Buffer.alloc(size - from), 0, size - from, from);
    return failureOf(buffer.toString('utf8', 0, bytesRead), cluster);
  } catch (error) {
    return failureOf(String(error), cluster);
  } finally {
    await log.close();
  }
}

const settings = Object.entries({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  // What goes wrong with a statement reaches the server that sent it; a log of it would only grow.
  log_min_messages: 'log',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** The Postgres that the child became; undefined if it ended. */
async function untilReady(child: ChildProcess, path: string): Promise<Postmaster | undefined> {
  let failed: Error | undefined;
  let ended = false;
  child.once('error', (error) => (failed = error));
  child.once('exit', () => (ended = true));
  for (;;) {
    if (failed) throw failed;
    if (ended) return undefined;
    const postmaster = await readPostmaster(path);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster;
    await pause(10);
  }
}

/** Appends to the log; one that has grown is kept as `.old`. */
async function openLog(path: string) {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(path, `${path}.old`);
  return open(path, 'a+', 0o600);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
