import type { Config } from '../config.ts';
import { prepareAnalyst } from '../database/analyst.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { connectFirst, type Database, openDatabase } from '../database/pools.ts';
import { prepareRoles } from '../database/roles.ts';

type Embedded = Awaited<ReturnType<typeof startEmbedded>>;

/** The Postgres that the settings name. */
export interface Postgres {
  ownerUrl: string;
  /** Undefined for an external one. */
  embedded: Embedded | undefined;
  /** Lets go of it: an embedded one stops when nobody else uses it. */
  leave(): Promise<unknown>;
}

type Log = (line: string) => void;

/** Starts the embedded Postgres, or joins the one that another process has started; an external one is only named. */
export async function findPostgres(config: Config, log: Log): Promise<Postgres> {
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, embedded: undefined, leave: async () => {} };
  const embedded = await startEmbedded({ directory: config.dataDirectory, port: config.postgresPort, log });
  return { ownerUrl: embedded.ownerUrl, embedded, leave: embedded.leave };
}

/** Migrates a database, gives its roles their passwords and opens the pools. */
export async function openMigrated(config: Config, postgres: Postgres, log: Log): Promise<Database> {
  const { ownerUrl, embedded } = postgres;
  await migrate(ownerUrl, { log });
  const logins = await prepareRoles(ownerUrl, config.secret);
  if (embedded) await prepareAnalyst(ownerUrl, embedded.analystUrl, config.clearance);
  const database = openDatabase(logins, { ...config, log });
  try {
    await connectFirst(database, config.clearance);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
