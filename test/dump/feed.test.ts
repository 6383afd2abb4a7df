import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../server/src/database/migrate.ts';
import { dumpDatabase } from '../../server/src/dump/dump.ts';
import { restoreDatabase } from '../../server/src/dump/restore.ts';
import { ownDatabase } from '../revision/own-postgres.ts';
import { appOver, type TestApp, testApp } from '../set-up/app.ts';
import { run, temporaryDirectory } from './set-up.ts';

let example: TestApp;
let restored: TestApp;
let cursor: string;

const page = `query ($after: String) { changes(after: $after, first: 100) {
  nodes { subjectId subjectVersion } pageInfo { endCursor hasNextPage } } }`;

/** Every change after a cursor, and the cursor of the end. */
async function changes(app: TestApp, after: string | null = null) {
  const seen: string[] = [];
  for (let at = after; ; ) {
    const { data, errors } = await app.ask(page, { after: at });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data.changes;
    seen.push(...nodes.map((node: { subjectId: string }) => node.subjectId));
    at = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) return { seen, end: at as string };
  }
}

beforeAll(async () => {
  example = await testApp('example');
  // On a Postgres whose transactions have lower numbers than those of the one that the dump is from
  restored = appOver(await ownDatabase());
  const directory = join(await temporaryDirectory(), 'dump');
  await dumpDatabase({ ownerUrl: example.database.ownerUrl, directory });
  cursor = (await changes(example)).end;
  await restoreDatabase({ ownerUrl: restored.database.ownerUrl, directory });
});
afterAll(async () => {
  await example.close();
  await restored.close();
});

const create = async (name: string) => {
  const { data } = await restored.ask(
    'mutation ($name: String!) { createActor(input: { kind: PERSON, name: $name }) { ... on Actor { id } } }',
    { name },
  );
  return data.createActor.id as string;
};

describe('the feed of a restored database', () => {
  it('has what was restored in its old order, and before whatever is written then', async () => {
    const [{ n }] = await run(restored.database.ownerUrl, 'SELECT count(*)::int AS n FROM "Revision"');
    const { seen, end } = await changes(restored);
    expect(seen).toHaveLength(n);
    const positions = await run(
      restored.database.ownerUrl,
      `SELECT rtrim(translate(encode(convert_to("entity" || ':' || "entityId", 'UTF8'), 'base64'), E'+/\\n', '-_'), '=') AS id
       FROM "Revision" ORDER BY "position"`,
    );
    expect(seen).toEqual(positions.map(({ id }) => id));
    const id = await create('New here');
    expect((await changes(restored, end)).seen).toContain(id);
    expect((await changes(restored)).seen.at(-1)).toBe(id);
  });

  it('refuses a cursor from before', async () => {
    const { errors } = await restored.ask(page, { after: cursor });
    expect(errors?.[0]?.message).toMatch(/from before this one was restored/);
  });

  it('gets right when another tool brought numbers that are still to come', async () => {
    await run(
      restored.database.ownerUrl,
      'UPDATE "Revision" SET "transactionId" = pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000 + "position"',
    );
    expect((await changes(restored)).seen).toEqual([]);
    await migrate(restored.database.ownerUrl);
    const [{ n }] = await run(restored.database.ownerUrl, 'SELECT count(*)::int AS n FROM "Revision"');
    const { seen, end } = await changes(restored);
    expect(seen).toHaveLength(n);
    const id = await create('Newer');
    expect((await changes(restored, end)).seen).toEqual(expect.arrayContaining([id]));
  });
});
