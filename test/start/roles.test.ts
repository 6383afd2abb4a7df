import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTemporaryPostgres, type TemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { prepareAnalyst } from '../../server/src/database/analyst.ts';
import { CLEARANCES, readerRoleOf } from '../../server/src/database/clearance.ts';
import { loginOf } from '../../server/src/database/connection.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { connectFirst, type Database, openDatabase } from '../../server/src/database/pools.ts';
import { type Logins, prepareRoles } from '../../server/src/database/roles.ts';
import { loadOnce } from '../../server/src/start/example.ts';
import { createDatabase, query } from './postgres.ts';
import { ROLES_MIGRATION } from './roles-migration.ts';
import { migrationsOf } from './temporary.ts';

const settings = {
  writeConnections: 3,
  readConnections: 2,
  connectTimeout: 10,
  statementTimeout: 30,
  preparedStatements: true,
};

let postgres: TemporaryPostgres;
let directory: string;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  directory = await migrationsOf({ '1_roles': ROLES_MIGRATION });
  await migrate(postgres.ownerUrl, { directory });
});
afterAll(() => postgres?.stop());

/** Runs `work` with pools that are closed after it. */
async function withDatabase(
  logins: Logins,
  work: (database: Database) => Promise<void>,
  more = {},
): Promise<void> {
  const database = openDatabase(logins, { ...settings, ...more });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

const verifiers = () =>
  query(
    postgres.superuserUrl,
    `SELECT rolname, rolpassword FROM pg_authid WHERE rolname ~ '^entente_(w|r)' ORDER BY 1`,
  );

describe('the login roles', () => {
  it('get passwords that servers agree on without talking, and that are set once', async () => {
    await Promise.all(Array.from({ length: 3 }, () => prepareRoles(postgres.ownerUrl)));
    const before = await verifiers();
    expect(before).toHaveLength(1 + CLEARANCES.length);
    const logins = await prepareRoles(postgres.ownerUrl);
    expect(await verifiers()).toEqual(before);
    const passwords = [logins.writer, ...CLEARANCES.map(logins.reader)].map(({ password }) => password);
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  it('get new passwords when the key changes, also from servers of two databases at once', async () => {
    const other = await createDatabase(postgres);
    await migrate(other, { directory });
    const [one, two] = await Promise.all(
      [postgres.ownerUrl, other].map((url) => prepareRoles(url, 'another key entirely')),
    );
    expect(one?.writer.password).toBe(two?.writer.password);
    await prepareRoles(postgres.ownerUrl);
  });

  it('write and read, each what it may', async () => {
    const logins = await prepareRoles(postgres.ownerUrl);
    await withDatabase(logins, async (database) => {
      await database.write.query(`INSERT INTO "Actor" VALUES ('Путин', 'CLEAR'), ('Песков', 'RED')`);
      const names = async (clearance: 'CLEAR' | 'RED') => {
        const sql = `SELECT name FROM visible_${clearance.toLowerCase()}."Actor" ORDER BY name`;
        return (await database.reader(clearance).query(sql)).rows.map(({ name }) => name);
      };
      expect(await names('RED')).toEqual(['Песков', 'Путин']);
      expect(await names('CLEAR')).toEqual(['Путин']);
      const refused = { code: '42501' };
      await expect(database.reader('CLEAR').query('SELECT FROM visible_red."Actor"')).rejects.toMatchObject(
        refused,
      );
      await expect(database.reader('RED').query('SELECT FROM "Actor"')).rejects.toMatchObject(refused);
      await expect(database.write.query('DROP TABLE "Actor"')).rejects.toMatchObject(refused);
    });
  });

  it('are no owner and no superuser', async () => {
    const logins = await prepareRoles(postgres.ownerUrl);
    const users = [logins.writer, ...CLEARANCES.map(logins.reader)].map(({ user }) => user);
    expect(users).toEqual(['entente_writer', ...CLEARANCES.map(readerRoleOf)]);
    const powerful = `SELECT FROM pg_roles WHERE rolname = ANY($1) AND (rolsuper OR rolcreaterole OR rolbypassrls)`;
    expect(await query(postgres.ownerUrl, powerful, [users])).toEqual([]);
  });

  it('need a key', async () => {
    const url = new URL(postgres.ownerUrl);
    url.password = '';
    await expect(prepareRoles(url.href)).rejects.toThrow(/has no password .*: set ENTENTE_SECRET\.$/);
  });

  it('have an administrator told what to run, if the owner of the database may not set passwords', async () => {
    await query(postgres.superuserUrl, `CREATE ROLE modest LOGIN PASSWORD 'modest'`);
    const url = await createDatabase(postgres, { owner: 'modest', password: 'modest' });
    const refusal = await prepareRoles(url).catch((error) => error);
    expect(refusal).toMatchObject({ name: 'StartupError' });
    const statements =
      /^modest may not set the passwords .* administrator run (.*)$/.exec(refusal.message)?.[1] ?? '';
    await query(postgres.superuserUrl, statements);
    expect((await prepareRoles(url)).writer).toMatchObject({
      user: 'entente_writer',
      database: loginOf(url).database,
    });
    await prepareRoles(postgres.ownerUrl);
  });
});

describe('the pools', () => {
  it('say who they are, give statements up in time, and open a reader once', async () => {
    const logins = await prepareRoles(postgres.ownerUrl);
    await withDatabase(logins, async (database) => {
      expect(database.reader('GREEN')).toBe(database.reader('GREEN'));
      const shown = `SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS timeout`;
      expect((await database.reader('GREEN').query(shown)).rows).toEqual([
        { name: 'entente', timeout: '30s' },
      ]);
    });
    const noTimeouts = { preparedStatements: false };
    await withDatabase(
      logins,
      async (database) => {
        expect((await database.write.query('SHOW statement_timeout')).rows).toEqual([
          { statement_timeout: '0' },
        ]);
      },
      noTimeouts,
    );
  });

  it('connect at the start, and say so in one sentence where a pooler refuses them', async () => {
    await withDatabase(await prepareRoles(postgres.ownerUrl), async (database) => {
      await connectFirst(database, 'GREEN');
      expect([database.write.totalCount, database.reader('GREEN').totalCount]).toEqual([1, 1]);
    });
    const query = async () => Promise.reject(new Error('unsupported startup parameter: statement_timeout'));
    const behindPooler = { write: { query }, reader: () => ({ query }) } as never;
    await expect(connectFirst(behindPooler, 'RED')).rejects.toMatchObject({
      name: 'StartupError',
      message:
        'A pooler stands before Postgres (unsupported startup parameter: statement_timeout): set DATABASE_PREPARED_STATEMENTS=no.',
    });
  });

  it('outlive the loss of their connections, idle or in a transaction', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    await withDatabase(
      await prepareRoles(postgres.ownerUrl),
      async (database) => {
        const idle = (await database.write.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
        const lost = new Promise((resolve) => database.write.once('error', resolve));
        await query(postgres.superuserUrl, 'SELECT pg_terminate_backend($1)', [idle]);
        await lost;
        expect(lines).toEqual([expect.stringMatching(/^A connection of entente_writer was lost: /)]);

        const client = await database.write.connect();
        const { rows } = await client
          .query('BEGIN; SELECT pg_backend_pid() AS pid')
          .then((all) => (all as never as pg.QueryResult[])[1] as pg.QueryResult);
        const ended = new Promise((resolve) => client.once('end', resolve));
        await query(postgres.superuserUrl, 'SELECT pg_terminate_backend($1)', [rows[0].pid]);
        await ended;
        await expect(client.query('COMMIT')).rejects.toThrow();
        client.release(true);
        expect((await database.write.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      },
      { log },
    );
  });
});

describe('the analyst', () => {
  it('reads the schema analysis, and nothing else, without naming it', async () => {
    const url = new URL(postgres.ownerUrl);
    url.username = 'analyst';
    url.password = 'of-the-analyst';
    const analystUrl = url.href;
    await Promise.all([1, 2].map(() => prepareAnalyst(postgres.ownerUrl, analystUrl, 'RED')));
    await prepareAnalyst(postgres.ownerUrl, analystUrl, 'CLEAR');
    await query(
      postgres.superuserUrl.replace(/postgres$/, 'entente'),
      `INSERT INTO "Actor" VALUES ('Kashin', 'CLEAR'), ('X', 'GREEN')`,
    );
    const rows = await query(analystUrl, `SELECT name FROM "Actor" WHERE name IN ('Kashin', 'X')`);
    expect(rows).toEqual([{ name: 'Kashin' }]);
    await prepareAnalyst(postgres.ownerUrl, analystUrl, 'RED');
    const all = await query(analystUrl, `SELECT name FROM "Actor" WHERE name IN ('Kashin', 'X') ORDER BY 1`);
    expect(all).toEqual([{ name: 'Kashin' }, { name: 'X' }]);
    await expect(query(analystUrl, 'SELECT FROM public."Actor"')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(query(analystUrl, 'CREATE TABLE t (id int)')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the worked example', () => {
  it('is loaded once by servers that start at once, and never beside other actors', async () => {
    const url = await createDatabase(postgres);
    await migrate(url, { directory });
    await withDatabase(await prepareRoles(url), async (database) => {
      const load = ({ write }: Database) => write.query(`INSERT INTO "Actor" VALUES ('Putin', 'CLEAR')`);
      const loaded = await Promise.all([loadOnce(database, load), loadOnce(database, load)]);
      expect(loaded.sort()).toEqual([false, true]);
      expect(await loadOnce(database, load)).toBe(false);
      expect((await database.write.query('SELECT name FROM "Actor"')).rows).toEqual([{ name: 'Putin' }]);
    });
  });
});
