import pg from 'pg';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { fillAssessments, fillDeeds } from './fill-judgements.ts';
import { fillSources } from './fill-sources.ts';
import { fillCodings, fillStatements } from './fill-statements.ts';
import { inFilling, type Row } from './filling.ts';
import type { Person } from './people.ts';

export interface World extends TestDatabase {
  users: Record<Person, string>;
  /** Every row that has an id, as the owner sees it. */
  rows(table: string): Promise<Row[]>;
  /** As the superuser, who is bound by nothing. */
  sql(text: string, values?: unknown[]): Promise<Row[]>;
}

/**
 * A database with every kind of row that can be hidden, at every marking and in every state, and rows that refer across markings.
 * Made by SQL, so that no service has to allow it.
 */
export async function hiddenWorld(): Promise<World> {
  const database = await testDatabase('empty');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  let users = {} as World['users'];
  await inFilling(client, async (filling) => {
    users = filling.users;
    const sources = await fillSources(filling);
    for (const marking of CLEARANCES) {
      const statements = await fillStatements(filling, sources, marking);
      await fillCodings(filling, sources, statements);
      await fillDeeds(filling, sources, statements, marking);
      await fillAssessments(filling, sources, statements, marking);
    }
  });
  // One after the other, as a connection takes them
  let before: Promise<unknown> = Promise.resolve();
  const sql = (text: string, values: unknown[] = []) => {
    const rows = before.then(async () => (await client.query(text, values)).rows);
    before = rows.catch(() => undefined);
    return rows;
  };
  return {
    ...database,
    users,
    sql,
    rows: (table) => sql(`SELECT * FROM "${table}" ORDER BY "id"`),
    async drop() {
      await client.end();
      await database.drop();
    },
  };
}
