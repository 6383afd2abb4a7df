import { CommanderError } from 'commander';
import { EntenteError } from '../errors.ts';
import { Interrupted, onInterrupt } from '../start/interrupt.ts';
import { StartupError } from '../startup-error.ts';
import { createProgram } from './program.ts';

const interrupt = onInterrupt();

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Interrupted || interrupt.signal.aborted) {
    console.error('Interrupted.');
    return 130;
  }
  const expected = error instanceof StartupError || error instanceof EntenteError;
  console.error(expected ? error.message : error);
  return 1;
}

try {
  await createProgram(interrupt.signal).parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
process.exit();
