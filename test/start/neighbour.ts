import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
});

/** Another process that uses a data directory as a server does. */
export interface Neighbour {
  attached: boolean;
  port: number;
  /** Makes it write; resolves with the first so many numbers that were acknowledged. `acknowledged` goes on counting. */
  write(count: number): Promise<void>;
  acknowledged: number[];
  leave(): Promise<{ stopped: boolean }>;
  /** kill -9 */
  kill(): Promise<void>;
  /** Ctrl-C in its terminal, to which it does not listen. */
  interrupt(): Promise<void>;
}

/** Starts one and waits until it has its Postgres. */
export async function startNeighbour(directory: string): Promise<Neighbour> {
  const script = fileURLToPath(new URL('./server-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // In a process group of its own, as in a terminal of its own.
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const acknowledged: number[] = [];
  const { attached, port } = await nextLine(lines);
  return {
    attached,
    port,
    acknowledged,
    async write(count) {
      const enough = new Promise<void>((resolve) => {
        lines.on('line', (line) => {
          acknowledged.push(Number(line));
          if (acknowledged.length === count) resolve();
        });
      });
      child.stdin.write('write\n');
      await enough;
    },
    async leave() {
      const answer = nextLine(lines);
      child.stdin.write('leave\n');
      const exited = once(child, 'exit');
      const result = await answer;
      await exited;
      return result;
    },
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
    async interrupt() {
      const closed = once(child, 'close');
      process.kill(-(child.pid ?? 0), 'SIGINT');
      await closed;
    },
  };
}

async function nextLine(lines: Interface) {
  const [line] = await once(lines, 'line');
  return JSON.parse(line);
}
