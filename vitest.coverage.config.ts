import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** `npm run coverage`: which lines of the server the tests run. Processes that a test starts, such as the program itself, are not looked into. */
export default mergeConfig(
  config,
  defineConfig({
    test: {
      coverage: {
        enabled: true,
        reportOnFailure: true,
        provider: 'v8',
        include: ['server/src/**/*.ts'],
        exclude: ['server/src/_generated/**', '**/*.d.ts'],
        reporter: ['text-summary', 'json-summary', 'html'],
        reportsDirectory: 'coverage',
        thresholds: { lines: 90 },
      },
    },
  }),
);
