import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findDrift } from '../../prisma/tools/drift.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { withSuperuser } from '../set-up/databases.ts';

const schema = join(import.meta.dirname, '../../prisma/schema');
let migrated: TestDatabase;

beforeAll(async () => {
  migrated = await testDatabase('empty');
});
afterAll(() => migrated.drop());

test('the schema and the migrations say the same; SQL written by hand is no drift', async () => {
  expect(await findDrift({ schemaFolder: schema, migratedUrl: migrated.ownerUrl })).toEqual([]);
});

describe('a schema that is ahead of the migrations', () => {
  let schemaFolder: string;

  beforeEach(() => {
    schemaFolder = mkdtempSync(join(tmpdir(), 'entente-schema-'));
    cpSync(schema, schemaFolder, { recursive: true });
  });
  afterEach(() => rmSync(schemaFolder, { recursive: true }));

  const drift = async () => (await findDrift({ schemaFolder, migratedUrl: migrated.ownerUrl })).join('\n');
  const change = (name: string, before: string, after: string) => {
    const file = join(schemaFolder, name);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(before);
    writeFileSync(file, text.replace(before, after));
  };

  test('by a column', async () => {
    change('statement.prisma', 'model Statement {', 'model Statement {\n  mood String?\n');
    expect(await drift()).toContain('ALTER TABLE "Statement" ADD COLUMN     "mood" TEXT;');
  });

  test('by a table', async () => {
    appendFileSync(join(schemaFolder, 'statement.prisma'), '\nmodel Mood {\n  id String @id\n}\n');
    expect(await drift()).toContain('CREATE TABLE "Mood"');
  });

  test('by the value of an enum', async () => {
    change('statement.prisma', 'enum SpeechAct {', 'enum SpeechAct {\n  WHISPER\n');
    expect(await drift()).toContain('WHISPER');
  });

  test('by an index', async () => {
    change('statement.prisma', 'model Statement {', 'model Statement {\n  @@index([place])\n');
    expect(await drift()).toContain('CREATE INDEX "Statement_place_idx"');
  });
});

describe('a live database that is not what the migrations make', () => {
  let live: TestDatabase;

  beforeAll(async () => {
    live = await testDatabase('empty');
  });
  afterAll(() => live.drop());

  const compare = () =>
    findDrift({ schemaFolder: schema, migratedUrl: migrated.ownerUrl, liveUrl: live.ownerUrl });

  /** The drift after a change in the live database, which is then undone. */
  async function driftAfter(change: string, undo: string): Promise<string> {
    const inLive = (sql: string) => withSuperuser(live.superuserUrl, (client) => client.query(sql));
    await inLive(change);
    const drift = await compare();
    await inLive(undo);
    return drift.join('\n');
  }

  test('agrees as long as nobody touches it', async () => {
    expect(await compare()).toEqual([]);
  });

  test.each([
    {
      kind: 'a stray column',
      change: 'ALTER TABLE "Actor" ADD COLUMN mood text',
      undo: 'ALTER TABLE "Actor" DROP COLUMN mood',
      seen: 'has what no migration makes:\n\n  column public."Actor".mood is text',
    },
    {
      kind: 'a missing index',
      change: 'ALTER INDEX "Actor_slug_key" RENAME TO elsewhere',
      undo: 'ALTER INDEX elsewhere RENAME TO "Actor_slug_key"',
      seen: 'lacks what the migrations make:\n\n  index on public."Actor": CREATE UNIQUE INDEX "Actor_slug_key"',
    },
    {
      kind: 'a changed type',
      change: 'ALTER TABLE "ApiToken" ALTER COLUMN name TYPE varchar(20)',
      undo: 'ALTER TABLE "ApiToken" ALTER COLUMN name TYPE text',
      seen: 'column public."ApiToken".name is character varying(20)',
    },
    {
      kind: 'a trigger added by hand',
      change:
        'CREATE TRIGGER mood AFTER UPDATE ON "Actor" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
      undo: 'DROP TRIGGER mood ON "Actor"',
      seen: 'trigger on public."Actor": CREATE TRIGGER mood',
    },
    {
      kind: 'a view that shows more than it may',
      change: 'CREATE OR REPLACE VIEW visible_clear."Statement" AS SELECT * FROM visible_red."Statement"',
      undo: `DO $$ BEGIN PERFORM entente_complete_schema(); END $$`,
      seen: 'view visible_clear."Statement"',
    },
    {
      kind: 'a grant too many',
      change: 'GRANT DELETE ON "Actor" TO entente_writer',
      undo: 'REVOKE DELETE ON "Actor" FROM entente_writer',
      seen: 'grant of DELETE on public."Actor" to entente_writer',
    },
  ])('$kind', async ({ change, undo, seen }) => {
    expect(await driftAfter(change, undo)).toContain(seen);
  });

  test('agrees again when all that is undone', async () => {
    expect(await compare()).toEqual([]);
  });
});
