import { startTemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import type { Login } from '../../server/src/database/connection.ts';
import { startEmbedded } from '../../server/src/database/embedded.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { type Logins, prepareRoles } from '../../server/src/database/roles.ts';
import { databaseAt, withSuperuser } from '../set-up/databases.ts';
import { generate } from './data/load.ts';

export interface BenchDatabase {
  superuserUrl: string;
  ownerUrl: string;
  logins: Logins;
  /** Sees every row, through the views of the highest clearance. */
  reader: Login;
  stop(): Promise<void>;
}

/**
 * A Postgres with so many statements in it: one that goes again, or the one of a directory, which is kept with its data
 * for the next run.
 */
export async function openBenchDatabase(
  statements: number,
  directory: string | undefined,
  log: (line: string) => void,
): Promise<BenchDatabase> {
  const postgres = directory ? await keptPostgres(directory) : await startTemporaryPostgres();
  try {
    await migrate(postgres.ownerUrl);
    const logins = await prepareRoles(postgres.ownerUrl);
    const superuserUrl = databaseAt(postgres.superuserUrl, 'entente');
    const found = await withSuperuser(superuserUrl, async (client) => {
      const { rows } = await client.query('SELECT count(*)::int AS count FROM "Statement"');
      return rows[0].count as number;
    });
    if (found === 0) {
      log(`Making ${statements} statements.`);
      await generate(postgres.ownerUrl, statements, log);
    } else if (found !== statements) {
      throw new Error(
        `The directory holds ${found} statements: run with --size ${found}, or name another directory.`,
      );
    }
    return {
      superuserUrl,
      ownerUrl: postgres.ownerUrl,
      logins,
      reader: logins.reader('RED'),
      stop: postgres.stop,
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function keptPostgres(directory: string) {
  const { ownerUrl, superuserUrl, leave } = await startEmbedded({ directory });
  return { ownerUrl, superuserUrl, stop: async () => void (await leave()) };
}
