import { TypedDocumentString } from '../../../client/src/index.ts';

interface Failure {
  __typename: `${string}Error`;
  code: string;
  message: string;
  path: string[] | null;
}

/** A mutation with its input, answering what is selected of the row it wrote, or an error. */
function mutation<Row, Input = object>(name: string, type: string, selection: string) {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return new TypedDocumentString<
    { result: ({ __typename: string } & Row) | Failure },
    { input: Input }
  >(`mutation ($input: ${input}!) {
    result: ${name}(input: $input) { __typename ... on ${type} { ${selection} } ... on Error { code message path } }
  }`);
}

const query = <Result, Variables = { id: string }>(text: string) =>
  new TypedDocumentString<Result, Variables>(text);

export interface Row {
  id: string;
  version: number;
}
interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
type Nodes<T> = { totalCount: number; nodes: T[] };

export const CreateUser = mutation<Row>('createUser', 'User', 'id version');
export const CreateToken = mutation<{ secret: string; token: { id: string } }>(
  'createToken',
  'CreateTokenPayload',
  'secret token { id }',
);
export const RevokeToken = mutation<{ revokedAt: string }>('revokeToken', 'ApiToken', 'revokedAt');

export const Changes = query<
  { changes: Page & { nodes: { id: string }[] } },
  { after?: string | null; first?: number }
>(
  'query ($after: String) { changes(after: $after, first: 100) { nodes { id } pageInfo { hasNextPage endCursor } } }',
);

export const Viewer = query<{ viewer: { user: { name: string } } }, Record<string, never>>(
  '{ viewer { user { name } } }',
);

export const Glimpse = query<
  {
    node: { id: string } | null;
    statements: Nodes<{ id: string }>;
    search: { name: string | null }[];
    revisions: Nodes<{ id: string }>;
  },
  { id: string; words: string }
>(`query ($id: ID!, $words: String!) {
  node(id: $id) { id }
  statements(where: { search: $words }) { totalCount nodes { id } }
  search(query: $words) { name }
  revisions(of: $id) { totalCount nodes { id } }
}`);

// Coding

export const Codebooks = query<
  { codebooks: Nodes<{ id: string; concepts: Nodes<{ id: string }> }> },
  { slug: string; concept: string }
>(`query ($slug: String!, $concept: String!) {
  codebooks(where: { slug: { eq: $slug } }) {
    totalCount nodes { id concepts(where: { slug: { eq: $concept } }) { totalCount nodes { id } } }
  }
}`);

export const AssignCodings = mutation<{ created: number }>('assignCodings', 'AssignedCodings', 'created');

export const Queue = query<
  { codingQueue: Nodes<Row & { statement: { id: string } }> },
  Record<string, never>
>('{ codingQueue { totalCount nodes { id version statement { id } } } }');

export const SubmitCodings = mutation<{ codings: Nodes<{ state: string }> }>(
  'submitCodings',
  'CodingAssignment',
  'codings { totalCount nodes { state } }',
);

export const Readings = query<
  { codings: Nodes<{ id: string; stance: string; coder: { name: string } }> },
  { statementId: string; conceptId: string }
>(`query ($statementId: ID!, $conceptId: ID!) {
  codings(where: { statement: { eq: $statementId }, concept: { id: { eq: $conceptId } } }) {
    totalCount nodes { id stance coder { name } }
  }
}`);

export const Agreement = query<
  {
    codingAgreement:
      | { alpha: number; pairableValues: number; pairs: { kappa: number; units: number }[] }[]
      | null;
  },
  { codebookId: string; conceptId: string; coderIds: string[] }
>(`query ($codebookId: ID!, $conceptId: ID!, $coderIds: [ID!]) {
  codingAgreement(codebookId: $codebookId, conceptId: $conceptId, coderIds: $coderIds) {
    alpha pairableValues pairs { kappa units }
  }
}`);

export const Disagreements = query<
  {
    codingDisagreements: Nodes<{
      statement: { id: string };
      concept: { id: string; slug: string };
      readings: { coder: { name: string }; stance: string; coding: { id: string } }[];
    }> | null;
  },
  { codebookId: string; coderIds: string[] }
>(`query ($codebookId: ID!, $coderIds: [ID!]) {
  codingDisagreements(codebookId: $codebookId, coderIds: $coderIds) {
    totalCount nodes { statement { id } concept { id slug } readings { coder { name } stance coding { id } } }
  }
}`);

export const OpenAdjudication = mutation<{ codings: { state: string }[] }>(
  'openAdjudication',
  'AdjudicationCase',
  'codings { state }',
);
export const Adjudicate = mutation<{ stance: string; codings: { state: string }[] }>(
  'adjudicateStatement',
  'Adjudication',
  'stance codings { state }',
);

// Assessments

export const UpdateAssessment = mutation<Row>('updateAssessment', 'Assessment', 'id version');
export const SubmitAssessment = mutation<Row>('submitAssessment', 'Assessment', 'id version');
export const ReviewAssessment = mutation<{ verdict: string }>('reviewAssessment', 'Review', 'verdict');
export const PublishAssessment = mutation<Row>('publishAssessment', 'Assessment', 'id version');
export const SupersedeAssessment = mutation<Row>('supersedeAssessment', 'Assessment', 'id version');
export const RecordDissent = mutation<Row>('recordDissent', 'Dissent', 'id version');

export interface Assessment extends Row {
  state: string;
  likelihood: string | null;
  lint: { code: string; severity: string; words: string }[];
  transitions: { name: string; allowed: boolean; missing: string[] }[];
  evidence: Nodes<{ role: string }>;
  dissents: Nodes<{ author: { name: string }; alternativeLikelihood: string }>;
  stale: boolean;
  staleReasons: { kind: string; evidence: { statement: { id: string } | null } }[];
  judgementChanges: { kind: string; reason: string | null; to: { likelihood: string | null } }[];
}

export const AssessmentDocument = query<
  { assessment: Assessment | null },
  { id: string; knownAt?: string }
>(`query ($id: ID!, $knownAt: DateTime) {
  assessment(by: { id: $id }, knownAt: $knownAt) {
    id version state likelihood
    lint { code severity words }
    transitions { name allowed missing }
    evidence { totalCount nodes { role } }
    dissents { totalCount nodes { author { name } alternativeLikelihood } }
    stale staleReasons { kind evidence { statement { id } } }
    judgementChanges { kind reason to { likelihood } }
  }
}`);

export const StaleAssessments = query<{ assessments: Nodes<{ id: string }> }, Record<string, never>>(
  '{ assessments(where: { stale: true }) { totalCount nodes { id } } }',
);
