import { defineConfig } from 'vitest/config';

/** `npm run mutation`: the tests of the measures, which need no database, so that thousands of changed programs can be tried. */
export default defineConfig({
  test: {
    include: ['test/analysis/*.test.ts', 'test/coding/{kappa,krippendorff}.test.ts'],
    testTimeout: 60_000,
  },
});
