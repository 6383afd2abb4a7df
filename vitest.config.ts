import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would load graphql's second copy, index.mjs, while packages load index.js; the two do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/set-up/global.ts'],
    reporters: ['default', './test/set-up/reporter.ts'],
    maxWorkers: 2,
    // Generous: a slow machine is no failure, and no test measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
  },
});
