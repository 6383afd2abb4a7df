import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { openAnswerStore } from '../../server/src/cache/store.ts';
import { withConnection } from '../../server/src/database/connection.ts';
import { type Database, openDatabase } from '../../server/src/database/pools.ts';
import { examine } from '../../server/src/doctor/examine.ts';
import { replicas } from '../../server/src/doctor/replicas.ts';
import { createMetrics } from '../../server/src/telemetry/metrics.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { type People, type Person, people } from '../account/people.ts';
import { programs } from '../backup/tools.ts';
import { poolSettings } from '../set-up/databases.ts';
import { type Copy, postgresWithCopies } from './copies.ts';

/** Seconds that a replica may be behind here. */
const replicaLag = 600;

// CI installs the programs (see .ci/run); elsewhere this says that they are missing
describe.skipIf(!programs && !process.env.CI)('a primary with two replicas', { timeout: 120_000 }, () => {
  let postgres: Awaited<ReturnType<typeof postgresWithCopies>>;
  let one: Copy;
  let two: Copy;
  let database: Database;
  let app: ReturnType<typeof createApp>;
  let users: People;
  let writer: Person;
  let reader: Person;
  const lines: string[] = [];
  const sent: string[] = [];

  const open = (more: { replicaLag: number; replicaUrls: string[] }) =>
    openDatabase(postgres.logins, { ...poolSettings, ...more, log: (line) => lines.push(line) });
  const serve = (on: Database) =>
    createApp({
      config: { authentication: 'required', preparedStatements: true },
      database: on,
      onStatement: (sql) => sent.push(sql),
    });
  beforeAll(async () => {
    postgres = await postgresWithCopies(2);
    [one, two] = postgres.copies as [Copy, Copy];
    database = open({ replicaLag, replicaUrls: [one.replicaUrl, two.replicaUrl] });
    app = serve(database);
    users = people(database);
    writer = await users.person(['CODER'], { clearance: 'RED' });
    reader = await users.person([], { clearance: 'RED' });
    await inUse([one, two]);
  });
  afterEach(async () => {
    for (const copy of [one, two]) await copy.release();
    await inUse([one, two]);
  });
  afterAll(async () => {
    await users?.close();
    await app?.close();
    await database?.close();
    await postgres?.close();
  });

  /** Waits until just these are read. */
  async function inUse(copies: Copy[], on = database) {
    const names = copies.map(({ name }) => name).join();
    const used = () => on.replicas?.states().filter((state) => state.inUse) ?? [];
    while (
      used()
        .map(({ name }) => name)
        .join() !== names
    )
      await pause(5);
  }

  async function ask(who: Person, query: string, headers: Record<string, string> = {}, on = app) {
    const response = await on.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}`, ...headers },
      body: JSON.stringify({ query }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers of any shape
    return { position: response.headers.get('entente-position'), ...((await response.json()) as any) };
  }
  const record = (name: string) =>
    ask(
      writer,
      `mutation { createActor(input: { kind: GROUP, name: "${name}" }) { __typename ... on Actor { name } } }`,
    );
  async function names(who: Person, headers = {}, on = app): Promise<string[]> {
    const { data } = await ask(who, '{ actors(first: 100) { nodes { name } } }', headers, on);
    return data.actors.nodes.map(({ name }: { name: string }) => name);
  }
  /** How often each Postgres was asked in a while. */
  async function whileCounting(work: () => Promise<unknown>) {
    const pools = new Map([
      ['primary', database.reader('RED')],
      ...(database.replicas?.states() ?? []).map(
        ({ name, pools: open }) => [name, new Map(open).get('RED')] as const,
      ),
    ]);
    const counts: Record<string, number> = {};
    const undo = [...pools].map(([name, pool]) => {
      const count = () => {
        counts[name] = (counts[name] ?? 0) + 1;
      };
      pool?.on('acquire', count);
      return () => pool?.off('acquire', count);
    });
    await work();
    for (const each of undo) each();
    return counts;
  }

  it('queries are read from both, and none from the primary', async () => {
    await names(reader);
    await names(reader);
    const counts = await whileCounting(async () => {
      for (let i = 0; i < 10; i++) await names(reader);
    });
    expect(counts).toEqual({ [one.name]: 5, [two.name]: 5 });
  });

  it('whoever has written sees it, and so does whoever sends the position of the write back', async () => {
    for (const copy of [one, two]) await copy.hold();
    const answer = await record('Held back');
    expect(answer).toMatchObject({ data: { createActor: { name: 'Held back' } } });
    expect(answer.position).toMatch(/^[\dA-F]+\/[\dA-F]+$/);
    expect(await names(writer)).toContain('Held back');
    expect(await names(reader)).not.toContain('Held back');
    const withPosition = { 'entente-position': answer.position };
    expect(await names(reader, withPosition)).toContain('Held back');
    await two.release();
    // Now it is read from the one that has it, and not from the primary
    const counts = await whileCounting(async () => {
      expect(await names(reader, withPosition)).toContain('Held back');
      expect(await names(writer)).toContain('Held back');
    });
    expect(counts).toEqual({ [two.name]: 2 });
  });

  it('answers are kept from a replica that has all that was heard of, and from no other', async () => {
    const answers = openAnswerStore(10, database);
    const keeping = createApp({
      config: { authentication: 'required', preparedStatements: true },
      database,
      answers,
    });
    const { counts } = answers;
    /** Asks until the answer is one that was kept. */
    const kept = () =>
      vi.waitUntil(
        async () => {
          const before = counts.hit;
          const found = await names(reader, {}, keeping);
          return counts.hit > before && found;
        },
        { timeout: 20_000, interval: 5 },
      );
    expect(await kept()).not.toContain('Heard of');
    for (const copy of [one, two]) await copy.hold();
    const heard = database.notices.count;
    const { position } = await record('Heard of');
    await database.notices.beyond(heard, 20_000, new AbortController().signal);
    await vi.waitUntil(() => answers.lull(), { timeout: 20_000, interval: 5 });
    const before = { ...counts };
    for (let i = 0; i < 3; i++) expect(await names(reader, {}, keeping)).not.toContain('Heard of');
    expect(counts).toEqual({ ...before, passed: before.passed + 3 });
    const withPosition = { 'entente-position': position };
    for (let i = 0; i < 2; i++) expect(await names(reader, withPosition, keeping)).toContain('Heard of');
    expect(counts).toEqual({ hit: before.hit + 1, miss: before.miss + 1, passed: before.passed + 3 });
    answers.forget();
    for (const copy of [one, two]) await copy.release();
    expect(await kept()).toContain('Heard of');
    await keeping.close();
  });

  it('a position that is none is refused', async () => {
    const { errors } = await ask(reader, '{ actors(first: 1) { nodes { name } } }', {
      'entente-position': 'yesterday',
    });
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });

  it('the change feed passes nothing over that was being written when it was looked at', async () => {
    const changes = async (after: string | null) => {
      const { data } = await ask(
        reader,
        `{ changes(first: 100, after: ${JSON.stringify(after)}, types: [Actor]) { nodes { subject { ... on Actor { name } } } pageInfo { endCursor hasNextPage } } }`,
      );
      return data.changes;
    };
    let { pageInfo } = await changes(null);
    while (pageInfo.hasNextPage) ({ pageInfo } = await changes(pageInfo.endCursor));
    for (const copy of [one, two]) await copy.hold();
    await withConnection(postgres.logins.writer, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('entente.user', $1, true)`, [localUserId]);
      await client.query(
        `INSERT INTO public."Actor" ("id", "kind", "name", "slug") VALUES (gen_random_uuid(), 'GROUP', 'Slow', 'slow')`,
      );
      await record('Quick');
      const early = await changes(pageInfo.endCursor);
      expect(early.nodes.map(({ subject }: { subject: { name: string } }) => subject.name)).toEqual([
        'Quick',
      ]);
      await client.query('COMMIT');
      const late = await changes(early.pageInfo.endCursor);
      expect(late.nodes.map(({ subject }: { subject: { name: string } }) => subject.name)).toEqual(['Slow']);
    });
  });

  it('one that stops is left out, without a failure, and read again when it is back', async () => {
    let going = true;
    const failures: unknown[] = [];
    const reading = (async () => {
      while (going)
        failures.push(...((await ask(reader, '{ actors(first: 5) { nodes { name } } }')).errors ?? []));
    })();
    lines.length = 0;
    await one.stop();
    await inUse([two]);
    await one.start();
    await inUse([one, two]);
    going = false;
    await reading;
    expect(failures).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(`^The replica ${one.name} is not read: `),
      `The replica ${one.name} is read.`,
    ]);
  });

  it('what is under way on one that has gone without a word is answered by the other', async () => {
    await two.freeze(true);
    // Some of them are sent there before that is found out
    const all = await Promise.all(Array.from({ length: 12 }, () => names(reader)));
    expect(all.every((each) => each.length > 0)).toBe(true);
    await inUse([one]);
    await two.freeze(false);
  });

  it('one that lags too far behind is left out, and Prometheus is told', async () => {
    const strict = open({ replicaLag: 1, replicaUrls: [one.replicaUrl, two.replicaUrl] });
    strict.replicas?.watch();
    await inUse([one, two], strict);
    await one.hold();
    await record('Ahead');
    await inUse([two], strict);
    const gauges = async () => {
      const { text } = await metricsOf(strict);
      return text.split('\n').filter((line) => line.startsWith('entente_replica_in_use{'));
    };
    expect(await gauges()).toEqual([
      `entente_replica_in_use{replica="${one.name}"} 0`,
      `entente_replica_in_use{replica="${two.name}"} 1`,
    ]);
    await one.release();
    await inUse([one, two], strict);
    await strict.close();
  });

  it('without replicas the primary is read, and is ready', async () => {
    const alone = open({ replicaLag, replicaUrls: ['postgresql://127.0.0.1:1/entente'] });
    const other = serve(alone);
    const response = await other.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${reader.token}` },
      body: JSON.stringify({ query: '{ viewer { clearance } }' }),
    });
    expect(await response.json()).toEqual({ data: { viewer: { clearance: 'RED' } } });
    expect((await other.fetch('http://localhost/readyz')).status).toBe(200);
    await other.close();
    await alone.close();
  });

  it('the doctor says what is wrong with a replica', async () => {
    const look = async (...replicaUrls: string[]) => {
      const config = { writeConnections: 1, readConnections: 1, replicaUrls };
      const asked = { ownerUrl: postgres.ownerUrl, config, directory: undefined, patience: 60 };
      return (await examine([replicas], asked)).flatMap(({ wrong }) => wrong);
    };
    expect(await look(one.replicaUrl, 'postgresql://127.0.0.1:1/entente')).toEqual([
      `The replica ${one.name} breaks off reads that stand in the way of the log: set hot_standby_feedback = on there.`,
      expect.stringMatching(/^The replica 127\.0\.0\.1:1 cannot be reached /),
    ]);
  });

  // The last: the primary does not come back
  it('without the primary it goes on reading, with tokens, and is ready; writes are told to wait', async () => {
    const { position } = await record('In time');
    expect(position).toMatch(/^[\dA-F]+\/[\dA-F]+$/);
    await postgres.stopPrimary();
    while (!database.replicas?.primary.isAway) await pause(5);
    expect(await names(reader, { 'entente-position': position })).toContain('In time');
    expect((await app.fetch('http://localhost/readyz')).status).toBe(200);
    const stranger = { ...reader, token: `${reader.token.slice(0, -1)}x` };
    expect((await ask(stranger, '{ actors(first: 1) { nodes { name } } }')).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(await record('Too late')).toMatchObject({
      data: { createActor: { __typename: 'UnavailableError' } },
    });
  });
});

/** What Prometheus reads. */
async function metricsOf(database: Database): Promise<{ text: string }> {
  return new Promise((resolve) => {
    const response = { writeHead: () => response, end: (text: string) => resolve({ text }) };
    createMetrics(database).answer({ url: '/metrics' } as never, response as never);
  });
}
