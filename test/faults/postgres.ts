import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../../server/src/database/embedded/binaries.ts';
import { readPostmaster } from '../../server/src/database/embedded/postmaster.ts';
import { findRunner, type Runner } from '../../server/src/database/embedded/runner.ts';
import { startPostgres } from '../../server/src/database/embedded/start.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../server/src/database/embedded.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { type Logins, prepareRoles } from '../../server/src/database/roles.ts';

/** A Postgres as people run it, durability and all, that a test may kill. */
export interface FragilePostgres {
  ownerUrl: string;
  superuserUrl: string;
  logins: Logins;
  /** kill -9 of all its processes' parent; the others end with it. */
  kill(): Promise<void>;
  /** Starts it again on its port, with these variables in its environment; stops it first where it runs. */
  start(environment?: Record<string, string>): Promise<void>;
  drop(): Promise<void>;
}

export async function fragilePostgres(parent = tmpdir()): Promise<FragilePostgres> {
  const directory = await mkdtemp(join(parent, 'entente-faults-'));
  await chmod(directory, 0o711);
  const data = join(directory, 'data');
  let postgres: EmbeddedPostgres = await startEmbedded({ directory: data });
  const { port, ownerUrl } = postgres;
  await migrate(ownerUrl);
  const logins = await prepareRoles(ownerUrl);
  return {
    ownerUrl,
    superuserUrl: new URL('/entente', postgres.superuserUrl).href,
    logins,
    async kill() {
      const postmaster = await readPostmaster(join(data, 'postgres'));
      if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    },
    async start(environment) {
      await postgres.leave();
      if (environment) await startIn(environment, data, port);
      postgres = await startEmbedded({ directory: data, port });
    },
    async drop() {
      await postgres.leave();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** Starts it as a server would that had these variables to give; whoever starts on the directory next finds it running. */
async function startIn(environment: Record<string, string>, directory: string, port: number) {
  const binaries = await findBinaries();
  const usual = await findRunner([binaries.postgres, directory], () => undefined);
  const start: Runner['start'] = (program, args, stdio, more) =>
    usual.start(program, args, stdio, { ...more, ...environment });
  const paths = { path: join(directory, 'postgres'), log: join(directory, 'postgres.log') };
  await startPostgres({ directory, ...paths, binaries, runner: { ...usual, start } }, port);
}
