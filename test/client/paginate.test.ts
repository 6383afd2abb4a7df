import { describe, expect, it } from 'vitest';
import { CoreClient } from '../../client/src/client.ts';
import { TypedDocumentString } from '../../client/src/document.ts';
import { AbortError, PagingError } from '../../client/src/errors.ts';
import type { Fetch } from '../../client/src/options.ts';
import { json, scripted } from './answers.ts';
import { ActorsDocument } from './documents.ts';
import { createServer, url } from './server.ts';

type Page = { actors: { edges: { node: { id: string } | null }[]; pageInfo: PageInfo } | null };
type PageInfo = { hasNextPage: boolean; endCursor: string | null };

const EdgesDocument = new TypedDocumentString<Page, { first?: number; after?: string | null }>(
  `query Edges($first: Int, $after: String) {
    actors(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
  }`,
);

function pagedServer(count: number) {
  const server = createServer(count);
  const calls: unknown[] = [];
  const fetch: Fetch = (input, init) => {
    calls.push(JSON.parse(String(init?.body)).variables);
    return server.fetch(input, init);
  };
  return { client: new CoreClient(url, { fetch }), calls };
}

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

describe('paginate', () => {
  it('yields every row of a connection once and in order', async () => {
    const { client, calls } = pagedServer(7);
    const actors = await collect(client.paginate(ActorsDocument, (data) => data.actors, { first: 3 }));
    expect(actors.map(({ id }) => id)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
    expect(calls).toEqual([{ first: 3 }, { first: 3, after: 'cursor:a2' }, { first: 3, after: 'cursor:a5' }]);
  });

  it('takes edges as well as nodes', async () => {
    const { client } = pagedServer(3);
    const rows = await collect(client.paginate(EdgesDocument, (data) => data.actors, { first: 2 }));
    expect(rows).toEqual([{ id: 'a0' }, { id: 'a1' }, { id: 'a2' }]);
  });

  it('needs no variables', async () => {
    const { client } = pagedServer(2);
    expect(await collect(client.paginate(ActorsDocument, (data) => data.actors))).toHaveLength(2);
  });

  it('goes on from a given cursor', async () => {
    const { client } = pagedServer(5);
    const variables = { first: 2, after: 'cursor:a1' };
    const rows = await collect(client.paginate(ActorsDocument, (data) => data.actors, variables));
    expect(rows.map(({ id }) => id)).toEqual(['a2', 'a3', 'a4']);
  });

  it('yields nothing for an empty connection, and for none', async () => {
    const { client } = pagedServer(0);
    expect(await collect(client.paginate(ActorsDocument, (data) => data.actors))).toEqual([]);
    expect(await collect(client.paginate(ActorsDocument, () => null))).toEqual([]);
  });

  it('leaves out edges without a node', async () => {
    const pageInfo = { hasNextPage: false, endCursor: null };
    const { fetch } = scripted(
      json({ data: { actors: { edges: [{ node: null }, { node: { id: 'a' } }], pageInfo } } }),
    );
    const rows = new CoreClient(url, { fetch }).paginate(EdgesDocument, (data) => data.actors);
    expect(await collect(rows)).toEqual([{ id: 'a' }]);
  });

  it('fetches a page only when its rows are wanted', async () => {
    const { client, calls } = pagedServer(9);
    for await (const { id } of client.paginate(ActorsDocument, (data) => data.actors, { first: 3 })) {
      if (id === 'a3') break;
    }
    expect(calls).toHaveLength(2);
  });

  it('stops with the signal', async () => {
    const { client, calls } = pagedServer(9);
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const rows = client.paginate(ActorsDocument, (data) => data.actors, { first: 3 }, options);
    await rows.next();
    controller.abort();
    await expect(collect(rows)).rejects.toThrow(AbortError);
    expect(calls).toHaveLength(1);
  });
});

describe('a server that would page in a circle', () => {
  const answer = (endCursor: string | null) =>
    json({
      data: { actors: { edges: [{ node: { id: 'a' } }], pageInfo: { hasNextPage: true, endCursor } } },
    });

  it.each([
    ['gives no cursor', [answer(null)]],
    ['gives the same cursor again', [answer('c1'), answer('c1')]],
  ])('is stopped with a PagingError when it %s', async (_, steps) => {
    const { fetch, requests } = scripted(...steps);
    const rows = new CoreClient(url, { fetch }).paginate(EdgesDocument, (data) => data.actors);
    const error = await collect(rows).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PagingError);
    expect(error).toMatchObject({ code: 'CURSOR_NOT_ADVANCING' });
    expect(requests).toHaveLength(steps.length);
  });
});

describe('pages', () => {
  it('yields the connections with all that the document selected', async () => {
    const { client } = pagedServer(5);
    const pages = await collect(client.pages(ActorsDocument, (data) => data.actors, { first: 2 }));
    expect(pages.map(({ nodes, totalCount }) => [nodes.length, totalCount])).toEqual([
      [2, 5],
      [2, 5],
      [1, 5],
    ]);
  });
});
