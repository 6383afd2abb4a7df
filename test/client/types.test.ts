import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../check/command.ts';

const tsc = join(import.meta.dirname, '../../node_modules/.bin/tsc');

it('the public types are exact', async () => {
  const { output } = await run(tsc, ['-p', import.meta.dirname], { cwd: import.meta.dirname });
  expect(output).toBe('');
});
