import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import type { Clearance } from '../../server/src/database/clearance.ts';
import { type Answer, askAs, type TestApp, testApp } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { changed, subscribe } from './events.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

async function ask(query: string, variables: object = {}): Promise<NonNullable<Answer['data']>> {
  const { data, errors } = await test.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

let people = 0;
const createPerson = async (name = `Person ${++people}`): Promise<string> => {
  const { createActor } = await ask(
    'mutation ($name: String!) { createActor(input: { kind: PERSON, name: $name }) { ... on Actor { id } } }',
    { name },
  );
  return createActor.id;
};

interface Page {
  nodes: { subjectId: string; subjectVersion: number; entity: string }[];
  edges: { cursor: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}
const changes = async (after: string | null = null, first = 100): Promise<Page> =>
  (
    await ask(
      'query ($after: String, $first: Int) { changes(after: $after, first: $first) { nodes { entity subjectId subjectVersion } edges { cursor } pageInfo { endCursor hasNextPage } } }',
      { after, first },
    )
  ).changes;
const present = async () => {
  let page = await changes();
  while (page.pageInfo.hasNextPage) page = await changes(page.pageInfo.endCursor);
  return page.pageInfo.endCursor;
};
const revisionOf = ({ data }: Answer) => data.changed.revision;

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

describe('a subscription', () => {
  it.each(['POST', 'GET'])('by %s says where it is, and then sends what is written', async (method) => {
    const stream = await subscribe(test.app, changed(), method);
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream']);
    const [start] = await stream.take(1);
    expect(start?.data.changed).toEqual({ cursor: expect.any(String), revision: null });
    const id = await createPerson();
    const [event] = await stream.take(1);
    expect(event && revisionOf(event)).toEqual({
      entity: 'Actor',
      subjectId: id,
      subjectVersion: 1,
      operation: 'CREATED',
    });
    await stream.close();
  });

  it('goes on after a cursor, with what was missed first', async () => {
    const first = await subscribe(test.app, changed());
    await first.take(1);
    await createPerson();
    const [seen] = await first.take(1);
    await first.close();
    const missed = await createPerson();
    const second = await subscribe(test.app, changed(`after: "${seen?.data.changed.cursor}"`));
    const events = await second.take(2);
    const coming = await createPerson();
    events.push(...(await second.take(1)));
    expect(events.map((event) => revisionOf(event)?.subjectId ?? null)).toEqual([null, missed, coming]);
    await second.close();
  });

  it('sends only the types that it asked for', async () => {
    const stream = await subscribe(test.app, changed('types: [Document]'));
    await stream.take(1);
    await createPerson();
    await ask('mutation { createDocument(input: { title: "A paper", kind: REPORT }) { __typename } }');
    const [event] = await stream.take(1);
    expect(event && revisionOf(event).entity).toBe('Document');
    await stream.close();
  });

  it('reads many changes at once', async () => {
    const stream = await subscribe(
      test.app,
      changed('', 'revision { subjectId user { name } differences { field } }'),
    );
    await stream.take(1);
    await ask(
      'mutation ($items: [CreateActorItem!]!) { createActors(input: { items: $items }) { __typename } }',
      {
        items: Array.from({ length: 500 }, (_, i) => ({ kind: 'PERSON', name: `One of many ${i}` })),
      },
    );
    test.statements.length = 0;
    const events = await stream.take(500);
    expect(events.every((event) => revisionOf(event).user.name === 'Local user')).toBe(true);
    // A look, its stretch and a batch, for each hundred, and a look or two around them
    expect(test.statements.length).toBeLessThan(20);
    await stream.close();
  });

  it('refuses a bad cursor in its first event, with the code', async () => {
    const stream = await subscribe(test.app, changed('after: "nonsense"'));
    const answer = await stream.next();
    expect(answer?.errors?.[0]?.extensions).toEqual({ code: 'INVALID_INPUT', inputPath: ['after'] });
    expect(await stream.next()).toBeNull();
  });

  it('ends when the server closes, also while it waits', async () => {
    const app = createApp({
      config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
      database: test.database,
    });
    const stream = await subscribe(app, changed());
    await stream.take(1);
    const end = stream.next();
    await app.close();
    expect(await end).toBeNull();
  });

  it('is refused to pages of other sites, as everything is', async () => {
    const response = await test.app.fetch(`http://localhost/graphql?query=${encodeURIComponent(changed())}`, {
      headers: { accept: 'text/event-stream', origin: 'https://elsewhere.example' },
    });
    expect(response.status).toBe(403);
  });
});

describe('what a reader may not see', () => {
  async function changesAs(clearance: Clearance, after: string) {
    const { data, errors } = await askAs(
      test.database,
      clearance,
      'query ($after: String) { changes(after: $after, types: [Document]) { nodes { operation subjectVersion subject { id } } } }',
      { after },
    );
    expect(errors).toBeUndefined();
    return data.changes.nodes.map(({ subjectVersion }: { subjectVersion: number }) => subjectVersion);
  }

  it('is not in the feed, nor what a row was before it was lowered', async () => {
    const end = await present();
    const { createDocument } = await ask(
      'mutation { createDocument(input: { title: "First title", kind: REPORT }) { ... on Document { id } } }',
    );
    const set = (version: number, fields: string) =>
      ask(
        `mutation ($id: ID!, $v: Int!) { updateDocument(input: { id: $id, expectedVersion: $v, ${fields} }) { ... on Document { version } } }`,
        { id: createDocument.id, v: version },
      );
    await set(1, 'title: "Second title"');
    expect(await changesAs('CLEAR', end)).toEqual([1, 2]);
    await set(2, 'marking: AMBER');
    expect(await changesAs('CLEAR', end)).toEqual([]);
    expect(await changesAs('AMBER', end)).toEqual([1, 2, 3]);
    await set(3, 'title: "Third title"');
    await set(4, 'marking: CLEAR');
    // What was written while it was guarded, and how it came to be open, stays with those who saw it
    expect(await changesAs('CLEAR', end)).toEqual([]);
    await set(5, 'title: "Fourth title"');
    expect(await changesAs('CLEAR', end)).toEqual([6]);
    expect(await changesAs('RED', end)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is a null in the differences of what refers to it', async () => {
    const { createDocument, actor } = {
      ...(await ask(
        'mutation { createDocument(input: { title: "Guarded", kind: REPORT, marking: RED }) { ... on Document { id } } }',
      )),
      ...(await ask('{ actor(by: { slug: "russia" }) { id } }')),
    };
    const made = await ask(
      'mutation ($a: ID!, $d: ID!) { recordStatement(input: { speakerId: $a, documentId: $d, saidOn: "2019", paraphrase: "Open words.", directness: PARAPHRASE, speechAct: ASSERT }) { ... on Statement { id } } }',
      { a: actor.id, d: createDocument.id },
    );
    const query = `query ($id: ID!) { revisions(of: $id) { nodes { differences { field to } } } }`;
    const differencesAs = async (clearance: Clearance) => {
      const { data } = await askAs(test.database, clearance, query, { id: made.recordStatement.id });
      const pairs = data.revisions.nodes[0].differences.map(
        ({ field, to }: { field: string; to: unknown }) => [field, to],
      );
      return Object.fromEntries(pairs);
    };
    expect(await differencesAs('RED')).toMatchObject({ document: createDocument.id, speaker: actor.id });
    expect(await differencesAs('CLEAR')).toMatchObject({
      document: null,
      speaker: actor.id,
      paraphrase: 'Open words.',
    });
  });
});
