import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf } from './processes.ts';

/**
 * The servers that use one data directory, a file each. Their connections would not tell: a server whose pools are
 * idle has none, and must not lose its Postgres because a neighbour stops.
 */
export interface Membership {
  /** Takes this server off the list and says whether another one that lives is on it. */
  leave(): Promise<{ others: boolean }>;
}

/** Puts this server on the list. Call it, and `leave`, under the directory's lock. */
export async function enlist(dataDirectory: string): Promise<Membership> {
  const directory = join(dataDirectory, 'servers');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const mine = `${process.pid}-${randomUUID()}`;
  await writeFile(join(directory, mine), identityOf(process.pid) ?? '', { mode: 0o600 });
  return {
    async leave() {
      await rm(join(directory, mine), { force: true });
      return { others: await anyAlive(directory) };
    },
  };
}

async function anyAlive(directory: string): Promise<boolean> {
  let alive = false;
  for (const name of await readdir(directory)) {
    const identity = await readFile(join(directory, name), 'utf8');
    if (identityOf(Number.parseInt(name, 10)) === identity) alive = true;
    else await rm(join(directory, name), { force: true });
  }
  return alive;
}
