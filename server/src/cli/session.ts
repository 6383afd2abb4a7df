import { type Access, localAccess } from '../account/access.ts';
import { type Config, readConfig } from '../config.ts';
import type { Database } from '../database/pools.ts';
import { findPostgres, openMigrated, type Postgres } from '../start/open.ts';
import type { Viewer } from '../viewer.ts';

/** What a command works with. */
export interface Session {
  config: Config;
  database: Database;
  /** The login of the database's owner. */
  ownerUrl: string;
  /** Who writes: the person at the keyboard. */
  viewer: Viewer;
  /** The same person, with all scopes. */
  access: Access;
}

/** What the start of Postgres has to say goes beside the output. */
const log = (line: string) => {
  if (process.stderr.isTTY) console.error(line);
};

/** Runs a command on the database of the settings, migrated. */
export function onDatabase<T>(work: (session: Session) => Promise<T>): Promise<T> {
  return onPostgres(async (postgres, config) => {
    const database = await openMigrated(config, postgres, log);
    const access = localAccess(config.clearance);
    return work({ config, database, ownerUrl: postgres.ownerUrl, access, viewer: access.viewer }).finally(
      () => database.close(),
    );
  });
}

/** Runs a command as the owner of the database, whatever is in it. */
export function asOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  return onPostgres(({ ownerUrl }) => work(ownerUrl));
}

/** Runs a command on the Postgres of the settings, in whatever state its database is. */
export async function onPostgres<T>(work: (postgres: Postgres, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const postgres = await findPostgres(config, log);
  return work(postgres, config).finally(() => postgres.leave());
}
