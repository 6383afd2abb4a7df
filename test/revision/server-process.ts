import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CLEARANCES, type Clearance } from '../../server/src/database/clearance.ts';
import type { Login } from '../../server/src/database/connection.ts';
import type { Logins } from '../../server/src/database/roles.ts';

/** What a server process is told on its standard input. */
export interface SentLogins {
  writer: Login;
  readers: Record<Clearance, Login>;
}

export interface ServerProcess {
  url: string;
  pid: number;
  /** Asks it to stop, and waits for that. */
  end(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL('./serve.ts', import.meta.url));

/** Starts a server as a process of its own on a free port of 127.0.0.1; it ends with the test's process at the latest. */
export async function startServerProcess({ writer, reader }: Logins): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const readers = Object.fromEntries(CLEARANCES.map((clearance) => [clearance, reader(clearance)]));
  child.stdin.write(`${JSON.stringify({ writer, readers } as SentLogins)}\n`);
  const first = once(createInterface({ input: child.stdout }), 'line');
  const [url] = await Promise.race([
    first,
    exited.then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`))),
  ]);
  return {
    url,
    pid: child.pid as number,
    async end() {
      child.kill('SIGTERM');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
