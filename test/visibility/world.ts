import pg from 'pg';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import type { Marking, Role } from '../../server/src/viewer.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

/** People with every role, some with a past: who has coded the statements, who has still to, who drafts, who is the author. */
export const people = {
  reader: ['READER'],
  coder: ['CODER'],
  assigned: ['CODER'],
  assignedReviewer: ['CODER', 'REVIEWER'],
  openlyAssigned: ['CODER', 'REVIEWER'],
  stranger: ['CODER'],
  drafter: ['ANALYST'],
  author: ['ANALYST'],
  analyst: ['ANALYST'],
  reviewer: ['REVIEWER'],
  admin: ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>;
export type Person = keyof typeof people;

export const codingStates = ['ASSIGNED', 'CODED', 'IN_ADJUDICATION', 'ADJUDICATED'] as const;
export const assessmentStates = [
  'DRAFT',
  'IN_REVIEW',
  'CHANGES_REQUESTED',
  'APPROVED',
  'PUBLISHED',
  'SUPERSEDED',
  'RETRACTED',
] as const;

export interface World extends TestDatabase {
  users: Record<Person, string>;
  /** Every row that has an id, as the owner sees it. */
  rows(table: string): Promise<Record<string, unknown>[]>;
  /** As the superuser, who is bound by nothing. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** Set aside while the world is made: every state is wanted, by whichever way it would come about. */
const workflow = [
  ['Coding', 'assignment'],
  ['CodingAssignment', 'codings'],
  ['AdjudicationCoding', 'codings'],
  ['Assessment', 'stateMachine'],
  ['Assessment', 'supersession'],
  ['EvidenceLink', 'frozen'],
  ['EvidenceLink', 'held'],
  ['EvidenceLink', 'stalenessOfNew'],
  ['Review', 'stalenessOfNew'],
  ['Coding', 'stalenessOfNew'],
  ['Adjudication', 'stalenessOfNew'],
  ['Hypothesis', 'frozen'],
  ['EvidenceRating', 'frozen'],
  ['Dissent', 'standing'],
  ['Review', 'fourEyes'],
  ['Review', 'verdict'],
  ['StaleReason', 'derived'],
] as const;

let made = 0;
const newId = () => `0190f000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;

/**
 * A database with every kind of row that can be hidden, at every marking and in every state, and rows that refer across markings.
 * Made by SQL, so that no service has to allow it.
 */
export async function hiddenWorld(): Promise<World> {
  const database = await testDatabase('empty');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  // One after the other, as a connection takes them
  let before: Promise<unknown> = Promise.resolve();
  const sql = (text: string, values: unknown[] = []) => {
    const rows = before.then(async () => (await client.query(text, values)).rows);
    before = rows.catch(() => undefined);
    return rows;
  };
  await client.query('BEGIN');
  for (const [table, trigger] of workflow)
    await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER "${trigger}"`);
  await sql(`SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true)`);

  const add = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const { rows } = await client.query('SELECT entente_has_column($1, $2) AS has', [table, 'id']);
    const whole: Record<string, unknown> = rows[0].has ? { id: newId(), ...row } : row;
    const names = Object.keys(whole).map((name) => `"${name}"`);
    await sql(
      `INSERT INTO "${table}" (${names}) VALUES (${names.map((_, i) => `$${i + 1}`)})`,
      Object.values(whole),
    );
    return whole.id as string;
  };

  const actor = (slug: string, kind = 'PERSON') => add('Actor', { kind, name: `Name ${slug}`, slug });
  const [one, other, author] = [
    await actor('one', 'STATE'),
    await actor('other', 'STATE'),
    await actor('author'),
  ];
  const partyIds = [one, other].sort();
  const relationshipId = await add('Relationship', { name: 'Ties', slug: 'ties', partyIds });
  for (const [i, actorId] of partyIds.entries())
    await add('RelationshipParty', { relationshipId, actorId, position: i + 1 });
  const areaId = await add('CooperationArea', { label: 'Air', slug: 'air' });
  const codebookId = await add('Codebook', { name: 'Words', slug: 'words' });
  const conceptId = await add('Concept', { codebookId, kind: 'POSITION', label: 'Peace', slug: 'peace' });
  const users = {} as World['users'];
  for (const [name, roles] of Object.entries(people)) {
    users[name as Person] = await add('User', {
      name,
      roles,
      clearance: 'RED',
      actorId: name === 'author' ? author : null,
      email: `${name}@example.org`.toLowerCase(),
    });
  }

  const day = { saidOn: '2019', saidOnFirst: '2019-01-01', saidOnLast: '2019-12-31' };
  const speech = { directness: 'PARAPHRASE', speechAct: 'ASSERT', ...day };
  const documents = {} as Record<Marking, string>;
  for (const marking of CLEARANCES) {
    documents[marking] = await add('Document', {
      title: `Paper ${marking}`,
      kind: 'REPORT',
      text: `zirkon ${marking}`,
      sourceId: `test:${marking}`,
      marking,
    });
    await add('DocumentAuthor', { documentId: documents[marking], position: 1, actorId: author });
  }
  for (const marking of CLEARANCES) {
    const documentId = documents[marking];
    const about = { relationshipId, marking };
    // Each also refers to the most guarded document: whoever sees the row may not see that
    const citationId = await add('Citation', {
      documentId,
      rawText: 'zirkon',
      ...(marking === 'RED'
        ? { status: 'UNRESOLVED' }
        : { status: 'RESOLVED', citedDocumentId: documents.RED }),
    });
    await add('ActorName', { actorId: one, text: `Alias ${newId()}`, kind: 'ALIAS', seenInId: documentId });
    const statement = (words: string, more = {}) =>
      add('Statement', {
        speakerId: author,
        documentId,
        paraphrase: `zirkon ${words}`,
        ...speech,
        ...about,
        ...more,
      });
    const inOpen = await statement('read', { citationId, sourceId: `test:${marking}` });
    const inRed = await statement('elsewhere', { documentId: documents.RED });
    for (const statementId of [inOpen, inRed]) {
      await add('StatementArea', { statementId, areaId });
      await add('AttributionLink', {
        statementId,
        position: 1,
        actorId: one,
        documentId: documents.RED,
        directness: 'HEARSAY',
      });
    }
    const coding = (statementId: string, coder: Person, state: string, round = 1) =>
      add('Coding', {
        statementId,
        conceptId,
        coderId: users[coder],
        round,
        state,
        stance: state === 'ASSIGNED' ? null : 'AFFIRMS',
      });
    const codings = [];
    for (const [i, state] of codingStates.entries())
      codings.push(await coding(inOpen, 'coder', state === 'ASSIGNED' ? 'CODED' : state, i + 1));
    await coding(inOpen, 'assigned', 'ASSIGNED');
    await coding(inOpen, 'assignedReviewer', 'ASSIGNED');
    // Somebody else's that is open, on a statement that nobody is blind on
    await coding(inRed, 'assigned', 'CODED');
    await coding(inRed, 'drafter', 'ASSIGNED');
    // Whom an open assignment makes blind, and whom one that is done does not
    await add('CodingAssignment', { statementId: inRed, coderId: users.openlyAssigned, codebookId });
    await add('CodingAssignment', {
      statementId: inRed,
      coderId: users.coder,
      codebookId,
      submittedAt: new Date(0),
      noConceptApplies: true,
    });
    const adjudicationId = await add('Adjudication', {
      statementId: inOpen,
      conceptId,
      stance: 'DENIES',
      rationale: 'zirkon',
      adjudicatorId: users.reviewer,
    });
    await add('AdjudicationCoding', { adjudicationId, codingId: codings[0] });

    const activityId = await add('Activity', {
      areaId,
      kind: 'AGREEMENT',
      title: 'zirkon',
      level: 'AGREED',
      evidenceStatus: 'OBSERVED',
      ...about,
    });
    await add('ActivityParticipant', { activityId, actorId: one });
    await add('Obligation', { activityId, type: 'DEFENSE' });
    await add('ActivitySource', { activityId, documentId: documents.RED });
    await add('ActivitySource', { activityId, statementId: inOpen });

    for (const state of assessmentStates) {
      const assessmentId = await add('Assessment', {
        question: 'zirkon?',
        judgement: `zirkon ${state}`,
        assessedOn: '2019',
        assessedOnFirst: '2019-01-01',
        assessedOnLast: '2019-12-31',
        authorId: author,
        draftedById: users.drafter,
        statementId: inRed,
        documentId: documents.RED,
        state,
        ...(state === 'RETRACTED' && { retractedAt: new Date(0), retractionReason: 'wrong' }),
        ...about,
      });
      const evidenceLinkId = await add('EvidenceLink', {
        assessmentId,
        documentId: documents.RED,
        role: 'SUPPORTS',
      });
      await add('StaleReason', { assessmentId, evidenceLinkId, kind: 'CORRECTED', marking });
      const hypothesisId = await add('Hypothesis', { assessmentId, position: 1, text: 'zirkon' });
      await add('EvidenceRating', { hypothesisId, evidenceLinkId, consistency: 'C' });
      await add('Dissent', { assessmentId, authorId: one, text: 'zirkon' });
      await add('Review', {
        assessmentId,
        assessmentVersion: 1,
        reviewerId: users.reviewer,
        verdict: 'APPROVE',
      });
      const refers = await add('Assessment', {
        question: 'q?',
        judgement: 'Open, and rests on the other',
        assessedOn: '2019',
        assessedOnFirst: '2019-01-01',
        assessedOnLast: '2019-12-31',
        authorId: one,
        draftedById: users.admin,
        state: 'PUBLISHED',
        supersedesId: assessmentId,
        supersessionReason: 'better',
        relationshipId,
      });
      await add('EvidenceLink', { assessmentId: refers, otherAssessmentId: assessmentId, role: 'SUPPORTS' });
    }
    const forecastId = await add('Forecast', { question: 'zirkon?', resolvesOn: '2030-01-01', ...about });
    await add('ForecastProbability', {
      forecastId,
      forecasterId: author,
      probability: 0.5,
      madeOn: '2020-01-01',
    });
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const [table, trigger] of workflow)
    await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER "${trigger}"`);
  await client.query('COMMIT');
  await client.query('ANALYZE');
  return {
    ...database,
    users,
    sql,
    rows: (table) => sql(`SELECT * FROM "${table}" ORDER BY "id"`),
    async drop() {
      await client.end();
      await database.drop();
    },
  };
}
