import { join } from 'node:path';
import fc from 'fast-check';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpDatabase } from '../../server/src/dump/dump.ts';
import { restoreDatabase } from '../../server/src/dump/restore.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { LATER, LATER_ROWS } from './later-migration.ts';
import { filesOf, run, temporaryDirectory } from './set-up.ts';

let from: TestDatabase;
let to: TestDatabase;
beforeEach(async () => {
  [from, to] = [await testDatabase('empty'), await testDatabase('empty')];
});
afterEach(async () => {
  await from.drop();
  await to.drop();
});

/** Settings under which a careless program would write, or read, other values, or give up. */
const UNUSUAL = {
  timezone: 'Asia/Kathmandu',
  datestyle: 'German, DMY',
  intervalstyle: 'sql_standard',
  extra_float_digits: '-5',
  bytea_output: 'escape',
  default_transaction_read_only: 'on',
};

/** Dumps one database, restores into the other, which has other settings, and dumps that: the files of both dumps. */
async function roundTrip() {
  const directory = await temporaryDirectory();
  const [first, second] = [join(directory, 'first'), join(directory, 'second')];
  await dumpDatabase({ ownerUrl: from.ownerUrl, directory: first });
  const name = new URL(to.ownerUrl).pathname.slice(1);
  for (const [setting, value] of Object.entries(UNUSUAL)) {
    await run(
      to.superuserUrl.replace(name, 'postgres'),
      `ALTER DATABASE ${name} SET ${setting} = '${value}'`,
    );
  }
  await restoreDatabase({ ownerUrl: to.ownerUrl, directory: first });
  await dumpDatabase({ ownerUrl: to.ownerUrl, directory: second });
  return { first: await filesOf(first), second: await filesOf(second) };
}

/** What both databases hold, in Postgres' own text under the same settings. */
async function rowsOf(sql: string) {
  const settings = `SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
    SET extra_float_digits = 1; SET bytea_output = 'hex'`;
  const [before, after] = [await run(from.ownerUrl, settings, sql), await run(to.ownerUrl, settings, sql)];
  return { before, after };
}

// Postgres has no NUL in a text, and no half of a surrogate pair
const awkward = [
  '\\',
  '"',
  "'",
  '\n',
  '\r',
  '\t',
  '\u0001',
  '\u0002',
  '\u007f',
  '\u2028',
  '{',
  ',',
  '\\.',
  '😀',
  'é',
];
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...awkward), maxLength: 20 }),
  )
  .map((value) => value.replaceAll('\u0000', ''));
const time = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** JSON as text, with numbers that no double holds. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'null',
      'true',
      '0.10',
      '-0',
      '1e400',
      '12345678901234567890.1234567890123456',
      '1.50e-20',
    ),
    text.map((value) => JSON.stringify(value)),
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(
        fc.tuple(text, tie('json')).map(([key, value]) => `${JSON.stringify(key)}:${value}`),
        { maxLength: 4 },
      )
      .map((members) => `{${members.join(',')}}`),
  ),
}));
const row = fc.record({
  id: fc.uuid(),
  words: text,
  result: json,
  recordedAt: time,
  gaps: fc.array(fc.option(text), { maxLength: 5 }),
  lastUsedAt: fc.option(time),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  madeOn: time.map((moment) => moment.slice(0, 10)),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

const ONE = '00000000-0000-7000-8000-000000000001';
const STARTING_ROWS = `
  SELECT set_config('entente.user', '${ONE}', false);
  INSERT INTO "Actor" (id, kind, name, slug) VALUES ('${ONE}', 'PERSON', 'Forecaster', 'forecaster');
  INSERT INTO "CooperationArea" (id, label, slug) VALUES ('${ONE}', 'Air', 'air');
  INSERT INTO "Forecast" (id, question, "resolvesOn") VALUES ('${ONE}', 'Will it hold?', '2030-01-01')`;

async function insert(client: pg.Client, { id, words, result, recordedAt, ...rest }: Row): Promise<void> {
  await client.query(
    `INSERT INTO "IdempotencyKey" ("userId", key, operation, "inputHash", result, "recordedAt")
     VALUES ('${ONE}', $1, $2, '', $3, $4)`,
    [words + id, words, result, recordedAt],
  );
  await client.query(
    `INSERT INTO "ApiToken" (id, "userId", name, "tokenHash", "lastUsedAt")
     VALUES ($1, '${ONE}', 'T', encode(sha256($1::uuid::text::bytea), 'hex'), $2)`,
    [id, rest.lastUsedAt],
  );
  await client.query(
    `INSERT INTO "Assessment" (id, "areaId", question, judgement, gaps, "authorId", "assessedOn", "assessedOnFirst", "assessedOnLast", "draftedById")
     VALUES ($1, '${ONE}', 'Q', 'J', $2, '${ONE}', '2019', '2019-01-01', '2019-12-31', '${ONE}')`,
    [id, rest.gaps],
  );
  await client.query(
    `INSERT INTO "ForecastProbability" (id, "forecastId", "forecasterId", probability, "madeOn") VALUES ($1, '${ONE}', '${ONE}', $2, $3)`,
    [id, rest.probability, rest.madeOn],
  );
}

describe('every value comes back as it was, whatever the settings of the database', () => {
  it('in the tables of the product', async () => {
    const rows = fc.sample(row, { numRuns: 400, seed: 1902 });
    await withSuperuser(from.ownerUrl, async (client) => {
      await client.query(STARTING_ROWS);
      for (const one of rows) await insert(client, one);
    });
    const { first, second } = await roundTrip();
    expect(second).toEqual(first);
    for (const table of ['IdempotencyKey', 'ApiToken', 'Assessment', 'ForecastProbability', 'Revision']) {
      // The number of a transaction means nothing in another Postgres
      const row = table === 'Revision' ? `(to_jsonb(t) - 'transactionId')::text` : 't::text';
      const { before, after } = await rowsOf(`SELECT ${row} FROM "${table}" t ORDER BY 1`);
      expect(after).toEqual(before);
    }
    // Every line is JSON in which JavaScript finds what went in
    const lines = (first['IdempotencyKey.jsonl'] as string)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const words = new Map(
      lines.map(({ key, operation, recordedAt }) => [key, [operation, Date.parse(recordedAt)]]),
    );
    expect(words).toEqual(new Map(rows.map((r) => [r.words + r.id, [r.words, Date.parse(r.recordedAt)]])));
  });

  it('in a table that a later migration adds, with types that no table has yet', async () => {
    await run(from.ownerUrl, LATER);
    await run(to.ownerUrl, LATER);
    await run(from.ownerUrl, LATER_ROWS);
    const { first, second } = await roundTrip();
    expect(second).toEqual(first);
    for (const table of ['Later table: "%s"', 'Keyless']) {
      const name = `"${table.replaceAll('"', '""')}"`;
      const { before, after } = await rowsOf(
        `SELECT t::text, t.line IS NULL AS "null" FROM ${name} t ORDER BY 1`,
      );
      expect(before.length).toBeGreaterThan(2);
      expect(after).toEqual(before);
    }
    // An identity goes on where it stood
    const next = 'INSERT INTO "Keyless" DEFAULT VALUES RETURNING number';
    const writable = 'SET default_transaction_read_only = off';
    expect(await run(to.ownerUrl, writable, next)).toEqual(await run(from.ownerUrl, writable, next));
  });
});
