import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { startCeiling } from './ceiling.ts';
import { answerOf, graphql } from './contestants.ts';
import { generate } from './generate.ts';
import { type Operation, operations } from './operations.ts';

// The benchmark at a small size, so that it cannot rot. No time is looked at.

let test: TestApp;
let ceiling: Awaited<ReturnType<typeof startCeiling>>;
let url: string;
let close: () => void;
beforeAll(async () => {
  test = await testApp('empty');
  await generate(test.database.ownerUrl, 2_000);
  const { user, password, host, port, database } = test.database.logins.reader('RED');
  ceiling = await startCeiling(`postgresql://${user}:${password}@${host}:${port}/${database}`);
  const http = createServer(test.app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  close = () => {
    http.closeAllConnections();
    http.close();
  };
});
afterAll(async () => {
  close();
  await ceiling.close();
  await test.close();
});

const byHand = (operation: Operation) => ({
  path: `/${encodeURIComponent(operation.name)}`,
  body: JSON.stringify({ first: operation.variables.first }),
});

describe('the benchmark', () => {
  for (const operation of operations) {
    it(`asks our API and the hand-written server for the same in ${operation.name}`, async () => {
      const ours = await answerOf({ url, request: graphql }, operation);
      expect(ours).toEqual(await answerOf({ url: ceiling.url, request: byHand }, operation));
    });

    it(`finds a number of statements that does not grow with the page in ${operation.name}`, async () => {
      const { body } = graphql(operation);
      const { query, variables } = JSON.parse(body);
      const counts = [];
      for (const first of [2, 50]) {
        await test.ask(query, { ...variables, first: variables.first && first });
        counts.push(test.statements.length);
      }
      expect(counts[0]).toBe(counts[1]);
    });
  }

  it('makes sides and voices as the database derives them', async () => {
    const { rows } = await test.database.write.query(`
      SELECT count(*)::int AS n FROM "Statement" s, entente_side(s."speakerId", s."onBehalfOfId", s."relationshipId", s."saidOnFirst", s."saidOnLast") d
      WHERE s."voice" IS DISTINCT FROM d.voice`);
    expect(rows[0].n).toBe(0);
  });
});
