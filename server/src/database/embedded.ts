import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, StartupError, wordsOf } from '../startup-error.ts';
import { findBinaries } from './embedded/binaries.ts';
import { bootstrap, DATABASE, OWNER } from './embedded/bootstrap.ts';
import { type Cluster, SUPERUSER } from './embedded/cluster.ts';
import { createCluster, hasCluster } from './embedded/create.ts';
import { withLock } from './embedded/lock.ts';
import { enlist, type Membership } from './embedded/members.ts';
import { createPasswords, type Passwords, readPasswords } from './embedded/passwords.ts';
import { findRunning, stopPostgres } from './embedded/postmaster.ts';
import { findRunner } from './embedded/runner.ts';
import { startPostgres } from './embedded/start.ts';

/** The Postgres that belongs to a data directory, running and with an empty or filled database `entente`. */
export interface EmbeddedPostgres {
  /** The data directory, absolute, links resolved. */
  directory: string;
  port: number;
  /** Whether it ran already: another server uses it, or one that was killed left it. */
  attached: boolean;
  /** For migrations: the role that owns the database. */
  ownerUrl: string;
  /** For tests and repairs only. */
  superuserUrl: string;
  /** For the start screen: the people's read-only login. It works after `prepareAnalyst` only. */
  analystUrl: string;
  analystPassword: string;
  /** Stops Postgres unless another server uses it; says whether it was stopped. Call it once, after the pools are closed. */
  leave(): Promise<{ stopped: boolean }>;
}

export interface EmbeddedOptions {
  /** The data directory; made if it is missing. */
  directory: string;
  /** The port of Postgres; undefined: 5433, or another below 32768. A Postgres that runs already keeps its own. */
  port?: number | undefined;
  /** Told what takes long, a line at a time. */
  log?: (line: string) => void;
}

/**
 * Starts the Postgres of a data directory, or attaches to the one that runs there. At the first start it is made:
 * UTF-8, checksums, passwords only, reachable on 127.0.0.1 only.
 * @throws StartupError if the directory, the port or the installation does not allow it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const { directory } = options;
    await mkdir(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return await open({ ...options, directory: await realpath(directory) });
  } catch (error) {
    throw explain(error, options.directory);
  }
}

async function open({ directory, port, log = () => undefined }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  const runner = await findRunner([binaries.postgres, directory], log);
  const paths = { path: join(directory, 'postgres'), log: join(directory, 'postgres.log') };
  const cluster: Cluster = { directory, ...paths, binaries, runner };
  const lock = join(directory, 'start.lock');
  return withLock(
    lock,
    async () => {
      const membership = await enlist(directory);
      try {
        const postgres = await ensureRunning(cluster, port, log);
        return { ...postgres, directory, leave: () => withLock(lock, () => leave(cluster, membership)) };
      } catch (error) {
        await leave(cluster, membership);
        throw error;
      }
    },
    () => log(`Another server is starting on ${directory}: waiting for it.`),
  );
}

async function ensureRunning(cluster: Cluster, port: number | undefined, log: (line: string) => void) {
  const existed = await hasCluster(cluster);
  if (!existed) log(`First start: making the database in ${cluster.directory}.`);
  const passwords = await (existed ? readPasswords : createPasswords)(cluster.directory);
  if (!existed) await createCluster(cluster, passwords.superuser);
  const running = await findRunning(cluster.path);
  const postmaster = running ?? (await startPostgres(cluster, port));
  const urls = urlsOf(postmaster.port, passwords);
  await bootstrap(urls.ownerUrl, urls.superuserUrl, passwords.owner);
  return {
    ...urls,
    analystPassword: passwords.analyst,
    port: postmaster.port,
    attached: running !== undefined,
  };
}

function urlsOf(port: number, passwords: Passwords) {
  const url = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(OWNER, passwords.owner, DATABASE),
    superuserUrl: url(SUPERUSER, passwords.superuser, 'postgres'),
    analystUrl: url('analyst', passwords.analyst, DATABASE),
  };
}

async function leave(cluster: Cluster, membership: Membership): Promise<{ stopped: boolean }> {
  const { others } = await membership.leave();
  if (!others) await stopPostgres(cluster.path);
  return { stopped: !others };
}

/** What the file system refuses, in a sentence; everything else unchanged. */
function explain(error: unknown, directory: string): unknown {
  const code = codeOf(error) ?? '';
  const remedy = 'set ENTENTE_DATA to a directory that you may write to';
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return new StartupError(`The disk that holds ${directory} is full: free some space and start again.`);
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new StartupError(
      `The data directory ${directory} cannot be written to (${wordsOf(error)}): ${remedy}.`,
    );
  }
  if (['ENOTDIR', 'EEXIST'].includes(code)) {
    return new StartupError(
      `The data directory ${directory} is, or lies below, something that is no directory: ${remedy}.`,
    );
  }
  if (code === 'EIO')
    return new StartupError(`The disk that holds ${directory} fails (${wordsOf(error)}): mend it first.`);
  return error;
}
