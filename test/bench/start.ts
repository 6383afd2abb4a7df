import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BenchDatabase } from './database.ts';
import { median } from './load.ts';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** How long the built server takes from its start to its first answer, beside a Postgres that runs, and how much memory it holds then, at rest. */
export async function startTimes(
  { ownerUrl }: BenchDatabase,
  rounds: number,
  log: (line: string) => void,
): Promise<string> {
  const starts: { milliseconds: number; megabytes: number }[] = [];
  // The first brings the files into memory
  for (let round = -1; round < rounds; round++) {
    const port = await freePort();
    const began = performance.now();
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, DATABASE_URL: ownerUrl, PORT: String(port), NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    try {
      await firstAnswer(child, `http://127.0.0.1:${port}/graphql`);
      const milliseconds = performance.now() - began;
      await pause(3_000);
      const megabytes = residentMegabytes(child.pid as number);
      log(`${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB`);
      if (round >= 0) starts.push({ milliseconds, megabytes });
    } finally {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  }
  const of = (key: 'milliseconds' | 'megabytes') => median(starts.map((each) => each[key])).toFixed(0);
  return `${of('milliseconds')} ms to the first answer, ${of('megabytes')} MB at rest.`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  const body = JSON.stringify({ query: '{ relationships(first: 1) { nodes { name } } }' });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }).catch(() => null);
    if (response?.ok) return void (await response.text());
    await pause(5);
  }
}

/** What a process holds in memory, from /proc: on Linux only. */
function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
