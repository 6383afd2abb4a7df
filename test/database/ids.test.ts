import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const query = async <Row>(sql: string) => (await test.database.write.query(sql)).rows as Row[];

it('Postgres gives ids that begin with the time, in every table that it gives any', async () => {
  const defaults = await query<{ table: string; rule: string }>(
    `SELECT table_name AS table, column_default AS rule FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'uuid' AND column_default IS NOT NULL ORDER BY 1`,
  );
  expect(defaults).toEqual(
    ['Reading', 'ReadingCount', 'Revision', 'StaleReason'].map((table) => ({
      table,
      rule: 'entente_new_id()',
    })),
  );
});

it('the ids of revisions begin with the millisecond in which they were written', async () => {
  const clock = async () =>
    (await query<{ now: string }>(`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000) AS now`))[0]
      ?.now;
  const before = Number(await clock());
  const { data } = await test.ask(
    'mutation { createActors(input: { items: [{ kind: PERSON, name: "One" }, { kind: PERSON, name: "Two" }] }) { __typename } }',
  );
  expect(data.createActors.__typename).toBe('CreateActorsPayload');
  const after = Number(await clock());
  const ids = await query<{ id: string }>(`SELECT "id" FROM "Revision" ORDER BY "position" DESC LIMIT 2`);
  for (const { id } of ids) {
    const written = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(written).toBeGreaterThanOrEqual(before);
    expect(written).toBeLessThanOrEqual(after);
    expect(id[14]).toBe('7');
  }
  expect(new Set(ids.map(({ id }) => id)).size).toBe(2);
});
