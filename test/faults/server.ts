import { createApp } from '../../server/src/app.ts';
import { type Database, openDatabase } from '../../server/src/database/pools.ts';
import type { Logins } from '../../server/src/database/roles.ts';
import { listen } from '../../server/src/start/http.ts';
import { poolSettings } from '../set-up/databases.ts';

/** The server of a test, in its process, with few connections and little patience. */
export async function startServer(logins: Logins) {
  const database: Database = openDatabase(logins, {
    ...poolSettings,
    writeConnections: 4,
    connectTimeout: 1,
  });
  const faults: unknown[] = [];
  const app = createApp({
    config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
    database,
    onFault: (fault) => faults.push(fault),
  });
  const listening = await listen(app.answer, '127.0.0.1', 0);
  return {
    url: listening.url,
    database,
    faults,
    async close() {
      await listening.close(1);
      await app.close();
      await database.close();
    },
  };
}
