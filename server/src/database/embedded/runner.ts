import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../../startup-error.ts';

const execute = promisify(execFile);

/** How the programs of Postgres are run: as the caller, or, since they refuse root, as the system user `postgres`. */
export interface Runner {
  /** Who must own the files of Postgres; undefined: the caller. */
  owner: Owner | undefined;
  /** Starts a program in a session of its own, so that Ctrl-C in the terminal does not reach it. */
  start(program: string, args: string[], stdio: SpawnOptions['stdio'], env?: Environment): ChildProcess;
}

type Environment = Record<string, string>;

interface Owner {
  uid: number;
  gid: number;
}

const SYSTEM_USER = 'postgres';

/**
 * @param paths what the programs must reach: the program itself and the data directory.
 * @throws StartupError if the caller is root and there is no way to run Postgres as another user.
 */
export async function findRunner(paths: string[], log: (line: string) => void): Promise<Runner> {
  if (process.getuid?.() !== 0) return { owner: undefined, start: (...call) => startAs({}, ...call) };
  const owner = (await ownerByName()) ?? (await createSystemUser(log));
  const reached = await Promise.all(paths.map((path) => mayReach(path, owner)));
  if (reached.every(Boolean)) return { owner, start: (...call) => startAs(owner, ...call) };
  const prefix = await privilegedPrefix(owner, paths[reached.indexOf(false)] ?? '');
  return {
    owner,
    start: (program, args, ...rest) => startAs({}, 'setpriv', [...prefix, program, ...args], ...rest),
  };
}

/** The environment is a short one of our own: the caller's holds passwords, and PG… variables that would interfere. */
function startAs(
  owner: Partial<Owner>,
  program: string,
  args: string[],
  stdio: SpawnOptions['stdio'],
  extra: Environment = {},
): ChildProcess {
  const env = { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, LC_ALL: 'C', ...extra };
  return spawn(program, args, { ...owner, env, stdio, detached: true, cwd: '/' });
}

async function ownerByName(): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execute('id', [flag, SYSTEM_USER])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}

async function createSystemUser(log: (line: string) => void): Promise<Owner> {
  await execute('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    SYSTEM_USER,
  ]).catch(() => undefined);
  const owner = await ownerByName();
  if (owner === undefined) {
    throw new StartupError(
      `Postgres refuses to run as root, and a system user "${SYSTEM_USER}" for it could not be created: start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  log(`Postgres refuses to run as root: created the system user "${SYSTEM_USER}" for it.`);
  return owner;
}

/** Whether the permission bits let the user through every directory down to the path, and into it. */
async function mayReach(path: string, { uid, gid }: Owner): Promise<boolean> {
  const { mode, uid: fileUid, gid: fileGid } = await stat(path);
  const shift = fileUid === uid ? 6 : fileGid === gid ? 3 : 0;
  const parent = dirname(path);
  return ((mode >> shift) & 0o1) === 1 && (parent === path || (await mayReach(parent, { uid, gid })));
}

/**
 * A checkout in a directory that only root may enter (/root, `mktemp -d`): Postgres gets the one privilege of passing
 * through such directories. With no_setuid_fixup the kernel grants it to access(2) too, by which initdb looks for postgres.
 */
async function privilegedPrefix({ uid, gid }: Owner, path: string): Promise<string[]> {
  const capabilities = ['inh-caps', 'ambient-caps', 'bounding-set'].map(
    (set) => `--${set}=-all,+dac_read_search`,
  );
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  const prefix = [...identity, ...capabilities];
  try {
    await execute('setpriv', [...prefix, 'true']);
    return prefix;
  } catch {
    throw new StartupError(
      `Postgres refuses to run as root, and its system user "${SYSTEM_USER}" may not enter ${path}: ` +
        'start as an ordinary user, or move the program and ENTENTE_DATA to a directory that others may enter.',
    );
  }
}
