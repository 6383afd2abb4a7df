import { defineConfig } from 'vitest/config';
import { keptThread } from './test/mutation/kept-thread.ts';

/**
 * `npm run mutation:services`: the tests of services and policies that take seconds. Those of processes, restarts, large sets and
 * whole matrices take too long for thousands of changed programs.
 */
export default defineConfig({
  plugins: [keptThread()],
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: [
      'test/account/{every-mutation,login,roles,secret,tokens,users,way-in}.test.ts',
      'test/assessment/{competing-hypotheses,offers,stale,state-machine,supersession,workflow}.test.ts',
      'test/coding/*.test.ts',
      'test/rhetoric/readings.test.ts',
    ],
    setupFiles: ['test/mutation/switched-off.ts'],
    // Started by test/mutation/main.ts
    provide: JSON.parse(process.env.MUTATION_POSTGRES ?? '{}'),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
