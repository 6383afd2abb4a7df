import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codebookService, conceptService } from '../../server/src/codebook/service.ts';
import { adjudicationService } from '../../server/src/coding/adjudication-service.ts';
import { codingService } from '../../server/src/coding/service.ts';
import { submitCodings } from '../../server/src/coding/submission-service.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import type { Writer } from '../../server/src/write/transaction.ts';
import {
  assign,
  type CodedWorld,
  codedWorld,
  id,
  type Person,
  people,
  submit,
} from '../coding/coded-world.ts';
import { type Logins, loginsFor } from './logins.ts';
import { tryFunction, tryService } from './trial.ts';

// The functions for coders and those who adjudicate: each step of everybody, by the API's service and in SQL, comes to the same.

const everybody = Object.keys(people) as Person[];
const absent = '00000000-0000-7000-8000-00000000ffff';
let world: CodedWorld;
let logins: Logins<Person>;
let codings: { id: string; version: number; statementId: string; conceptId: string }[];
let assignments: { id: string; version: number }[];

beforeAll(async () => {
  world = await codedWorld(7);
  const users = Object.fromEntries(everybody.map((name) => [name, world.viewers[name].userId]));
  logins = await loginsFor(world.database.superuserUrl, users as Record<Person, string>);
  const made = await assign(world, [0, 1, 2], ['carl', 'dora']);
  await assign(world, [3, 6], ['carl', 'rita']);
  await submit(world, 'carl', made[0] as never, { alliance: 'AFFIRMS', trust: 'DENIES' });
  await submit(world, 'dora', made[1] as never, { alliance: 'DENIES' });
  await submit(world, 'carl', made[2] as never);
  const drafts = [
    ['dora', 1, 'alliance', 'QUALIFIES'],
    ['carl', 3, 'alliance', null],
    ['emil', 5, 'trust', null],
    ['rita', 5, 'trust', 'AVOIDS'],
    ['carl', 5, 'trust', 'AFFIRMS'],
    ['emil', 4, 'friendship', 'AFFIRMS'],
  ] as const;
  for (const [coder, place, slug, stance] of drafts)
    await create(codingService, coder, {
      statementId: world.statements[place],
      conceptId: world.concepts[slug],
      stance,
    });
  const idOf = async (coder: Person, place: number, slug: string) => {
    const [row] = await world.sql(
      'ada',
      `SELECT "id" FROM "Coding" WHERE "coderId" = $1::uuid AND "statementId" = $2::uuid AND "conceptId" = $3::uuid`,
      world.viewers[coder].userId,
      world.statements[place],
      world.concepts[slug],
    );
    return row?.id as string;
  };
  await create(adjudicationService, 'rita', {
    statementId: world.statements[5],
    conceptId: world.concepts.trust,
    codingIds: [await idOf('carl', 5, 'trust')],
    stance: 'AFFIRMS',
    rationale: 'He says so.',
  });
  await world.ask(
    'rita',
    `mutation { openAdjudication(input: { codingIds: ["${id('Coding', await idOf('dora', 0, 'alliance'))}"] }) { ... on Error { message } } }`,
  );
  const merged = await world.ask(
    'ada',
    `mutation { mergeConcepts(input: { conceptIds: ["${id('Concept', world.concepts.friendship as string)}"], intoId: "${id('Concept', world.concepts.partnership as string)}", reason: "One idea." }) { ... on Error { message path } } }`,
  );
  expect(merged.mergeConcepts.message).toBeUndefined();
  const concept = (slug: string, codebookId: string) =>
    conceptService.create(world.writer, world.viewers.ada, {
      codebookId,
      slug,
      label: slug,
      kind: 'POSITION',
    });
  const other = await codebookService.create(world.writer, world.viewers.ada, {
    name: 'Other',
    slug: 'other',
  });
  world.concepts.foreign = (await concept('foreign', other.id)).id;
  world.concepts.goodwill = (await concept('goodwill', world.codebookId)).id;
  const split = await world.ask(
    'ada',
    `mutation { splitConcept(input: { id: "${id('Concept', world.concepts.goodwill as string)}", expectedVersion: 1, reason: "Two ideas."
      into: [{ label: "warmth", slug: "warmth" }, { label: "help", slug: "help" }] }) { ... on Error { message path } } }`,
  );
  expect(split.splitConcept.message).toBeUndefined();
  codings = (await world.sql('ada', 'SELECT * FROM "Coding" ORDER BY "id"')) as never;
  assignments = (await world.sql('ada', 'SELECT * FROM "CodingAssignment" ORDER BY "id"')) as never;
});
afterAll(async () => {
  await logins.close();
  await world.close();
});

const create = (service: unknown, as: Person, input: object) =>
  (service as EntityService).create(world.writer, world.viewers[as], input);

const outcomes = new Map<string, Set<string>>();
/** Tries a step through both doors, and remembers what came of it. */
async function both(
  as: Person,
  name: string,
  service: (writer: Writer) => Promise<unknown>,
  values: unknown[],
) {
  const sql = `SELECT ${name}(${values.map((_, i) => `$${i + 1}`)})`;
  const said = await tryService(world.writer, service);
  expect(await tryFunction(logins, as, sql, values), `${as}: ${name}(${JSON.stringify(values)})`).toBe(said);
  outcomes.set(name, (outcomes.get(name) ?? new Set()).add(said));
}

describe.each(everybody)('what %s may do is the same in SQL: ', (as) => {
  const viewer = () => world.viewers[as];
  const rows = codingService as unknown as EntityService;

  it('code_statement', async () => {
    for (const statementId of [...world.statements, absent])
      for (const conceptId of [...Object.values(world.concepts), absent])
        for (const stance of ['DENIES', null])
          await both(
            as,
            'code_statement',
            (writer) => rows.create(writer, viewer(), { statementId, conceptId, stance }),
            [statementId, conceptId, stance],
          );
    const [statementId, conceptId] = [world.statements[0], world.concepts.trust];
    for (const [round, note] of [
      [0, null],
      [3, null],
      [1001, null],
      [3, ' '],
      [3, ' Twice. '],
      [3, 'x'.repeat(2_001)],
    ])
      await both(
        as,
        'code_statement',
        (writer) => rows.create(writer, viewer(), { statementId, conceptId, stance: 'DENIES', note, round }),
        [statementId, conceptId, 'DENIES', note, round],
      );
  });

  it('update_coding and retract_coding', async () => {
    for (const { id: coding, version } of [...codings, { id: absent, version: 1 }])
      for (const expected of [version, version + 1]) {
        await both(
          as,
          'update_coding',
          (writer) => rows.update(writer, viewer(), coding, expected, { stance: 'QUALIFIES', note: 'Yes.' }),
          [coding, expected, 'QUALIFIES', 'Yes.'],
        );
        for (const reason of ['It is wrong.', ' '])
          await both(
            as,
            'retract_coding',
            (writer) => rows.retract(writer, viewer(), coding, expected, reason),
            [coding, expected, reason],
          );
      }
  });

  it('submit_codings', async () => {
    const given = [
      [],
      [['alliance', 'DENIES']],
      [['trust', null]],
      [['friendship', 'AFFIRMS']],
      [['goodwill', 'AFFIRMS']],
      [['foreign', 'AFFIRMS']],
      [
        ['trust', 'AFFIRMS'],
        ['trust', 'DENIES'],
      ],
      [
        ['trust', 'AFFIRMS'],
        ['alliance', 'AVOIDS'],
      ],
    ] as const;
    for (const { id: assignmentId, version } of [...assignments, { id: absent, version: 1 }])
      for (const expectedVersion of [version, version + 1])
        for (const readings of given)
          for (const noConceptApplies of [false, true]) {
            const stances = readings.map(([slug, stance]) => ({ conceptId: world.concepts[slug], stance }));
            await both(
              as,
              'submit_codings',
              (writer) =>
                submitCodings(writer, viewer(), {
                  assignmentId,
                  expectedVersion,
                  codings: stances,
                  noConceptApplies,
                }),
              [
                assignmentId,
                expectedVersion,
                JSON.stringify(stances.map(({ conceptId, stance }) => ({ concept_id: conceptId, stance }))),
                noConceptApplies,
              ],
            );
          }
  });

  it('adjudicate_statement', async () => {
    const sets = [
      [],
      [absent],
      ...codings.map(({ id: coding }) => [coding]),
      ...codings.slice(1).map(({ id: coding }) => [codings[0]?.id as string, coding, coding]),
    ];
    for (const codingIds of sets)
      for (const stance of ['DENIES', null]) {
        const coding = codings.find(({ id: each }) => each === codingIds.at(-1)) ?? codings[0];
        const { statementId, conceptId } = coding as (typeof codings)[number];
        await both(
          as,
          'adjudicate_statement',
          (writer) =>
            (adjudicationService as unknown as EntityService).create(writer, viewer(), {
              statementId,
              conceptId,
              codingIds,
              stance,
              rationale: 'Decided.',
            }),
          [statementId, conceptId, codingIds, stance, 'Decided.'],
        );
      }
  });
});

describe('among these trials', () => {
  it('every function was done by somebody and refused for every reason there is', () => {
    const all = [...outcomes.values()].flatMap((said) => [...said]).join('\n');
    for (const said of outcomes.values()) expect(said).toContain('done');
    for (const reason of [
      'To submit codings takes the role CODER',
      'There is no such Coding, or you may not see it.',
      'There is no such CodingAssignment, or you may not see it.',
      'The Statement that "statement_id" refers to does not exist',
      'The Concept that "concept_id" refers to does not exist',
      'The row is at version',
      'The coder has coded this statement on this concept in this round already.',
      'The assignment is submitted: give the stance as well.',
      'The concept "friendship" is merged into "partnership": code with that.',
      'The concept "goodwill" is split into "warmth", "help": code with one of these.',
      'The concept "foreign" is not one of the assigned codebook.',
      'A concept is coded once in a statement',
      'Only the coder changes a coding.',
      'This coding is being adjudicated, or is',
      'Only the coder, a reviewer or an administrator retracts a coding',
      'A retraction needs a reason.',
      'Only the coder submits an assignment.',
      'This assignment is submitted already.',
      'has no stance yet',
      'Nothing is coded',
      'There are codings: retract them first',
      'An adjudication decides between codings: name them.',
      'An adjudication decides between codings of its own statement.',
      'One of the codings is not submitted yet.',
      'Nobody adjudicates only their own codings',
    ])
      expect(all).toContain(reason);
  });
});

describe('a coder at psql', () => {
  it('drafts, submits and changes a coding, and the history names them', async () => {
    const [task] = await logins.as('dora', `SELECT * FROM queue WHERE task = 'CODE' AND statement_id = $1`, [
      world.statements[2],
    ]);
    const concept = world.concepts.trust;
    const [{ coding }] = await logins.as('dora', 'SELECT code_statement($1, $2) AS coding', [
      task.statement_id,
      concept,
    ]);
    expect(await logins.as('carl', 'SELECT FROM codings WHERE coding_id = $1', [coding])).toEqual([]);
    await logins.as(
      'dora',
      `SELECT submit_codings($1, $2, jsonb_build_array(jsonb_build_object('concept_id', $3::text, 'stance', 'AVOIDS', 'note', 'Asked twice.')))`,
      [task.assignment_id, task.version, concept],
    );
    const [row] = await logins.as('dora', 'SELECT * FROM codings WHERE coding_id = $1', [coding]);
    expect(row).toMatchObject({
      state: 'CODED',
      stance: 'AVOIDS',
      note: 'Asked twice.',
      coder: 'dora',
      adjudicated: false,
    });
    await logins.as('dora', 'SELECT update_coding($1, $2, note => $3)', [coding, row.version, 'Asked once.']);
    const history = await logins.as(
      'dora',
      `SELECT DISTINCT u.name FROM "Revision" r JOIN "User" u ON u.id = r."userId" WHERE r."entityId" IN ($1, $2) AND operation = 'UPDATED'`,
      [coding, task.assignment_id],
    );
    expect(history).toContainEqual({ name: 'dora' });
    expect(
      await logins.as('dora', 'SELECT FROM queue WHERE assignment_id = $1', [task.assignment_id]),
    ).toEqual([]);
  });

  it('submits twice in one transaction of their own', async () => {
    const client = await logins.client('carl');
    const open = await logins.as('carl', `SELECT * FROM queue WHERE task = 'CODE' ORDER BY statement_id`);
    expect(open.length).toBeGreaterThan(1);
    await client.query('BEGIN');
    for (const { assignment_id, version } of open)
      await client.query(
        `SELECT submit_codings($1, $2, jsonb_build_array(jsonb_build_object('concept_id', $3::text, 'stance', 'DENIES')))`,
        [assignment_id, version, world.concepts.alliance],
      );
    await client.query('COMMIT');
    expect(await logins.as('carl', `SELECT FROM queue WHERE task = 'CODE'`)).toEqual([]);
  });

  it('is told what is no stance, and what a list of codings looks like', async () => {
    await expect(
      logins.as('dora', `SELECT code_statement($1, $2, 'MAYBE')`, [
        world.statements[4],
        world.concepts.trust,
      ]),
    ).rejects.toMatchObject({ code: '22P02', message: 'invalid input value for enum "Stance": "MAYBE"' });
    for (const list of ['{}', 'null', '[{"conceptId": "x"}]'])
      await expect(
        logins.as('carl', 'SELECT submit_codings($1, 1, $2)', [assignments[0]?.id, list]),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|55000)$/) });
  });
});

it('a login that is nobody’s is told how it becomes somebody’s', async () => {
  await expect(
    logins.asNobody('SELECT code_statement($1, $2)', [world.statements[0], world.concepts.trust]),
  ).rejects.toMatchObject({
    code: '42501',
    message: expect.stringMatching(/^This login is nobody's, and only reads/),
  });
});
