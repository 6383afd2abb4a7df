import { readFileSync } from 'node:fs';

const room = process.env.MUTATION_ROOM;
const { mutate } = JSON.parse(readFileSync(new URL('test/mutation/rooms.json', import.meta.url), 'utf8'))[
  room
];

/**
 * `npm run mutation:services`: services and policies, whose tests ask a real Postgres; room by room, see test/mutation.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/ignore-sentences.mjs'],
  vitest: { configFile: 'vitest.mutation-services.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // A change in what is made once, as the program is loaded, takes a start for each: STATIC=1 tries them too
  ignoreStatic: !process.env.STATIC,
  ignorers: ['sentences'],
  concurrency: 2,
  timeoutMS: 30_000,
  mutate,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: `coverage/mutation/${room}.html` },
  jsonReporter: { fileName: `coverage/mutation/${room}.json` },
  incrementalFile: `coverage/mutation/${room}-incremental.json`,
  tempDirName: 'coverage/stryker-services',
};
