import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { startCeiling } from './contestants/ceiling.ts';
import { type Ask, answerOf, askCeiling, askOurs } from './contestants/requests.ts';
import { generate } from './data/load.ts';
import { findDeepKey } from './deep-key.ts';
import { operations } from './operations.ts';

// The benchmark at a small size, so that it cannot rot. No time is looked at.

let test: TestApp;
let ceiling: Awaited<ReturnType<typeof startCeiling>>;
let ours: { url: string; ask: Ask; close(): void };
let byHand: Ask;
beforeAll(async () => {
  test = await testApp('empty');
  await generate(test.database.ownerUrl, 2_000);
  ceiling = await startCeiling(test.database.logins.reader('RED'));
  const deepKey = await findDeepKey(test.database.write);
  byHand = askCeiling(deepKey);
  const http = createServer(test.app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ours = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    ask: askOurs(deepKey),
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
});
afterAll(async () => {
  ours?.close();
  await ceiling?.close();
  await test?.close();
});

describe.each(operations)('the operation $name', (operation) => {
  it('gets the same data from our API and from the hand-written server', async () => {
    const data = await answerOf(ours.url, ours.ask(operation));
    const answer = operation.flat ? operation.flat(data as never) : data;
    expect(answer).toEqual(await answerOf(ceiling.url, byHand(operation)));
    expect(JSON.stringify(answer)).toContain(operation.name === 'q6' ? 'Term' : 'quote');
  });
});

describe.each(operations.filter(({ variables }) => 'first' in variables))(
  'the list of $name',
  (operation) => {
    it('takes as many statements for a large page as for a small one', async () => {
      const countOf = async (first: number) => {
        const { body } = ours.ask({ ...operation, variables: { ...operation.variables, first } });
        const { query, variables } = JSON.parse(body);
        expect((await test.ask(query, variables)).errors).toBeUndefined();
        return test.statements.length;
      };
      expect(await countOf(100)).toBe(await countOf(2));
    });
  },
);

describe('the made data', () => {
  it('has the sides and voices that the database derives', async () => {
    const { rows } = await test.database.write.query(`
      SELECT count(*)::int AS statements, count(s."sideId")::int AS sides,
        count(*) FILTER (WHERE (s."sideId", s."voice") IS DISTINCT FROM (d.side, d.voice))::int AS wrong
      FROM "Statement" s, entente_side(s."speakerId", s."onBehalfOfId", s."relationshipId", s."saidOnFirst", s."saidOnLast") d`);
    expect(rows[0]).toEqual({ statements: 2_000, sides: expect.any(Number), wrong: 0 });
    expect(rows[0].sides).toBeGreaterThan(1_000);
  });

  it('leaves the triggers on', async () => {
    const { rows } = await test.database.write.query(
      `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`,
    );
    expect(rows).toEqual([]);
  });
});
