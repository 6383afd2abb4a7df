import { describe, expect, it } from 'vitest';
import { testDatabase } from '../set-up/database.ts';
import { dumpOf, valuesOf } from './database.ts';
import { sources, takeInBatches } from './generated.ts';
import { differences, normalForm } from './normal-form.ts';
import { take } from './sources.ts';

describe('Two imports of the same files at once', () => {
  it('end in the state in which one ends, and refuse nothing', async () => {
    const [alone, together] = [await testDatabase('example'), await testDatabase('example')];
    for (const { kind, text } of sources) {
      const { summary } = await takeInBatches(alone, kind, text);
      const both = await Promise.all([
        takeInBatches(together, kind, text),
        takeInBatches(together, kind, text),
      ]);
      for (const { summary: each } of both) {
        expect(each, kind).toMatchObject({ rows: summary.rows, rejected: 0, repaired: summary.repaired });
      }
      const made = both.reduce((sum, each) => sum + each.summary.created + each.summary.updated, 0);
      expect(made, kind).toBe(summary.created + summary.updated);
    }
    expect(differences(normalForm(await dumpOf(together)), normalForm(await dumpOf(alone)))).toEqual([]);
    await alone.drop();
    await together.drop();
  }, 180_000);
});

describe('What is there already', () => {
  it('is taken as it is, if it is a state of that code: its names are added, and none twice', async () => {
    const database = await testDatabase('example');
    const russia = `SELECT "id", "name", "slug", "version" FROM "Actor" WHERE "countryCode" = 'RUS'`;
    const before = await valuesOf(database, russia);
    const { summary } = await take(database, 'countries');
    expect(summary).toMatchObject({ created: 249, rejected: 0 });
    expect(await valuesOf(database, russia)).toEqual(before);
    expect(await valuesOf(database, `SELECT count(*) FROM "Actor" WHERE "countryCode" IS NOT NULL`)).toEqual([
      '249',
    ]);
    expect(
      await valuesOf(
        database,
        `SELECT n."text" FROM "ActorName" n JOIN "Actor" a ON a."id" = n."actorId"
         WHERE a."countryCode" = 'RUS' AND n."language" IN ('ru', 'zh') ORDER BY 1`,
      ),
    ).toEqual(expect.arrayContaining(['Россия', '俄罗斯']));
    expect(
      await valuesOf(
        database,
        'SELECT count(*) FROM (SELECT "actorId", "text", "kind" FROM "ActorName" GROUP BY 1, 2, 3 HAVING count(*) > 1) x',
      ),
    ).toEqual(['0']);
    await database.drop();
  });
});
