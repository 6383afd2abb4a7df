import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codebookService, conceptService } from '../../server/src/codebook/service.ts';
import { adjudicationService, moveCodings } from '../../server/src/coding/adjudication-service.ts';
import { readDisagreements, readUnits } from '../../server/src/coding/agreement-service.ts';
import { assignCodings, assignmentService } from '../../server/src/coding/assignment-service.ts';
import { assignSample } from '../../server/src/coding/sample-service.ts';
import { codingService } from '../../server/src/coding/service.ts';
import { submitCodings } from '../../server/src/coding/submission-service.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { type CodedWorld, codedWorld, type Person } from './coded-world.ts';

// What the services of coding refuse: each refusal says why, and which field of the input is meant.

let world: CodedWorld;
beforeAll(async () => {
  world = await codedWorld(9);
});
afterAll(() => world.close());

const refusal = (code: string, message: string, ...inputPath: string[]) => ({
  code,
  message: expect.stringContaining(message),
  inputPath,
});
const create = async (as: Person, service: unknown, input: object) =>
  (await (service as EntityService).create(world.writer, world.viewers[as], input)).id;
const statement = (place: number) => world.statements[place] as string;
const concept = (slug: string) => world.concepts[slug] as string;
const user = (as: Person) => world.viewers[as].userId;
const code = (as: Person, place: number, slug: string, stance: string | null = 'AFFIRMS') =>
  create(as, codingService, { statementId: statement(place), conceptId: concept(slug), stance });
const coding = (id: string) => world.writer.coding.findUniqueOrThrow({ where: { id } });
const order = (places: number[], coders: Person[], more: object = {}, key?: string) =>
  assignCodings(
    world.writer,
    world.viewers.rita,
    {
      codebookId: world.codebookId,
      statementIds: places.map(statement),
      coderIds: coders.map(user),
      ...more,
    },
    key,
  );
const submit = (as: Person, assignmentId: string | undefined, more: object = {}, key?: string) =>
  submitCodings(world.writer, world.viewers[as], { assignmentId, expectedVersion: 1, ...more }, key);

describe('a coding', () => {
  it('is changed by its coder alone, and keeps a stance once it is submitted', async () => {
    const id = await code('carl', 0, 'trust');
    const update = async (as: Person, input: object) =>
      codingService.update(world.writer, world.viewers[as], id, (await coding(id)).version, input);
    await expect(update('rita', { stance: 'DENIES' })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Only the coder changes a coding', 'id'),
    );
    await expect(update('carl', { stance: null })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'A submitted coding keeps a stance', 'stance'),
    );
    await update('carl', { note: 'Twice.' });
    expect(await coding(id)).toMatchObject({ stance: 'AFFIRMS', note: 'Twice.', state: 'CODED' });
    await moveCodings(world.writer, world.viewers.rita, { codingIds: [id] }, 'open');
    await expect(update('carl', { stance: 'DENIES' })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'is being adjudicated', 'id'),
    );
    await create('rita', adjudicationService, {
      statementId: statement(0),
      conceptId: concept('trust'),
      codingIds: [id],
      stance: 'DENIES',
      rationale: 'It says so.',
    });
    await expect(update('carl', { note: 'Thrice.' })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'is being adjudicated', 'id'),
    );
  });

  it('without a stance is a draft, which its first stance submits where it has no assignment', async () => {
    const id = await code('dora', 0, 'trust', null);
    expect(await coding(id)).toMatchObject({ state: 'ASSIGNED', assignmentId: null });
    const update = async (input: object) =>
      codingService.update(world.writer, world.viewers.dora, id, (await coding(id)).version, input);
    await update({ note: 'Perhaps.' });
    await update({ stance: null });
    expect(await coding(id)).toMatchObject({ state: 'ASSIGNED' });
    await update({ stance: 'QUALIFIES' });
    expect(await coding(id)).toMatchObject({ state: 'CODED', stance: 'QUALIFIES' });
    await order([1], ['dora']);
    const assigned = await code('dora', 1, 'trust', null);
    await codingService.update(world.writer, world.viewers.dora, assigned, 1, { stance: 'DENIES' });
    expect(await coding(assigned)).toMatchObject({ state: 'ASSIGNED', stance: 'DENIES' });
  });

  it('is on a concept that is in use, and else told which one is', async () => {
    const parts = { codebookId: world.codebookId, kind: 'POSITION' };
    const [old, kept] = [
      await create('ada', conceptService, { ...parts, label: 'old' }),
      await create('ada', conceptService, { ...parts, label: 'kept' }),
    ];
    await conceptService.update(world.writer, world.viewers.ada, old, 1, { mergedIntoId: kept });
    await expect(
      create('carl', codingService, { statementId: statement(2), conceptId: old, stance: 'AFFIRMS' }),
    ).rejects.toMatchObject(refusal('INVALID_INPUT', 'is merged into "kept": code with that', 'conceptId'));
    const earlier = await code('carl', 2, 'friendship');
    // What was coded before the merge can still be corrected
    await conceptService.update(world.writer, world.viewers.ada, concept('friendship'), 1, {
      mergedIntoId: concept('partnership'),
    });
    await codingService.update(world.writer, world.viewers.carl, earlier, 1, { stance: 'DENIES' });
    expect(await coding(earlier)).toMatchObject({ stance: 'DENIES' });
    await conceptService.update(world.writer, world.viewers.ada, concept('friendship'), 2, {
      mergedIntoId: null,
    });
  });

  it('takes a coder', async () => {
    await expect(code('paul', 0, 'trust')).rejects.toThrow('takes the role CODER');
    await expect(submit('ada', uuidv7())).rejects.toThrow('To submit codings takes the role CODER');
  });
});

describe('an assignment', () => {
  it('is of a codebook that is there, and one of a thousand at once at most', async () => {
    await expect(order([0], ['carl'], { codebookId: uuidv7() })).rejects.toMatchObject(
      refusal('NOT_FOUND', 'There is no such codebook', 'codebookId'),
    );
    const many = Array.from({ length: 501 }, () => uuidv7());
    await expect(order([], ['carl', 'dora'], { statementIds: many })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'these are 1002', 'statementIds'),
    );
    await expect(order([0], ['paul'])).rejects.toMatchObject(
      refusal('FORBIDDEN', 'does not have the role CODER', 'coderIds'),
    );
    await expect(
      assignCodings(world.writer, world.viewers.carl, {
        codebookId: world.codebookId,
        statementIds: [statement(0)],
        coderIds: [user('carl')],
      }),
    ).rejects.toThrow('To assign statements to coders takes the role REVIEWER or ADMIN');
  });

  it('is made once for each statement, coder, round and codebook, and once for one idempotency key', async () => {
    const first = await order([3, 3], ['carl', 'dora', 'carl'], {}, 'order');
    expect(first).toEqual({ ids: [expect.any(String), expect.any(String)], created: 2 });
    expect(await order([3, 3], ['carl', 'dora', 'carl'], {}, 'order')).toEqual(first);
    expect(await order([3, 4], ['carl'])).toEqual({ ids: [first.ids[0], expect.any(String)], created: 1 });
    expect(await order([3], ['carl'], { round: 2 })).toMatchObject({ created: 1 });
    const codebookId = await create('ada', codebookService, { name: 'Others' });
    expect(await order([3], ['carl'], { codebookId })).toMatchObject({ created: 1 });
    await expect(order([3], ['carl'], {}, 'order')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const row = await world.writer.codingAssignment.findUnique({ where: { id: first.ids[0] as string } });
    expect(row).toMatchObject({ round: 1, statementId: statement(3), coderId: user('carl') });
    // One that was withdrawn is made anew
    await assignmentService.retract(world.writer, world.viewers.rita, first.ids[1] as string, 1, 'Ill.');
    const again = await order([3], ['dora']);
    expect(again.created).toBe(1);
    expect(again.ids).not.toEqual([first.ids[1]]);
  });

  it('is due on a day, or on none', async () => {
    const { ids } = await order([5], ['carl'], { dueOn: '2030-05-01' });
    const row = () => world.writer.codingAssignment.findUniqueOrThrow({ where: { id: ids[0] as string } });
    const update = async (input: object) =>
      assignmentService.update(
        world.writer,
        world.viewers.rita,
        ids[0] as string,
        (await row()).version,
        input,
      );
    expect(await row()).toMatchObject({ dueOn: new Date('2030-05-01') });
    await update({});
    expect(await row()).toMatchObject({ dueOn: new Date('2030-05-01') });
    await update({ dueOn: null });
    expect(await row()).toMatchObject({ dueOn: new Date('9999-12-31') });
  });
});

describe('a submission', () => {
  it('is by the coder, once, of what the codebook has, and says which reading is wrong', async () => {
    const [assignmentId] = (await order([6], ['carl'])).ids;
    const reading = (slug: string, stance: string | null = 'AFFIRMS') => ({
      conceptId: concept(slug),
      stance,
    });
    await expect(submit('dora', assignmentId, { noConceptApplies: true })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Only the coder submits', 'assignmentId'),
    );
    await expect(
      submit('carl', assignmentId, { codings: [reading('trust'), reading('trust', 'DENIES')] }),
    ).rejects.toMatchObject(refusal('INVALID_INPUT', 'coded once in a statement', 'codings'));
    const codebookId = await create('ada', codebookService, { name: 'Foreign' });
    const foreign = await create('ada', conceptService, { codebookId, label: 'far', kind: 'POSITION' });
    await expect(
      submit('carl', assignmentId, {
        codings: [reading('trust'), { conceptId: foreign, stance: 'AFFIRMS' }],
      }),
    ).rejects.toMatchObject(
      refusal('INVALID_INPUT', '"far" is not one of the assigned codebook', 'codings', '1', 'conceptId'),
    );
    await expect(
      submit('carl', assignmentId, {
        codings: [reading('trust'), { conceptId: uuidv7(), stance: 'AFFIRMS' }],
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', inputPath: ['codings', '1', 'conceptId'] });
    await expect(submit('carl', assignmentId, { codings: [reading('trust', null)] })).rejects.toMatchObject(
      refusal('INVALID_INPUT', '"trust" has no stance yet', 'codings'),
    );
    await expect(submit('carl', assignmentId)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'Nothing is coded', 'codings'),
    );
    await expect(
      submit('carl', assignmentId, { codings: [reading('trust')], noConceptApplies: true }),
    ).rejects.toMatchObject(refusal('INVALID_INPUT', 'There are codings', 'noConceptApplies'));

    const draft = await code('carl', 6, 'trust', 'DENIES');
    const note = 'In the second sentence.';
    const codings = [reading('alliance'), { ...reading('trust', 'QUALIFIES'), note }];
    const done = await submit('carl', assignmentId, { codings }, 'submit');
    expect(await submit('carl', assignmentId, { codings }, 'submit')).toEqual(done);
    // The draft took the reading that came along; the other one is new
    expect(await coding(draft)).toMatchObject({ stance: 'QUALIFIES', note, state: 'CODED' });
    expect(
      await world.writer.coding.findMany({
        where: { assignmentId },
        select: { round: true, statementId: true },
      }),
    ).toEqual(Array(2).fill({ round: 1, statementId: statement(6) }));
    await expect(submit('carl', assignmentId, { expectedVersion: 2, codings: [] })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is submitted already', 'assignmentId'),
    );
    await expect(submit('carl', assignmentId, { codings: [] })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(submit('carl', uuidv7())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes no notice of drafts that were retracted', async () => {
    const [assignmentId] = (await order([7], ['dora'])).ids;
    const draft = await code('dora', 7, 'trust', null);
    await codingService.retract(world.writer, world.viewers.dora, draft, 1, 'No.');
    await submit('dora', assignmentId, { noConceptApplies: true });
    expect(await coding(draft)).toMatchObject({ state: 'ASSIGNED' });
  });
});

describe('an adjudication', () => {
  const adjudicate = (as: Person, place: number, codingIds: string[], more: object = {}) =>
    create(as, adjudicationService, {
      statementId: statement(place),
      conceptId: concept('alliance'),
      codingIds,
      stance: 'DENIES',
      rationale: 'It says so.',
      ...more,
    });
  const move = (as: Person, to: 'open' | 'close', codingIds: string[]) =>
    moveCodings(world.writer, world.viewers[as], { codingIds }, to);

  it('is between submitted codings of its own statement, and is changed by its adjudicator', async () => {
    const [mine, here, there] = [
      await code('rita', 8, 'alliance'),
      await code('carl', 8, 'alliance'),
      await code('carl', 5, 'partnership'),
    ];
    const draft = await code('dora', 8, 'alliance', null);
    const own = refusal('INVALID_INPUT', 'between codings of its own statement', 'codingIds');
    await expect(adjudicate('rita', 8, [here, there])).rejects.toMatchObject(own);
    await expect(adjudicate('rita', 8, [here, uuidv7()])).rejects.toMatchObject(own);
    await expect(adjudicate('rita', 8, [here, draft])).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is not submitted yet', 'codingIds'),
    );
    await expect(adjudicate('rita', 8, [mine])).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Nobody adjudicates only their own', 'codingIds'),
    );
    await expect(adjudicate('carl', 8, [here])).rejects.toThrow('takes the role REVIEWER');
    const id = await adjudicate('rita', 8, [mine, here, here]);
    expect(await world.writer.adjudicationCoding.count({ where: { adjudicationId: id } })).toBe(2);
    const update = (viewer: object) =>
      adjudicationService.update(world.writer, viewer as never, id, 1, { rationale: 'On second thoughts.' });
    await expect(update({ ...world.viewers.ada, roles: ['REVIEWER'] })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Only the adjudicator', 'id'),
    );
    await update(world.viewers.rita);
    expect(await world.writer.adjudication.findUnique({ where: { id } })).toMatchObject({
      rationale: 'On second thoughts.',
      stance: 'DENIES',
      adjudicatorId: user('rita'),
    });
  });

  it('is opened and closed for codings of one statement that stand there, of more than oneself', async () => {
    const [mine, here, there] = [
      await code('rita', 7, 'partnership'),
      await code('carl', 7, 'partnership'),
      await code('carl', 1, 'trust'),
    ];
    const verb = async (as: Person) => move(as, 'open', [here]);
    await expect(verb('carl')).rejects.toThrow('To open an adjudication takes the role REVIEWER');
    await expect(move('carl', 'close', [here])).rejects.toThrow('To close an adjudication takes the role');
    await expect(move('rita', 'open', [here, uuidv7()])).rejects.toMatchObject(
      refusal('NOT_FOUND', 'One of the codings does not exist', 'codingIds'),
    );
    await expect(move('rita', 'open', [here, there])).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'between codings of one statement', 'codingIds'),
    );
    await expect(move('rita', 'close', [here])).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is CODED, not IN_ADJUDICATION', 'codingIds'),
    );
    await expect(move('rita', 'open', [mine])).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Nobody adjudicates only their own', 'codingIds'),
    );
    expect(await move('rita', 'open', [mine, here, here])).toEqual({ ids: [mine, here] });
    await expect(move('rita', 'open', [mine, here])).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is IN_ADJUDICATION, not CODED', 'codingIds'),
    );
    expect(await move('rita', 'close', [mine, here])).toEqual({ ids: [mine, here] });
  });
});

describe('a sample', () => {
  const draw = (more: object, key?: string) =>
    assignSample(
      world.writer,
      world.viewers.rita,
      { codebookId: world.codebookId, share: 1, seed: 'x', coderIds: [user('dora')], round: 7, ...more },
      key,
    );

  it('is of the statements that are assigned in the round and may be seen, and names what is wrong', async () => {
    await expect(draw({})).rejects.toMatchObject(
      refusal('NOT_FOUND', 'No statement of this codebook is assigned', 'round'),
    );
    const { ids } = await order([0, 1, 8], ['carl'], { round: 7 });
    await assignmentService.retract(world.writer, world.viewers.rita, ids[1] as string, 1, 'Ill.');
    await expect(draw({ coderIds: [user('carl')] })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'name another one as well', 'coderIds'),
    );
    const green = { ...world.viewers.rita, clearance: 'GREEN' as const };
    const input = { codebookId: world.codebookId, share: 1, seed: 'x', coderIds: [user('dora')], round: 7 };
    expect(await assignSample(world.writer, green, input)).toMatchObject({ population: 1, created: 1 });
    const drawn = await draw({}, 'draw');
    expect(drawn).toMatchObject({ population: 2, created: 1 });
    expect(await draw({}, 'draw')).toEqual(drawn);
    // Whoever read a statement second reads it still when more coders are named
    expect(await draw({ coderIds: [user('rita'), user('dora')] })).toMatchObject({ created: 0 });
  });
});

describe('agreement and disagreements', () => {
  const eyes = (as: Person) => {
    const viewer = world.viewers[as];
    const run = runOn(world.database.reader(viewer.clearance), { preparedStatements: false });
    return [createReadClient(sourceFor(viewer, run)), viewer] as const;
  };

  it('are of two coders or more, and of a concept of the codebook that counts as itself', async () => {
    const { codebookId } = world;
    await expect(readUnits(...eyes('rita'), { codebookId, coderIds: [user('carl')] })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'between two coders or more', 'coderIds'),
    );
    await expect(readUnits(...eyes('rita'), { codebookId, conceptId: uuidv7() })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'not one of this codebook', 'conceptId'),
    );
    expect(await readDisagreements(...eyes('rita'), { codebookId: uuidv7() })).toBeNull();
    const units = await readUnits(...eyes('rita'), { codebookId, conceptId: concept('alliance') });
    expect(units?.map(({ conceptId }) => conceptId)).toEqual([concept('alliance')]);
    // No coder named is as good as all
    expect(
      await readUnits(...eyes('rita'), { codebookId, conceptId: concept('alliance'), coderIds: [] }),
    ).toEqual(units);
  });
});
