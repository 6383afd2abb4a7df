import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Selection } from '../../server/src/export/selection.ts';
import { exported } from './export.ts';
import { type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows of any shape
type Row = any;

let test: World;
beforeAll(async () => {
  test = await world();
});
afterAll(() => test.close());

async function lines(selection: Selection): Promise<Row[]> {
  const { files } = await exported(test.database, 'jsonl', { selection });
  return (files['entente.jsonl'] as string)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
const idsOf = (rows: Row[], type: string) =>
  rows
    .filter((row) => row.type === type)
    .map(({ id }) => id)
    .toSorted();

/** The ids that the API gives for a where. */
async function asked(field: string, type: string, where: object): Promise<string[]> {
  const { data, errors } = await test.ask(
    `query ($where: ${type}Where) { ${field}(first: 100, where: $where) { nodes { id } } }`,
    { where },
  );
  expect(errors).toBeUndefined();
  return data[field].nodes
    .map(({ id }: Row) => Buffer.from(id, 'base64url').toString().split(':')[1])
    .toSorted();
}

describe('a selection', () => {
  it('of a relationship has its statements, activities and assessments', async () => {
    const rows = await lines({ relationship: 'russia-china' });
    const relationship = { slug: { eq: 'russia-china' } };
    expect(idsOf(rows, 'Statement')).toEqual(await asked('statements', 'Statement', { relationship }));
    expect(idsOf(rows, 'Activity')).toEqual(await asked('activities', 'Activity', { relationship }));
    expect(idsOf(rows, 'Assessment')).toContain(test.plain.review);
    expect(idsOf(rows, 'Relationship')).toHaveLength(1);
  });

  it('of an actor has what is said by, for, to and on the side of the actor', async () => {
    const rows = await lines({ actor: 'china' });
    const china = { slug: { eq: 'china' } };
    const ways = ['speaker', 'onBehalfOf', 'addressee', 'side'].map((way) => ({ [way]: china }));
    expect(idsOf(rows, 'Statement')).toEqual(await asked('statements', 'Statement', { or: ways }));
    expect(idsOf(rows, 'Statement').length).toBeGreaterThan(0);
  });

  it('of a document has what stands in it, and nothing else that is said', async () => {
    const rows = await lines({ document: test.plain.paper as string });
    expect(idsOf(rows, 'Statement')).toEqual(
      [test.plain.russian, test.plain.chinese, test.plain.secretStatement].toSorted(),
    );
    expect(idsOf(rows, 'Document')).toContain(test.plain.paper);
  });

  it('of a time has what can have been said in it', async () => {
    const rows = await lines({ from: '2018', to: '2019-06' });
    const saidOn = { overlaps: '2018/2019-06' };
    expect(idsOf(rows, 'Statement')).toEqual(await asked('statements', 'Statement', { saidOn }));
    expect(idsOf(rows, 'Statement').length).toBeGreaterThan(3);
  });

  it('has what is not dated only without a time', async () => {
    const undated = (rows: Row[]) => rows.filter((row) => row.type === 'Activity' && row.period === null);
    expect(undated(await lines({}))).toHaveLength(1);
    expect(undated(await lines({ from: '0001' }))).toHaveLength(0);
  });

  it('holds all its conditions at once', async () => {
    const rows = await lines({ actor: 'vladimir-putin', relationship: 'russia-china', to: '2019-12' });
    const where = {
      or: ['speaker', 'onBehalfOf', 'addressee', 'side'].map((way) => ({
        [way]: { slug: { eq: 'vladimir-putin' } },
      })),
      relationship: { slug: { eq: 'russia-china' } },
      saidOn: { overlaps: '../2019-12' },
    };
    expect(idsOf(rows, 'Statement')).toEqual(await asked('statements', 'Statement', where));
  });

  it('brings along what its statements refer to, and no actor, document or concept besides', async () => {
    const rows = await lines({ actor: 'dmitry-peskov' });
    const statements = rows.filter((row) => row.type === 'Statement');
    const actors = statements.flatMap((row) => [
      row.speaker.slug,
      row.side.slug,
      ...row.attributions.map((link: Row) => link.actor.slug),
    ]);
    const slugs = rows.filter((row) => row.type === 'Actor').map(({ slug }) => slug);
    expect(slugs).toEqual(expect.arrayContaining(actors));
    // The parties of the relationship, and who publishes the document
    expect(slugs.toSorted()).toEqual(
      [...new Set([...actors, 'china', 'russia', 'eurasia-daily-monitor'])].toSorted(),
    );
    expect(idsOf(rows, 'Document')).toEqual([...new Set(statements.map((row) => row.document.id))]);
    expect(rows.filter((row) => row.type === 'Concept').map(({ slug }) => slug)).toEqual([
      'allied-relations',
    ]);
  });

  for (const [name, selection, message, path] of [
    ['an unknown relationship', { relationship: 'nowhere' }, /no relationship "nowhere"/, 'relationship'],
    ['an unknown actor', { actor: 'nobody' }, /no actor "nobody"/, 'actor'],
    ['an unknown document', { document: '00000000-0000-7000-8000-000000000009' }, /no document/, 'document'],
    ['a document that is no id', { document: 'paper' }, /no id of a document/, 'document'],
    ['a date that is none', { from: 'May' }, /no EDTF date/, 'from'],
    ['an end before its beginning', { from: '2020', to: '2019' }, /before it begins/, 'to'],
  ] as const) {
    it(`of ${name} is refused with a sentence`, async () => {
      await expect(exported(test.database, 'csv', { selection })).rejects.toMatchObject({
        message: expect.stringMatching(message),
        inputPath: [path],
      });
    });
  }

  it('cannot name a document above the clearance', async () => {
    const selection = { document: test.plain.secretPaper as string };
    await expect(exported(test.database, 'csv', { selection, clearance: 'CLEAR' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
