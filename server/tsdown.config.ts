import { defineConfig } from 'tsdown';

/** What no start needs: loaded from where it is installed, with the first write, GraphiQL page or brief, or for metrics and traces. */
const later = [
  /^@prisma\/client\//,
  '@graphql-yoga/render-graphiql',
  '@observablehq/plot',
  'linkedom',
  'prom-client',
  /^@opentelemetry\//,
];

/**
 * The server and the packages that it imports in a few files: finding and reading some 1,600 took half of its start. They all lie in
 * `dist` itself, as deep in the repository as `src` does. They are not made smaller, so that stack traces tell functions, and modules by
 * the marks in them (telemetry/modules.ts); with `node --enable-source-maps` lines as well.
 */
export default defineConfig({
  entry: {
    main: 'src/main.ts',
    cli: 'src/cli/main.ts',
    // For the benchmark, which starts the built server in its own way
    app: 'src/app.ts',
    pools: 'src/database/pools.ts',
    answers: 'src/start/answers.ts',
  },
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  deps: { alwaysBundle: [/./], neverBundle: later },
  outputOptions: {
    comments: { legal: true, annotation: false, jsdoc: false },
    sourcemapExcludeSources: true,
    chunkFileNames: 'part-[hash].js',
    // Errors and the dates of edtf go by the names of their classes
    keepNames: true,
  },
  sourcemap: true,
  dts: false,
  logLevel: 'warn',
});
