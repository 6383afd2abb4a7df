/** A Postgres for one run of a tool or of the tests: fast, since nothing in it has to survive. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../server/src/database/embedded.ts';

export type TemporaryPostgres = {
  /** The role that owns the database `entente`, which is empty. */
  ownerUrl: string;
  superuserUrl: string;
  /** Stops it, which ends every connection, and starts it again on the same port. */
  restart(): Promise<void>;
  /** Stops it and deletes its files. */
  stop(): Promise<void>;
};

const durability = ['fsync', 'synchronous_commit', 'full_page_writes'];

async function forgoDurability(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  for (const setting of durability) await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** Postgres is a process of its own and outlives a program that ends early: end it all the same. */
function endWithProgram(directory: string): () => void {
  const end = () => {
    const record = join(directory, 'data/postgres/postmaster.pid');
    if (existsSync(record)) process.kill(Number.parseInt(readFileSync(record, 'utf8'), 10), 'SIGQUIT');
    // Tried again, since Postgres may still be writing
    rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  const interrupt = () => process.exit(130);
  process.once('exit', end).on('SIGINT', interrupt).on('SIGTERM', interrupt);
  return () => process.off('exit', end).off('SIGINT', interrupt).off('SIGTERM', interrupt);
}

/** Starts an empty Postgres in a directory of its own. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'entente-postgres-'));
  chmodSync(directory, 0o711); // started by root, Postgres runs as another user, who has to get through
  const ended = endWithProgram(directory);
  let postgres = await startEmbedded({ directory: join(directory, 'data') });
  await forgoDurability(postgres.superuserUrl);
  return {
    ownerUrl: postgres.ownerUrl,
    superuserUrl: postgres.superuserUrl,
    restart: async () => {
      await postgres.leave();
      postgres = await startEmbedded({ directory: join(directory, 'data'), port: postgres.port });
    },
    stop: async () => {
      await postgres.leave();
      rmSync(directory, { recursive: true, force: true });
      ended();
    },
  };
}
