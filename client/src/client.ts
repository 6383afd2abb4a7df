import type { DocumentNode } from 'graphql';
import { withDeadline } from './deadline.ts';
import type { TypedDocument } from './document.ts';
import type { CallOptions, ClientOptions, RequestArguments } from './options.ts';
import { type Connection, type NodeOf, nodesOf, type PageVariables, pagesOf } from './paginate.ts';
import { isRepeatable } from './repeatable.ts';
import { withRetry } from './retry.ts';
import { send } from './transport.ts';

/**
 * A client of one Entente server, without methods of its own for the operations: `EntenteClient` adds those. A
 * browser bundle that uses this class holds only the documents that the app names.
 */
export class CoreClient {
  readonly #url: string;
  readonly #options: ClientOptions;

  /**
   * `url` is the address of the GraphQL endpoint; in a browser it may be relative to the page. Throws a
   * TypeError if it is not an address.
   */
  constructor(url: string | URL, options: ClientOptions = {}) {
    const { location } = globalThis as { location?: { href: string } };
    this.#url = new URL(url, location?.href).href;
    this.#options = options;
  }

  /**
   * Sends a document and answers its `data`: typed if the document is, `unknown` for a plain string. Throws
   * an EntenteError if it fails; a mutation's typed errors are part of its result, see `unwrap`.
   */
  request<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    ...rest: RequestArguments<Variables>
  ): Promise<Result>;
  request(document: string, variables?: Record<string, unknown>, options?: CallOptions): Promise<unknown>;
  request(
    document: TypedDocument<unknown, never> | string,
    variables?: object,
    options: CallOptions = {},
  ): Promise<unknown> {
    const source = typeof document === 'object' && 'kind' in document ? document : String(document);
    const { signal, timeout = this.#options.timeout ?? 30_000, retry = this.#options.retry ?? {} } = options;
    const attempt = (stopped: AbortSignal) => this.#send(source, variables, options.headers, stopped);
    return withRetry(() => withDeadline(attempt, timeout, signal), {
      options: retry,
      mayRepeat: () => isRepeatable(source, variables),
      signal,
    });
  }

  /**
   * Every row of a connection, page by page as they are used:
   * `for await (const actor of client.paginate(ActorsDocument, (data) => data.actors, { first: 100 }))`.
   * The document must have a variable `$after` and select `pageInfo { hasNextPage endCursor }` and `nodes` or
   * `edges { node }`; paging starts after the given `after`. Throws what `request` throws, and a PagingError
   * if the server would send it in a circle.
   */
  async *paginate<Result, Variables extends PageVariables, C extends Connection>(
    document: TypedDocument<Result, Variables>,
    select: (data: Result) => C | null | undefined,
    ...rest: RequestArguments<Variables>
  ): AsyncGenerator<NodeOf<C>, void, undefined> {
    for await (const page of this.pages(document, select, ...rest)) yield* nodesOf(page);
  }

  /** As `paginate`, but yields each page as the connection that the document selected. */
  pages<Result, Variables extends PageVariables, C extends Connection>(
    document: TypedDocument<Result, Variables>,
    select: (data: Result) => C | null | undefined,
    ...[variables, options]: RequestArguments<Variables>
  ): AsyncGenerator<C, void, undefined> {
    const fetchPage = async (after: string | undefined) => {
      const rest = [{ ...variables, after }, options] as unknown as RequestArguments<Variables>;
      return select(await this.request(document, ...rest));
    };
    return pagesOf(fetchPage, variables?.after ?? undefined);
  }

  async #send(
    document: string | DocumentNode,
    variables: object | undefined,
    ownHeaders: Record<string, string> = {},
    signal: AbortSignal,
  ): Promise<unknown> {
    const { token, headers = {}, fetch = globalThis.fetch } = this.#options;
    const secret = typeof token === 'function' ? await token() : token;
    signal.throwIfAborted();
    const all = new Headers(secret ? { authorization: `Bearer ${secret}` } : {});
    for (const [name, value] of [...Object.entries(headers), ...Object.entries(ownHeaders)])
      all.set(name, value);
    return send({ url: this.#url, document, variables, headers: all, fetch, signal });
  }
}
