import { decodeGlobalId } from '../../../server/src/global-id.ts';
import { encodeCursor } from '../../../server/src/list/cursor.ts';
import type { DeepKey } from '../deep-key.ts';
import type { Operation } from '../operations.ts';

/** What is sent to a contestant by POST. */
export interface Request {
  path: string;
  body: string;
}

/** Puts an operation into a contestant's words. */
export type Ask = (operation: Operation) => Request;

/** Our API. */
export function askOurs({ saidOnFirst, id }: DeepKey): Ask {
  const after = encodeCursor({ saidOnFirst: new Date(saidOnFirst), id }, [
    { saidOnFirst: 'desc' },
    { id: 'desc' },
  ]);
  return ({ query, variables, deep }) => ({
    path: '/graphql',
    body: JSON.stringify({ query, variables: { ...variables, ...(deep && { after }) } }),
  });
}

/** PostGraphile, whose cursors only it can make: `after` is the one of the deep key. */
export function askPeer(after: string): Ask {
  return ({ peerQuery: query, variables, peerVariables, deep }) => ({
    path: '/graphql',
    body: JSON.stringify({ query, variables: { ...(peerVariables ?? variables), ...(deep && { after }) } }),
  });
}

/** The hand-written server. */
export function askCeiling(key: DeepKey): Ask {
  return ({ name, variables: { id, ...others }, deep }) => ({
    path: `/${encodeURIComponent(name)}`,
    body: JSON.stringify({
      ...others,
      ...(typeof id === 'string' && { id: decodeGlobalId(id).id }),
      ...(deep && { after: key }),
    }),
  });
}

/**
 * The data that a contestant answers, without what may differ: how a cursor is written, and what PostGraphile
 * wraps around the rows behind a linking table.
 */
export async function answerOf(url: string, request: Request): Promise<unknown> {
  return alike(await dataOf(url, request));
}

/** The data of an answer as it is. */
export async function dataOf(url: string, { path, body }: Request): Promise<unknown> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors || !data) throw new Error(`${url}${path} answers ${JSON.stringify(errors)} to ${body}`);
  return data;
}

function alike(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alike);
  if (typeof value !== 'object' || value === null) return value;
  const { endCursor: _, ...rest } = value as Record<string, unknown>;
  const areas = rest.areas as { nodes?: { area: unknown }[] } | undefined;
  if (areas?.nodes) rest.areas = areas.nodes.map(({ area }) => area);
  return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, alike(each)]));
}
