/**
 * A server of its own process over a database that is there: its logins come as JSON on its standard input, which the test keeps open;
 * its address goes to its standard output. It stops as `npm start` does on SIGTERM, and when its input ends.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createApp } from '../../server/src/app.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { listen } from '../../server/src/start/http.ts';
import { poolSettings } from '../set-up/databases.ts';
import type { SentLogins } from './server-process.ts';

const input = createInterface({ input: process.stdin });
const stopped = Promise.race([once(process, 'SIGTERM'), once(input, 'close')]);
const [line] = await once(input, 'line');
const { writer, readers } = JSON.parse(line) as SentLogins;
const database = openDatabase({ writer, reader: (clearance) => readers[clearance] }, poolSettings);
const app = createApp({
  config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
  database,
});
const listening = await listen(app, '127.0.0.1', 0);
process.stdout.write(`${listening.url}\n`);

await stopped;
await listening.close(1);
await app.close();
await database.close();
process.exit();
