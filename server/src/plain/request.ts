import type { IncomingMessage } from 'node:http';
import { costHeader } from '../plugins/use-cost-limit.ts';

/** What a plain request asks. */
export interface Asked {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/** The largest body that is looked at here, in bytes. */
const largest = 100_000;

/** A browser's own headers, and what asks for something besides the answer: those requests take the long way. */
const special = ['origin', 'sec-fetch-site', 'content-encoding', 'transfer-encoding', 'expect', costHeader];

/** The media type of the answer, by the header Accept, of those that programs send. */
const answers = new Map([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['application/graphql-response+json,application/json', 'application/graphql-response+json'],
]);

/** The media type in which a plain request is answered; undefined where the request is anything but plain. */
export function mediaTypeFor({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'POST' || url !== '/graphql' || headers['content-type'] !== 'application/json')
    return undefined;
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (!(length > 0 && length <= largest) || special.some((name) => name in headers)) return undefined;
  return answers.get(headers.accept);
}

/** The body as it came; null where it did not come whole. */
export function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once('close', () => resolve(null));
  });
}

const asked = new Set(['query', 'variables', 'operationName']);

/** What a body asks; null where it is not as plain as that. */
export function askedIn(body: Buffer): Asked | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || !Object.keys(parsed).every((key) => asked.has(key)))
    return null;
  const { query, variables = null, operationName = null } = parsed as Record<string, unknown>;
  const isFit =
    typeof query === 'string' &&
    typeof variables === 'object' &&
    !Array.isArray(variables) &&
    (operationName === null || typeof operationName === 'string');
  if (!isFit) return null;
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: operationName ?? undefined,
  };
}
