import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dissentService, reviewService } from '../../server/src/assessment/review-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { supersedeAssessment } from '../../server/src/assessment/supersession-service.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import type { Writer } from '../../server/src/write/transaction.ts';
import { type Office, office, type Person } from '../assessment/world.ts';
import { type Logins, loginsFor } from './logins.ts';
import { tryFunction, tryService } from './trial.ts';

// The functions for assessments: each step of everybody, in every state, by the API's service and in SQL, comes to the same.

const everybody: Person[] = ['ann', 'ben', 'rita', 'rob', 'kim', 'ada', 'ros'];
const absent = '00000000-0000-7000-8000-00000000ffff';
let world: Office;
let logins: Logins<Person>;
/** By what they are, with one that is hidden from Ben and Rita in each state. */
const assessments = new Map<string, string>();

beforeAll(async () => {
  world = await office();
  const { ann, rita } = world.people;
  const add = async (name: string, id: string) => void assessments.set(name, id);
  const version = (id: string) => world.version(id);
  for (const marking of ['CLEAR', 'AMBER'] as const) {
    const of = (state: string) => `${state} ${marking}`;
    const more = { marking };
    await add(of('DRAFT'), await world.draft(ann, more));
    await add(
      of("DRAFT of Ann's by Rob"),
      await world.draft(world.people.rob, { ...more, authorId: world.actors.ann }),
    );
    const submitted = await world.draft(ann, more);
    await world.submit(ann, submitted);
    await add(of('IN_REVIEW'), submitted);
    const robs = await world.draft(world.people.rob, more);
    await world.submit(world.people.rob, robs);
    await add(of("IN_REVIEW of Rob's"), robs);
    const back = await world.draft(ann, more);
    await world.submit(ann, back);
    await world.review(rita, back, 'REQUEST_CHANGES');
    await add(of('CHANGES_REQUESTED'), back);
    const approved = await world.draft(ann, more);
    await world.submit(ann, approved);
    await world.review(rita, approved);
    await add(of('APPROVED'), approved);
    await add(of('PUBLISHED'), await world.published(ann, more));
    const old = await world.published(ann, more);
    const { id: next } = await supersedeAssessment(world.writer, ann, {
      id: old,
      expectedVersion: await version(old),
      reason: 'News.',
      assessedOn: '2021',
    });
    await world.submit(ann, next);
    await world.review(rita, next);
    await world.publish(ann, next);
    await add(of('SUPERSEDED'), old);
    const wrong = await world.published(ann, more);
    await world.retract(assessmentService, ann, wrong);
    await add(of('RETRACTED'), wrong);
    const aside = await world.draft(ann, more);
    await world.retract(assessmentService, ann, aside);
    await add(of('DRAFT, set aside'), aside);
    await add(
      of('published elsewhere'),
      await world.make(assessmentService, ann, {
        authorId: world.actors.kim,
        areaId: world.area,
        documentId: world.document,
        question: 'Will it last?',
        judgement: 'It will.',
        assessedOn: '2020',
        marking,
      }),
    );
  }
  assessments.set('absent', absent);
  const users = Object.fromEntries(everybody.map((name) => [name, world.people[name].userId]));
  logins = await loginsFor(world.database.superuserUrl, users as Record<Person, string>);
  for (const name of ['ben', 'rita'] as const) {
    await world.database.write.query(
      `WITH who AS MATERIALIZED (SELECT set_config('entente.user', $2, true) AS set)
       UPDATE "User" SET "clearance" = 'GREEN' FROM who WHERE "id" = $1 AND who.set <> ''`,
      [world.people[name].userId, world.local.userId],
    );
    world.people[name] = { ...world.people[name], clearance: 'GREEN' };
  }
});
afterAll(async () => {
  await logins.close();
  await world.close();
});

const outcomes = new Map<string, Set<string>>();
async function both(
  as: Person,
  call: string,
  service: (writer: Writer) => Promise<unknown>,
  values: unknown[],
): Promise<string> {
  const said = await tryService(world.writer, service);
  expect(await tryFunction(logins, as, `SELECT ${call}`, values), `${as}: ${call}(${values})`).toBe(said);
  const name = call.replace(/\(.*/, '');
  outcomes.set(name, (outcomes.get(name) ?? new Set()).add(said));
  return said;
}

const versionOf = async (id: string) => (id === absent ? 1 : await world.version(id));

describe.each(everybody)('what %s may do is the same in SQL: ', (as) => {
  const viewer = () => world.people[as];
  const each = async (
    step: (id: string, version: number) => Promise<string>,
  ): Promise<Record<string, string>> => {
    const said: Record<string, string> = {};
    for (const [name, id] of assessments) {
      // To those who are cleared for it, it is like the other one
      if (name.endsWith('AMBER') && viewer().clearance === 'RED') continue;
      const version = await versionOf(id);
      said[name] = await step(id, version);
      if (name.startsWith('PUBLISHED')) await step(id, version + 1);
    }
    // What is hidden is refused like what is absent, in every state
    if (viewer().clearance === 'GREEN')
      for (const [name, words] of Object.entries(said))
        if (name.endsWith('AMBER')) expect(words, name).toBe(said.absent);
    return said;
  };

  it('withdraw_assessment and publish_assessment', async () => {
    for (const [name, call] of [
      ['WITHDRAW', 'withdraw_assessment($1, $2)'],
      ['PUBLISH', 'publish_assessment($1, $2)'],
    ] as const)
      await each((id, expectedVersion) =>
        both(as, call, (writer) => takeTransition(writer, viewer(), name, { id, expectedVersion }), [
          id,
          expectedVersion,
        ]),
      );
  });

  it('retract_assessment', async () => {
    for (const reason of ['It is wrong.', ' '])
      await each((id, version) =>
        both(
          as,
          'retract_assessment($1, $2, $3)',
          (writer) => assessmentService.retract(writer, viewer(), id, version, reason),
          [id, version, reason],
        ),
      );
  });

  it('restore_assessment', async () => {
    await each((id, version) =>
      both(
        as,
        'restore_assessment($1, $2)',
        (writer) => assessmentService.restore(writer, viewer(), id, version),
        [id, version],
      ),
    );
  });

  it('review_assessment', async () => {
    const reviews = reviewService as unknown as EntityService;
    for (const [verdict, comment] of [
      ['APPROVE', null],
      ['REQUEST_CHANGES', 'Say why.'],
      ['REQUEST_CHANGES', null],
    ])
      await each((assessmentId) =>
        both(
          as,
          'review_assessment($1, $2, $3)',
          (writer) => reviews.create(writer, viewer(), { assessmentId, verdict, comment }),
          [assessmentId, verdict, comment],
        ),
      );
  });

  it('record_dissent', async () => {
    const dissents = dissentService as unknown as EntityService;
    for (const [author, text] of [
      [world.actors[as], 'Not so.'],
      [absent, 'Not so.'],
      [world.actors[as], ' '],
    ])
      await each((assessmentId) =>
        both(
          as,
          'record_dissent($1, $2, $3, $4)',
          (writer) =>
            dissents.create(writer, viewer(), {
              assessmentId,
              authorId: author,
              text,
              alternativeLikelihood: 'LIKELY',
            }),
          [assessmentId, author, text, 'LIKELY'],
        ),
      );
  });
});

describe('among these trials', () => {
  it('every function was done by somebody and refused for every reason there is', () => {
    const all = [...outcomes.values()].flatMap((said) => [...said]).join('\n');
    for (const [name, said] of outcomes) expect(said, name).toContain('done');
    for (const reason of [
      'To withdraw assessments takes the role ANALYST or ADMIN',
      'To publish assessments takes the role ANALYST, REVIEWER or ADMIN',
      'To write rows of the type Assessment takes the role ANALYST',
      'There is no such Assessment, or you may not see it.',
      'The row is at version',
      'An analyst withdraws their own assessment; an administrator any.',
      'An analyst retracts their own assessment; a reviewer or an administrator any.',
      'Only its drafter or its author changes an assessment.',
      'What is in review or approved is withdrawn before it is retracted, and what is superseded needs no retraction.',
      'A retraction needs a reason.',
      'Who requests changes says which.',
      'Only an assessment that is in review or approved is reviewed.',
      'Nobody reviews their own assessment: let another person do it.',
      'An assessment in state SUPERSEDED takes no dissent',
      'The Actor that "author_id" refers to does not exist',
    ])
      expect(all).toContain(reason);
  });
});

describe('a reviewer and an analyst at psql', () => {
  it('bring an assessment from review to publication, and the history names each', async () => {
    const id = assessments.get('IN_REVIEW CLEAR') as string;
    const [task] = await logins.as('rita', `SELECT * FROM queue WHERE assessment_id = $1`, [id]);
    expect(task.task).toBe('REVIEW');
    await logins.as('rita', `SELECT review_assessment($1, 'APPROVE', 'Well founded.')`, [id]);
    const [{ version, task: next }] = await logins.as('ann', 'SELECT * FROM queue WHERE assessment_id = $1', [
      id,
    ]);
    expect(next).toBe('PUBLISH');
    await logins.as('ann', 'SELECT publish_assessment($1, $2)', [id, version]);
    const names = await logins.as(
      'ros',
      `SELECT r.changes -> 'state' ->> 'to' AS state, u.name FROM "Revision" r JOIN "User" u ON u.id = r."userId"
       WHERE r."entityId" = $1 AND r.changes -> 'state' ->> 'to' IN ('APPROVED', 'PUBLISHED') ORDER BY r.position`,
      [id],
    );
    expect(names).toEqual([
      { state: 'APPROVED', name: 'rita' },
      { state: 'PUBLISHED', name: 'ann' },
    ]);
  });

  it('act as themselves, whoever they say they are', async () => {
    const id = assessments.get('PUBLISHED CLEAR') as string;
    const client = await logins.client('kim');
    await client.query('BEGIN');
    await client.query(`SELECT set_config('entente.user', $1, true)`, [world.people.ada.userId]);
    await expect(client.query(`SELECT retract_assessment($1, 1, 'x')`, [id])).rejects.toMatchObject({
      code: '42501',
    });
    await client.query('ROLLBACK');
    await expect(
      client.query('SELECT public.entente_take($1, $2, 1)', ['PUBLISH', id]),
    ).rejects.toMatchObject({
      code: '42501',
      message: 'permission denied for schema public',
    });
  });
});
