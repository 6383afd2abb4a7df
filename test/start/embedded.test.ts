import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMBEDDED_MAJOR } from '../../server/src/database/embedded/binaries.ts';
import { readPostmaster, runsOn } from '../../server/src/database/embedded/postmaster.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../server/src/database/embedded.ts';
import { startNeighbour } from './neighbour.ts';
import { query } from './postgres.ts';
import { temporaryDirectory } from './temporary.ts';

/** Each `describe` goes on with what the one before it left here. */
let directory: string;
let embedded: EmbeddedPostgres;

beforeAll(async () => {
  // Only its owner may enter the directory above: with root, Postgres runs as another user and must get there too.
  directory = join(await temporaryDirectory(), 'new', 'data');
});

describe('the first start', () => {
  it('makes a database and says that this takes a moment', async () => {
    const lines: string[] = [];
    embedded = await startEmbedded({ directory, log: (line) => lines.push(line) });
    expect(lines).toEqual([`First start: making the database in ${embedded.directory}.`]);
    expect(embedded.attached).toBe(false);
    expect(embedded.port).toBeLessThan(32_768);
    const [row] = await query(
      embedded.ownerUrl,
      'SELECT current_database() AS database, current_user AS user',
    );
    expect(row).toEqual({ database: 'entente', user: 'entente_owner' });
  });

  it('makes one in which the letters of every script are letters', async () => {
    await query(embedded.ownerUrl, 'CREATE EXTENSION pg_trgm');
    const [row] = await query(
      embedded.ownerUrl,
      `SELECT lower('ПУТИН É') AS lower, similarity('ПУТИН', 'Путин') AS similarity,
         cardinality(show_trgm('習近平')) AS trigrams, 'Z' < 'a' AND 'я' < '習' AS by_code_point`,
    );
    expect(row).toEqual({ lower: 'путин é', similarity: 1, trigrams: 4, by_code_point: true });
  });

  it('makes one that keeps what it acknowledges', async () => {
    const [row] = await query(
      embedded.ownerUrl,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
         current_setting('full_page_writes') AS full_page_writes, current_setting('data_checksums') AS data_checksums,
         current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int / 10000 AS major`,
    );
    const on = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', data_checksums: 'on' };
    expect(row).toEqual({ ...on, encoding: 'UTF8', major: EMBEDDED_MAJOR });
  });

  it('lets nobody in without a password, and nobody from elsewhere', async () => {
    const wrong = new URL(embedded.superuserUrl);
    wrong.password = 'postgres';
    await expect(query(wrong.href, 'SELECT')).rejects.toThrow(/^Postgres refuses the password of postgres/);
    const [row] = await query(
      embedded.superuserUrl,
      `SELECT current_setting('listen_addresses') AS tcp, current_setting('unix_socket_directories') AS sockets`,
    );
    expect(row).toEqual({ tcp: '127.0.0.1', sockets: '' });
    expect(statSync(join(directory, 'passwords.json')).mode & 0o077).toBe(0);
    expect(statSync(join(directory, 'postgres')).mode & 0o077).toBe(0);
  });

  it('makes an owner who is no superuser', async () => {
    const powers =
      'SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user';
    expect(await query(embedded.ownerUrl, powers)).toEqual([
      { rolsuper: false, rolcreaterole: true, rolcreatedb: false, rolbypassrls: false },
    ]);
  });
});

describe('the next start', () => {
  it('finds the data as it was left, with the same passwords', async () => {
    await query(embedded.ownerUrl, `CREATE TABLE kept AS SELECT 'said' AS word`);
    const pid = (await readPostmaster(join(embedded.directory, 'postgres')))?.pid ?? 0;
    expect(runsOn(join(embedded.directory, 'postgres'), pid)).toBe(true);
    expect(await embedded.leave()).toEqual({ stopped: true });
    expect(runsOn(join(embedded.directory, 'postgres'), pid)).toBe(false);
    await expect(query(embedded.ownerUrl, 'SELECT')).rejects.toThrow(/^No Postgres answers/);

    const { analystPassword } = embedded;
    const lines: string[] = [];
    embedded = await startEmbedded({ directory, log: (line) => lines.push(line) });
    expect(embedded).toMatchObject({ attached: false, analystPassword });
    expect(await query(embedded.ownerUrl, 'SELECT word FROM kept')).toEqual([{ word: 'said' }]);
    expect(lines).toEqual([]);
  });

  it('makes good a first start that was cut short before the owner had a database', async () => {
    await query(embedded.superuserUrl, 'DROP DATABASE entente WITH (FORCE)');
    await query(embedded.superuserUrl, 'DROP ROLE entente_owner');
    await embedded.leave();
    embedded = await startEmbedded({ directory });
    expect(await query(embedded.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a second server on the directory', () => {
  it('attaches; the last one out stops Postgres', async () => {
    const neighbour = await startNeighbour(directory);
    expect(neighbour).toMatchObject({ attached: true, port: embedded.port });
    expect(await embedded.leave()).toEqual({ stopped: false });
    expect(await query(embedded.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await neighbour.leave()).toEqual({ stopped: true });
    await expect(query(embedded.ownerUrl, 'SELECT')).rejects.toThrow(/^No Postgres answers/);
  });

  it('may be started at the same moment, also for the first time', async () => {
    const fresh = join(await temporaryDirectory(), 'data');
    const servers = await Promise.all([
      startNeighbour(fresh),
      startNeighbour(fresh),
      startEmbedded({ directory: fresh }),
    ]);
    expect(servers.filter(({ attached }) => !attached)).toHaveLength(1);
    expect(new Set(servers.map(({ port }) => port)).size).toBe(1);
    const left = await Promise.all(servers.map((server) => server.leave()));
    expect(left.filter(({ stopped }) => stopped)).toHaveLength(1);
  });
});
