import { CLEARANCES } from '../database/clearance.ts';
import type { Check } from './check.ts';

/** Whether Postgres has room for all the connections of one server: the writer's, those of each clearance, and the listener. */
export const connections: Check = {
  name: 'connections',
  looksAt: 'whether Postgres takes as many connections as the server may open',
  async look({ client, config }) {
    const { rows } = await client.query<{ most: number }>(
      `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most`,
    );
    const most = rows[0]?.most ?? 0;
    const wanted = config.writeConnections + CLEARANCES.length * config.readConnections + 1;
    if (wanted <= most) return [];
    return [
      `The server may open ${wanted} connections and Postgres takes ${most}: raise max_connections, or lower DATABASE_READ_CONNECTIONS and DATABASE_WRITE_CONNECTIONS.`,
    ];
  },
};
