import { vi } from 'vitest';
import { type App, createApp } from '../../server/src/app.ts';
import { type AnswerStore, openAnswerStore } from '../../server/src/cache/store.ts';
import type { Config } from '../../server/src/config.ts';
import { type Database, openDatabase } from '../../server/src/database/pools.ts';
import { type People, people } from '../account/people.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';

export type Ask = (query: string, variables?: object, token?: string) => Promise<string>;

export interface KeptWorld {
  database: TestDatabase;
  /** The connections of another server on the same Postgres. */
  other: Database;
  answers: AnswerStore;
  people: People;
  /** Asks the server that keeps answers. */
  kept: Ask;
  /** Asks the other one, which keeps none. */
  plain: Ask;
  /** Resolves when the server knows that it hears of changes. */
  sure(): Promise<unknown>;
  close(): Promise<void>;
}

export async function keptWorld(
  config: Partial<Config> = {},
  open: (database: Database) => AnswerStore = (database) => openAnswerStore(10, database),
): Promise<KeptWorld> {
  const database = await testDatabase('example');
  const other = openDatabase(database.logins, poolSettings);
  const settings = { authentication: 'required' as const, rate: 100_000_000, ...config };
  const answers = open(database);
  const apps = [
    createApp({ config: settings, database, answers }),
    createApp({ config: settings, database: other }),
  ] as const;
  const made = people(database);
  const sure = () => vi.waitUntil(() => answers.lull(), { timeout: 20_000, interval: 5 });
  await sure();
  return {
    database,
    other,
    answers,
    people: made,
    kept: asking(apps[0]),
    plain: asking(apps[1]),
    sure,
    async close() {
      await made.close();
      for (const app of apps) await app.close();
      await other.close();
      await database.drop();
    },
  };
}

/** The text of the answer. */
const asking =
  (app: App): Ask =>
  async (query, variables = {}, token) => {
    const response = await app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  };
