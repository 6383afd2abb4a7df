import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { feedReader, type Page } from './feed-reader.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const { ask, createPerson, changes, present } = feedReader(() => test);

describe('the pages of the feed', () => {
  it('hold every revision once, whatever their size, from the first on', async () => {
    const { rows } = await test.database.write.query('SELECT count(*)::int AS n FROM "Revision"');
    for (const size of [7, 100]) {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: Page = await changes(after, size);
        expect(page.edges).toHaveLength(page.nodes.length);
        seen.push(...page.nodes.map(({ subjectId, subjectVersion }) => `${subjectId} ${subjectVersion}`));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(seen).toHaveLength(rows[0].n);
    }
  });

  it('go on from the cursor of any change, or from the end when there is nothing yet', async () => {
    const end = await present();
    expect((await changes(end)).nodes).toEqual([]);
    const first = await createPerson();
    const second = await createPerson();
    const ids = async (after: string) =>
      (await changes(after)).nodes
        .filter(({ entity }) => entity === 'Actor')
        .map(({ subjectId }) => subjectId);
    expect(await ids(end)).toEqual([first, second]);
    const { edges, nodes } = await changes(end);
    const at = nodes.findIndex(({ subjectId }) => subjectId === first);
    expect(await ids(edges[at]?.cursor as string)).toEqual([second]);
  });

  it('hold what was asked for: types, and the present row', async () => {
    const end = await present();
    const id = await createPerson('Somebody New');
    const { changes: found } = await ask(
      `query ($after: String) { changes(after: $after, types: [Actor, Statement]) { nodes { operation user { name }
         subject { __typename id ... on Actor { name } } differences { field from to } } } }`,
      { after: end },
    );
    expect(found.nodes).toEqual([
      {
        operation: 'CREATED',
        user: { name: 'Local user' },
        subject: { __typename: 'Actor', id, name: 'Somebody New' },
        differences: expect.arrayContaining([{ field: 'name', from: null, to: 'Somebody New' }]),
      },
    ]);
  });

  it('cost the same number of statements for more changes', async () => {
    const query =
      'query ($n: Int) { changes(first: $n, types: [Statement]) { nodes { subject { id } user { name } differences { field to } } } }';
    await ask(query, { n: 3 });
    const few = test.statements.length;
    const { changes: many } = await ask(query, { n: 18 });
    expect(many.nodes.length).toBeGreaterThan(10);
    expect(test.statements).toHaveLength(few);
  });

  it('refuse a cursor that is none, is from another database, or is from a time that was undone', async () => {
    const code = async (after: string) => {
      const { errors } = await test.ask(
        'query ($after: String) { changes(after: $after) { nodes { id } } }',
        { after },
      );
      expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', inputPath: ['after'] });
      return errors?.[0]?.message;
    };
    const [feed, [end]] = JSON.parse(Buffer.from(await present(), 'base64url').toString());
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    for (const none of [
      '',
      'abc',
      cursor(feed),
      cursor(feed, 1, 2),
      cursor(feed, '-1', '0'),
      cursor(feed, '1', '9'.repeat(19)),
    ])
      expect(await code(none)).toMatch(/is no cursor of the change feed/);
    expect(await code(cursor('0'.repeat(32), [end]))).toMatch(/from another database/);
    expect(await code(cursor(feed, [String(BigInt(end) + 1_000_000n)]))).toMatch(/lies ahead/);
  });

  it('do not wait for a write under way, and have it when it ends: none is passed over', async () => {
    const end = await present();
    await withSuperuser(test.database.ownerUrl, async (slow) => {
      await slow.query(
        `BEGIN; SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true)`,
      );
      const { rows } = await slow.query(
        `INSERT INTO "Actor" ("id", "kind", "name", "slug") VALUES (gen_random_uuid(), 'PERSON', 'Slow', 'slow') RETURNING id`,
      );
      const quick = await createPerson();
      const { nodes, edges, pageInfo } = await changes(end);
      expect(nodes.map(({ subjectId }) => subjectId)).toEqual([quick]);
      await slow.query('COMMIT');
      for (const after of [edges[0]?.cursor as string, pageInfo.endCursor]) {
        const ids = (await changes(after)).nodes.map(({ subjectId }) => subjectId);
        expect(ids).toEqual([Buffer.from(`Actor:${rows[0].id}`).toString('base64url')]);
      }
    });
  });

  it('have the changes of one row in their order, whichever transaction began first', async () => {
    const id = await createPerson();
    const plain = Buffer.from(id, 'base64url').toString().slice('Actor:'.length);
    const end = await present();
    await withSuperuser(test.database.ownerUrl, async (older) => {
      // Has its number before the other one, and changes the row after it
      await older.query(
        `BEGIN; SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true), pg_current_xact_id()`,
      );
      await ask(
        'mutation ($id: ID!) { updateActor(input: { id: $id, expectedVersion: 1, description: "First." }) { __typename } }',
        { id },
      );
      await older.query(`UPDATE "Actor" SET "description" = 'Second.' WHERE "id" = $1`, [plain]);
      await older.query('COMMIT');
    });
    expect((await changes(end)).nodes.map(({ subjectVersion }) => subjectVersion)).toEqual([2, 3]);
  });
});
