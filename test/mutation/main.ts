/** `npm run mutation:services`: one Postgres for all changed programs, then Stryker, to which the arguments go. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import setUp from '../set-up/global.ts';

const addresses = new Map<string, string>();
const tearDown = await setUp({
  provide: (name: string, address: string) => void addresses.set(name, address),
} as unknown as TestProject);
const stryker = spawn(
  process.execPath,
  [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'stryker.services.config.mjs',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, MUTATION_POSTGRES: JSON.stringify(Object.fromEntries(addresses)) },
  },
);
const [code] = await once(stryker, 'exit');
await tearDown();
process.exitCode = code ?? 1;
