/**
 * The built server in a process of its own. Its arguments are the reader's login and the million bytes in which it keeps answers; it says its
 * address to its parent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Login } from '../../../server/src/database/connection.ts';

// Ends with its parent
process.on('disconnect', () => process.exit());

type App = typeof import('../../../server/src/app.ts');
type Pools = typeof import('../../../server/src/database/pools.ts');
type Answers = typeof import('../../../server/src/start/answers.ts');

const built = (path: string) => import(new URL(`../../../server/dist/${path}`, import.meta.url).href);
const { createApp } = (await built('app.js')) as App;
const { openDatabase } = (await built('pools.js')) as Pools;
const { openAnswers } = (await built('answers.js')) as Answers;

const login = JSON.parse(process.argv[2] as string) as Login;
const database = openDatabase(
  // Nothing is written
  { writer: login, reader: () => login },
  {
    writeConnections: 2,
    readConnections: 10,
    connectTimeout: 30,
    statementTimeout: 30,
    preparedStatements: true,
  },
);
let statements = 0;
const app = createApp({
  config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
  database,
  answers: await openAnswers({ responseCache: Number(process.argv[3]) }, database),
  onStatement: () => {
    statements += 1;
  },
});

/** `/statements` tells how many statements were sent since it was last asked. */
const http = createServer((request, response) => {
  if (request.url !== '/statements') return app.answer(request, response);
  response.end(String(statements));
  statements = 0;
});
http.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(http.address() as AddressInfo).port}`));
