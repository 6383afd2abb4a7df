/**
 * `npm run mutation:services`: services and policies, whose tests ask a real Postgres.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/ignore-sentences.mjs'],
  vitest: { configFile: 'vitest.mutation-services.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorers: ['sentences'],
  concurrency: 2,
  timeoutMS: 30_000,
  dryRunTimeoutMinutes: 20,
  mutate: [
    'server/src/*/policy.ts',
    'server/src/visibility.ts',
    'server/src/assessment/transitions.ts',
    'server/src/{account,assessment,codebook,coding}/*service.ts',
  ],
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: 'coverage/mutation-services.html' },
  jsonReporter: { fileName: 'coverage/mutation-services.json' },
  incrementalFile: 'coverage/mutation-services-incremental.json',
  tempDirName: 'coverage/stryker-services',
};
