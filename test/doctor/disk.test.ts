import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checks } from '../../server/src/doctor/checks.ts';
import { examine } from '../../server/src/doctor/examine.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { query } from '../start/postgres.ts';

const disk = `disk_${randomBytes(6).toString('hex')}`;

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
  await withSuperuser(test.database.superuserUrl, async (client) => {
    await client.query('SET allow_in_place_tablespaces = on');
    await client.query(`CREATE TABLESPACE ${disk} LOCATION ''`);
    await client.query(`GRANT CREATE ON TABLESPACE ${disk} TO entente_owner`);
  });
});
afterAll(async () => {
  const { superuserUrl } = test.database;
  await query(superuserUrl, 'ALTER TABLE public."Revision" SET TABLESPACE pg_default');
  await query(superuserUrl, `DROP TABLESPACE ${disk}`);
  await test.close();
});

it('the history can lie on a disk of its own: it is read and written there, and the doctor finds nothing wrong', async () => {
  await query(test.database.ownerUrl, `ALTER TABLE public."Revision" SET TABLESPACE ${disk}`);
  const { data } = await test.ask(
    'mutation { createActor(input: { kind: PERSON, name: "A Person" }) { ... on Actor { id } } }',
  );
  const history = await test.ask('query ($of: ID!) { revisions(of: $of) { nodes { operation } } }', {
    of: data.createActor.id,
  });
  expect(history.data.revisions.nodes).toEqual([{ operation: 'CREATED' }]);
  const findings = await examine(checks, {
    ownerUrl: test.database.ownerUrl,
    config: { writeConnections: 10, readConnections: 10 },
    directory: undefined,
    patience: 60,
  });
  expect(findings.flatMap(({ wrong }) => wrong)).toEqual([]);
});
