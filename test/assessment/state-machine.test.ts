import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssessmentState } from '../../server/src/_generated/prisma/enums.ts';
import {
  mayTake,
  type Need,
  needs,
  needsOfTheServer,
  type Transition,
  type TransitionName,
  transitions,
} from '../../server/src/assessment/transitions.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import type { Role, Viewer } from '../../server/src/viewer.ts';
import { type Office, office } from './world.ts';

// The table is the specification. Every case is tried in the service and, by plain SQL, in the database: both do what the table says.

let test: Office;
let root: pg.Client;
let fixture: { id: string; earlier: string; later: string; link: string; review: string };

beforeAll(async () => {
  test = await office();
  root = new pg.Client({ connectionString: test.database.superuserUrl });
  await root.connect();
  const { ann, rita } = test.people;
  const id = await test.draft(ann);
  await test.submit(ann, id);
  const review = await test.review(rita, id);
  const { rows } = await root.query('SELECT "id" FROM "EvidenceLink" WHERE "assessmentId" = $1', [id]);
  fixture = { id, earlier: await test.draft(ann), later: await test.draft(ann), link: rows[0].id, review };
});
afterAll(async () => {
  await root?.end();
  await test.close();
});

const all = Object.entries(transitions) as [TransitionName, Transition][];
const states = Object.values(AssessmentState);
const relations = ['drafter', 'author', 'other'] as const;
const actors: Record<string, { person: 'ben' | 'rita' | 'ada' | 'ros'; roles: Role[] }> = {
  ANALYST: { person: 'ben', roles: ['ANALYST'] },
  REVIEWER: { person: 'rita', roles: ['REVIEWER'] },
  ADMIN: { person: 'ada', roles: ['ADMIN'] },
  READER: { person: 'ros', roles: ['READER'] },
};

interface Case {
  from: AssessmentState;
  to: AssessmentState;
  role: string;
  relation: (typeof relations)[number];
  lacking: Need | null;
}

/** Puts the assessment where the case wants it, past all triggers. */
async function arrange({ from, to, role, relation, lacking }: Case) {
  const viewer = viewerOf(role);
  const { ann } = test.people;
  const met = (need: Need) => lacking !== need;
  const verdict = to === 'CHANGES_REQUESTED' ? 'REQUEST_CHANGES' : 'APPROVE';
  const reviewed = met(verdict === 'APPROVE' ? 'APPROVAL' : 'CHANGES');
  // Standing needs that nothing supersedes it; to be superseded needs that something does
  const superseded = to === 'SUPERSEDED' ? met('SUCCESSOR') : !met('STANDING');
  await root.query('SET session_replication_role = replica');
  await root.query(
    `UPDATE "Assessment" SET "state" = $2, "version" = 10, "draftedById" = $3, "authorId" = $4, "judgement" = $5, "likelihood" = $6,
       "confidence" = $7, "confidenceBasis" = $8, "supersedesId" = $9, "supersessionReason" = 'It was.',
       "retractedAt" = $10, "retractionReason" = $11 WHERE "id" = $1`,
    [
      fixture.id,
      from,
      relation === 'drafter' ? viewer.userId : ann.userId,
      test.actors[relation === 'author' ? (actors[role] as { person: 'ben' }).person : 'kim'],
      met('CLEAN_WORDING') ? 'It is likely.' : 'It is likely, and it is probable.',
      met('LIKELIHOOD') ? 'LIKELY' : null,
      met('CONFIDENCE') ? 'LOW' : null,
      met('CONFIDENCE') ? 'Sources.' : null,
      fixture.earlier,
      from === 'RETRACTED' ? new Date() : null,
      from === 'RETRACTED' ? 'It was wrong.' : null,
    ],
  );
  await root.query(`UPDATE "Assessment" SET "state" = $2 WHERE "id" = $1`, [
    fixture.earlier,
    met('PREDECESSOR') ? 'PUBLISHED' : 'APPROVED',
  ]);
  await root.query(
    `UPDATE "Assessment" SET "state" = $2, "supersedesId" = $3, "supersessionReason" = 'It was.' WHERE "id" = $1`,
    [fixture.later, superseded ? 'PUBLISHED' : 'DRAFT', fixture.id],
  );
  const gone = (yes: boolean) => (yes ? [new Date(), 'It is wrong.'] : [null, null]);
  await root.query(`UPDATE "EvidenceLink" SET "retractedAt" = $2, "retractionReason" = $3 WHERE "id" = $1`, [
    fixture.link,
    ...gone(!met('EVIDENCE')),
  ]);
  await root.query(
    `UPDATE "Review" SET "assessmentVersion" = 10, "verdict" = $2, "reviewerId" = $3, "retractedAt" = $4, "retractionReason" = $5 WHERE "id" = $1`,
    [fixture.review, verdict, test.people.rob.userId, ...gone(!reviewed)],
  );
  await root.query('SET session_replication_role = origin');
}

const viewerOf = (role: string): Viewer => test.people[(actors[role] as { person: 'ben' }).person];

/** What the table says of a case: the sentence of the refusal, or null. */
function expected({ from, to, role, relation, lacking }: Case, ofTheServer: boolean): string | null {
  const [, transition] = all.find(([, each]) => each.from.includes(from) && each.to === to) ?? [];
  if (!transition) return `An assessment does not go from ${from} to ${to}.`;
  if (!mayTake(transition, (actors[role] as { roles: Role[] }).roles, relation !== 'other'))
    return transition.takers;
  const needed =
    lacking && transition.needs.includes(lacking) && (ofTheServer || !needsOfTheServer.includes(lacking));
  return needed ? needs[lacking] : null;
}

/** Whether the case's person does not see the assessment: to them it is not there. */
function isHidden({ from, role, relation }: Case): boolean {
  if (relation !== 'other' || role === 'ADMIN') return false;
  return (
    from === 'DRAFT' || (role !== 'REVIEWER' && ['IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED'].includes(from))
  );
}

/** By SQL as the writer, undone at the end. */
async function inDatabase({ from, to, role }: Case): Promise<string | null> {
  const client = await test.database.write.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('entente.user', $1, true)`, [viewerOf(role).userId]);
    const retraction =
      to === 'RETRACTED'
        ? `, "retractedAt" = now(), "retractionReason" = 'It is wrong.'`
        : from === 'RETRACTED'
          ? ', "retractedAt" = NULL, "retractionReason" = NULL'
          : '';
    await client.query(`UPDATE "Assessment" SET "state" = $2${retraction} WHERE "id" = $1`, [fixture.id, to]);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function inService(name: TransitionName, { role, lacking }: Case): Promise<string | null> {
  const reason = lacking === 'REASON' ? ' ' : 'It is wrong.';
  return takeTransition(test.writer, viewerOf(role), name, {
    id: fixture.id,
    expectedVersion: 10,
    reason,
  }).then(
    () => null,
    (error: Error) => error.message,
  );
}

describe('the state machine', () => {
  it('is the same table in the database', async () => {
    const { rows } = await root.query(
      `SELECT name, origins::text[] AS from, target AS to, own::text[], others::text[], needs, takers FROM entente_transitions`,
    );
    expect(rows).toEqual(
      all.map(([name, { mutation: _, ...transition }]) => ({
        name,
        ...transition,
        needs: transition.needs.filter((need) => !needsOfTheServer.includes(need)),
      })),
    );
    const sentences = await root.query('SELECT name, sentence FROM entente_needs');
    expect(Object.fromEntries(sentences.rows.map(({ name, sentence }) => [name, sentence]))).toEqual(
      Object.fromEntries(Object.entries(needs).filter(([name]) => !needsOfTheServer.includes(name as Need))),
    );
  });

  for (const from of states) {
    it(`lets through from ${from} what the table says, by SQL and by the service`, async () => {
      for (const to of states.filter((each) => each !== from)) {
        const [name, transition] = all.find(([, each]) => each.from.includes(from) && each.to === to) ?? [];
        for (const role of Object.keys(actors)) {
          for (const relation of relations) {
            for (const lacking of [null, ...(transition?.needs ?? [])]) {
              const given: Case = { from, to, role, relation, lacking };
              await arrange(given);
              // That a retraction has a reason is a CHECK of the table
              if (lacking !== 'REASON')
                expect(await inDatabase(given), JSON.stringify(given)).toBe(expected(given, false));
              if (!name) continue;
              const answer = await inService(name, given);
              const sentence = expected(given, true);
              if (isHidden(given) && !answer?.includes('takes the role'))
                expect(answer, JSON.stringify(given)).toMatch(/^There is no such Assessment/);
              else if (sentence === null) expect(answer, JSON.stringify(given)).toBeNull();
              // A role that never may is refused before anything is looked at
              else if (!answer?.includes('takes the role'))
                expect(answer, JSON.stringify(given)).toBe(sentence);
              else expect(sentence).toBe(transition?.takers);
            }
          }
        }
      }
    });
  }
});
