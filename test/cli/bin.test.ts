import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

// A bin that package-lock.json does not know is not linked by npm ci
it('npm ci makes the command entente, for npx', async () => {
  const { stdout } = await run('npx', ['--no', 'entente', '--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
