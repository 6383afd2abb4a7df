import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotExamined } from '../../server/src/doctor/check.ts';
import { connections } from '../../server/src/doctor/connections.ts';
import { disk } from '../../server/src/doctor/disk.ts';
import { drift } from '../../server/src/doctor/drift.ts';
import { indexes } from '../../server/src/doctor/indexes.ts';
import { migrations } from '../../server/src/doctor/migrations.ts';
import { postgres } from '../../server/src/doctor/postgres.ts';
import { privileges } from '../../server/src/doctor/privileges.ts';
import { replication } from '../../server/src/doctor/replication.ts';
import { roles } from '../../server/src/doctor/roles.ts';
import { statistics } from '../../server/src/doctor/statistics.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { query } from '../start/postgres.ts';
import { broken, findingsAfter } from './breaking.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const last = '(SELECT max(migration_name) FROM _prisma_migrations)';

describe('of the database as a whole', () => {
  it.each([
    [
      'sees a missing extension',
      postgres,
      'DROP EXTENSION pg_trgm CASCADE',
      /^The extension pg_trgm is missing/,
    ],
    [
      'sees a migration that is pending',
      migrations,
      `DELETE FROM _prisma_migrations WHERE migration_name = ${last}`,
      /^1 migration of this program is not applied yet \(\d{14}_\w+\): start the server/,
    ],
    [
      'sees a migration that was edited',
      migrations,
      `UPDATE _prisma_migrations SET checksum = reverse(checksum) WHERE migration_name = ${last}`,
      /^Migration \S+ was edited after it was applied/,
    ],
    [
      'sees a database that is newer than the program',
      migrations,
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('later', '', now(), '99999999999999_later')`,
      /^The database is newer than this program/,
    ],
    [
      'sees a database without migrations',
      migrations,
      'DROP TABLE _prisma_migrations',
      /^No migration was applied/,
    ],
    [
      'compares nothing with the catalogue of other migrations',
      drift,
      `DELETE FROM _prisma_migrations WHERE migration_name = ${last}`,
      /^left out: the migrations/,
    ],
    [
      'sees a column that no migration made',
      drift,
      'ALTER TABLE "Actor" ADD COLUMN mood text',
      /^The database has what no migration makes: column public\."Actor"\.mood is text\./,
    ],
    [
      'sees an index that is gone',
      drift,
      'DROP INDEX "Actor_slug_key"',
      /^The database lacks what the migrations make: index on public\."Actor": CREATE UNIQUE INDEX "Actor_slug_key"/,
    ],
    [
      'sees a trigger that is off',
      indexes,
      'ALTER TABLE "Actor" DISABLE TRIGGER identity',
      /^Triggers are off on "Actor"/,
    ],
    [
      'sees an index that is not valid',
      indexes,
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"Actor_slug_key"'::regclass`,
      /^The index "Actor_slug_key" is not valid and serves no query: REINDEX INDEX "Actor_slug_key"\.$/,
    ],
    [
      'sees a constraint that was never validated',
      indexes,
      'ALTER TABLE "Actor" ADD CONSTRAINT "short" CHECK (char_length("name") < 9) NOT VALID',
      /^Rows may break short on "Actor"/,
    ],
    [
      'sees a table that was never analysed',
      statistics,
      `INSERT INTO "Actor" ("id", "kind", "name", "slug") SELECT gen_random_uuid(), 'GROUP', 'Group ' || i, 'group-' || i
         FROM generate_series(1, 10000) i;
       UPDATE pg_class SET reltuples = -1 WHERE relname = 'Actor'`,
      /^Postgres has never analysed "Actor"/,
    ],
  ])('%s', async (_, check, sql, sentence) => {
    expect(await findingsAfter(database, check, 'SELECT')).toEqual([]);
    expect(await findingsAfter(database, check, sql)).toEqual([expect.stringMatching(sentence)]);
  });

  it('sees a function that was changed, as what is lacking and what is there instead', async () => {
    const function_ = 'function public\\.entente_ascending\\(uuid\\[\\]\\) with body [0-9a-f]{32}';
    const change = `CREATE OR REPLACE FUNCTION entente_ascending(ids uuid[]) RETURNS boolean
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT true $$`;
    expect(await findingsAfter(database, drift, change)).toEqual([
      expect.stringMatching(`^The database lacks what the migrations make: ${function_}\\. `),
      expect.stringMatching(`^The database has what no migration makes: ${function_}\\. `),
    ]);
  });

  it('sees a slot that keeps the log and that nobody reads', async () => {
    const name = `forgotten_${randomBytes(6).toString('hex')}`;
    await query(database.superuserUrl, `SELECT pg_create_physical_replication_slot('${name}', true)`);
    try {
      await broken(database, async (_, look) => {
        expect(await look(replication({ behind: 64e6, kept: 1e12 }))).toEqual([]);
        expect(await look(replication({ behind: 64e6, kept: -1 }))).toEqual([
          expect.stringMatching(`^The replication slot ${name} is read by nobody and keeps `),
        ]);
      });
    } finally {
      await query(database.superuserUrl, `SELECT pg_drop_replication_slot('${name}')`);
    }
  });

  it('sees that Postgres takes fewer connections than the server may open', async () => {
    await broken(database, async (_, look) => {
      expect(await look(connections)).toEqual([]);
      expect(await look(connections, { config: { writeConnections: 10, readConnections: 100 } })).toEqual([
        expect.stringMatching(/^The server may open 511 connections and Postgres takes \d+: raise/),
      ]);
    });
  });

  it('sees a disk that is nearly full, and says where it cannot look', async () => {
    await broken(database, async (_, look) => {
      const with_ = (free: number) => disk(async () => ({ free, total: 100e9 }));
      expect(await look(with_(50e9), { directory: '/data' })).toEqual([]);
      expect(await look(with_(2e9), { directory: '/data' })).toEqual([
        'The disk that holds /data has 2.0 GB left (2 %): make room, for Postgres stops when it is full.',
      ]);
      expect((await look(disk(), { directory: process.cwd() })).length).toBeLessThan(2);
      await expect(look(disk())).rejects.toThrow(NotExamined);
    });
  });
});

describe('of who may do what', () => {
  it.each([
    [
      'a role that passes policies',
      roles,
      'ALTER ROLE entente_writer BYPASSRLS',
      ['The role entente_writer may more than it should: ALTER ROLE entente_writer NOBYPASSRLS.'],
    ],
    [
      'a role that may not log in',
      roles,
      'ALTER ROLE entente_reader_green NOLOGIN',
      ['The role entente_reader_green may not log in: ALTER ROLE entente_reader_green LOGIN.'],
    ],
    [
      'a role with the rights of a stronger one',
      roles,
      'GRANT entente_reader_red TO entente_reader_clear',
      [/^The role entente_reader_clear is a member of entente_reader_red and sees and may what that does/],
    ],
    [
      'a role that is missing',
      roles,
      'ALTER ROLE entente_people_amber RENAME TO somebody',
      [/^The role entente_people_amber is missing/],
    ],
    [
      'a reader that reads a table',
      privileges,
      'GRANT SELECT ON "Statement" TO entente_reader_clear',
      [/^The role entente_reader_clear reads public\."Statement" beside the views of its clearance/],
    ],
    [
      'a reader that reads the views of a stronger clearance',
      privileges,
      `GRANT USAGE ON SCHEMA visible_red TO entente_reader_green; GRANT SELECT ON visible_red."Statement" TO entente_reader_green`,
      [/^The role entente_reader_green reads visible_red\."Statement"/],
    ],
    [
      'a reader that may write',
      privileges,
      'GRANT UPDATE ("name") ON visible_amber."Actor" TO entente_reader_amber',
      [/^The role entente_reader_amber may write to visible_amber\."Actor"/],
    ],
    [
      'a reader that may not read',
      privileges,
      'REVOKE SELECT ON visible_amber."Actor" FROM entente_reader_amber',
      [/^The role entente_reader_amber may not read visible_amber\."Actor"/],
    ],
    [
      'people who may name the tables',
      privileges,
      'GRANT USAGE ON SCHEMA public TO entente_people_clear',
      [/^The group entente_people_clear may name what is in the schema public/],
    ],
    [
      'people who may write past the functions',
      privileges,
      'GRANT DELETE ON "Actor" TO entente_people_red',
      [/^The group entente_people_red may write to public\."Actor"/],
    ],
    [
      'a table without row-level security',
      privileges,
      'ALTER TABLE "Coding" DISABLE ROW LEVEL SECURITY',
      [/^Row-level security is off on "Coding"/],
    ],
    [
      'a view that shows what is marked above it',
      privileges,
      `DO $$ BEGIN EXECUTE format('CREATE OR REPLACE VIEW visible_clear."Citation" AS %s',
         regexp_replace(pg_get_viewdef('visible_clear."Citation"'::regclass), 'WHERE.*', '')); END $$`,
      [/^What is marked above CLEAR shows in visible_clear\."Citation"/],
    ],
  ])('sees %s', async (_, check, sql, sentences) => {
    expect(await findingsAfter(database, check, 'SELECT')).toEqual([]);
    expect(await findingsAfter(database, check, sql)).toEqual(
      sentences.map((sentence) =>
        typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
      ),
    );
  });
});
