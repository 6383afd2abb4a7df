import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { rowsOf, valuesOf } from './database.ts';
import { csv, personHeader, take } from './sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const rows = (sql: string) => rowsOf(database, sql);
const values = (sql: string) => valuesOf(database, sql);

describe('Persons of an index', () => {
  beforeAll(async () => {
    await take(
      database,
      'persons',
      csv(personHeader, [
        ['1', 'Medvedev Dmitry', 'Deputy Chairman of the Security Council of Russia', 12],
        ['2', 'Juan Carlos I King of Spain', 'King of Spain, 1975 - 2014', 2],
        ['3', 'Gates Bill', 'Founder of a company', 1],
      ]),
    );
  });

  it('hold their one role on the day of the crawl only, or in the years that it gives', async () => {
    expect(
      await rows(
        `SELECT a."name", o."countryCode" AS state, f."validFrom", f."validTo", f."validFirst"::text AS first, f."validLast"::text AS last
         FROM "Affiliation" f JOIN "Actor" a ON a."id" = f."actorId" JOIN "Actor" o ON o."id" = f."organizationId" ORDER BY f."id"`,
      ),
    ).toEqual([
      {
        name: 'Dmitry Medvedev',
        state: 'RUS',
        validFrom: '2020-11-01',
        validTo: '2020-11-01',
        first: '2020-11-01',
        last: '2020-11-01',
      },
      {
        name: 'Juan Carlos I',
        state: 'ESP',
        validFrom: '1975',
        validTo: '2014',
        first: '1975-01-01',
        last: '2014-12-31',
      },
    ]);
  });

  it('keep a role that speaks for no state as a description, with the day', async () => {
    expect(await values(`SELECT "description" FROM "Actor" WHERE "name" = 'Bill Gates'`)).toEqual([
      'Founder of a company (2020-11-01)',
    ]);
  });
});

describe('Entries of a dictionary', () => {
  beforeAll(async () => {
    await take(
      database,
      'dictionary',
      `VLADIMIR_PUTIN_
+PUTIN_
\t[RUSGOV 991231-080507]
\t[RUSGOV 080508-120507]
\t[RUSGOV >120507]
HUAINAPUTINA_
\t[PER]
OLD_LEADER_
\t[RUSGOV <910101]
\t[RUSELI 850101-950101]
\t[RUSGOV 900101-910601]
RUSSIA_
+RUSSIAN_FEDERATION_
\t[RUS]
`,
    );
  });
  const posts = (name: string) =>
    rows(
      `SELECT o."countryCode" AS state, f."validFrom" AS from, f."validTo" AS to FROM "Affiliation" f
       JOIN "Actor" a ON a."id" = f."actorId" JOIN "Actor" o ON o."id" = f."organizationId"
       WHERE a."name" = '${name}' AND a."id" IN (SELECT "entityId" FROM "ImportRecord" WHERE "key" LIKE 'test:entry:%')
       ORDER BY f."id"`,
    );

  it('have names that can be read, and their years in the right century', async () => {
    expect(await posts('Vladimir Putin')).toEqual([
      { state: 'RUS', from: '1999-12-31', to: '2008-05-07' },
      { state: 'RUS', from: '2008-05-08', to: '2012-05-07' },
      { state: 'RUS', from: '2012-05-07', to: null },
    ]);
  });

  it('may hold posts whose ranges are open or overlap; a former elite leads to no state', async () => {
    expect(await posts('Old Leader')).toEqual([
      { state: 'RUS', from: null, to: '1991-01-01' },
      { state: null, from: '1985-01-01', to: '1995-01-01' },
      { state: 'RUS', from: '1990-01-01', to: '1991-06-01' },
    ]);
  });

  it('are nobody else because of a part of their name: the volcano Huaynaputina is no Putin', async () => {
    expect(await values(`SELECT "name" FROM "Actor" WHERE "name" ILIKE '%putina%'`)).toEqual([
      'Huainaputina',
    ]);
    expect(
      await values(
        `SELECT a."name" FROM "ActorName" n JOIN "Actor" a ON a."id" = n."actorId" WHERE n."text" ILIKE 'putin'`,
      ),
    ).toEqual(['Vladimir Putin']);
  });

  it('that are a state add their names to the one state of that code', async () => {
    expect(
      await rows(
        `SELECT a."name", n."text" FROM "Actor" a JOIN "ActorName" n ON n."actorId" = a."id" WHERE a."countryCode" = 'RUS'`,
      ),
    ).toEqual([{ name: 'Russia', text: 'Russian Federation' }]);
  });
});
