import { expect, it } from 'vitest';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { tellsNothingHidden } from './answers.ts';
import type { Doors, Eyes } from './eyes.ts';
import { absentId } from './filling.ts';
import { matrix } from './matrix.ts';
import { documentOf, inputWith, type Reference, references } from './mutation-inputs.ts';
import { people } from './people.ts';

// Every place for an id in every mutation, single and in batches: the id of a hidden row is refused as that of none.

const { everybody, opened } = matrix();
const persons = Object.keys(people);

/** A quarter of the places: people and clearances take turns. */
function shareOf({ person, asker }: Eyes) {
  const turn = persons.indexOf(person) + CLEARANCES.indexOf(asker.clearance);
  return references.filter((_, i) => (i + turn) % 4 === 0);
}

/** The answer to a mutation with this id in this place, and whatever else it needs of rows that the asker sees. */
async function answerTo(doors: Doors, eyes: Eyes, reference: Reference, id: string) {
  const idOf = (type: string) => {
    const rows = eyes.seen.get(type)?.filter((row) => !row.retractedAt) ?? [];
    return encodeGlobalId(type, (rows[0]?.id ?? absentId) as string);
  };
  const input = inputWith(reference, encodeGlobalId(reference.type, id), idOf);
  const answer = await doors.ask(eyes)(documentOf(reference.mutation), { input });
  return JSON.stringify(answer).replaceAll(id, 'ID').replaceAll(encodeGlobalId(reference.type, id), 'ID');
}

/** Places of which the rest of the input is refused first: what is required of it is not all that it needs. */
const refusedBefore = [
  'adjudicateStatement.codingIds',
  'adjudicateStatement.statementId',
  'adjudicateStatements.items.codingIds',
  'adjudicateStatements.items.statementId',
  'createAssessment.documentId',
  'createAssessment.supersedesId',
  'createAssessments.items.documentId',
  'createAssessments.items.supersedesId',
  'recordActivities.items.documentIds',
  'recordActivities.items.statementIds',
  'recordActivity.documentIds',
  'recordActivity.statementIds',
  'recordCitation.citedDocumentId',
  'recordCitations.items.citedDocumentId',
  'recordEvidenceLink.assessmentId',
  'recordEvidenceLinks.items.assessmentId',
  'recordStatement.citationId',
  'recordStatement.documentId',
  'recordStatements.items.citationId',
  'recordStatements.items.documentId',
  'updateActivity.documentIds',
  'updateActivity.statementIds',
  'updateAssessment.supersedesId',
  'updateStatement.documentId',
];

const nameOf = ({ mutation, path }: Reference) => `${mutation}.${path.join('.')}`;
const refused = new Set<string>();
const asked = new Set<string>();

everybody('ids in mutations', async (eyes, doors, world) => {
  const trace = async () => JSON.stringify(await world.sql('SELECT count(*) FROM "Revision"'));
  const before = await trace();
  for (const [i, reference] of shareOf(eyes).entries()) {
    const hidden = eyes.hidden.get(reference.type) ?? [];
    const row = hidden[(i * 7) % hidden.length];
    if (!row) continue;
    const answer = await answerTo(doors, eyes, reference, row.id as string);
    tellsNothingHidden(eyes, answer, nameOf(reference));
    expect(answer, `${nameOf(reference)}, asked by ${eyes.name}`).toBe(
      await answerTo(doors, eyes, reference, absentId),
    );
    asked.add(nameOf(reference));
    if (answer.includes('"NOT_FOUND"')) refused.add(nameOf(reference));
  }
  expect(await trace(), eyes.name).toBe(before);
});

it('are refused because there is no such row, not because of something else', () => {
  const hideable = references.filter(
    ({ type }) => opened.doors.of('reader', 'CLEAR').hidden.get(type)?.length,
  );
  expect(hideable.map(nameOf).filter((name) => !asked.has(name))).toEqual([]);
  expect([...asked].filter((name) => !refused.has(name)).sort()).toEqual(refusedBefore);
});

it('have a type, but for what is never hidden: tokens', () => {
  expect(references.filter(({ type }) => type === '').map(nameOf)).toEqual(['revokeToken.id']);
});
