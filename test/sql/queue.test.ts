import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewService } from '../../server/src/assessment/review-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import { statementService } from '../../server/src/statement/service.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { type Office, office } from '../assessment/world.ts';
import * as coded from '../coding/coded-world.ts';
import { type Logins, loginsFor } from './logins.ts';
import { tryService } from './trial.ts';

// What the queue gives somebody to do is what they can do, and what waits for them in the API.

const plain = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] as string;

describe('for coders and reviewers', () => {
  const everybody = Object.keys(coded.people) as coded.Person[];
  let world: coded.CodedWorld;
  let logins: Logins<coded.Person>;
  beforeAll(async () => {
    world = await coded.codedWorld(6);
    const users = Object.fromEntries(everybody.map((name) => [name, world.viewers[name].userId]));
    logins = await loginsFor(world.database.superuserUrl, users as Record<coded.Person, string>);
    const made = await coded.assign(world, [0, 1, 2], ['carl', 'dora'], { dueOn: '2027-01-15' });
    await coded.assign(world, [3], ['rita', 'emil']);
    await coded.submit(world, 'carl', made[0] as never, { alliance: 'AFFIRMS', trust: 'DENIES' });
    await coded.submit(world, 'dora', made[1] as never, { alliance: 'DENIES' });
    await coded.submit(world, 'carl', made[2] as never, { trust: 'AFFIRMS' });
    await coded.submit(world, 'dora', made[3] as never, { trust: 'AFFIRMS' });
    await coded.submit(world, 'carl', made[4] as never, { trust: 'AFFIRMS' });
    const [again] = await coded.assign(world, [1], ['carl'], { round: 2 });
    await coded.submit(world, 'carl', again as never, { partnership: 'AVOIDS' });
  });
  afterAll(async () => {
    await logins.close();
    await world.close();
  });

  it.each(everybody)('%s: open assignments, and what coders differ on', async (as) => {
    const { codingQueue, codingDisagreements } = await world.ask(
      as,
      `query ($id: ID!) {
         codingQueue(first: 50) { nodes { id version dueOn statement { id } } }
         codingDisagreements(codebookId: $id, first: 50) { nodes { statement { id } concept { id } } } }`,
      { id: coded.id('Codebook', world.codebookId) },
    );
    const tasks = await logins.as(
      as,
      `SELECT task, assignment_id, statement_id, concept_id, version, due_on::text FROM queue ORDER BY task, assignment_id, statement_id, concept_id`,
    );
    type Node = Record<'id' | 'dueOn', string> &
      Record<'statement' | 'concept', { id: string }> & { version: number };
    const code = codingQueue.nodes.map(({ id, version, dueOn, statement }: Node) => ({
      task: 'CODE',
      assignment_id: plain(id),
      statement_id: plain(statement.id),
      concept_id: null,
      version,
      due_on: dueOn,
    }));
    const differ = codingDisagreements.nodes.map(({ statement, concept }: Node) => ({
      task: 'ADJUDICATE',
      assignment_id: null,
      statement_id: plain(statement.id),
      concept_id: plain(concept.id),
      version: null,
      due_on: null,
    }));
    const wanted = [...code, ...(as === 'rita' ? differ : [])];
    expect(new Set(tasks.map((task) => JSON.stringify(task)))).toEqual(
      new Set(wanted.map((task) => JSON.stringify(task))),
    );
    if (as === 'rita') expect(differ.length).toBeGreaterThan(2);
  });

  it('what is decided is no task more, and counts in the timeline instead of what coders said', async () => {
    const [task] = await logins.as(
      'rita',
      `SELECT * FROM queue WHERE task = 'ADJUDICATE' AND statement_id = $1`,
      [world.statements[0]],
    );
    const stances = () =>
      logins.as(
        'rita',
        'SELECT stance, adjudicated, coders::int FROM statement_timeline WHERE statement_id = $1 AND concept_code = $2 ORDER BY stance',
        [world.statements[0], 'alliance'],
      );
    const alliance = world.concepts.alliance;
    expect(await stances()).toEqual([
      { stance: 'AFFIRMS', adjudicated: false, coders: 1 },
      { stance: 'DENIES', adjudicated: false, coders: 1 },
    ]);
    const decide = async (stance: string | null) => {
      const between = await logins.as(
        'rita',
        'SELECT array_agg(coding_id) AS ids FROM codings WHERE statement_id = $1 AND concept_id = $2',
        [task.statement_id, alliance],
      );
      const [{ id }] = await logins.as('rita', 'SELECT adjudicate_statement($1, $2, $3, $4, $5) AS id', [
        task.statement_id,
        alliance,
        between[0].ids,
        stance,
        'Both read the translation.',
      ]);
      return id;
    };
    const id = await decide('QUALIFIES');
    expect(await stances()).toEqual([{ stance: 'QUALIFIES', adjudicated: true, coders: null }]);
    expect(
      await logins.as('rita', 'SELECT FROM queue WHERE statement_id = $1 AND concept_id = $2', [
        task.statement_id,
        alliance,
      ]),
    ).toEqual([]);
    expect(
      await logins.as(
        'rita',
        'SELECT DISTINCT adjudicated, decided_stance, adjudicator FROM codings WHERE statement_id = $1 AND concept_id = $2',
        [task.statement_id, alliance],
      ),
    ).toEqual([{ adjudicated: true, decided_stance: 'QUALIFIES', adjudicator: 'rita' }]);
    await world.sql(
      'rita',
      `UPDATE "Adjudication" SET "retractedAt" = now(), "retractionReason" = 'wrong' WHERE "id" = $1::uuid`,
      id,
    );
    expect(await stances()).toHaveLength(2);
    await decide(null);
    expect(await stances()).toEqual([]);
  });

  it('of several rounds the last one of each coder counts in the timeline', async () => {
    expect(
      await logins.as(
        'rita',
        'SELECT concept_code, stance, coders::int FROM statement_timeline WHERE statement_id = $1 ORDER BY 1',
        [world.statements[1]],
      ),
    ).toEqual([
      { concept_code: 'partnership', stance: 'AVOIDS', coders: 1 },
      { concept_code: 'trust', stance: 'AFFIRMS', coders: 1 },
    ]);
  });
});

describe('for analysts', () => {
  let world: Office;
  const everybody = ['ann', 'ben', 'rita', 'rob', 'kim', 'ada', 'ros'] as const;
  let logins: Logins<(typeof everybody)[number]>;
  beforeAll(async () => {
    world = await office();
    const { ann, rita, rob, ben } = world.people;
    for (const by of [ann, rob]) {
      await world.draft(by, by === rob ? { authorId: world.actors.ann } : {});
      const waiting = await world.draft(by);
      await world.submit(by, waiting);
      const approved = await world.draft(by);
      await world.submit(by, approved);
      await world.review(rita, approved);
      const back = await world.draft(by);
      await world.submit(by, back);
      await world.review(rita, back, 'REQUEST_CHANGES');
    }
    const said = await world.make(statementService, world.local, {
      speakerId: world.actors.kim,
      documentId: world.document,
      saidOn: '2019',
      paraphrase: 'Something else.',
      directness: 'PARAPHRASE',
      speechAct: 'ASSERT',
    });
    await world.published(ben, {}, { statementId: said });
    await world.published(ann);
    await world.retract(statementService, world.local, said);
    const users = Object.fromEntries(everybody.map((name) => [name, world.people[name].userId]));
    logins = await loginsFor(world.database.superuserUrl, users as never);
  });
  afterAll(async () => {
    await logins.close();
    await world.close();
  });

  it.each(everybody)('%s: what they can take a step on', async (as) => {
    const viewer = world.people[as];
    const reviews = reviewService as unknown as EntityService;
    const { rows } = await world.database.write.query(
      `SELECT a."id", a."version", a."state", a."question", EXISTS (SELECT FROM "StaleReason" s WHERE s."assessmentId" = a."id") AS stale,
         entente_is_own(a, $1) AS own FROM "Assessment" a`,
      [viewer.userId],
    );
    const wanted: object[] = [];
    for (const { id, version, state, question, stale, own } of rows) {
      const can = async (...[step]: Parameters<typeof tryService> extends [unknown, infer S] ? [S] : never) =>
        (await tryService(world.writer, step)) === 'done';
      const task =
        state === 'IN_REVIEW'
          ? (await can((w) => reviews.create(w, viewer, { assessmentId: id, verdict: 'APPROVE' }))) &&
            'REVIEW'
          : state === 'APPROVED'
            ? (await can((w) => takeTransition(w, viewer, 'PUBLISH', { id, expectedVersion: version }))) &&
              'PUBLISH'
            : state === 'PUBLISHED'
              ? own && stale && viewer.roles.includes('ANALYST') && 'RENEW'
              : (await can((w) => assessmentService.update(w, viewer, id, version, { question }))) &&
                'REVISE';
      if (task) wanted.push({ task, assessment_id: id, version, about: question });
    }
    const found = await logins.as(as, 'SELECT task, assessment_id, version, about FROM queue');
    const byId = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(found.sort(byId)).toEqual(wanted.sort(byId));
    if (as === 'ann') expect(new Set(found.map(({ task }) => task))).toEqual(new Set(['REVISE', 'PUBLISH']));
    if (as === 'ben') expect(found.map(({ task }) => task)).toContain('RENEW');
    if (as === 'rob')
      expect(new Set(found.map(({ task }) => task))).toEqual(new Set(['REVISE', 'REVIEW', 'PUBLISH']));
  });
});
