import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpDatabase } from '../../server/src/dump/dump.ts';
import { restoreDatabase } from '../../server/src/dump/restore.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { bareDatabase, filesOf, run, SHAPE, temporaryDirectory } from './set-up.ts';

let example: TestApp;
let restored: TestApp;
let directory: string;
let first: Record<string, string>;

beforeAll(async () => {
  example = await testApp('example');
  restored = await testApp('empty');
  directory = join(await temporaryDirectory(), 'new', 'first');
  await dumpDatabase({ ownerUrl: example.database.ownerUrl, directory });
  first = await filesOf(directory);
});
afterAll(async () => {
  await example.close();
  await restored.close();
});

describe('a dump of the worked example', () => {
  it('has a file for each table, and for nothing else', async () => {
    const tables = await run(
      example.database.ownerUrl,
      `SELECT relname || '.jsonl' AS file FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`,
    );
    expect(Object.keys(first).sort()).toEqual([...tables.map(({ file }) => file), 'manifest.json'].sort());
  });

  it('says what it holds', async () => {
    const manifest = JSON.parse(first['manifest.json'] as string);
    const migrations = await run(
      example.database.ownerUrl,
      'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1',
    );
    expect(manifest).toMatchObject({ format: 'entente-dump', formatVersion: 1 });
    expect(manifest.migrations).toEqual(migrations.map(({ name }) => name));
    const [{ count, position }] = await run(
      example.database.ownerUrl,
      'SELECT count(*)::int, max(position)::text AS position FROM "Revision"',
    );
    expect(manifest.tables.find(({ name }: { name: string }) => name === 'Revision').rows).toBe(count);
    expect(manifest.sequences).toEqual([
      { name: 'Revision_position_seq', lastValue: position, isCalled: true },
    ]);
  });

  it('leaves out what Postgres computes from the rest, and columns without a value', () => {
    const [statement] = (first['Statement.jsonl'] as string).split('\n');
    const row = JSON.parse(statement as string);
    expect(row).not.toHaveProperty('search');
    expect(Object.values(row)).not.toContain(null);
    expect(row).toMatchObject({ version: 1, recordedAt: expect.stringMatching(/^\d{4}-.+T.+\+00:00$/) });
  });

  it('can be read by its owner only', async () => {
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of Object.keys(first)) {
      expect((await stat(join(directory, name))).mode & 0o777, name).toBe(0o600);
    }
  });

  it('is the same again', async () => {
    const again = join(await temporaryDirectory(), 'again');
    await dumpDatabase({ ownerUrl: example.database.ownerUrl, directory: again });
    expect(await filesOf(again)).toEqual(first);
  });

  it('tells how far it is, and what it did', async () => {
    const told: { rows: number; totalRows: number }[] = [];
    const summary = await dumpDatabase({
      ownerUrl: example.database.ownerUrl,
      directory: join(await temporaryDirectory(), 'told'),
      onProgress: (progress) => told.push(progress),
    });
    const rows = Object.entries(first).filter(([name]) => name !== 'manifest.json');
    expect(summary.tables).toBe(rows.length);
    expect(summary.rows).toBe(rows.flatMap(([, text]) => text.split('\n').slice(1)).length);
    expect(summary.bytes).toBe(Buffer.byteLength(rows.map(([, text]) => text).join('')));
    expect(told.at(-1)).toEqual({ table: 'User', rows: summary.rows, totalRows: summary.rows });
    expect(told.map((progress) => progress.rows)).toEqual(told.map(({ rows }) => rows).sort((a, b) => a - b));
  });
});

describe('a restored database', () => {
  let shape: unknown[];
  beforeAll(async () => {
    shape = await run(restored.database.ownerUrl, SHAPE);
    const told: { rows: number; totalRows: number }[] = [];
    const summary = await restoreDatabase({
      ownerUrl: restored.database.ownerUrl,
      directory,
      onProgress: (progress) => told.push(progress),
    });
    expect(told.at(-1)).toMatchObject({ rows: summary.rows, totalRows: summary.rows });
  });

  it('gives the same dump, byte for byte', async () => {
    const again = join(await temporaryDirectory(), 'again');
    await dumpDatabase({ ownerUrl: restored.database.ownerUrl, directory: again });
    expect(await filesOf(again)).toEqual(first);
  });

  it('has its indexes, constraints and triggers as before', async () => {
    expect(shape.length).toBeGreaterThan(200);
    expect(await run(restored.database.ownerUrl, SHAPE)).toEqual(shape);
  });

  it('computed the search columns anew', async () => {
    const query = 'SELECT id, search::text FROM "Statement" ORDER BY id';
    expect(await run(restored.database.ownerUrl, query)).toEqual(await run(example.database.ownerUrl, query));
  });

  it('answers as the first one does', async () => {
    const query = `{ relationship(by: { slug: "russia-china" }) { name parties { name }
      statements(first: 50) { nodes { id quote side { name } voice } } } }`;
    const { data, errors } = await restored.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual((await example.ask(query)).data);
  });

  it('takes writes, and records them after what was recorded before', async () => {
    const before = Number(JSON.parse(first['manifest.json'] as string).sequences[0].lastValue);
    const { data } = await restored.ask(
      'mutation { createActor(input: { kind: PERSON, name: "A new voice" }) { ... on Actor { version } ... on Error { message } } }',
    );
    expect(data.createActor).toEqual({ version: 1 });
    const revisions = await run(
      restored.database.ownerUrl,
      `SELECT position::int, operation FROM "Revision" WHERE position > ${before}`,
    );
    expect(revisions).toEqual([{ position: before + 1, operation: 'CREATED' }]);
  });
});

describe('a restore', () => {
  it('makes the tables in a database that has none', async () => {
    const bare = await bareDatabase(example.database.superuserUrl, example.database.ownerUrl);
    try {
      await restoreDatabase({ ownerUrl: bare.ownerUrl, directory });
      const again = join(await temporaryDirectory(), 'again');
      await dumpDatabase({ ownerUrl: bare.ownerUrl, directory: again });
      expect(await filesOf(again)).toEqual(first);
    } finally {
      await bare.drop();
    }
  });
});
