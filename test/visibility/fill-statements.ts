import type { Marking } from '../../server/src/viewer.ts';
import type { Sources } from './fill-sources.ts';
import type { Filling } from './filling.ts';
import type { Person } from './people.ts';

export const codingStates = ['ASSIGNED', 'CODED', 'IN_ADJUDICATION', 'ADJUDICATED'] as const;

const day = { saidOn: '2019', saidOnFirst: '2019-01-01', saidOnLast: '2019-12-31' };
const speech = { directness: 'PARAPHRASE', speechAct: 'ASSERT', ...day };

export interface Statements {
  /** In a document of the same marking. */
  inOpen: string;
  /** In the most guarded document. */
  inRed: string;
}

/** What was said at a marking. Each row also refers to the most guarded document: whoever sees the row may not see that. */
export async function fillStatements(
  { add }: Filling,
  sources: Sources,
  marking: Marking,
): Promise<Statements> {
  const { one, author, relationshipId, areaId, documents } = sources;
  const documentId = documents[marking];
  const citationId = await add('Citation', {
    documentId,
    rawText: 'zirkon',
    ...(marking === 'RED'
      ? { status: 'UNRESOLVED' }
      : { status: 'RESOLVED', citedDocumentId: documents.RED }),
  });
  await add('ActorName', { actorId: one, text: `Alias ${marking}`, kind: 'ALIAS', seenInId: documentId });
  const statement = (words: string, more = {}) =>
    add('Statement', {
      speakerId: author,
      documentId,
      paraphrase: `zirkon ${words}`,
      ...speech,
      relationshipId,
      marking,
      ...more,
    });
  const inOpen = await statement('read', { citationId, sourceId: `test:${marking}` });
  const inRed = await statement('elsewhere', { documentId: documents.RED });
  await statement('wrong', { retractedAt: new Date(0), retractionReason: 'wrong' });
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
  return { inOpen, inRed };
}

/** How the statements are coded, in every state and with who has still to code them. */
export async function fillCodings({ add, users }: Filling, sources: Sources, { inOpen, inRed }: Statements) {
  const { codebookId, conceptId } = sources;
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
  // A second reading, so that there is agreement to be measured
  await coding(inOpen, 'reviewer', 'CODED');
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
}
