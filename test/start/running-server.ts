import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

/** The program, as `npm start` runs it. */
export interface Server {
  /** What it has written so far. */
  output: { stdout: string; stderr: string };
  /** Resolves when it has written its first screen; rejects if it ends before. */
  ready: Promise<void>;
  /** Its exit code; null if a signal ended it. */
  exited: Promise<number | null>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** As it is built, for tests whose time others measure. */
export const built = [fileURLToPath(new URL('../../server/dist/main.js', import.meta.url))];

/** Starts the program with these settings and words, and no others. */
export function startServer(
  env: Record<string, string>,
  words: string[] = [],
  program = ['--import', 'tsx', main],
): Server {
  const child = spawn(process.execPath, [...program, ...words], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output = { stdout: '', stderr: '' };
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk;
      if (output.stdout.includes('Ctrl-C stops')) resolve();
    });
    child.stderr.on('data', (chunk) => {
      output.stderr += chunk;
    });
    exited.then((code) => reject(new Error(`It ended with ${code}: ${output.stderr}${output.stdout}`)));
  });
  ready.catch(() => undefined);
  return {
    output,
    ready,
    exited,
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}
