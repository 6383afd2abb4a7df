import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../server/src/database/migration-files.ts';
import { dumpDatabase } from '../../server/src/dump/dump.ts';
import { DumpError } from '../../server/src/dump/dump-error.ts';
import { restoreDatabase } from '../../server/src/dump/restore.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { bareDatabase, filesOf, run, SHAPE, temporaryDirectory } from './set-up.ts';

let example: TestDatabase;
let target: TestDatabase;
let dump: string;
beforeAll(async () => {
  [example, target] = [await testDatabase('example'), await testDatabase('empty')];
  dump = join(await temporaryDirectory(), 'dump');
  await dumpDatabase({ ownerUrl: example.ownerUrl, directory: dump });
});
afterAll(async () => {
  await example.drop();
  await target.drop();
});

const stateOf = async (ownerUrl: string) => [
  await run(ownerUrl, 'SELECT t::text, xmin FROM "User" t'),
  await run(ownerUrl, 'SELECT t::text, xmin FROM "Revision" t ORDER BY position'),
  await run(ownerUrl, 'SELECT migration_name FROM _prisma_migrations ORDER BY 1'),
  await run(ownerUrl, 'SELECT last_value, is_called FROM "Revision_position_seq"'),
  await run(ownerUrl, SHAPE),
];

/** Restores into `ownerUrl`; expects the refusal, and the database as it was. */
async function refused(message: RegExp, directory: string, ownerUrl = target.ownerUrl, migrations?: string) {
  const before = await stateOf(ownerUrl);
  const error = await restoreDatabase({ ownerUrl, directory, migrations }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(DumpError);
  expect(error.message).toMatch(message);
  expect(await stateOf(ownerUrl)).toEqual(before);
}

/** A copy of the dump with something changed. */
async function spoilt(change: (directory: string) => Promise<unknown>): Promise<string> {
  const directory = join(await temporaryDirectory(), 'spoilt');
  await cp(dump, directory, { recursive: true });
  await change(directory);
  return directory;
}

/** Replaces words in a file, which must have them. */
async function edit(file: string, words: string | RegExp, others: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(words);
  await writeFile(file, text.replace(words, others));
}

/** The program's migrations and a later one. */
async function laterMigrations(): Promise<string> {
  const directory = join(await temporaryDirectory(), 'migrations');
  await cp(MIGRATIONS, directory, { recursive: true });
  await mkdir(join(directory, '20991231000000_later'));
  await writeFile(
    join(directory, '20991231000000_later', 'migration.sql'),
    `CREATE TABLE "Later" (id integer PRIMARY KEY, marking "Marking" NOT NULL DEFAULT 'CLEAR');
     INSERT INTO "Later" VALUES (1);
     SELECT entente_complete_schema();`,
  );
  return directory;
}

describe('a dump is refused, and nothing written', () => {
  it('when a row was changed', async () => {
    const directory = await spoilt((path) =>
      edit(join(path, 'Statement.jsonl'), '"version":1', '"version":2'),
    );
    await refused(/Statement\.jsonl is not as it was dumped/, directory);
  });

  it('when rows are missing at the end', async () => {
    const directory = await spoilt((path) => edit(join(path, 'Statement.jsonl'), /[^\n]+\n$/, ''));
    await refused(/Statement\.jsonl is not as it was dumped/, directory);
  });

  it('when a file is missing', async () => {
    await refused(/Statement\.jsonl is missing/, await spoilt((path) => rm(join(path, 'Statement.jsonl'))));
  });

  it('when there is a file that is none of its own', async () => {
    const directory = await spoilt((path) => writeFile(join(path, 'Notes.jsonl'), ''));
    await refused(/Notes\.jsonl is none of the dump's files/, directory);
  });

  it('when the manifest is missing, was edited or is no JSON', async () => {
    await refused(
      /There is no dump in .*manifest\.json is missing/,
      await spoilt((p) => rm(join(p, 'manifest.json'))),
    );
    const edited = await spoilt((path) =>
      edit(join(path, 'manifest.json'), '"isCalled": true', '"isCalled": false'),
    );
    await refused(/manifest\.json is damaged or was edited/, edited);
    const cut = await spoilt((path) => edit(join(path, 'manifest.json'), /"sequences"[\s\S]+/, ''));
    await refused(/manifest\.json is damaged or was edited/, cut);
  });

  it('when it has a later format', async () => {
    const directory = await spoilt((path) =>
      edit(join(path, 'manifest.json'), '"formatVersion": 1', '"formatVersion": 2'),
    );
    await refused(/has format 2, and this program reads format 1/, directory);
  });

  it('when it is something else', async () => {
    const directory = await spoilt((path) => writeFile(join(path, 'manifest.json'), '{"name":"Entente"}'));
    await refused(/is no manifest of a dump of Entente/, directory);
    await refused(/There is no dump in/, join(dirname(dump), 'nowhere'));
  });

  it('when the database has rows', async () => {
    await refused(/has rows already \(in the table "Activity"\)/, dump, example.ownerUrl);
  });

  it('when somebody changed a row that a migration made', async () => {
    const used = await testDatabase('empty');
    await run(used.ownerUrl, `ALTER TABLE "User" DISABLE TRIGGER USER; UPDATE "User" SET name = 'Another'`);
    await refused(/has rows already \(in the table "User"\)/, dump, used.ownerUrl);
    await used.drop();
  });

  it('when the database has a later migration, or another table', async () => {
    const migrations = await laterMigrations();
    const later = await bareDatabase(example.superuserUrl, example.ownerUrl);
    const newer = join(await temporaryDirectory(), 'newer');
    await restoreDatabase({ ownerUrl: later.ownerUrl, directory: dump, migrations });
    await dumpDatabase({ ownerUrl: later.ownerUrl, directory: newer });
    await refused(
      /has migration 20991231000000_later, which the dump is older than/,
      dump,
      later.ownerUrl,
      migrations,
    );
    await refused(/needs its migration 20991231000000_later, which this program lacks/, newer);
    await later.drop();

    const other = await testDatabase('empty');
    await run(other.ownerUrl, 'ALTER TABLE "Actor" ADD COLUMN extra text');
    await refused(/The table "Actor" of the database is not as in the dump/, dump, other.ownerUrl);
    await other.drop();
  });
});

describe('a dump from before a migration', () => {
  it('is restored as it was, and migrated then', async () => {
    const bare = await bareDatabase(example.superuserUrl, example.ownerUrl);
    await restoreDatabase({ ownerUrl: bare.ownerUrl, directory: dump, migrations: await laterMigrations() });
    const count = 'SELECT count(*) FROM "Statement"';
    expect(await run(bare.ownerUrl, count)).toEqual(await run(example.ownerUrl, count));
    expect(await run(bare.ownerUrl, 'SELECT id FROM "Later"')).toEqual([{ id: 1 }]);
    await bare.drop();
  });
});

describe('a dump is not made', () => {
  it('where something is already', async () => {
    const before = await filesOf(dump);
    const ownerUrl = example.ownerUrl;
    for (const directory of [dump, await temporaryDirectory(), join(dump, 'manifest.json')]) {
      await expect(dumpDatabase({ ownerUrl, directory })).rejects.toThrow(/exists already/);
    }
    expect(await filesOf(dump)).toEqual(before);
  });

  it('below a file', async () => {
    const directory = join(dump, 'manifest.json', 'dump');
    const made = dumpDatabase({ ownerUrl: example.ownerUrl, directory });
    await expect(made).rejects.toThrow(/is, or lies below, something that is no directory/);
  });

  it('of a database that holds nothing of Entente', async () => {
    const bare = await bareDatabase(example.superuserUrl, example.ownerUrl);
    const parent = await temporaryDirectory();
    const made = dumpDatabase({ ownerUrl: bare.ownerUrl, directory: join(parent, 'dump') });
    await expect(made).rejects.toThrow(/holds nothing of Entente/);
    expect(await readdir(parent)).toEqual([]);
    await bare.drop();
  });
});
