import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, type AppDependencies, createApp } from '../../server/src/app.ts';
import type { Clearance } from '../../server/src/database/clearance.ts';
import type { Database } from '../../server/src/database/pools.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
  data?: any;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; inputPath?: string[] };
  }[];
}

export interface TestApp {
  app: App;
  database: TestDatabase;
  /** Every statement that reads have sent since the last `ask`. */
  statements: string[];
  /** Every fault of the server that was reported. */
  faults: unknown[];
  /** Of each operation since the last `ask`, whether a plan answered it. */
  plans: boolean[];
  /** Without a token as the local session, where there is one. */
  ask(query: string, variables?: object, token?: string): Promise<Answer>;
  close(): Promise<void>;
}

/** The app in process, over a database of its own. */
export async function testApp(
  template: 'empty' | 'example',
  clearance: Clearance = 'RED',
  settings: Partial<AppDependencies['config']> = {},
): Promise<TestApp> {
  return appOver(await testDatabase(template), clearance, settings);
}

/** The app in process, over a database that is dropped with it. */
export function appOver(
  database: TestDatabase,
  clearance: Clearance = 'RED',
  settings: Partial<AppDependencies['config']> = {},
): TestApp {
  const statements: string[] = [];
  const faults: unknown[] = [];
  const plans: TestApp['plans'] = [];
  const app = createApp({
    config: { authentication: 'local', clearance, preparedStatements: true, ...settings },
    database,
    onStatement: (sql) => statements.push(sql),
    onFault: (fault) => faults.push(fault),
    onOperation: ({ isPlanned }) => plans.push(isPlanned),
  });
  return {
    app,
    database,
    statements,
    faults,
    plans,
    async ask(query, variables = {}, token) {
      statements.length = 0;
      plans.length = 0;
      const response = await app.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

/** Asks a database that is open already as the local session would with another clearance. */
export async function askAs(
  database: Database,
  clearance: Clearance,
  query: string,
  variables: object = {},
): Promise<Answer> {
  const app = createApp({
    config: { authentication: 'local', clearance, preparedStatements: true },
    database,
  });
  const response = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer;
  await app.close();
  return answer;
}

/** The app on a free port of 127.0.0.1, with the worked example. */
export async function startServer(): Promise<Pick<TestApp, 'database' | 'close'> & { url: string }> {
  const { app, database, close } = await testApp('example');
  const http = createServer(app.answer);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    database,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    async close() {
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
      await close();
    },
  };
}
