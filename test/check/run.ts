/**
 * `npm run check`: every check, one line each, up to the first that fails.
 * `npm run check -- types imports`: only those.
 */
import { join } from 'node:path';
import { unannouncedBreakingChanges } from './breaking-changes.ts';
import { run } from './command.ts';
import { staleClient, staleSchema } from './generated-files.ts';
import { unfreeLicences } from './licences.ts';

const root = join(import.meta.dirname, '../..');

/** A step that succeeds where the command does. */
const command =
  (...[name, ...args]: [string, ...string[]]) =>
  async () => {
    const { code, output } = await run(name, args, { cwd: root });
    return code === 0 ? null : output;
  };

// Each gives null, or what is wrong.
const steps: Record<string, () => Promise<string | null>> = {
  format: command('biome', 'check', '--error-on-warnings'),
  imports: command('depcruise', '--config', '.dependency-cruiser.cjs', 'server/src', 'client/src'),
  types: command('tsc', '--project', 'tsconfig.json', '--noEmit'),
  schema: () => staleSchema(root),
  client: () => staleClient(root),
  breaking: () => unannouncedBreakingChanges(root),
  licences: () => unfreeLicences(root),
  drift: command('node', '--import', 'tsx', 'prisma/tools/check-drift.ts'),
  build: command('npm', 'run', 'build'), // of which some tests and the package are
  tests: command('vitest', 'run'),
  package: command('npm', 'run', 'check', '--workspace', '@entente/client'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

for (const [name, check] of Object.entries(steps)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const start = performance.now();
  const complaint = await check();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${complaint === null ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(6)} s`);
  if (complaint !== null) {
    console.error(`\n${complaint.trim()}`);
    process.exit(1);
  }
}
