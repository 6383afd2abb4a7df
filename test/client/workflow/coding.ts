import { expect, it } from 'vitest';
import { unwrap } from '../../../client/src/index.ts';
import * as documents from './documents.ts';
import type { Following, Member, Team } from './team.ts';

/** Statements of the example, by words of their paraphrases, and how the two coders read them towards "alliance". */
const readings = {
  'strategic allies who': ['DENIES', 'QUALIFIES'],
  'left over from the Cold War': ['DENIES', 'DENIES'],
  'taken care to date': ['AVOIDS', 'AVOIDS'],
  'brings economic benefit': [null, null],
} as const;

/** Two coders read the same statements blind; how far they agree is measured; a reviewer decides where they differ. */
export function coding(team: () => Team, feed: () => Following): void {
  let codebookId: string;
  let conceptId: string;
  let statements: string[];

  const queueOf = async ({ client }: Member) => (await client.request(documents.Queue)).codingQueue;
  const readingsFor = async ({ client }: Member) => {
    const variables = { statementId: statements[0] as string, conceptId };
    const { codings } = await client.request(documents.Readings, variables);
    return codings.nodes.map(({ coder, stance }) => `${coder.name} ${stance}`).sort();
  };
  const submitAll = async (coder: Member, place: 0 | 1) => {
    const { nodes } = await queueOf(coder);
    for (const [i, stances] of Object.values(readings).entries()) {
      const assignment = nodes.find(({ statement }) => statement.id === statements[i]);
      const stance = stances[place];
      const input = {
        assignmentId: assignment?.id,
        expectedVersion: assignment?.version,
        codings: stance ? [{ conceptId, stance }] : [],
        noConceptApplies: stance === null,
      };
      unwrap((await coder.client.request(documents.SubmitCodings, { input })).result);
    }
  };
  const assign = async ({ client }: Member, coderIds: string[]) => {
    const input = { codebookId, statementIds: statements, coderIds, dueOn: '2027-01-15' };
    return unwrap((await client.request(documents.AssignCodings, { input })).result);
  };
  const adjudicate = async ({ client }: Member, codingIds: string[], statementId = statements[0]) => {
    const decision = { stance: 'QUALIFIES', rationale: 'Denied for war, affirmed for everything else.' };
    const input = { ...decision, statementId, conceptId, codingIds };
    return unwrap((await client.request(documents.Adjudicate, { input })).result);
  };

  it('a reviewer, and no coder, gives four statements to two coders', async () => {
    const { rita, carl, dora, said } = team();
    const names = { slug: 'characterisations', concept: 'alliance' };
    const [codebook] = (await rita.client.request(documents.Codebooks, names)).codebooks.nodes;
    codebookId = codebook?.id as string;
    conceptId = codebook?.concepts.nodes[0]?.id as string;
    statements = [];
    for (const words of Object.keys(readings)) statements.push((await said(words)).id);
    await expect(assign(carl, [carl.id])).rejects.toMatchObject({ name: 'ForbiddenError' });
    expect(await assign(rita, [carl.id, dora.id])).toMatchObject({ created: 8 });
    expect(await feed().next(8)).toEqual(Array(8).fill('rita CREATED CodingAssignment'));
    expect((await queueOf(carl)).totalCount).toBe(4);
  });

  it('they read blind: who has still to code sees nothing of what the other submitted', async () => {
    const { carl, dora } = team();
    const told = await dora.follow();
    await submitAll(carl, 0);
    expect(await readingsFor(carl)).toEqual(['carl DENIES']);
    expect(await readingsFor(dora)).toEqual([]);
    // Dora hears that he is done with each of the four, and not how he reads them
    expect(await told.next(4)).toEqual(Array(4).fill('carl UPDATED CodingAssignment'));
    await told.end();
    await submitAll(dora, 1);
    for (const coder of [carl, dora])
      expect(await readingsFor(coder)).toEqual(['carl DENIES', 'dora QUALIFIES']);
    expect((await queueOf(dora)).totalCount).toBe(0);
    const submission = (coder: string) => [
      `${coder} CREATED Coding`,
      `${coder} UPDATED CodingAssignment`,
      `${coder} UPDATED Coding state CODED`,
    ];
    const done = (coder: string) => [
      ...Array(3).fill(submission(coder)).flat(),
      `${coder} UPDATED CodingAssignment`,
    ];
    expect(await feed().next(20)).toEqual([...done('carl'), ...done('dora')]);
  });

  it('how far they agree is measured, with what it rests on', async () => {
    const { rita, carl, dora } = team();
    const coderIds = [carl.id, dora.id];
    const variables = { codebookId, conceptId, coderIds };
    const { codingAgreement } = await rita.client.request(documents.Agreement, variables);
    // By hand: of 8 values 3 deny, 1 qualifies, 2 avoid, 2 do not apply; 1 of 4 units differs. 1 - (2/8) / (46/56)
    expect(codingAgreement?.[0]).toMatchObject({ pairableValues: 8, pairs: [{ units: 4 }] });
    expect(codingAgreement?.[0]?.alpha).toBeCloseTo(32 / 46, 10);
    // By chance 2·1 + 1·1 + 1·1 of 16: (3/4 - 4/16) / (1 - 4/16)
    expect(codingAgreement?.[0]?.pairs[0]?.kappa).toBeCloseTo(2 / 3, 10);
  });

  it('a reviewer decides where they differ, and nobody between readings that are all their own', async () => {
    const { rita, carl, dora, said } = team();
    const coderIds = [carl.id, dora.id];
    const variables = { codebookId, coderIds };
    const { codingDisagreements } = await rita.client.request(documents.Disagreements, variables);
    const [unit, ...others] = codingDisagreements?.nodes ?? [];
    expect(others).toEqual([]);
    expect(unit).toMatchObject({ statement: { id: statements[0] }, concept: { id: conceptId } });
    const codingIds = (unit?.readings ?? []).map(({ coding }) => coding.id);

    await expect(adjudicate(carl, codingIds)).rejects.toMatchObject({ name: 'ForbiddenError' });
    const other = (await said('full alliance')).id;
    const reading = { statementId: other, conceptId, stance: 'QUALIFIES' as const };
    const own = unwrap(await rita.client.codeStatement({ input: reading }));
    await expect(adjudicate(rita, [own.id], other)).rejects.toMatchObject({
      name: 'ForbiddenError',
      message: 'Nobody adjudicates only their own codings: let another person decide.',
    });

    const opened = await rita.client.request(documents.OpenAdjudication, { input: { codingIds } });
    expect(unwrap(opened.result).codings).toEqual(Array(2).fill({ state: 'IN_ADJUDICATION' }));
    const decided = await adjudicate(rita, codingIds);
    expect(decided).toMatchObject({
      stance: 'QUALIFIES',
      codings: Array(2).fill({ state: 'ADJUDICATED' }),
    });
    const left = await rita.client.request(documents.Disagreements, variables);
    expect(left.codingDisagreements?.totalCount).toBe(0);
    expect(await feed().next(7)).toEqual([
      'rita CREATED Coding',
      'rita UPDATED Coding state IN_ADJUDICATION',
      'rita UPDATED Coding state IN_ADJUDICATION',
      'rita CREATED Adjudication',
      'rita UPDATED Coding state ADJUDICATED',
      'rita UPDATED Coding state ADJUDICATED',
      'rita UPDATED Adjudication',
    ]);
  });
}
