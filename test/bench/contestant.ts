/** One contestant in a process of its own: `tsx contestant.ts ours|ceiling <owner's url>`. Says its address to its parent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/src/app.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { poolSettings } from '../set-up/databases.ts';
import { startCeiling } from './ceiling.ts';

const [name, ownerUrl] = process.argv.slice(2) as ['ours' | 'ceiling', string];
const logins = await prepareRoles(ownerUrl);

if (name === 'ours') {
  const database = openDatabase(logins, { ...poolSettings, readConnections: 10 });
  let statements = 0;
  const app = createApp({
    config: { clearance: 'RED', preparedStatements: true },
    database,
    onStatement: () => {
      statements++;
    },
  });
  const http = createServer((request, response) => {
    if (request.url !== '/statements') return app(request, response);
    response.end(String(statements));
    statements = 0;
  });
  http.listen(0, '127.0.0.1', () =>
    process.send?.(`http://127.0.0.1:${(http.address() as AddressInfo).port}`),
  );
} else {
  const { user, password, host, port, database } = logins.reader('RED');
  const { url } = await startCeiling(`postgresql://${user}:${password}@${host}:${port}/${database}`);
  process.send?.(url);
}
