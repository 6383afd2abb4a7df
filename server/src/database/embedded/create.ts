import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, StartupError, wordsOf } from '../../startup-error.ts';
import { EMBEDDED_MAJOR } from './binaries.ts';
import { type Cluster, SUPERUSER } from './cluster.ts';
import { failureOf, versionSentence } from './failures.ts';

/**
 * The locale by which pg_trgm tells letters: it must be one of UTF-8, or names in Cyrillic or Chinese have no trigrams.
 * Order and case come from Postgres itself (its builtin C.UTF-8), the same on every system.
 */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8'];

/**
 * Whether the directory has a Postgres to start.
 * @throws StartupError if another major version wrote it.
 */
export async function hasCluster({ directory, path }: Cluster): Promise<boolean> {
  const version = await readFile(join(path, 'PG_VERSION'), 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (version === undefined) {
    if (!existsSync(path)) return false;
    throw new StartupError(
      `${path} holds no whole database: bring the directory back from a backup, or move it away to start anew.`,
    );
  }
  if (version.trim() === String(EMBEDDED_MAJOR)) return true;
  throw new StartupError(versionSentence(directory, version.trim()));
}

/** Makes the files of a new Postgres. They come into place by one rename, whole or not at all. */
export async function createCluster(cluster: Cluster, superuserPassword: string): Promise<void> {
  await removeLeftovers(cluster.directory);
  const fresh = join(cluster.directory, `${LEFTOVER}${randomUUID()}`);
  const passwordFile = `${fresh}.password`;
  await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
  await mkdir(fresh, { mode: 0o700 });
  const { owner } = cluster.runner;
  if (owner) await Promise.all([passwordFile, fresh].map((path) => chown(path, owner.uid, owner.gid)));
  try {
    await runInitdb(cluster, fresh, passwordFile);
    await rename(fresh, cluster.path);
    await syncDirectory(cluster.directory);
  } finally {
    await removeLeftovers(cluster.directory);
  }
}

const LEFTOVER = 'postgres.new-';

async function removeLeftovers(directory: string): Promise<void> {
  const leftovers = (await readdir(directory)).filter((name) => name.startsWith(LEFTOVER));
  await Promise.all(leftovers.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}

async function runInitdb(cluster: Cluster, path: string, passwordFile: string): Promise<void> {
  let output = '';
  for (const locale of LOCALES) {
    const child = cluster.runner.start(
      cluster.binaries.initdb,
      [
        ...[
          '-D',
          path,
          '-U',
          SUPERUSER,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--no-instructions',
        ],
        ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...['--locale=C', `--lc-ctype=${locale}`],
      ],
      ['ignore', 'pipe', 'pipe'],
    );
    const { code, words } = await outcomeOf(child);
    if (code === 0) return;
    output = words;
    if (failureOf(output, cluster) !== 'locale unknown') break;
  }
  const failure = failureOf(output, cluster);
  if (failure instanceof StartupError) throw failure;
  throw new StartupError(
    `The files of Postgres could not be made in ${cluster.directory} (${failure}): start again.`,
  );
}

/** The exit code of a program and all that it wrote; code null if it could not be run. */
async function outcomeOf(child: ChildProcess): Promise<{ code: number | null; words: string }> {
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words += chunk;
    });
  }
  try {
    const [code] = await once(child, 'close');
    return { code, words };
  } catch (error) {
    return { code: null, words: wordsOf(error) };
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  await directory.sync();
  await directory.close();
}
