import { TypedDocumentString } from '../../client/src/document.ts';

export interface Actor {
  __typename: 'Actor';
  id: string;
  name: string;
}

type Failure<Name extends string> = {
  __typename: Name;
  code: string;
  message: string;
  path: string[] | null;
};

const failure = '... on Error { __typename code message path } ... on ConflictError { currentVersion }';

export const ActorDocument = new TypedDocumentString<
  { actor: Actor | null },
  { by: { id: string; slug?: never } | { slug: string; id?: never } }
>('query Actor($by: ActorBy!) { actor(by: $by) { __typename id name } }');

export const ActorsDocument = new TypedDocumentString<
  {
    actors: {
      nodes: Actor[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      totalCount: number;
    };
  },
  { first?: number | null; after?: string | null }
>(`query Actors($first: Int, $after: String) {
  actors(first: $first, after: $after) {
    nodes { __typename id name }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`);

export const RequestDocument = new TypedDocumentString<
  { request: { authorization: string | null; language: string | null } },
  { [key: string]: never }
>('query Request { request { authorization language } }');

export const CreateActorDocument = new TypedDocumentString<
  {
    createActor: Actor | Failure<'ValidationError'> | (Failure<'ConflictError'> & { currentVersion: number });
  },
  { input: { slug: string; name: string; kind: 'STATE' | 'PERSON'; idempotencyKey?: string | null } }
>(`mutation CreateActor($input: CreateActorInput!) {
  createActor(input: $input) { ... on Actor { __typename id name } ${failure} }
}`);

export const RenameActorDocument = new TypedDocumentString<
  {
    renameActor:
      | Actor
      | Failure<'ValidationError'>
      | Failure<'NotFoundError'>
      | (Failure<'ConflictError'> & { currentVersion: number });
  },
  { input: { id: string; name: string; expectedVersion: number } }
>(`mutation RenameActor($input: RenameActorInput!) {
  renameActor(input: $input) { ... on Actor { __typename id name } ${failure} }
}`);
