import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { type Answer, type TestApp, testApp } from '../set-up/app.ts';
import { changed, subscribe } from './events.ts';
import { feedReader } from './feed-reader.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const { ask, createPerson } = feedReader(() => test);
const revisionOf = ({ data }: Answer) => data.changed.revision;

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
