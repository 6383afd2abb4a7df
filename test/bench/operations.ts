import { encodeGlobalId } from '../../server/src/global-id.ts';
import { idOf } from './data/world.ts';

/** Something to ask, put to each contestant in its own words. What comes back, made alike, must be the same. */
export interface Operation {
  name: string;
  what: string;
  /** What our API is asked. A page size comes as `$first`. */
  query: string;
  /** What PostGraphile is asked, with names that make its answer look like ours where it can. */
  peerQuery: string;
  variables: Record<string, unknown>;
  peerVariables?: Record<string, unknown>;
  /** The variables of the n-th request, for `variety` numbers from 0: what many ask for one by one is not the same row each time. */
  vary?: (n: number) => Pick<Operation, 'variables' | 'peerVariables'>;
  /** Starts after the deep key, in the middle of a long list. */
  deep?: true;
  /** Our answer in the shape of the others', where they have rows for what is a graph with us. */
  flat?: (data: never) => unknown;
}

/** Of how many rows each is asked for in turn. */
export const variety = 500;

/** A statement by its id. */
function statementOf(n: number) {
  const id = idOf('Statement', n);
  return { variables: { id: encodeGlobalId('Statement', id) }, peerVariables: { id } };
}
export const slug = 'relationship-0';
/** PostGraphile finds a row by a unique constraint only, and the slugs have a unique index: it is asked by id. */
export const relationship = idOf('Relationship', 0);
export const searched = 'alliance treaty';

/** Descending by first day, then by id: the order of every list of statements here. */
const peerOrder = 'orderBy: [SAID_ON_FIRST_DESC, ROW_ID_DESC]';
const latest = 'orderBy: [{ field: SAID_ON, direction: DESC }]';
const live = 'retractedAt: null';

const filteredPage = {
  query: `query ($first: Int, $after: String) { statements(first: $first, after: $after, where: { relationship: { slug: { eq: "${slug}" } }, speechAct: { eq: ASSERT } }, ${latest}) { nodes { saidOn quote speaker { name } } pageInfo { hasNextPage endCursor } } }`,
  peerQuery: `query ($first: Int, $after: Cursor) { statements: allStatements(first: $first, after: $after, condition: { relationshipId: "${relationship}", speechAct: ASSERT, ${live} }, ${peerOrder}) { nodes { saidOn quote speaker: actorBySpeakerId { name } } pageInfo { hasNextPage endCursor } } }`,
  variables: { first: 50 },
};

interface Point {
  side: { name: string } | null;
  concept: { label: string };
}

export const operations: readonly Operation[] = [
  {
    name: 'q1',
    what: 'node by id, two levels',
    query: `query ($id: ID!) { node(id: $id) { ... on Statement { saidOn quote speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }`,
    peerQuery: `query ($id: UUID!) { node: statementByRowId(rowId: $id) { saidOn quote speaker: actorBySpeakerId { name affiliations: affiliationsByActorId(first: 5, condition: { ${live} }, orderBy: [VALID_FIRST_ASC, ROW_ID_ASC]) { nodes { role organization: actorByOrganizationId { name } } } } } }`,
    // The speaker of this one has held two posts
    ...statementOf(1234),
    vary: (n) => statementOf(4 * n),
  },
  {
    name: 'q2',
    what: '50 statements of a relationship, with speaker, document and areas',
    query: `query ($first: Int) { relationship(by: { slug: "${slug}" }) { statements(first: $first, ${latest}) { nodes { saidOn quote speaker { name } document { title } areas { label } } } } }`,
    peerQuery: `query ($first: Int) { relationship: relationshipByRowId(rowId: "${relationship}") { statements: statementsByRelationshipId(first: $first, condition: { ${live} }, ${peerOrder}) { nodes { saidOn quote speaker: actorBySpeakerId { name } document: documentByDocumentId { title } areas: statementAreasByStatementId(orderBy: [AREA_ID_ASC]) { nodes { area: cooperationAreaByAreaId { label } } } } } } }`,
    variables: { first: 50 },
  },
  {
    name: 'q3',
    what: '50 actors, each with its last 5 statements and how many there are',
    query: `query ($first: Int) { actors(first: $first, where: { kind: { eq: PERSON } }) { nodes { name statements(first: 5, ${latest}) { totalCount nodes { saidOn quote } } } } }`,
    peerQuery: `query ($first: Int) { actors: allActors(first: $first, condition: { kind: PERSON, ${live} }, orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { name statements: statementsBySpeakerId(first: 5, condition: { ${live} }, ${peerOrder}) { totalCount nodes { saidOn quote } } } } }`,
    variables: { first: 50 },
  },
  { name: 'q4', what: 'filtered page of 50, the first', ...filteredPage },
  { name: 'q4 deep', what: 'the same, four fifths down the list', ...filteredPage, deep: true },
  {
    name: 'q5',
    what: '20 assessments → evidence → statements → speakers',
    query: `query ($first: Int) { assessments(first: $first, orderBy: [{ field: ASSESSED_ON, direction: DESC }]) { nodes { judgement evidence(first: 5) { nodes { role statement { quote speaker { name } } } } } } }`,
    peerQuery: `query ($first: Int) { assessments: allAssessments(first: $first, condition: { ${live} }, orderBy: [ASSESSED_ON_FIRST_DESC, ROW_ID_DESC]) { nodes { judgement evidence: evidenceLinksByAssessmentId(first: 5, condition: { ${live} }, orderBy: [RECORDED_AT_ASC, ROW_ID_ASC]) { nodes { role statement: statementByStatementId { quote speaker: actorBySpeakerId { name } } } } } } }`,
    variables: { first: 20 },
  },
  {
    name: 'q6',
    what: 'terms per side, voice and year of a relationship with 4,000 statements',
    query: `{ relationship(by: { slug: "relationship-1" }) { characterisations(bucket: YEAR) { points { period side { name } voice concept { label } stance n } } } }`,
    peerQuery: `query ($id: UUID!) { terms: benchTerms(relationship: $id) { nodes { period side voice concept stance n } } }`,
    variables: {},
    peerVariables: { id: idOf('Relationship', 1) },
    flat: ({ relationship }: { relationship: { characterisations: { points: Point[] } } }) => ({
      terms: {
        nodes: relationship.characterisations.points.map(({ side, concept, ...point }) => ({
          ...point,
          side: side?.name ?? null,
          concept: concept.label,
        })),
      },
    }),
  },
  {
    name: 'q7',
    what: 'full-text search, the latest 20 hits',
    query: `query ($first: Int, $words: String!) { statements(first: $first, where: { search: $words }, ${latest}) { nodes { saidOn quote speaker { name } } } }`,
    peerQuery: `query ($first: Int, $words: String!) { statements: benchSearchStatements(words: $words, first: $first) { nodes { saidOn quote speaker: actorBySpeakerId { name } } } }`,
    variables: { first: 20, words: searched },
  },
];

/** The same as rows, in the order of ours: what the others are given to ask. */
export const termsSql = (schema: string, relationship: string) => `
  SELECT to_char(g.period, 'YYYY') AS period, a."name" AS side, g.voice::text AS voice, k."label" AS concept, g.stance::text AS stance, g.n::int AS n
  FROM (
    SELECT r."sideId" AS side, r."conceptId" AS concept, r."voice" AS voice, r."stance" AS stance, count(*) AS n,
      CASE WHEN date_trunc('year', r."saidOnFirst") = date_trunc('year', r."saidOnLast") THEN date_trunc('year', r."saidOnFirst") END AS period
    FROM ${schema}."Reading" r WHERE r."relationshipId" = ${relationship} AND r."basis" = 'SUBMITTED' GROUP BY 1, 2, 3, 4, 6
  ) g
  JOIN ${schema}."Concept" k ON k."id" = g.concept LEFT JOIN ${schema}."Actor" a ON a."id" = g.side
  ORDER BY g.period NULLS LAST, g.side NULLS FIRST, g.concept, g.stance::text COLLATE "C", coalesce(g.voice::text, '') COLLATE "C"`;
