import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openNotices } from '../../server/src/database/notices.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { openAnswers } from '../../server/src/start/answers.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';
import { pgbouncer, startPooler } from '../visibility/pooler.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const within = { timeout: 20_000, interval: 10 };

/** A way to Postgres on which nothing comes through any more when it is held, and no end either. */
async function way(to: { host: string; port: number }) {
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(to.port, to.host);
    sockets.push(near, far);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => into.write(bytes));
      from.on('error', () => undefined).on('close', () => into.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hold: () => sockets.forEach((socket) => void socket.pause()),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

it('a connection that has gone without a word is not trusted any longer', async () => {
  const login = database.logins.writer;
  const through = await way(login);
  const notices = openNotices({ ...login, host: '127.0.0.1', port: through.port }, 'entente_changes');
  expect(notices.isSure).toBe(false);
  notices.watch();
  await vi.waitUntil(() => notices.isSure, within);
  const { count } = notices;
  await database.write.query(`SELECT pg_notify('entente_changes', '')`);
  await vi.waitUntil(() => notices.count > count, within);
  through.hold();
  await database.write.query(`SELECT pg_notify('entente_changes', '')`);
  await vi.waitUntil(() => !notices.isSure, within);
  expect(notices.count).toBe(count + 1);
  const closed = notices.close();
  through.close();
  await closed;
});

it('one that was asked to listen before is looked after as well', async () => {
  const notices = openNotices(database.logins.writer, 'entente_changes');
  await notices.beyond(0, 20_000, new AbortController().signal);
  expect(notices.isSure).toBe(false);
  notices.watch();
  await vi.waitUntil(() => notices.isSure, within);
  await notices.close();
});

describe('at the start', () => {
  it('answers are kept only where it is asked for', async () => {
    expect(await openAnswers({ responseCache: 0 }, database)).toBeUndefined();
    expect(await openAnswers({ responseCache: 1 }, database)).toBeDefined();
  });

  // CI installs the program; elsewhere test/visibility/pooler.test.ts says that it is missing
  it.skipIf(pgbouncer === undefined && process.env.CI !== 'true')(
    'a pooler is refused, through which no notices come',
    async () => {
      const { writer, reader } = database.logins;
      const pooler = await startPooler([writer]);
      const pooled = openDatabase(
        { writer: pooler.through(writer), reader },
        { ...poolSettings, preparedStatements: false },
      );
      await expect(openAnswers({ responseCache: 1 }, pooled)).rejects.toThrow(
        /^A pooler stands before Postgres, .*: leave ENTENTE_RESPONSE_CACHE unset, or let DATABASE_URL lead past the pooler\.$/,
      );
      await pooled.close();
      await pooler.stop();
    },
  );
});
