import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { checks } from '../../server/src/doctor/checks.ts';
import { examine } from '../../server/src/doctor/examine.ts';
import { poolSettings } from '../set-up/databases.ts';
import { query } from '../start/postgres.ts';
import { freePort } from '../start/temporary.ts';
import { programs, workshop } from './tools.ts';

let close = async () => {};
afterAll(() => close());

/** The API on a database, as a start makes it. */
async function startApp(ownerUrl: string) {
  const applied = await migrate(ownerUrl);
  const database = openDatabase(await prepareRoles(ownerUrl), poolSettings);
  const app = createApp({
    config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
    database,
  });
  const ask = async (text: string, variables: object) => {
    const response = await app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await response.json()).data;
  };
  return {
    applied,
    record: async (name: string) => {
      const text = `mutation ($input: CreateActorInput!) { createActor(input: $input) { __typename } }`;
      expect(await ask(text, { input: { kind: 'GROUP', name } })).toEqual({
        createActor: { __typename: 'Actor' },
      });
    },
    names: async (): Promise<string[]> => {
      const { actors } = await ask('{ actors(first: 50) { nodes { name } } }', {});
      return actors.nodes.map((node: { name: string }) => node.name).sort();
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}

// CI installs the programs (see .ci/run); elsewhere this says that they are missing
it.skipIf(!programs && !process.env.CI)(
  'a base backup and the archived log give the state of a moment: what was acknowledged before it, and nothing after',
  { timeout: 180_000 },
  async () => {
    const shop = await workshop();
    close = shop.close;
    const port = await freePort();
    const urlOf = (user: string, database: string) =>
      `postgresql://${user}:secret-of-${user}@127.0.0.1:${port}/${database}`;
    const superuserUrl = urlOf('postgres', 'postgres');
    const ownerUrl = urlOf('keeper', 'entente');
    const [primary, base] = [shop.path('primary'), shop.path('base')];

    await shop.run(
      'initdb',
      '-D',
      primary,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    );
    await shop.configure(primary, {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      archive_mode: 'on',
      archive_command: `test ! -f ${shop.archive}/%f && cp %p ${shop.archive}/%f`,
    });
    const stop = await shop.start(primary, superuserUrl);
    await query(superuserUrl, `CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'secret-of-keeper'`);
    await query(superuserUrl, 'CREATE DATABASE entente OWNER keeper');
    const before = await startApp(ownerUrl);
    await shop.run('pg_basebackup', '-d', superuserUrl, '-D', base, '--checkpoint=fast');
    for (const name of ['Before 1', 'Before 2']) await before.record(name);
    const [{ moment }] = (await query(superuserUrl, 'SELECT clock_timestamp()::text AS moment')) as [
      { moment: string },
    ];
    for (const name of ['After 1', 'After 2']) await before.record(name);
    await before.close();
    const [{ wal }] = (await query(superuserUrl, 'SELECT pg_walfile_name(pg_switch_wal()) AS wal')) as [
      { wal: string },
    ];
    const archived = () =>
      query(superuserUrl, 'SELECT FROM pg_stat_archiver WHERE last_archived_wal >= $1', [wal]);
    while ((await archived()).length === 0) await pause(20);
    await stop();

    await writeFile(join(base, 'recovery.signal'), '');
    await shop.configure(base, {
      restore_command: `cp ${shop.archive}/%f %p`,
      recovery_target_time: moment,
      recovery_target_action: 'promote',
    });
    await shop.start(base, superuserUrl);
    const after = await startApp(ownerUrl);
    expect(after.applied).toEqual([]);
    expect(await after.names()).toEqual(['Before 1', 'Before 2']);
    await after.record('Later');
    expect(await after.names()).toHaveLength(3);
    await after.close();

    const wrong = async () => {
      const config = { writeConnections: 5, readConnections: 5 };
      const findings = await examine(checks, { ownerUrl, config, directory: undefined, patience: 60 });
      return findings.flatMap((finding) => finding.wrong);
    };
    expect(await wrong()).toEqual([]);

    // An archive that takes nothing more is what the doctor has to see before the day of need
    await query(superuserUrl, `ALTER SYSTEM SET archive_command = 'false'`);
    await query(superuserUrl, 'SELECT pg_reload_conf(), pg_switch_wal()');
    const failed = () =>
      query(
        superuserUrl,
        `SELECT FROM pg_stat_archiver WHERE last_failed_time > coalesce(last_archived_time, '-infinity')`,
      );
    while ((await failed()).length === 0) await pause(20);
    expect(await wrong()).toEqual([expect.stringMatching(/^archive_command fails \(\d+ times?, last for /)]);
  },
);
