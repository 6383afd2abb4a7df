import { readFileSync } from 'node:fs';
import { createSchema, createYoga } from 'graphql-yoga';
import type { Fetch } from '../../client/src/options.ts';

export const url = 'http://entente.test/graphql';

interface Actor {
  __typename: 'Actor';
  id: string;
  slug: string;
  name: string;
  kind: 'STATE' | 'PERSON';
  version: number;
}

interface Context {
  request: Request;
}

const failure = (typename: string, code: string, message: string, path: string[] | null = null) => ({
  __typename: typename,
  code,
  message,
  path,
});

/** A server over `schema.graphql` with so many actors, in process: `fetch` is its only door. */
export function createServer(count = 0) {
  const actors: Actor[] = Array.from({ length: count }, (_, index) => actor(index, `actor-${index}`));
  const cursorOf = ({ id }: Actor) => `cursor:${id}`;

  const Query = {
    actor: (_: unknown, { by }: { by: Partial<Actor> }) =>
      actors.find(({ id, slug }) => id === by.id || slug === by.slug) ?? null,
    actors: (_: unknown, { first, after }: { first: number; after?: string }) => {
      const start = after ? actors.findIndex((row) => cursorOf(row) === after) + 1 : 0;
      const nodes = actors.slice(start, start + first);
      const ends = [nodes.at(0), nodes.at(-1)].map((row) => row && cursorOf(row));
      const [startCursor, endCursor] = ends;
      const hasNextPage = start + first < actors.length;
      const pageInfo = { hasNextPage, hasPreviousPage: start > 0, startCursor, endCursor };
      const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
      return { nodes, edges, pageInfo, totalCount: actors.length };
    },
    request: (_: unknown, __: unknown, { request }: Context) => ({
      authorization: request.headers.get('authorization'),
      language: request.headers.get('accept-language'),
    }),
  };

  const Mutation = {
    createActor: (_: unknown, { input }: { input: Actor }) => {
      if (input.slug === '') return failure('ValidationError', 'INVALID_INPUT', 'A slug is needed', ['slug']);
      const created = { ...actor(actors.length, input.slug), name: input.name, kind: input.kind };
      actors.push(created);
      return created;
    },
    renameActor: (_: unknown, { input }: { input: Actor & { expectedVersion: number } }) => {
      const found = actors.find(({ id }) => id === input.id);
      if (!found) return failure('NotFoundError', 'NOT_FOUND', `There is no actor ${input.id}`);
      if (found.version !== input.expectedVersion) {
        const conflict = failure('ConflictError', 'CONFLICT', 'The actor was changed meanwhile');
        return { ...conflict, currentVersion: found.version };
      }
      return Object.assign(found, { name: input.name, version: found.version + 1 });
    },
  };

  const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  const yoga = createYoga({
    schema: createSchema({ typeDefs, resolvers: { Query, Mutation } }),
    logging: false,
  });
  const fetch: Fetch = async (input, init) => yoga.fetch(String(input), init ?? {});
  return { yoga, fetch, actors };
}

function actor(index: number, slug: string): Actor {
  return { __typename: 'Actor', id: `a${index}`, slug, name: `Actor ${index}`, kind: 'PERSON', version: 1 };
}
