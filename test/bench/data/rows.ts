import { actorRows, affiliationRows, partyRows, relationshipRows } from './actors.ts';
import { Random } from './random.ts';
import { arrayOf, type Row, times } from './row.ts';
import { statementRows } from './statements.ts';
import { sentence, words } from './words.ts';
import { areas, concepts, dayOf, idOf, markingOf, relationships, userId, type World } from './world.ts';

/** The rows of one table, each with the same columns. */
export interface TableRows {
  table: string;
  rows: Iterable<Row>;
}

/** Everything, in an order in which no row refers to one that comes later. The same size always gives the same rows. */
export function* tablesOf(world: World): Iterable<TableRows> {
  yield { table: 'Actor', rows: actorRows(world) };
  yield { table: 'Affiliation', rows: affiliationRows(world) };
  yield { table: 'Relationship', rows: relationshipRows(world) };
  yield { table: 'RelationshipParty', rows: partyRows(world) };
  yield { table: 'CooperationArea', rows: times(areas, areaRow) };
  yield {
    table: 'Codebook',
    rows: [{ id: idOf('Codebook', 0), name: 'Terms of alliance', slug: 'terms-of-alliance' }],
  };
  yield { table: 'Concept', rows: times(concepts, conceptRow) };
  yield { table: 'Document', rows: documentRows(world) };
  yield { table: 'Statement', rows: statementRows(world) };
  yield { table: 'StatementArea', rows: statementAreaRows(world) };
  yield { table: 'Coding', rows: times(world.statements, codingRow) };
  yield { table: 'Assessment', rows: assessmentRows(world) };
  yield { table: 'EvidenceLink', rows: evidenceRows(world) };
}

function areaRow(n: number): Row {
  const id = idOf('CooperationArea', n);
  return { id, label: `Area ${n}`, slug: `area-${n}`, lineage: arrayOf([id]) };
}

function conceptRow(n: number): Row {
  const id = idOf('Concept', n);
  const level = ['RIVAL', 'NEUTRAL', 'PARTNER', 'STRATEGIC_PARTNER', 'QUASI_ALLY', 'ALLY'][n % 6] as string;
  const codebookId = idOf('Codebook', 0);
  return {
    id,
    codebookId,
    kind: 'CHARACTERISATION',
    label: `Term ${n}`,
    slug: `term-${n}`,
    level,
    lineage: arrayOf([id]),
    countsAsId: id,
  };
}

function documentRows(world: World): Iterable<Row> {
  const random = new Random(3);
  return times(world.documents, (n) => {
    const day = dayOf(random.below(7_300));
    return {
      id: idOf('Document', n),
      kind: random.pick(['ARTICLE', 'INTERVIEW', 'SPEECH', 'TRANSCRIPT']),
      title: sentence(random, 6).slice(0, -1),
      publishedOn: day,
      publishedOnFirst: day,
      publishedOnLast: day,
      text: sentence(random, 120),
      reliability: random.pick(['A', 'B', 'C', 'D']),
      marking: markingOf(n),
    };
  });
}

function* statementAreaRows({ statements }: World): Iterable<Row> {
  for (let n = 0; n < statements; n++) {
    for (let k = 0; k <= n % 3; k++)
      yield {
        statementId: idOf('Statement', n),
        areaId: idOf('CooperationArea', (n + 7 * k) % areas),
        marking: markingOf(n),
      };
  }
}

/** Seven of ten affirm: what is said is mostly said for something. */
const stances = [...Array<string>(7).fill('AFFIRMS'), 'QUALIFIES', 'DENIES', 'AVOIDS'];

function codingRow(n: number): Row {
  return {
    id: idOf('Coding', n),
    statementId: idOf('Statement', n),
    // In steps of five, since every fifth statement is about the first relationship
    conceptId: idOf('Concept', Math.floor(n / 5) % concepts),
    stance: stances[Math.floor(n / 60) % stances.length] as string,
    coderId: userId,
    state: 'CODED',
    marking: markingOf(n),
  };
}

function assessmentRows(world: World): Iterable<Row> {
  const random = new Random(5);
  return times(world.assessments, (n) => {
    const day = dayOf(random.below(7_300));
    return {
      id: idOf('Assessment', n),
      relationshipId: idOf('Relationship', n % relationships),
      question: `${sentence(random, 8).slice(0, -1)}?`,
      judgement: sentence(random, 20),
      authorId: idOf('Actor', random.pick(world.people).actor),
      assessedOn: day,
      assessedOnFirst: day,
      assessedOnLast: day,
      draftedById: userId,
      state: 'PUBLISHED',
      marking: markingOf(n),
    };
  });
}

function evidenceRows(world: World): Iterable<Row> {
  const random = new Random(6);
  return times(world.evidence, (n) => {
    const assessment = n % world.assessments;
    return {
      id: idOf('EvidenceLink', n),
      assessmentId: idOf('Assessment', assessment),
      statementId: idOf('Statement', random.below(world.statements)),
      role: random.pick(['SUPPORTS', 'SUPPORTS', 'CONTRADICTS', 'CONTEXT']),
      marking: markingOf(assessment),
      note: random.next() < 0.1 ? words(random, 6) : null,
    };
  });
}
