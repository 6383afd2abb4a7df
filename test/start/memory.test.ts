import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const memory = new URL('../../server/src/start/memory.ts', import.meta.url).href;

/** Fills the room for new objects as a start does, has it given back, and lives on for some turns and a timer. */
const program = `
  import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
  import { getHeapSpaceStatistics } from 'node:v8';
  const room = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  const kept = Array.from({ length: 400_000 }, (_, i) => ({ i }));
  const before = room();
  const { giveBackMemory } = await import(${JSON.stringify(memory)});
  await giveBackMemory();
  const after = room();
  for (let i = 0; i < 10; i++) await turn();
  await pause(10);
  console.log(JSON.stringify({ before, after, kept: kept.length }));
`;

it('memory is given back, and the process goes on', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { timeout: 20_000 },
  );
  const { before, after, kept } = JSON.parse(stdout);
  expect(kept).toBe(400_000);
  expect(after).toBeLessThan(before / 2);
});
