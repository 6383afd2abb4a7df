import type { DocumentNode } from 'graphql';

/**
 * A GraphQL document that carries the types of its result and variables. The documents of this package are
 * such, and so is what GraphQL Code Generator (`TypedDocumentNode`, `TypedDocumentString`) and gql.tada make.
 */
// biome-ignore lint/complexity/noBannedTypes: generated documents are boxed strings
export type TypedDocument<Result, Variables> = (String | DocumentNode) & {
  __apiType?: (variables: Variables) => Result;
};

/**
 * A document as text, with its types. Generated documents are instances; write one by hand for a custom
 * operation: `new TypedDocumentString<{ actor: { name: string } | null }, { slug: string }>('query …')`.
 */
export class TypedDocumentString<Result, Variables> extends String {
  /** Exists for the type system only. */
  declare __apiType?: (variables: Variables) => Result;
}

/** The result type of a typed document. */
export type ResultOf<Document> = Document extends TypedDocument<infer Result, infer _> ? Result : never;

/** The variables type of a typed document. */
export type VariablesOf<Document> =
  Document extends TypedDocument<infer _, infer Variables> ? Variables : never;
