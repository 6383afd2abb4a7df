import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../server/src/database/pools.ts';
import { type People, people } from '../account/people.ts';
import { poolSettings } from '../set-up/databases.ts';
import { query } from '../start/postgres.ts';
import { type Server, startServer } from '../start/running-server.ts';
import { type Clock, fakeClock, fakeTime } from './clock.ts';
import { followActors } from './feed.ts';
import { compare, newLedger, recovery, startLoad } from './ledger.ts';
import { type FragilePostgres, fragilePostgres } from './postgres.ts';

// .ci/run installs it. Everywhere else the test is left out where it is missing.
const leftOut = !fakeTime && process.env.CI !== 'true';
if (leftOut) console.warn('The test of clocks that jump is left out: apt-get install faketime.');

const HOUR = 3_600;

describe.skipIf(leftOut)('where clocks jump', { timeout: 180_000 }, () => {
  let clocks: { server: Clock; postgres: Clock };
  let postgres: FragilePostgres;
  let server: Server;
  let url: string;
  let users: People;
  let close = async () => {};

  beforeAll(async () => {
    clocks = { server: await fakeClock(), postgres: await fakeClock() };
    postgres = await fragilePostgres();
    await postgres.start(clocks.postgres.environment);
    const database = openDatabase(postgres.logins, poolSettings);
    users = people(database);
    server = startServer({
      ...clocks.server.environment,
      PORT: '0',
      DATABASE_URL: postgres.ownerUrl,
      ENTENTE_AUTHENTICATION: 'required',
      ENTENTE_EXAMPLE: 'no',
      ENTENTE_LOG: 'error',
      ENTENTE_RATE: '4000',
    });
    close = async () => {
      await server.end('SIGTERM');
      await users.close();
      await database.close();
      await postgres.drop();
      await Promise.all(Object.values(clocks).map((clock) => clock.drop()));
    };
    await server.ready;
    url = /GraphiQL +(\S+)[/]graphql/.exec(server.output.stdout)?.[1] as string;
  });
  afterAll(() => close());
  beforeEach(async () => {
    await set(0, 0);
  });

  const set = (ofServer: number, ofPostgres: number) =>
    Promise.all([clocks.server.set(ofServer), clocks.postgres.set(ofPostgres)]);

  async function ask(token: string, body: object) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const { data, errors } = await response.json();
    const retryAfter = Number(response.headers.get('retry-after'));
    return { data, code: errors?.[0]?.extensions.code, retryAfter };
  }

  /** Seconds between changes that follow each other, and between a row's time and that of its first change. */
  async function times() {
    const [row] = await query<{ back: number; ahead: number }>(
      postgres.ownerUrl,
      `SELECT max(extract(epoch FROM before - "recordedAt"))::float8 AS back, max(extract(epoch FROM row - "recordedAt"))::float8 AS ahead
       FROM (
         SELECT v."recordedAt", lag(v."recordedAt") OVER (ORDER BY v."position") AS before, a."recordedAt" AS row
         FROM public."Revision" v JOIN public."Actor" a ON a."id" = v."entityId"
       ) v`,
    );
    return row;
  }

  it('nothing acknowledged is lost or doubled, the feed misses nothing, and what was known at a moment stays', async () => {
    const { token } = await users.person(['CODER'], { clearance: 'RED' });
    const ledger = newLedger();
    const headers = { authorization: `Bearer ${token}` };
    const load = startLoad(() => url, ledger, { writers: 2, readers: 2, between: 5, headers });
    const feed = followActors(url, headers);
    await recovery(ledger);

    const knownAt = async (moment: string) => {
      const { data } = await ask(token, {
        query:
          'query ($at: DateTime) { actors(knownAt: $at, first: 100, orderBy: [{ field: NAME, direction: ASC }]) { totalCount nodes { name version } } }',
        variables: { at: moment },
      });
      return data.actors;
    };
    /** What is known at this moment of Postgres, asked when all that was under way is recorded. */
    const note = async () => {
      const [row] = await query<{ now: Date }>(postgres.ownerUrl, 'SELECT now()');
      const moment = row?.now.toISOString() as string;
      const begun = [...ledger.asked];
      while (begun.some((name) => !ledger.acknowledged.has(name))) await recovery(ledger);
      return { moment, known: await knownAt(moment) };
    };

    const notes = [await note()];
    for (const [ofServer, ofPostgres] of [
      [HOUR, 0],
      [HOUR, HOUR],
      [0, HOUR],
      [0, 0],
      [-HOUR, -HOUR],
      [0, 0],
    ] as const) {
      await recovery(ledger);
      await set(ofServer, ofPostgres);
      await recovery(ledger);
      notes.push(await note());
    }
    await load.stop();
    await feed.end();

    expect(await compare(postgres.ownerUrl, ledger)).toEqual({ lost: [], doubled: [] });
    expect(ledger.acknowledged.size).toBe(ledger.asked.size);
    expect(ledger.failures).toEqual([]);
    expect(feed.names.toSorted()).toEqual([...ledger.acknowledged].sort());
    expect(notes[0]?.known.totalCount).toBeGreaterThan(0);
    for (const { moment, known } of notes) expect(await knownAt(moment), moment).toEqual(known);
    const told = await times();
    // Back by no more than two writes may overlap, and by Postgres' clock alone
    expect(told?.back).toBeLessThan(60);
    expect(told?.ahead).toBeLessThanOrEqual(0);
    expect(server.output.stdout).not.toContain('"event":"fault"');
  });

  it("a token is good until its time by Postgres' clock, whatever that of the server says", async () => {
    const { token } = await users.person(['READER'], { expiresIn: HOUR / 2 });
    const asked = () => ask(token, { query: '{ viewer { clearance } }' });
    for (const [ofServer, ofPostgres, code] of [
      [0, 0, undefined],
      [HOUR, 0, undefined],
      [HOUR, HOUR, 'UNAUTHENTICATED'],
      [0, HOUR, 'UNAUTHENTICATED'],
      [-HOUR, 0, undefined],
      [0, 0, undefined],
    ] as const) {
      await set(ofServer, ofPostgres);
      expect((await asked()).code, `${ofServer} ${ofPostgres}`).toBe(code);
    }
  });

  it("a token's last use is noted anew where it lies ahead since a clock was set back", async () => {
    const { id, token } = await users.person(['READER']);
    const lastUse = async () => {
      const [use] = await query<{ isAhead: boolean | null }>(
        postgres.ownerUrl,
        `SELECT "lastUsedAt" > now() AS "isAhead" FROM public."ApiToken" WHERE "userId" = $1`,
        [id],
      );
      return use?.isAhead;
    };
    for (const seconds of [HOUR, 0]) {
      await set(seconds, seconds);
      if (seconds === 0) expect(await lastUse()).toBe(true);
      await ask(token, { query: '{ viewer { clearance } }' });
      await vi.waitUntil(async () => (await lastUse()) === false, { timeout: 30_000, interval: 20 });
    }
  });

  it('a share fills up with the time that passes, neither sooner nor later', async () => {
    const { token } = await users.person(['READER']);
    const fields = Array.from(
      { length: 20 },
      (_, i) => `a${i}: contradictions(first: 1) { nodes { __typename } }`,
    );
    const dear = { query: `{ relationship(by: { slug: "there-is-none" }) { ${fields.join(' ')} } }` };
    const cheap = { query: '{ viewer { clearance } }' };
    expect((await ask(token, dear)).code).toBeUndefined();
    const { code, retryAfter } = await ask(token, dear);
    expect(code).toBe('RATE_LIMITED');
    for (const seconds of [HOUR, 0, -HOUR, 0]) {
      await set(seconds, 0);
      const refused = await ask(token, dear);
      expect(refused.code, String(seconds)).toBe('RATE_LIMITED');
      expect(refused.retryAfter).toBeLessThanOrEqual(retryAfter);
      expect((await ask(token, cheap)).code).toBeUndefined();
    }
  });
});
