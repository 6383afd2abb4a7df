import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './command.ts';

const root = join(import.meta.dirname, '../..');
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'entente-reporter-'));
});
afterEach(() => rmSync(project, { recursive: true }));

/** Runs test files, by name, with our reporter; the last line of the output and the exit code. */
async function lastLine(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  const reporter = join(root, 'test/set-up/reporter.ts');
  const vitest = join(root, 'node_modules/.bin/vitest');
  const { code, output } = await run(
    vitest,
    ['run', '--root', project, '--globals', '--reporter=default', `--reporter=${reporter}`],
    { cwd: project },
  );
  return { code, line: output.trimEnd().split('\n').at(-1) };
}

const passing = "test('one', () => {}); test('two', () => {});";

test('a run without failures counts what passed', async () => {
  expect(await lastLine({ 'a.test.js': passing })).toEqual({ code: 0, line: '2 passed, 0 failed' });
});

test('failed tests, files that cannot be loaded and skipped tests are counted', async () => {
  const files = {
    'a.test.js': passing,
    'b.test.js': "test('one', () => { expect(1).toBe(2); }); test.skip('two', () => {});",
    'c.test.js': "import './not-there.js';",
  };
  expect(await lastLine(files)).toEqual({ code: 1, line: '2 passed, 2 failed, 1 skipped' });
});

test('a run that cannot start has failed', async () => {
  const files = {
    'a.test.js': passing,
    'set-up.js': "export default () => { throw new Error('no database'); };",
    'vitest.config.js': "export default { test: { globalSetup: ['set-up.js'] } };",
  };
  expect(await lastLine(files)).toEqual({ code: 1, line: '0 passed, 1 failed' });
});
