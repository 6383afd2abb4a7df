import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './command.ts';

const root = join(import.meta.dirname, '../..');
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'entente-imports-'));
});
afterEach(() => rmSync(project, { recursive: true }));

/** Writes files that import one another and returns each import that a rule forbids, as "rule: from → to". */
async function forbiddenImports(imports: Record<string, string[]>): Promise<string[]> {
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  };
  write('server/package.json', '{ "dependencies": { "graphql": "16.15.0" } }');
  write('node_modules/graphql/package.json', '{ "name": "graphql", "main": "index.js" }');
  write('node_modules/graphql/index.js', '');
  for (const [name, imported] of Object.entries(imports)) {
    write(name, imported.map((path) => `import '${path}';\n`).join(''));
  }
  const config = join(root, '.dependency-cruiser.cjs');
  const folders = ['server/src', 'client/src'];
  for (const folder of folders) mkdirSync(join(project, folder), { recursive: true });
  const depcruise = join(root, 'node_modules/.bin/depcruise');
  const { stdout } = await run(depcruise, ['--config', config, '--output-type', 'json', ...folders], {
    cwd: project,
  });
  const { violations } = JSON.parse(stdout).summary as {
    violations: { rule: { name: string }; from: string; to: string }[];
  };
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

test('entry → schema → service → database, read and pure functions is allowed', async () => {
  const found = await forbiddenImports({
    'server/src/main.ts': ['./app.ts', './start/start.ts'],
    'server/src/app.ts': ['./schema.ts'],
    'server/src/schema.ts': ['./statement/schema.ts'],
    'server/src/builder.ts': ['graphql'],
    'server/src/statement/schema.ts': ['../builder.ts', './service.ts', '../actor/schema.ts'],
    'server/src/actor/schema.ts': ['../builder.ts'],
    'server/src/actor/service.ts': [],
    'server/src/statement/service.ts': ['../actor/service.ts', '../database/pools.ts', '../analysis/span.ts'],
    'server/src/database/pools.ts': [],
    'server/src/analysis/span.ts': [],
    'client/src/index.ts': ['./client.ts'],
    'client/src/client.ts': [],
    'server/src/start/start.ts': ['../database/pools.ts', '../actor/service.ts'],
  });
  expect(found).toEqual([]);
});

test('imports upwards, sideways and in a circle are refused', async () => {
  const found = await forbiddenImports({
    'server/src/app.ts': [],
    'server/src/actor/schema.ts': ['./circle.ts'],
    'server/src/actor/circle.ts': ['./schema.ts'],
    'server/src/actor/service.ts': ['graphql', '../app.ts', 'unheard-of'],
    'server/src/read/rows.ts': ['../actor/service.ts'],
    'server/src/analysis/span.ts': ['../actor/service.ts'],
    'server/src/database/pools.ts': ['../actor/service.ts', '../read/rows.ts'],
    'client/src/index.ts': ['../../server/src/app.ts'],
  });
  expect(found).toEqual([
    'client-alone: client/src/index.ts → server/src/app.ts',
    'database-below-domain: server/src/database/pools.ts → server/src/actor/service.ts',
    'database-below-domain: server/src/database/pools.ts → server/src/read/rows.ts',
    'entry-on-top: server/src/actor/service.ts → server/src/app.ts',
    'no-circle: server/src/actor/circle.ts → server/src/actor/schema.ts',
    'read-and-analysis-without-domain: server/src/analysis/span.ts → server/src/actor/service.ts',
    'read-and-analysis-without-domain: server/src/read/rows.ts → server/src/actor/service.ts',
    'resolvable: server/src/actor/service.ts → unheard-of',
    'schema-below-entry-only: server/src/actor/circle.ts → server/src/actor/schema.ts',
    'service-without-graphql: server/src/actor/service.ts → node_modules/graphql/index.js',
  ]);
});
