import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTemporaryPostgres, type TemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { alone, loginOf, withConnection } from '../../server/src/database/connection.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { MIGRATIONS, readMigrations } from '../../server/src/database/migration-files.ts';
import { checkRequirements } from '../../server/src/database/requirements.ts';
import { createDatabase, query } from './postgres.ts';
import { migrationsOf, temporaryDirectory, writeMigration } from './temporary.ts';

const FIRST = 'CREATE TABLE "First" (id int PRIMARY KEY);\n';
const SECOND = 'INSERT INTO "First" VALUES (1);\nCREATE TABLE "Second" (id int);\n';

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres?.stop());

const refusal = (sentence: string | RegExp) =>
  expect.objectContaining({
    name: 'StartupError',
    message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
  });
const tablesIn = async (url: string) =>
  (
    await query(
      url,
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
  ).map(({ relname }) => relname);

describe('applying', () => {
  it('applies what is missing, in the order of the names, and nothing twice', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({ '2_second': SECOND, '1_first': FIRST });
    const lines: string[] = [];
    expect(await migrate(url, { directory, log: (line) => lines.push(line) })).toEqual([
      '1_first',
      '2_second',
    ]);
    expect(lines).toEqual(['Applying migration 1_first.', 'Applying migration 2_second.']);
    expect(await migrate(url, { directory })).toEqual([]);
    await writeMigration(directory, '3_third', 'CREATE TABLE "Third" (id int)');
    expect(await migrate(url, { directory })).toEqual(['3_third']);
    expect(await tablesIn(url)).toEqual(['First', 'Second', 'Third', '_prisma_migrations']);
  });

  it('keeps the record that Prisma keeps', async () => {
    const url = await createDatabase(postgres);
    await migrate(url, { directory: await migrationsOf({ '1_first': FIRST }) });
    const [row] = await query(url, 'SELECT *, finished_at >= started_at AS in_order FROM _prisma_migrations');
    expect(row).toMatchObject({
      checksum: createHash('sha256').update(FIRST).digest('hex'),
      migration_name: '1_first',
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      in_order: true,
    });
    const columns = await query(
      url,
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS required,
         pg_get_expr(adbin, adrelid) AS "default"
       FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attrelid = '_prisma_migrations'::regclass AND attnum > 0 ORDER BY attnum`,
    );
    expect(columns.map(Object.values)).toEqual([
      ['id', 'character varying(36)', true, null],
      ['checksum', 'character varying(64)', true, null],
      ['finished_at', 'timestamp with time zone', false, null],
      ['migration_name', 'character varying(255)', true, null],
      ['logs', 'text', false, null],
      ['rolled_back_at', 'timestamp with time zone', false, null],
      ['started_at', 'timestamp with time zone', true, 'now()'],
      ['applied_steps_count', 'integer', true, '0'],
    ]);
  });

  it('lets servers that start at once take turns: each migration is applied once, and all come up', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({
      '1_first': FIRST,
      '2_second': SECOND,
      '3_third': 'CREATE TABLE "Third" (id int)',
    });
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(url, { directory })));
    expect(applied.flat().sort()).toEqual(['1_first', '2_second', '3_third']);
    expect(await query(url, 'SELECT id FROM "First"')).toEqual([{ id: 1 }]);
  });

  it('waits for the lock that "prisma migrate deploy" takes', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({ '1_first': FIRST });
    const waiting = `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
      WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
    await withConnection(loginOf(url), async (prisma) => {
      await prisma.query('SELECT pg_advisory_lock(72707369)');
      const migrated = migrate(url, { directory });
      while ((await prisma.query(waiting)).rowCount === 0);
      expect(await tablesIn(url)).toEqual([]);
      await prisma.query('SELECT pg_advisory_unlock(72707369)');
      expect(await migrated).toEqual(['1_first']);
    });
  });

  it('takes a file whose line ends git has changed for the same', async () => {
    const url = await createDatabase(postgres);
    await migrate(url, { directory: await migrationsOf({ '1_first': FIRST.replaceAll('\n', '\r\n') }) });
    expect(await migrate(url, { directory: await migrationsOf({ '1_first': FIRST }) })).toEqual([]);
  });

  it('applies again what was marked as rolled back', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({ '1_first': FIRST });
    await migrate(url, { directory });
    await query(url, 'DROP TABLE "First"');
    await query(url, 'UPDATE _prisma_migrations SET rolled_back_at = now(), finished_at = NULL');
    expect(await migrate(url, { directory })).toEqual(['1_first']);
  });

  it("finds the program's own migrations", () => {
    expect(MIGRATIONS).toBe(fileURLToPath(new URL('../../prisma/migrations', import.meta.url)));
  });
});

describe('a migration that fails', () => {
  it('is named with the line and the words of Postgres, and leaves nothing behind', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({
      '1_first': FIRST,
      '2_broken': '-- Привет\nCREATE TABLE "Half" (id int);\nINSERT INTO "Nowhere" VALUES (1);\n',
    });
    const failure = refusal(
      'Migration 2_broken failed at line 3 and was undone (relation "Nowhere" does not exist): mend what Postgres names, then start again.',
    );
    await expect(migrate(url, { directory })).rejects.toEqual(failure);
    await expect(migrate(url, { directory })).rejects.toEqual(failure);
    expect(await tablesIn(url)).toEqual(['First', '_prisma_migrations']);
    expect(await query(url, 'SELECT migration_name FROM _prisma_migrations')).toEqual([
      { migration_name: '1_first' },
    ]);

    await writeMigration(directory, '2_broken', 'CREATE TABLE "Half" (id int);');
    expect(await migrate(url, { directory })).toEqual(['2_broken']);
  });

  it('is named without a line when Postgres tells none', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({
      '1_full': 'CREATE TABLE "A" (id int CHECK (id > 0)); INSERT INTO "A" VALUES (0);',
    });
    await expect(migrate(url, { directory })).rejects.toEqual(
      refusal(/^Migration 1_full failed and was undone \(new row for relation "A" violates check constraint/),
    );
    expect(await tablesIn(url)).toEqual([]);
  });

  it('is undone also when only its end fails', async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({
      '1_deferred':
        'CREATE TABLE "A" (id int PRIMARY KEY, parent int REFERENCES "A" DEFERRABLE INITIALLY DEFERRED); INSERT INTO "A" VALUES (1, 2);',
    });
    await expect(migrate(url, { directory })).rejects.toEqual(
      refusal(/^Migration 1_deferred failed .* foreign key/),
    );
    expect(await tablesIn(url)).toEqual([]);
  });
});

describe('a record that does not fit', () => {
  const started = async () => {
    const url = await createDatabase(postgres);
    const directory = await migrationsOf({ '1_first': FIRST, '2_second': SECOND });
    await migrate(url, { directory });
    return { url, directory };
  };

  it('refuses a migration that was edited after it was applied', async () => {
    const { url, directory } = await started();
    await writeMigration(directory, '1_first', `${FIRST}-- edited`);
    await expect(migrate(url, { directory })).rejects.toEqual(
      refusal(
        'Migration 1_first was edited after it was applied to this database: bring its migration.sql back to what it was, and make the change in a new migration.',
      ),
    );
  });

  it('refuses a migration that Prisma began and did not finish', async () => {
    const { url, directory } = await started();
    await query(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'`);
    await expect(migrate(url, { directory })).rejects.toEqual(
      refusal(/^Migration 2_second was begun by Prisma and did not finish: .*resolve --rolled-back 2_second/),
    );
  });

  it('refuses a database that is newer than the program', async () => {
    const { url } = await started();
    await expect(migrate(url, { directory: await migrationsOf({ '1_first': FIRST }) })).rejects.toEqual(
      refusal(
        'The database is newer than this program (it has migration 2_second): start the newer version of Entente, or use another database.',
      ),
    );
  });

  it('refuses a database that holds something else, and leaves it alone', async () => {
    const url = await createDatabase(postgres);
    await query(url, 'CREATE TABLE invoices (id int)');
    await expect(migrate(url, { directory: await migrationsOf({ '1_first': FIRST }) })).rejects.toEqual(
      refusal(
        /^The database test_\d+ at .* holds something else \(invoices\): give Entente an empty database/,
      ),
    );
    expect(await tablesIn(url)).toEqual(['invoices']);
  });

  it('refuses a directory without migrations, and a migration without its file', async () => {
    await expect(readMigrations(await temporaryDirectory())).rejects.toEqual(
      refusal(/^There are no migrations in /),
    );
    const directory = await migrationsOf({ '1_first': FIRST });
    await writeMigration(directory, '2_empty/nested', '');
    await expect(readMigrations(directory)).rejects.toEqual(refusal(/2_empty.migration\.sql is missing/));
  });
});

describe('an unfit database', () => {
  const migrating = async (url: string) =>
    migrate(url, { directory: await migrationsOf({ '1_first': FIRST }) });
  const changed = (url: string, change: (url: URL) => void) => {
    const copy = new URL(url);
    change(copy);
    return copy.href;
  };

  it('is refused with what to mend in DATABASE_URL', async () => {
    const url = await createDatabase(postgres);
    const unreachable = [
      [
        changed(url, (u) => (u.port = '1')),
        /^No Postgres answers at 127\.0\.0\.1:1: start it, or mend DATABASE_URL\.$/,
      ],
      [
        changed(url, (u) => (u.hostname = 'no-such-host.invalid')),
        /^The host no-such-host\.invalid in DATABASE_URL /,
      ],
      [
        changed(url, (u) => (u.password = 'wrong')),
        /^Postgres refuses the password of entente_owner for test_\d+ at /,
      ],
      [changed(url, (u) => (u.pathname = 'nothing')), /^There is no database nothing at /],
    ] as const;
    for (const [address, sentence] of unreachable)
      await expect(migrating(address)).rejects.toEqual(refusal(sentence));
  });

  it('is refused if its encoding or its letters are not those of every script', async () => {
    const latin = await createDatabase(postgres, {
      options: `TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
    });
    await expect(migrating(latin)).rejects.toEqual(
      refusal(/ has the encoding LATIN1, and Entente needs UTF8: /),
    );
    const ascii = await createDatabase(postgres, {
      options: `TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`,
    });
    await expect(migrating(ascii)).rejects.toEqual(
      refusal(/ has LC_CTYPE C, under which names in Cyrillic /),
    );
  });

  it('is refused if its login may not change it', async () => {
    await query(postgres.superuserUrl, `CREATE ROLE stranger LOGIN PASSWORD 'stranger'`);
    const url = new URL(await createDatabase(postgres));
    url.username = 'stranger';
    url.password = 'stranger';
    await expect(migrating(url.href)).rejects.toEqual(
      refusal(/^stranger may not change the database test_\d+ .* OWNER TO stranger\.$/),
    );
  });

  it.each([
    [
      { version: '14.13', number: 140_013 },
      /^Entente needs Postgres 15 or newer, and entente at db:5432 runs 14\.13: /,
    ],
    [{ standby: true }, /^entente at db:5432 is a standby, which takes no writes: /],
  ])('is refused if Postgres says %j', async (answer, sentence) => {
    const row = {
      version: '18.4',
      number: 180_004,
      standby: false,
      encoding: 'UTF8',
      ctype: 'C.UTF-8',
      ...answer,
    };
    const client = { query: async () => ({ rows: [row] }) } as never;
    const login = loginOf('postgresql://owner:x@db:5432/entente');
    await expect(checkRequirements(client, login)).rejects.toEqual(refusal(sentence));
  });

  it('is accepted if Postgres is newer than those tried', async () => {
    const row = { version: '19.0', number: 190_000, standby: false, encoding: 'UTF8', ctype: 'C.UTF-8' };
    const client = { query: async () => ({ rows: [row] }) } as never;
    await checkRequirements(client, loginOf('postgresql://owner:x@db:5432/entente'));
  });
});

describe('working alone', () => {
  it('gives the lock back when the work fails', async () => {
    const login = loginOf(await createDatabase(postgres));
    await withConnection(login, async (client) => {
      const failure = alone(client, 1, async () => client.query('SELECT 1 / 0'));
      await expect(failure).rejects.toThrow('division by zero');
      expect(await withConnection(login, (other) => alone(other, 1, async () => 'got it'))).toBe('got it');
    });
  });
});
