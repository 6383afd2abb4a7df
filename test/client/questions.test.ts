import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoreClient } from '../../client/src/index.ts';
import { tabs } from '../../server/src/graphiql/tabs.ts';
import { startServer } from '../set-up/app.ts';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** How many rows an answer holds, at any depth. */
function rows(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, part) => sum + rows(part), 0);
  return Array.isArray(value) ? value.length + inner : inner;
}

describe('through the client an analyst asks', () => {
  for (const { question, query } of tabs) {
    it(question, async () => {
      expect(rows(await new CoreClient(server.url).request(query))).toBeGreaterThan(0);
    });
  }
});
