import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const directories: string[] = [];

afterAll(async () => {
  await Promise.all(directories.splice(0).map((path) => rm(path, { recursive: true, force: true })));
});

/** A directory that only its owner may enter, gone after the tests of the file. */
export async function temporaryDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'entente-start-'));
  directories.push(path);
  return path;
}

/** A port below 32768 (above, the system may give it to an outgoing connection) that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** Migrations in Prisma's layout, from their names to their SQL. */
export async function migrationsOf(migrations: Record<string, string>): Promise<string> {
  const directory = join(await temporaryDirectory(), 'migrations');
  await mkdir(directory);
  await Promise.all(Object.entries(migrations).map(([name, sql]) => writeMigration(directory, name, sql)));
  return directory;
}

export async function writeMigration(directory: string, name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
}
