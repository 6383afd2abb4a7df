import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, type CodedWorld, codedWorld, id, type Person, submit } from './coded-world.ts';

let world: CodedWorld;
beforeAll(async () => {
  world = await codedWorld();
  const assignments = await assign(world, [0, 1, 2], ['carl', 'dora']);
  const submitted = [
    { alliance: 'DENIES' },
    { alliance: 'AFFIRMS' },
    { trust: 'AFFIRMS' },
    {},
    { alliance: 'AFFIRMS' },
    {},
  ];
  for (const [i, stances] of submitted.entries())
    await submit(world, i % 2 ? 'dora' : 'carl', assignments[i] as never, stances as Record<string, string>);
  const [own] = await assign(world, [3], ['rita']);
  await submit(world, 'rita', own as never, { alliance: 'AFFIRMS' });
});
afterAll(() => world.close());

interface Unit {
  statement: { quote: string };
  concept: { slug: string };
  readings: { coding: { id: string; version: number; state: string } | null }[];
}
const disagreements = async (): Promise<Unit[]> => {
  const { codingDisagreements } = await world.ask(
    'rita',
    `{ codingDisagreements(codebookId: "${id('Codebook', world.codebookId)}") { totalCount nodes {
      statement { quote } concept { slug } readings { stance coding { id version state } } } } }`,
  );
  expect(codingDisagreements.totalCount).toBe(codingDisagreements.nodes.length);
  return codingDisagreements.nodes;
};
const codingsOf = (unit: Unit | undefined) =>
  (unit?.readings ?? []).flatMap(({ coding }) => (coding ? [coding] : []));
const move = async (as: Person, name: string, codingIds: string[]) =>
  (
    await world.ask(
      as,
      `mutation ($ids: [ID!]!) { result: ${name}(input: { codingIds: $ids }) { ... on AdjudicationCase { codings { state } } ... on Error { message } } }`,
      { ids: codingIds },
    )
  ).result;
const adjudicate = async (
  as: Person,
  place: number,
  codingIds: string[],
  stance: string | null,
  slug = 'alliance',
) =>
  (
    await world.ask(
      as,
      `mutation ($input: AdjudicateStatementInput!) { result: adjudicateStatement(input: $input) {
        ... on Adjudication { id version stance codings { state } } ... on Error { message } } }`,
      {
        input: {
          statementId: id('Statement', world.statements[place] as string),
          conceptId: id('Concept', world.concepts[slug] as string),
          codingIds,
          stance,
          rationale: 'The word is used, and limited.',
        },
      },
    )
  ).result;

describe('a disagreement between coders', () => {
  it('waits for the reviewer, also where one of them did not use the concept', async () => {
    expect((await disagreements()).map(({ statement, concept }) => [statement.quote, concept.slug])).toEqual([
      ['Words 1', 'alliance'],
      ['Words 2', 'trust'],
      ['Words 3', 'alliance'],
    ]);
  });

  it('is opened, and then nobody changes the codings until it is closed', async () => {
    const codings = codingsOf((await disagreements())[0]);
    const ids = codings.map((coding) => coding.id);
    expect(await move('carl', 'openAdjudication', ids)).toMatchObject({
      message: expect.stringContaining('takes the role REVIEWER'),
    });
    expect(await move('rita', 'openAdjudication', ids)).toEqual({
      codings: [{ state: 'IN_ADJUDICATION' }, { state: 'IN_ADJUDICATION' }],
    });
    const update = (version: number) =>
      world.ask(
        'carl',
        `mutation { updateCoding(input: { id: "${ids[0]}", expectedVersion: ${version}, stance: QUALIFIES }) { ... on Coding { stance state } ... on Error { message } } }`,
      );
    const version = (codings[0]?.version ?? 0) + 1;
    expect((await update(version)).updateCoding.message).toContain('being adjudicated');
    expect(await move('rita', 'closeAdjudication', ids)).toEqual({
      codings: [{ state: 'CODED' }, { state: 'CODED' }],
    });
    expect((await update(version + 1)).updateCoding).toEqual({ stance: 'QUALIFIES', state: 'CODED' });
    expect(await move('rita', 'closeAdjudication', ids)).toEqual({
      message: 'One of the codings is CODED, not IN_ADJUDICATION.',
    });
  });

  it('is decided by another stance than any coder’s, and is open again when that is retracted', async () => {
    const ids = codingsOf((await disagreements())[0]).map((coding) => coding.id);
    await move('rita', 'openAdjudication', ids);
    const decided = await adjudicate('rita', 0, ids, 'AVOIDS');
    expect(decided).toMatchObject({
      stance: 'AVOIDS',
      codings: [{ state: 'ADJUDICATED' }, { state: 'ADJUDICATED' }],
    });
    expect((await disagreements()).map(({ statement }) => statement.quote)).toEqual(['Words 2', 'Words 3']);

    // A second decision on the same codings holds them when the first is retracted
    const second = await adjudicate('rita', 0, ids, 'DENIES');
    const change = (verb: string, { id: of, version }: { id: string; version: number }, more = '') =>
      world.ask(
        'rita',
        `mutation { result: ${verb}Adjudication(input: { id: "${of}", expectedVersion: ${version} ${more} }) { ... on Adjudication { codings { state } } ... on Error { message } } }`,
      );
    const reason = 'reason: "Hasty."';
    expect((await change('retract', decided, reason)).result.codings).toEqual([
      { state: 'ADJUDICATED' },
      { state: 'ADJUDICATED' },
    ]);
    expect((await change('retract', second, reason)).result.codings).toEqual([
      { state: 'CODED' },
      { state: 'CODED' },
    ]);
    expect(await disagreements()).toHaveLength(3);
    expect((await change('restore', { ...second, version: second.version + 1 })).result.codings).toEqual([
      { state: 'ADJUDICATED' },
      { state: 'ADJUDICATED' },
    ]);
  });

  it('is decided by saying that the concept does not apply', async () => {
    const unit = (await disagreements()).find(({ statement }) => statement.quote === 'Words 2');
    const ids = codingsOf(unit).map((coding) => coding.id);
    expect(ids).toHaveLength(1);
    expect(await adjudicate('rita', 1, ids, null, 'trust')).toMatchObject({
      stance: null,
      codings: [{ state: 'ADJUDICATED' }],
    });
    const { adjudicateStatement } = await world.ask(
      'rita',
      `mutation { adjudicateStatement(input: { statementId: "${id('Statement', world.statements[2] as string)}", conceptId: "${id('Concept', world.concepts.alliance as string)}", codingIds: [], rationale: "-" }) { ... on Error { message } } }`,
    );
    expect(adjudicateStatement.message).toBe('An adjudication decides between codings: name them.');
  });

  it('is never decided by whoever coded alone, nor on a draft', async () => {
    const { codings } = await world.ask(
      'rita',
      `{ codings(where: { coder: { eq: "${id('User', world.viewers.rita.userId)}" } }) { nodes { id } } }`,
    );
    const own = codings.nodes.map((coding: { id: string }) => coding.id);
    const refusal = { message: 'Nobody adjudicates only their own codings: let another person decide.' };
    expect(await adjudicate('rita', 3, own, 'DENIES')).toEqual(refusal);
    expect(await move('rita', 'openAdjudication', own)).toEqual(refusal);
    await assign(world, [4], ['carl']);
    const { codeStatement } = await world.ask(
      'carl',
      `mutation { codeStatement(input: { statementId: "${id('Statement', world.statements[4] as string)}", conceptId: "${id('Concept', world.concepts.alliance as string)}", stance: DENIES }) { ... on Coding { id state } } }`,
    );
    expect(codeStatement.state).toBe('ASSIGNED');
    expect(await adjudicate('rita', 4, [codeStatement.id], 'DENIES')).toEqual({
      message: 'One of the codings is not submitted yet.',
    });
  });

  it('keeps its codings from being retracted, whichever way', async () => {
    const where = `"statementId" = '${world.statements[0]}'`;
    await expect(
      world.sql(
        'rita',
        `UPDATE "Coding" SET "retractedAt" = now(), "retractionReason" = 'No.' WHERE ${where}`,
      ),
    ).rejects.toThrow('retract the adjudication first');
    await expect(world.sql('rita', `UPDATE "Coding" SET "state" = 'CODED' WHERE ${where}`)).rejects.toThrow(
      'An adjudication decides on this coding: retract that first.',
    );
    await expect(
      world.sql(
        'carl',
        `INSERT INTO "Coding" ("id", "statementId", "conceptId", "coderId", "stance", "state")
         VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, 'AFFIRMS', 'ADJUDICATED')`,
        world.statements[5],
        world.concepts.trust,
        world.viewers.carl.userId,
      ),
    ).rejects.toThrow('A coding begins as ASSIGNED or CODED.');
  });
});
