/**
 * `npm run mutation:services`: one Postgres for all changed programs, then Stryker for each room.
 * `npm run mutation:services -- coding --incremental`: for one, and what Stryker is told besides.
 *
 * Of a room rooms.json says which files are changed, and by which tests: few, since a change that nobody notices is tried with all of
 * them. Tests of processes, restarts, large sets and whole matrices take too long for hundreds of changed programs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import setUp from '../set-up/global.ts';
import { reportOf } from './report.ts';
import rooms from './rooms.json' with { type: 'json' };

const given = process.argv.slice(2);
const named = given.filter((argument) => argument in rooms);
const addresses = new Map<string, string>();
const tearDown = await setUp({
  provide: (name: string, address: string) => void addresses.set(name, address),
} as unknown as TestProject);
for (const room of named.length ? named : Object.keys(rooms)) {
  console.log(`\n${room}`);
  const stryker = spawn(
    process.execPath,
    [
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'stryker.services.config.mjs',
      ...given.filter((argument) => !named.includes(argument)),
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        MUTATION_ROOM: room,
        MUTATION_POSTGRES: JSON.stringify(Object.fromEntries(addresses)),
      },
    },
  );
  const [code] = await once(stryker, 'exit');
  if (code !== 0) process.exitCode = 1;
  else console.log(`${room}: ${reportOf(`coverage/mutation/${room}.json`)}`);
}
await tearDown();
