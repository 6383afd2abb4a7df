import { defineConfig } from 'vitest/config';
import { keptThread } from './test/mutation/kept-thread.ts';
import rooms from './test/mutation/rooms.json' with { type: 'json' };

const { MUTATION_ROOM: room, MUTATION_POSTGRES: postgres } = process.env;

const { tests, startsAnew } = (rooms as Record<string, { tests: string[]; startsAnew?: boolean }>)[
  room as string
] ?? { tests: [] };

/** The tests of one room for `npm run mutation:services`, on the Postgres that test/mutation/main.ts has started. */
export default defineConfig({
  // Code that keeps what it made from one request to the next would keep it from one changed program to the next
  plugins: startsAnew ? [] : [keptThread()],
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: tests,
    setupFiles: ['test/mutation/switched-off.ts'],
    provide: JSON.parse(postgres as string),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
