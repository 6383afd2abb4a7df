/** Compiled by `types.test.ts`, never run: each line fails to compile if a public type is wrong or too loose. */
import type { DocumentNode } from 'graphql';
import { expectTypeOf } from 'vitest';
import {
  type CallOptions,
  CoreClient,
  type NodeOf,
  type ResultOf,
  type Success,
  type TypedDocument,
  unwrap,
  type VariablesOf,
} from '../../client/src/index.ts';
import {
  type Actor,
  ActorDocument,
  ActorsDocument,
  type CreateActorDocument,
  RequestDocument,
} from './documents.ts';

const client = new CoreClient('http://entente.test/graphql');
const by = { slug: 'putin' };

// A typed document gives the type of the result, a plain string gives nothing away.
expectTypeOf(client.request(ActorDocument, { by })).resolves.toEqualTypeOf<{ actor: Actor | null }>();
expectTypeOf(client.request('{ actors { totalCount } }', { by })).resolves.toBeUnknown();

// Documents of other tools.
declare const foreignNode: DocumentNode & { __apiType?: (variables: { id: string }) => { name: string } };
expectTypeOf(client.request(foreignNode, { id: 'a' })).resolves.toEqualTypeOf<{ name: string }>();
declare class ForeignString<Result, Variables> extends String {
  __apiType?: (variables: Variables) => Result;
  private value: string;
}
declare const foreignString: ForeignString<{ name: string }, { id: string }>;
expectTypeOf(client.request(foreignString, { id: 'a' })).resolves.toEqualTypeOf<{ name: string }>();

// Variables are held to the document, and wanted only where one is required.
client.request(RequestDocument);
client.request(ActorsDocument);
client.request(ActorsDocument, {}, { timeout: 1 });
// @ts-expect-error variables are required
client.request(ActorDocument);
// @ts-expect-error no such variable
client.request(ActorsDocument, { last: 1 });
// @ts-expect-error of another type
client.request(ActorsDocument, { first: '1' });
// @ts-expect-error one of the two, not both
client.request(ActorDocument, { by: { slug: 'putin', id: 'a1' } });
// @ts-expect-error no variables at all
client.request(RequestDocument, { first: 1 });
// @ts-expect-error not a document
client.request(42);

expectTypeOf<ResultOf<typeof ActorDocument>>().toEqualTypeOf<{ actor: Actor | null }>();
expectTypeOf<VariablesOf<typeof ActorsDocument>>().toEqualTypeOf<{
  first?: number | null;
  after?: string | null;
}>();
expectTypeOf<Parameters<CoreClient['request']>[2]>().toEqualTypeOf<CallOptions | undefined>();

// Rows of a connection.
const actors = client.paginate(ActorsDocument, (data) => data.actors, { first: 10 });
expectTypeOf(actors).toExtend<AsyncIterable<Actor>>();
expectTypeOf(actors.next()).resolves.toEqualTypeOf<IteratorResult<Actor, void>>();
type Edges = { edges: ({ cursor: string; node: Actor | null } | null)[]; pageInfo: { hasNextPage: boolean } };
expectTypeOf<NodeOf<Edges>>().toEqualTypeOf<Actor>();
const pages = client.pages(ActorsDocument, (data) => data.actors);
expectTypeOf(pages.next()).resolves.toEqualTypeOf<
  IteratorResult<ResultOf<typeof ActorsDocument>['actors'], void>
>();
// @ts-expect-error the selected part is no connection
client.paginate(ActorsDocument, (data) => data.actors.nodes);
// @ts-expect-error the document has no variable `after`
client.paginate(ActorDocument, () => null, { by });
declare const parent: TypedDocument<
  { relationship: { statements: { nodes: { quote: string }[]; pageInfo: { hasNextPage: boolean } } } | null },
  { id: string; after?: string | null }
>;
const statements = client.paginate(parent, (data) => data.relationship?.statements, { id: 'r1' });
expectTypeOf(statements.next()).resolves.toEqualTypeOf<IteratorResult<{ quote: string }, void>>();
// @ts-expect-error `id` is required
client.paginate(parent, (data) => data.relationship?.statements);

// The success of a mutation.
type Created = ResultOf<typeof CreateActorDocument>['createActor'];
expectTypeOf<Success<Created>>().toEqualTypeOf<Actor>();
declare const result: Created | null;
expectTypeOf(unwrap(result)).toEqualTypeOf<Actor>();
// @ts-expect-error without __typename a success cannot be told from an error
unwrap({ id: 'a1' });
