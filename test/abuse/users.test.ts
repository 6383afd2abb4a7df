import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { shares } from '../../server/src/share.ts';
import { type People, people } from '../account/people.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { holdTable } from './held-table.ts';

let database: TestDatabase;
let made: People;
let tokens: string[];
beforeAll(async () => {
  database = await testDatabase('example');
  made = people(database);
  tokens = [await made.person(['READER']), await made.person(['READER'])].map(({ token }) => token);
});
afterAll(async () => {
  await made.close();
  await database.drop();
});

async function withApp(
  settings: object,
  work: (ask: (query: string, who?: number, more?: object) => Promise<Response>) => Promise<void>,
) {
  const faults: unknown[] = [];
  const config = { authentication: 'required' as const, ...settings };
  const app = createApp({ config, database, onFault: (fault) => faults.push(fault) });
  await work(async (query, who = 0, more = {}) =>
    app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[who]}`, ...more },
      body: JSON.stringify({ query }),
    }),
  );
  await app.close();
  expect(faults).toEqual([]);
}

describe('a share of points', () => {
  it('is spent, and fills up with time, and not beyond its bound', () => {
    let now = 0;
    const { take } = shares({ rate: 10, most: 100 }, () => now);
    expect(take('a', 90)).toBe(0);
    expect(take('a', 30)).toBe(2);
    expect(take('b', 100)).toBe(0);
    now = 2_000;
    expect(take('a', 30)).toBe(0);
    expect(take('a', 1)).toBe(1);
    now = 1_000_000;
    expect(take('a', 101)).toBe(1);
    expect(take('a', 100)).toBe(0);
  });

  it('is not given anew to those who are forgotten to make room', () => {
    const { take } = shares({ rate: 1, most: 10 }, () => 0);
    for (let i = 0; i < 2_000; i++) expect(take(`user ${i}`, 10)).toBe(0);
    expect(take('user 0', 1)).toBe(1);
  });

  it('of a user that is used up is refused with the time to wait; others have theirs', () =>
    withApp({ rate: 1, costLimit: 100 }, async (ask) => {
      const list = '{ actors(first: 40) { nodes { id name } } }';
      expect((await ask(list)).status).toBe(200);
      const refused = await ask(list);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
      const [error] = (await refused.json()).errors;
      expect(error.extensions).toEqual({ code: 'RATE_LIMITED' });
      expect(error.message).toMatch(/81 points.*in \d+ seconds/);
      expect((await ask(list, 1)).status).toBe(200);
      expect((await ask('{ __typename }')).status).toBe(200);
    }));
});

describe('at once', () => {
  it('there are so many operations of a user, and those of others', () =>
    withApp({ concurrency: 2 }, async (ask) => {
      const held = await holdTable(database, 'Actor');
      const list = '{ actors(first: 1) { nodes { id } } }';
      const waiting = [ask(list), ask(list)];
      await held.waiting(2);
      const refused = await ask('{ viewer { clearance } }');
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect((await refused.json()).errors[0].extensions.code).toBe('RATE_LIMITED');
      expect((await ask('{ viewer { clearance } }', 1)).status).toBe(200);
      await held.release();
      for (const answer of waiting) expect((await answer).status).toBe(200);
      expect((await ask('{ viewer { clearance } }')).status).toBe(200);
    }));

  it('there are so many subscriptions of a user, and one that ends makes room', () =>
    withApp({ subscriptionLimit: 1 }, async (ask) => {
      const follow = (who = 0) =>
        ask('subscription { changed { cursor } }', who, { accept: 'text/event-stream' });
      const first = (await follow()).body?.getReader();
      await first?.read();
      const second = await follow();
      expect(await second.text()).toContain('"code":"RATE_LIMITED"');
      const other = (await follow(1)).body?.getReader();
      await other?.cancel();
      await first?.cancel();
      await vi.waitFor(async () => {
        const again = (await follow()).body?.getReader();
        const text = new TextDecoder().decode((await again?.read())?.value);
        await again?.cancel();
        expect(text).not.toContain('RATE_LIMITED');
      });
    }));
});
