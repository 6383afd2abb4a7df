import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/main.ts', 'src/cli/main.ts'],
  root: 'src',
  // One file out for each file in: a stack trace then names the module that the reader knows.
  unbundle: true,
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  deps: { skipNodeModulesBundle: true },
  sourcemap: true,
  dts: false,
  logLevel: 'warn',
});
