import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodedWorld, codedWorld, id, type Person } from './coded-world.ts';

let world: CodedWorld;
beforeAll(async () => {
  world = await codedWorld(3);
});
afterAll(() => world.close());

const concept = (slug: string) => id('Concept', world.concepts[slug] as string);
const change = async (as: Person, name: string, input: object) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { result } = await world.ask(
    as,
    `mutation ($input: ${type}!) { result: ${name}(input: $input) { ... on Error { code message }
      ... on ConceptChanges { changes { id version kind fromLabel intoLabel reason retractedAt from { id } into { id label parent { slug } level } changedBy { name } } } } }`,
    { input },
  );
  return result;
};
const code = async (slugOrId: string, place = 0, stance = 'AFFIRMS') => {
  const { codeStatement } = await world.ask(
    'carl',
    `mutation ($input: CodeStatementInput!) { codeStatement(input: $input) { ... on Coding { state } ... on Error { message } } }`,
    {
      input: {
        statementId: id('Statement', world.statements[place] as string),
        conceptId: world.concepts[slugOrId] ? concept(slugOrId) : slugOrId,
        stance,
      },
    },
  );
  return codeStatement;
};
const read = async (slug: string) =>
  (
    await world.ask(
      'rita',
      `{ node(id: "${concept(slug)}") { ... on Concept { label version mergedInto { slug } countsAs { slug } codings { totalCount } } } }`,
    )
  ).node;

describe('renaming a concept', () => {
  it('keeps its slug and codings, and says who did it and why', async () => {
    await code('trust');
    const { changes } = await change('ada', 'renameConcept', {
      id: concept('trust'),
      expectedVersion: 1,
      label: 'mutual trust',
      reason: 'Both sides must have it.',
    });
    expect(changes).toMatchObject([
      {
        kind: 'RENAMED',
        fromLabel: 'trust',
        intoLabel: 'mutual trust',
        reason: 'Both sides must have it.',
        changedBy: { name: 'ada' },
      },
    ]);
    expect(await read('trust')).toMatchObject({ label: 'mutual trust', codings: { totalCount: 1 } });
    expect(
      await change('ada', 'undoConceptChange', {
        id: changes[0].id,
        expectedVersion: 1,
        reason: 'Too narrow.',
      }),
    ).toMatchObject({ changes: [{ retractedAt: expect.anything() }] });
    expect(await read('trust')).toMatchObject({ label: 'trust' });
  });

  it('takes an administrator, and the version that was read', async () => {
    const input = { id: concept('trust'), expectedVersion: 1, label: 'faith', reason: 'Shorter.' };
    expect(await change('rita', 'renameConcept', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await change('ada', 'renameConcept', input)).toMatchObject({ code: 'CONFLICT' });
  });

  it('is put down also where the concept is merely updated', async () => {
    const { version } = await read('trust');
    const update = (label: string, expectedVersion: number) =>
      world.ask(
        'ada',
        `mutation { updateConcept(input: { id: "${concept('trust')}", expectedVersion: ${expectedVersion}, label: "${label}" }) { ... on Error { message } } }`,
      );
    await update('Trust', version);
    await update('trust', version + 1);
    const { conceptChanges } = await world.ask(
      'rita',
      `{ conceptChanges(where: { kind: { eq: RENAMED } }) { nodes { fromLabel intoLabel reason } } }`,
    );
    expect(conceptChanges.nodes).toEqual([
      { fromLabel: 'Trust', intoLabel: 'trust', reason: null },
      { fromLabel: 'trust', intoLabel: 'Trust', reason: null },
    ]);
  });
});

describe('merging concepts', () => {
  it('has their codings count as the other’s, where they stay, and can be undone', async () => {
    await code('friendship', 0);
    await code('partnership', 1);
    const { changes } = await change('ada', 'mergeConcepts', {
      intoId: concept('partnership'),
      conceptIds: [concept('friendship')],
      reason: 'Coders do not tell them apart.',
    });
    expect(changes).toMatchObject([{ kind: 'MERGED', fromLabel: 'friendship', intoLabel: 'partnership' }]);
    expect(await read('friendship')).toMatchObject({
      mergedInto: { slug: 'partnership' },
      countsAs: { slug: 'partnership' },
      codings: { totalCount: 1 },
    });
    const counted = () =>
      world.ask(
        'rita',
        '{ codings(where: { concept: { countsAs: { slug: { eq: "partnership" } } } }) { totalCount } }',
      );
    expect((await counted()).codings.totalCount).toBe(2);
    expect(await code('friendship', 2)).toEqual({
      message: 'The concept "friendship" is merged into "partnership": code with that.',
    });

    // A further merge moves both
    const next = await change('ada', 'mergeConcepts', {
      intoId: concept('alliance'),
      conceptIds: [concept('partnership')],
      reason: 'A trial.',
    });
    expect((await read('friendship')).countsAs.slug).toBe('alliance');
    expect(
      await change('ada', 'mergeConcepts', {
        intoId: concept('friendship'),
        conceptIds: [concept('alliance')],
        reason: '-',
      }),
    ).toMatchObject({ message: '"friendship" is merged itself: merge into the one it counts as.' });
    await change('ada', 'undoConceptChange', { id: next.changes[0].id, expectedVersion: 1, reason: 'Over.' });
    expect((await read('friendship')).countsAs.slug).toBe('partnership');
    await change('ada', 'undoConceptChange', { id: changes[0].id, expectedVersion: 1, reason: 'They do.' });
    expect((await read('friendship')).countsAs.slug).toBe('friendship');
    expect((await counted()).codings.totalCount).toBe(1);
  });

  it('is refused for a position and a characterisation, in a circle, and across codebooks', async () => {
    expect(
      await change('ada', 'mergeConcepts', {
        intoId: concept('trust'),
        conceptIds: [concept('alliance')],
        reason: '-',
      }),
    ).toMatchObject({ message: 'A characterisation and a position are not merged.' });
    const merge = (from: string, into: string) =>
      world.sql('ada', `UPDATE "Concept" SET "mergedIntoId" = $1::uuid WHERE "id" = $2::uuid`, into, from);
    const { alliance, friendship } = world.concepts as { alliance: string; friendship: string };
    await merge(friendship, alliance);
    await expect(merge(alliance, friendship)).rejects.toThrow('a merge must not lead in a circle');
    await world.sql('ada', `UPDATE "Concept" SET "mergedIntoId" = NULL WHERE "id" = $1::uuid`, friendship);
    const [other] = await world.sql(
      'ada',
      `WITH book AS (INSERT INTO "Codebook" ("id", "name", "slug") VALUES (gen_random_uuid(), 'Other', 'other') RETURNING "id")
       INSERT INTO "Concept" ("id", "codebookId", "kind", "label", "slug") SELECT gen_random_uuid(), "id", 'POSITION', 'x', 'x' FROM book RETURNING "id"`,
    );
    await expect(merge(world.concepts.trust as string, other?.id as string)).rejects.toThrow(
      'one of its own codebook, or of a later edition',
    );
  });
});

describe('splitting a concept', () => {
  it('puts parts in its place, while its codings stay', async () => {
    await code('alliance', 1);
    const { version } = await read('alliance');
    const { changes } = await change('ada', 'splitConcept', {
      id: concept('alliance'),
      expectedVersion: version,
      into: [{ label: 'military alliance' }, { label: 'quasi-alliance', level: 'QUASI_ALLY' }],
      reason: 'Two degrees are meant.',
    });
    expect(
      changes.map((each: { into: { label: string; level: string } }) => [each.into.label, each.into.level]),
    ).toEqual([
      ['military alliance', 'ALLY'],
      ['quasi-alliance', 'QUASI_ALLY'],
    ]);
    expect(await code('alliance', 2)).toEqual({
      message:
        'The concept "alliance" is split into "military alliance", "quasi-alliance": code with one of these.',
    });
    expect(await code(changes[0].into.id, 2)).toEqual({ state: 'CODED' });
    const { codebook } = await world.ask(
      'rita',
      `{ codebook(by: { id: "${id('Codebook', world.codebookId)}" }) { conceptChanges(where: { kind: { eq: SPLIT } }) {
        totalCount nodes { into { slug } codings { totalCount nodes { statement { quote } } } } } } }`,
    );
    expect(codebook.conceptChanges).toEqual({
      totalCount: 2,
      nodes: ['quasi-alliance', 'military-alliance'].map((slug) => ({
        into: { slug },
        codings: { totalCount: 1, nodes: [{ statement: { quote: 'Words 2' } }] },
      })),
    });
    // The changes, their counts and the codings of all of them: never one statement for each
    expect(world.sent.length).toBeLessThanOrEqual(5);
    expect(
      await change('ada', 'splitConcept', {
        id: concept('alliance'),
        expectedVersion: version + 1,
        into: [{ label: 'a' }, { label: 'b' }],
        reason: '-',
      }),
    ).toMatchObject({ message: 'This concept is split already: undo that first.' });
  });
});

describe('a new edition of a codebook', () => {
  it('has a copy of every concept in use, which says what it comes from', async () => {
    await world.ask(
      'ada',
      `mutation { updateConcept(input: { id: "${concept('friendship')}", expectedVersion: ${(await read('friendship')).version}, parentId: "${concept('partnership')}" }) { ... on Error { message } } }`,
    );
    const make = async (as: Person, codebookId: string, key?: string) =>
      (
        await world.ask(
          as,
          `mutation ($input: NewCodebookEditionInput!) { newCodebookEdition(input: $input) { ... on Error { code message }
            ... on Codebook { id slug edition supersedes { edition } concepts { nodes { slug parent { slug } derivedFrom { id slug } codings { totalCount } } } } } }`,
          { input: { codebookId, idempotencyKey: key } },
        )
      ).newCodebookEdition;
    const first = id('Codebook', world.codebookId);
    expect(await make('rita', first)).toMatchObject({ code: 'FORBIDDEN' });
    const second = await make('ada', first, 'edition-2');
    expect(second).toMatchObject({ slug: 'ties', edition: 2, supersedes: { edition: 1 } });
    expect(second.concepts.nodes).toEqual(
      [
        ['friendship', 'partnership'],
        ['military-alliance', null],
        ['partnership', null],
        ['quasi-alliance', null],
        ['trust', null],
      ].map(([slug, parent]) => ({
        slug,
        parent: parent && { slug: parent },
        derivedFrom: { id: expect.anything(), slug },
        codings: { totalCount: 0 },
      })),
    );
    expect(await make('ada', first, 'edition-2')).toEqual(second);
    expect(await make('ada', first)).toMatchObject({
      message: 'Edition 2 has taken its place already: make the new edition from the latest one.',
    });

    // What is merged into the next edition counts there
    const { concept: there } = await world.ask(
      'rita',
      '{ concept(by: { key: { codebook: "ties", edition: 2, slug: "trust" } }) { id } }',
    );
    await change('ada', 'mergeConcepts', {
      intoId: there.id,
      conceptIds: [concept('trust')],
      reason: 'The definition is as it was.',
    });
    const { codings } = await world.ask(
      'rita',
      `{ codings(where: { concept: { countsAs: { id: { eq: "${there.id}" } } } }) { totalCount } }`,
    );
    expect(codings.totalCount).toBe(1);
  });
});
