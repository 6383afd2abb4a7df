import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../server/src/database/migrate.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { people } from '../account/people.ts';
import { compare, newLedger, recovery, startLoad } from '../faults/ledger.ts';
import { poolSettings } from '../set-up/databases.ts';
import { query } from '../start/postgres.ts';
import { built, type Server, startServer } from '../start/running-server.ts';
import { missingPrograms, startCluster } from './cluster.ts';
import { PASSWORDS } from './cluster-files.ts';

// .ci/run installs them. Everywhere else the test is left out where one is missing.
const leftOut = missingPrograms.length > 0 && process.env.CI !== 'true';
if (leftOut)
  console.warn(`The test of a failover is left out: apt-get install ${missingPrograms.join(' ')}.`);

let close = async () => {};
afterAll(() => close());

describe.skipIf(leftOut)('two servers before three nodes of Postgres', { timeout: 180_000 }, () => {
  it('outlast that the node that takes writes is gone: nothing acknowledged is lost, reads go on', async () => {
    const cluster = await startCluster();
    close = cluster.close;
    await cluster.ready();
    await query(
      cluster.superuserUrl('postgres'),
      `CREATE ROLE keeper LOGIN CREATEROLE PASSWORD '${PASSWORDS.keeper}'`,
    );
    await query(cluster.superuserUrl('postgres'), 'CREATE DATABASE entente OWNER keeper');
    const direct = new URL(cluster.superuserUrl('entente'));
    direct.username = 'keeper';
    direct.password = PASSWORDS.keeper;
    await migrate(direct.href);
    const database = openDatabase(await prepareRoles(direct.href), poolSettings);
    const users = people(database);
    const { token } = await users.person(['CODER'], { clearance: 'RED' });
    await users.close();
    await database.close();

    const env = {
      PORT: '0',
      DATABASE_URL: cluster.databaseUrl,
      DATABASE_REPLICA_URLS: cluster.replicaUrls.join(','),
      DATABASE_PREPARED_STATEMENTS: 'no',
      DATABASE_CONNECT_TIMEOUT: '3',
      ENTENTE_AUTHENTICATION: 'required',
      ENTENTE_EXAMPLE: 'no',
      ENTENTE_LOG: 'error',
      ENTENTE_RATE: '1000000',
    };
    const servers: Server[] = [startServer(env, [], built), startServer(env, [], built)];
    await Promise.all(servers.map(({ ready }) => ready));
    const urls = servers.map(({ output }) => /GraphiQL +(\S+)[/]graphql/.exec(output.stdout)?.[1] as string);
    const replicasRead = ({ output }: Server) =>
      output.stdout.match(/The replica \S+ is read\./g)?.length ?? 0;
    while (servers.some((server) => replicasRead(server) < 2)) await pause(20);

    // Any balancer: each request goes to the next server
    let turn = 0;
    const ledger = newLedger();
    const load = startLoad(() => urls[turn++ % 2] as string, ledger, {
      writers: 2,
      readers: 2,
      between: 5,
      headers: { authorization: `Bearer ${token}` },
    });
    while (ledger.acknowledged.size < 30) await pause(10);
    ledger.longest = { read: 0, write: 0 };
    const acknowledged = ledger.acknowledged.size;
    const killed = performance.now();
    const gone = await cluster.killLeader();
    await recovery(ledger);
    const back = Math.round(performance.now() - killed);
    await load.stop();

    console.log(
      `${gone} was killed after ${acknowledged} acknowledged writes. Writes were acknowledged again after ${back} ms; ` +
        `a write took ${ledger.longest.write} ms at most, a read ${ledger.longest.read} ms (${ledger.reads} reads).`,
    );
    expect(await compare(cluster.superuserUrl('entente'), ledger)).toEqual({ lost: [], doubled: [] });
    expect(ledger.acknowledged.size).toBe(ledger.asked.size);
    // Twice what is promised: other tests run beside this one
    expect(ledger.longest.read).toBeLessThan(4_000);
    expect(
      [...new Set(ledger.failures.map(({ code }) => code))].filter((code) => code !== 'UNAVAILABLE'),
    ).toEqual([]);
    for (const server of servers) {
      expect(server.output.stdout).not.toContain('"event":"fault"');
      await server.end('SIGTERM');
    }
  });
});
