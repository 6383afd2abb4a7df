import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withModules } from '../../server/src/telemetry/modules.ts';

const built = join(import.meta.dirname, '../../server/dist');
let directory: string;
let file: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'entente-modules-'));
  file = join(directory, 'part-a.js');
  const lines = [
    'import "x";',
    '//#region src/a.ts',
    'a();',
    '//#endregion',
    'b();',
    '\t//#region src/c.ts',
    'c();',
  ];
  await writeFile(file, lines.join('\n'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('a line of a stack trace', () => {
  const frame = (line: number) => `at f (${pathToFileURL(file)}:${line}:3)`;

  it('names the module that is in force there', () => {
    const [a, c] = withModules([frame(3), frame(7)]);
    expect([a, c]).toEqual([`${frame(3)} of src/a.ts`, `${frame(7)} of src/c.ts`]);
  });

  it('stays as it is outside of modules, in Node, in a source, and where the file is gone', () => {
    const others = [
      frame(1),
      frame(5),
      'at node:internal/process/task_queues:95:5',
      `at f (${import.meta.url}:3:1)`,
      `at f (${pathToFileURL(join(directory, 'gone.js'))}:3:1)`,
      'at async Promise.all (index 0)',
    ];
    expect(withModules(others)).toEqual(others);
  });

  it('names the module in the built server', async () => {
    const places: string[] = [];
    for (const name of await readdir(built)) {
      if (!name.endsWith('.js')) continue;
      const text = await readFile(join(built, name), 'utf8');
      const line = text.split('\n').findIndex((each) => each.startsWith('function createApp('));
      if (line >= 0) places.push(`at createApp (${pathToFileURL(join(built, name))}:${line + 1}:1)`);
    }
    expect(places).toHaveLength(1);
    expect(withModules(places)).toEqual([`${places[0]} of src/app.ts`]);
  });
});
