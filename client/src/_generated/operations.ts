// Generated from schema.graphql and operations/*.graphql by `npm run generate`.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { TypedDocumentString } from '../document.ts';
export type ActorBy =
  {   id: string; slug?: never; }
  |  { id?: never;   slug: string; };

export type ActorFilter = {
  kind?: ActorKind | null | undefined;
};

export type ActorKind =
  | 'PERSON'
  | 'STATE';

export type CreateActorInput = {
  /** The same key and input gives the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  kind: ActorKind;
  name: string;
  slug: string;
};

export type ErrorCode =
  | 'CONFLICT'
  | 'INVALID_INPUT'
  | 'NOT_FOUND';

export type ActorFieldsFragment = { __typename: 'Actor', id: string, slug: string, name: string, kind: ActorKind, version: number };

export type ActorQueryVariables = Exact<{
  by: ActorBy;
}>;


export type ActorQuery = { actor: { __typename: 'Actor', id: string, slug: string, name: string, kind: ActorKind, version: number } | null };

export type ActorsQueryVariables = Exact<{
  where?: ActorFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ActorsQuery = { actors: { nodes: Array<{ __typename: 'Actor', id: string, slug: string, name: string, kind: ActorKind, version: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateActorMutationVariables = Exact<{
  input: CreateActorInput;
}>;


export type CreateActorMutation = { createActor:
    | { __typename: 'Actor', id: string, slug: string, name: string, kind: ActorKind, version: number }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

type Failure_ConflictError_Fragment = { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null };

type Failure_NotFoundError_Fragment = { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null };

type Failure_ValidationError_Fragment = { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null };

export type FailureFragment =
  | Failure_ConflictError_Fragment
  | Failure_NotFoundError_Fragment
  | Failure_ValidationError_Fragment
;

export const ActorFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ActorFields on Actor {
  __typename
  id
  slug
  name
  kind
  version
}
    `) as unknown as TypedDocumentString<ActorFieldsFragment, unknown>;
export const FailureFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Failure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    currentVersion
  }
}
    `) as unknown as TypedDocumentString<FailureFragment, unknown>;
export const ActorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Actor($by: ActorBy!) {
  actor(by: $by) {
    ...ActorFields
  }
}
    fragment ActorFields on Actor {
  __typename
  id
  slug
  name
  kind
  version
}`) as unknown as TypedDocumentString<ActorQuery, ActorQueryVariables>;
export const ActorsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Actors($where: ActorFilter, $first: Int, $after: String) {
  actors(where: $where, first: $first, after: $after) {
    nodes {
      ...ActorFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ActorFields on Actor {
  __typename
  id
  slug
  name
  kind
  version
}`) as unknown as TypedDocumentString<ActorsQuery, ActorsQueryVariables>;
export const CreateActorDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateActor($input: CreateActorInput!) {
  createActor(input: $input) {
    ...ActorFields
    ...Failure
  }
}
    fragment ActorFields on Actor {
  __typename
  id
  slug
  name
  kind
  version
}
fragment Failure on Error {
  __typename
  code
  message
  path
  ... on ConflictError {
    currentVersion
  }
}`) as unknown as TypedDocumentString<CreateActorMutation, CreateActorMutationVariables>;