import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../server/src/write/transaction.ts';
import { type CodedWorld, codedWorld, id, type Person, people } from '../coding/coded-world.ts';
import { type Logins, loginsFor } from './logins.ts';

// The agreement between coders in SQL is that of the API, for everybody and to the last digit.

const stances = ['AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS'];
const everybody = Object.keys(people) as Person[];
let world: CodedWorld;
let logins: Logins<Person>;

/** The same numbers in every run. */
let seed = 20_261_128;
const draw = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed >>> 16) % below;
};

beforeAll(async () => {
  world = await codedWorld(24);
  const users = Object.fromEntries(everybody.map((name) => [name, world.viewers[name].userId]));
  logins = await loginsFor(world.database.superuserUrl, users as Record<Person, string>);
  const coders: Person[] = ['carl', 'dora', 'rita', 'emil'];
  for (const [place, statementId] of world.statements.entries()) {
    for (const coder of coders.filter(() => draw(4) > 0)) {
      if (coder === 'emil' && place === world.statements.length - 1) continue;
      for (let round = 1; round <= 1 + draw(2); round++) await code(coder, statementId, round);
    }
    // A round of two coders
    if (place >= 8 && place < 16)
      for (const coder of ['carl', 'dora'] as const) await code(coder, statementId, 3);
  }
  const one = (sql: string, ...values: unknown[]) => world.sql('ada', sql, ...values);
  await one(
    `UPDATE "Statement" SET "retractedAt" = now(), "retractionReason" = 'wrong' WHERE "id" = $1::uuid`,
    world.statements[3],
  );
  await one(
    `UPDATE "Coding" SET "retractedAt" = now(), "retractionReason" = 'wrong' WHERE "id" IN (
       SELECT "id" FROM "Coding" WHERE "state" = 'CODED' AND "round" = 1 AND "statementId" <> $1::uuid ORDER BY "recordedAt" LIMIT 3)`,
    world.statements[3],
  );
  await one(
    `UPDATE "Concept" SET "mergedIntoId" = $1::uuid WHERE "id" = $2::uuid`,
    world.concepts.partnership,
    world.concepts.friendship,
  );
});
afterAll(async () => {
  await logins.close();
  await world.close();
});

/** A coder reads a statement, with an assignment or without; some of it is left open. */
async function code(coder: Person, statementId: string, round: number) {
  const coderId = world.viewers[coder].userId;
  const assigned = draw(2) === 0;
  const open = draw(6) === 0;
  if (assigned)
    await world.sql(
      'rita',
      `INSERT INTO "CodingAssignment" ("id", "statementId", "coderId", "codebookId", "round")
       VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4)`,
      statementId,
      coderId,
      world.codebookId,
      round,
    );
  const used = Object.values(world.concepts).filter(() => draw(3) > 0);
  for (const conceptId of used)
    await world.sql(
      coder,
      `INSERT INTO "Coding" ("id", "statementId", "coderId", "conceptId", "round", "stance", "state")
       VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4, $5::"Stance", 'CODED')`,
      statementId,
      coderId,
      conceptId,
      round,
      stances[draw(draw(3) + 2)],
    );
  if (!assigned || open) return;
  await inTransaction(world.writer, world.viewers[coder], async (transaction) => {
    const which = { statementId, coderId, round, retractedAt: null };
    await transaction.codingAssignment.updateMany({
      where: which,
      data: { submittedAt: new Date(), noConceptApplies: used.length === 0 },
    });
    await transaction.coding.updateMany({ where: which, data: { state: 'CODED' } });
  });
}

const inTheApi = async (as: Person, round: number | null) => {
  const { codingAgreement } = await world.ask(
    as,
    `query ($codebookId: ID!, $round: Int) { codingAgreement(codebookId: $codebookId, round: $round) {
       concept { slug } alpha undefinedBecause pairableValues leftOut { reason count }
       pairs { firstCoder { name } secondCoder { name } kappa units observed }
       units(first: 100) { totalCount nodes { readings { coder { name } stance } } } } }`,
    { codebookId: id('Codebook', world.codebookId), round },
  );
  return codingAgreement;
};
const inSql = (as: Person, round: number | null) =>
  logins.as(
    as,
    `SELECT * FROM coding_agreement WHERE codebook_id = $1 AND round IS NOT DISTINCT FROM $2 ORDER BY concept, concept_id`,
    [world.codebookId, round],
  );

describe('coding_agreement', () => {
  it.each(everybody.flatMap((name) => [null, 1, 2, 3].map((round) => ({ name, round }))))(
    'is that of the API: $name, round $round',
    async ({ name, round }) => {
      const [api, sql] = [await inTheApi(name, round), await inSql(name, round)];
      expect(sql.map((row) => row.concept_code)).toEqual(
        api.map(({ concept }: { concept: { slug: string } }) => concept.slug),
      );
      for (const [i, wanted] of api.entries()) {
        const row = sql[i];
        if (wanted.alpha === null) expect(row.alpha).toBeNull();
        else expect(Math.abs(row.alpha - wanted.alpha)).toBeLessThan(1e-9);
        expect(row.alpha_undefined_because).toBe(wanted.undefinedBecause);
        expect(Number(row.pairable_values)).toBe(wanted.pairableValues);
        expect(Number(row.units)).toBe(wanted.units.totalCount);
        expect(row.left_out).toEqual(
          Object.fromEntries(
            wanted.leftOut.map(({ reason, count }: { reason: string; count: number }) => [reason, count]),
          ),
        );
        checkPairs(row, wanted);
      }
    },
  );

  it('has every kind of figure and of reason to try it on', async () => {
    const rows = (
      await Promise.all(everybody.flatMap((name) => [null, 1, 2, 3].map((round) => inSql(name, round))))
    ).flat();
    expect(new Set(rows.flatMap(({ left_out }) => Object.keys(left_out)))).toEqual(
      new Set([
        'ONE_CODER',
        'NOT_SUBMITTED',
        'RETRACTED',
        'STATEMENT_RETRACTED',
        'EARLIER_ROUND',
        'CONTRADICTORY',
        'BLIND',
      ]),
    );
    expect(rows.some(({ kappa }) => kappa !== null)).toBe(true);
    expect(rows.some(({ alpha, coders }) => alpha !== null && coders > 2)).toBe(true);
  });

  it('is undefined for a login that is nobody’s where nothing is to be seen, and never 1', async () => {
    const rows = await logins.asNobody('SELECT alpha FROM coding_agreement');
    expect(rows.length).toBeGreaterThan(0);
    for (const { alpha } of rows) expect(alpha === null || alpha < 1).toBe(true);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape
function checkPairs(row: any, { pairs, units }: any) {
  type Readings = { readings: { coder: { name: string }; stance: string | null }[] };
  const coders = new Set(
    units.nodes.flatMap(({ readings }: Readings) => readings.map(({ coder }) => coder.name)),
  );
  expect(Number(row.coders)).toBe(coders.size);
  const pairwise = units.nodes.flatMap(({ readings }: Readings) =>
    readings.flatMap((one, i) => readings.slice(i + 1).map((other) => one.stance === other.stance)),
  );
  if (pairwise.length === 0) expect(row.percent_agreement).toBeNull();
  else
    expect(row.percent_agreement).toBeCloseTo((100 * pairwise.filter(Boolean).length) / pairwise.length, 9);
  if (coders.size !== 2) expect(row.kappa).toBeNull();
  else if (pairs[0].kappa === null) expect(row.kappa).toBeNull();
  else expect(Math.abs(row.kappa - pairs[0].kappa)).toBeLessThan(1e-9);
}
