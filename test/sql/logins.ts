import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { grantSqlLogin, revokeSqlLogin } from '../../server/src/database/sql-login.ts';
import { withSuperuser } from '../set-up/databases.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read rows of any shape
type Row = any;

export interface Logins<Person extends string> {
  /** Rows of a statement by a person's own login. */
  as(person: Person, sql: string, values?: unknown[]): Promise<Row[]>;
  /** The same by a login that is nobody's. */
  asNobody(sql: string, values?: unknown[]): Promise<Row[]>;
  /** The connection of a person, for transactions of their own. */
  client(person: Person): Promise<pg.Client>;
  close(): Promise<void>;
}

/** An SQL login for each of these users, named anew: logins belong to the whole Postgres. */
export async function loginsFor<Person extends string>(
  superuserUrl: string,
  users: Record<Person, string>,
): Promise<Logins<Person>> {
  const own = `test_${randomBytes(4).toString('hex')}`;
  const names = new Map<string, string>([['nobody', `${own}_nobody`]]);
  const clients = new Map<string, Promise<pg.Client>>();
  await withSuperuser(superuserUrl, async (client) => {
    await grantSqlLogin(client, `${own}_nobody`, 'CLEAR', 'secret');
    await client.query('SET session_replication_role = replica');
    for (const [person, id] of Object.entries(users)) {
      const name = `${own}_${person.toLowerCase()}`;
      names.set(person, name);
      await grantSqlLogin(client, name, 'RED', 'secret');
      await client.query('UPDATE "User" SET "sqlLogin" = $2 WHERE "id" = $1', [id, name]);
    }
    await client.query('RESET session_replication_role');
  });
  const connect = async (person: string) => {
    const url = new URL(superuserUrl);
    [url.username, url.password] = [names.get(person) as string, 'secret'];
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    return client;
  };
  const client = (person: string) => {
    const known = clients.get(person) ?? connect(person);
    clients.set(person, known);
    return known;
  };
  // One after the other, as a connection takes them
  let before: Promise<unknown> = Promise.resolve();
  const as = (person: string, sql: string, values: unknown[] = []): Promise<Row[]> => {
    const rows = before.then(async () => (await (await client(person)).query(sql, values)).rows);
    before = rows.catch(() => undefined);
    return rows;
  };
  return {
    as,
    asNobody: (sql, values) => as('nobody', sql, values),
    client,
    async close() {
      for (const open of clients.values()) await (await open).end();
      await withSuperuser(superuserUrl, async (owner) => {
        for (const name of names.values()) await revokeSqlLogin(owner, name);
      });
    },
  };
}
