import { PagingError } from './errors.ts';

/** The fields of a connection that paging needs: where to go on, and its rows as `nodes` or `edges { node }`. */
export interface Connection {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly nodes?: readonly unknown[] | null;
  readonly edges?: readonly ({ readonly node?: unknown } | null)[] | null;
}

/** Variables of a document that can be paged through. */
export interface PageVariables {
  readonly after?: string | null;
}

/** The type of a connection's rows. */
export type NodeOf<C extends Connection> = C extends { nodes: readonly (infer Node)[] }
  ? NonNullable<Node>
  : C extends { edges: readonly (infer Edge)[] }
    ? NonNullable<Edge> extends { node?: infer Node }
      ? NonNullable<Node>
      : never
    : never;

/**
 * Yields the pages of a connection, each fetched when it is asked for. `fetchPage` gets the cursor to go on
 * from, undefined for the first page; null from it means that there is no connection (its parent was not
 * found) and ends the sequence. Throws a PagingError where the server would send it in a circle.
 */
export async function* pagesOf<C extends Connection>(
  fetchPage: (after: string | undefined) => Promise<C | null | undefined>,
  after: string | undefined,
): AsyncGenerator<C, void, undefined> {
  for (let cursor = after; ; ) {
    const page = await fetchPage(cursor);
    if (!page) return;
    yield page;
    if (!page.pageInfo.hasNextPage) return;
    const next = page.pageInfo.endCursor;
    if (typeof next !== 'string' || next === cursor) {
      const fault = typeof next === 'string' ? 'the same cursor again' : 'no endCursor';
      throw new PagingError(
        `The server says there are more rows but gave ${fault}; does the document pass $after on?`,
      );
    }
    cursor = next;
  }
}

/** The rows of a page in order; those without a node are left out. */
export function nodesOf<C extends Connection>(page: C): NodeOf<C>[] {
  const rows = page.nodes ?? page.edges?.map((edge) => edge?.node) ?? [];
  return rows.filter((node) => node !== null && node !== undefined) as NodeOf<C>[];
}
