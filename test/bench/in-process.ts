import { createApp } from '../../server/src/app.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import type { Logins } from '../../server/src/database/roles.ts';

/** Our API in this process, asked as the local session that sees everything. */
export function openInProcess(logins: Logins) {
  const database = openDatabase(logins, {
    writeConnections: 10,
    readConnections: 10,
    connectTimeout: 10,
    statementTimeout: 60,
    preparedStatements: true,
  });
  const app = createApp({
    config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
    database,
  });
  return {
    /** The data of an answer. Throws where it has errors. */
    async ask(query: string, variables: object = {}): Promise<unknown> {
      const response = await app.fetch('http://127.0.0.1/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
      if (errors) throw new Error(`${query} answers ${JSON.stringify(errors)}`);
      return data;
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}

export type InProcess = ReturnType<typeof openInProcess>;
