import { encodeGlobalId } from '../../server/src/global-id.ts';

/** The id that the generator gives the n-th row of a kind. */
export const rowId = (kind: number, n: number) =>
  `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export interface Operation {
  name: string;
  what: string;
  query: string;
  variables: Record<string, unknown>;
}

const page = `query ($after: String, $first: Int) { statements(first: $first, after: $after, where: { relationship: { slug: { eq: "relationship-1" } } }, orderBy: [{ field: SAID_ON, direction: DESC }]) { nodes { saidOn quote speaker { name } } pageInfo { endCursor } } }`;

export const operations: readonly Operation[] = [
  {
    name: 'q1',
    what: 'node by id, two levels',
    query: `query ($id: ID!) { node(id: $id) { ... on Statement { saidOn quote speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }`,
    variables: { id: encodeGlobalId('Statement', rowId(8, 1234)) },
  },
  {
    name: 'q2',
    what: '50 statements of a relationship, with speaker, document, areas',
    query: `query ($first: Int) { relationship(by: { slug: "relationship-1" }) { statements(first: $first, orderBy: [{ field: SAID_ON, direction: DESC }]) { nodes { saidOn quote speaker { name } document { title } areas { label } } } } }`,
    variables: { first: 50 },
  },
  {
    name: 'q3',
    what: '50 actors, each with its last 5 statements and their count',
    query: `query ($first: Int) { actors(first: $first) { nodes { name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { saidOn quote } } } } }`,
    variables: { first: 50 },
  },
  { name: 'q4', what: 'filtered page, the first', query: page, variables: { first: 50 } },
  { name: 'q4 deep', what: 'filtered page, deep (by key)', query: page, variables: { first: 50 } },
  {
    name: 'q5',
    what: '20 assessments → evidence → statements → speakers',
    query: `query ($first: Int) { assessments(first: $first, orderBy: [{ field: ASSESSED_ON, direction: DESC }]) { nodes { judgement evidence(first: 5) { nodes { role statement { quote speaker { name } } } } } } }`,
    variables: { first: 20 },
  },
  {
    name: 'q7',
    what: 'full-text search in statements, 20 hits',
    query: `query ($first: Int) { statements(first: $first, where: { search: "alliance radar treaty" }, orderBy: [{ field: SAID_ON, direction: DESC }]) { nodes { saidOn quote speaker { name } } } }`,
    variables: { first: 20 },
  },
];

/** The place of a deep page: the key of a row in the middle of the list. */
export const deepKey = { saidOn: '2004-03-01', id: rowId(8, 1) };
