import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, type CodedWorld, codedWorld, id, type Person, submit } from './coded-world.ts';

let world: CodedWorld;
beforeAll(async () => {
  world = await codedWorld();
});
afterAll(() => world.close());

const queue = (coder: Person) =>
  world.ask(
    coder,
    '{ codingQueue { totalCount nodes { id dueOn round statement { quote } codebook { edition } } } }',
  );
const code = async (coder: Person, place: number, slug: string, stance: string | null) => {
  const { codeStatement } = await world.ask(
    coder,
    `mutation ($input: CodeStatementInput!) { codeStatement(input: $input) { ... on Coding { id version state stance assignment { id } } ... on Error { message } } }`,
    {
      input: {
        statementId: id('Statement', world.statements[place] as string),
        conceptId: id('Concept', world.concepts[slug] as string),
        stance,
      },
    },
  );
  return codeStatement;
};

describe('assigning statements', () => {
  it('puts them in each coder’s queue, the most pressing first, and once only', async () => {
    await assign(world, [0], ['carl', 'dora']);
    await assign(world, [1], ['carl'], { dueOn: '2026-12-24' });
    await assign(world, [2], ['carl'], { dueOn: '2026-12-01' });
    const again = await world.ask(
      'rita',
      `mutation ($input: AssignCodingsInput!) { assignCodings(input: $input) { ... on AssignedCodings { created population assignments { coder { name } } } } }`,
      {
        input: {
          codebookId: id('Codebook', world.codebookId),
          statementIds: [id('Statement', world.statements[0] as string)],
          coderIds: [id('User', world.viewers.carl.userId)],
        },
      },
    );
    expect(again.assignCodings).toEqual({
      created: 0,
      population: null,
      assignments: [{ coder: { name: 'carl' } }],
    });
    const { codingQueue } = await queue('carl');
    expect(codingQueue.totalCount).toBe(3);
    expect(codingQueue.nodes.map((each: { dueOn: string }) => each.dueOn)).toEqual([
      '2026-12-01',
      '2026-12-24',
      null,
    ]);
    expect(world.sent).toHaveLength(2);
    expect((await queue('dora')).codingQueue.totalCount).toBe(1);
    expect((await queue('paul')).codingQueue.totalCount).toBe(0);
  });

  it('is refused for those who are no coders, or not cleared for the statement', async () => {
    await expect(assign(world, [0], ['paul'])).rejects.toThrow(
      'paul does not have the role CODER: ask an administrator for it.',
    );
    await expect(assign(world, [5], ['emil'])).rejects.toThrow(
      'emil is not cleared for one of the statements: assign that to somebody else.',
    );
    await expect(
      assign(world, [0, 1, 2, 3], ['emil'], {
        coderIds: Array(101).fill(id('User', world.viewers.emil.userId)),
      }),
    ).rejects.toThrow('At most 100 coders.');
  });

  it('takes a reviewer or an administrator', async () => {
    const { assignStatement } = await world.ask(
      'carl',
      `mutation ($input: AssignStatementInput!) { assignStatement(input: $input) { ... on ForbiddenError { message } } }`,
      {
        input: {
          codebookId: id('Codebook', world.codebookId),
          statementId: id('Statement', world.statements[3] as string),
          coderId: id('User', world.viewers.carl.userId),
        },
      },
    );
    expect(assignStatement.message).toContain('takes the role REVIEWER or ADMIN');
  });
});

describe('a coder’s readings of an assigned statement', () => {
  it('are drafts until all are submitted at once', async () => {
    const [assignment] = await assign(world, [3], ['carl']);
    const draft = await code('carl', 3, 'alliance', 'AFFIRMS');
    expect(draft).toMatchObject({ state: 'ASSIGNED', stance: 'AFFIRMS', assignment: { id: assignment?.id } });
    expect(await code('carl', 3, 'trust', null)).toMatchObject({ state: 'ASSIGNED', stance: null });
    // One of them has no stance: nothing is submitted
    expect(await submit(world, 'carl', assignment as never, { partnership: 'DENIES' })).toMatchObject({
      __typename: 'ValidationError',
      message: 'The coding on "trust" has no stance yet: give one, or retract the coding.',
    });
    expect(await submit(world, 'dora', assignment as never, { partnership: 'DENIES' })).toMatchObject({
      message: 'Only the coder submits an assignment.',
    });
    const done = await submit(world, 'carl', assignment as never, {
      partnership: 'DENIES',
      trust: 'QUALIFIES',
      alliance: 'DENIES',
    });
    expect(done.submittedAt).not.toBeNull();
    expect(
      done.codings.nodes.map((each: { state: string; stance: string; concept: { slug: string } }) => [
        each.concept.slug,
        each.state,
        each.stance,
      ]),
    ).toEqual([
      ['alliance', 'CODED', 'DENIES'],
      ['trust', 'CODED', 'QUALIFIES'],
      ['partnership', 'CODED', 'DENIES'],
    ]);
    expect(await submit(world, 'carl', { id: done.id, version: done.version }, {})).toMatchObject({
      message: 'This assignment is submitted already. Update its codings instead.',
    });
  });

  it('may come to nothing: then the coder says so', async () => {
    const [assignment] = await assign(world, [4], ['carl']);
    const { submitCodings } = await world.ask(
      'carl',
      `mutation { submitCodings(input: { assignmentId: "${assignment?.id}", expectedVersion: ${assignment?.version} }) { ... on Error { message } } }`,
    );
    expect(submitCodings.message).toBe('Nothing is coded: give codings, or say that no concept applies.');
    expect(await submit(world, 'carl', assignment as never)).toMatchObject({
      noConceptApplies: true,
      codings: { nodes: [] },
    });
    // A later thought is a coding after all
    expect(await code('carl', 4, 'trust', 'AFFIRMS')).toMatchObject({ state: 'CODED' });
    const { codingAssignments } = await world.ask(
      'carl',
      `{ codingAssignments(where: { id: { eq: "${assignment?.id}" } }) { nodes { noConceptApplies } } }`,
    );
    expect(codingAssignments.nodes).toEqual([{ noConceptApplies: false }]);
  });

  it('need no assignment', async () => {
    expect(await code('dora', 4, 'trust', 'DENIES')).toMatchObject({ state: 'CODED', assignment: null });
    const [assignment] = await assign(world, [4], ['dora']);
    // What was coded before belongs to it
    const { codings } = await world.ask(
      'rita',
      `{ codings(where: { coder: { eq: "${id('User', world.viewers.dora.userId)}" } }) { nodes { assignment { id } } } }`,
    );
    expect(codings.nodes).toEqual([{ assignment: { id: assignment?.id } }]);
  });

  it('are withdrawn with the assignment while they are drafts', async () => {
    const [assignment] = await assign(world, [5], ['dora']);
    await code('dora', 5, 'alliance', 'AFFIRMS');
    const { retractCodingAssignment } = await world.ask(
      'rita',
      `mutation { retractCodingAssignment(input: { id: "${assignment?.id}", expectedVersion: 1, reason: "On leave." }) {
        ... on CodingAssignment { retractionReason codings(retracted: ONLY) { nodes { state retractionReason } } } ... on Error { message } } }`,
    );
    expect(retractCodingAssignment).toEqual({
      retractionReason: 'On leave.',
      codings: { nodes: [{ state: 'ASSIGNED', retractionReason: 'On leave.' }] },
    });
  });
});

describe('the database', () => {
  const step = (as: Person, set: string, where: string) =>
    world.sql(as, `UPDATE "Coding" SET ${set} WHERE ${where} RETURNING "state"`);
  const of = (coder: Person, place: number) =>
    `"coderId" = '${world.viewers[coder].userId}' AND "statementId" = '${world.statements[place]}' AND "retractedAt" IS NULL`;

  it('lets nobody submit for another, one by one, or back', async () => {
    await code('carl', 0, 'alliance', 'AFFIRMS');
    await expect(step('rita', `"state" = 'CODED'`, of('carl', 0))).rejects.toThrow(
      'Only the coder submits a coding.',
    );
    await expect(step('carl', `"state" = 'CODED'`, of('carl', 0))).rejects.toThrow('submit the assignment');
    await expect(step('carl', `"state" = 'IN_ADJUDICATION'`, of('carl', 0))).rejects.toThrow(
      'A coding does not go from ASSIGNED to IN_ADJUDICATION.',
    );
    await expect(step('carl', `"state" = 'ASSIGNED'`, of('carl', 3))).rejects.toThrow(
      'A coding does not go from CODED to ASSIGNED.',
    );
    await expect(step('carl', `"state" = 'ADJUDICATED'`, of('carl', 3))).rejects.toThrow(
      'by an adjudication',
    );
    await expect(step('dora', `"stance" = 'AFFIRMS'`, of('carl', 3))).rejects.toThrow(
      'Only the coder changes a coding.',
    );
    await expect(
      step('dora', `"retractedAt" = now(), "retractionReason" = 'No.'`, of('carl', 3)),
    ).rejects.toThrow('Only the coder, a reviewer or an administrator retracts a coding');
    await expect(step('carl', `"round" = 2`, of('carl', 3))).rejects.toThrow('retract it and code anew');
  });

  it('lets an assignment be submitted whole, by its coder, once', async () => {
    const where = `WHERE "coderId" = '${world.viewers.carl.userId}' AND "statementId" = '${world.statements[0]}'`;
    const update = (as: Person, set: string) =>
      world.sql(as, `UPDATE "CodingAssignment" SET ${set} ${where}`);
    await expect(update('rita', '"submittedAt" = now()')).rejects.toThrow(
      'Only the coder submits an assignment.',
    );
    await expect(update('carl', '"submittedAt" = now()')).rejects.toThrow(
      'All codings of an assignment are submitted with it.',
    );
    await expect(update('rita', '"round" = 3')).rejects.toThrow('retract it and assign anew');
    await expect(update('carl', '"noConceptApplies" = true')).rejects.toThrow(
      'said when the assignment is submitted',
    );
  });
});
