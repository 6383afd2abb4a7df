import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionArgs, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Access } from '../account/access.ts';
import type { Execute } from '../cache/answer.ts';
import type { Context } from '../context.ts';
import type { HeadersRead } from '../plugins/use-authentication.ts';
import { type CostLimits, pointsOf } from '../plugins/use-cost-limit.ts';
import { nobodyWaits, withinTime } from '../plugins/use-operation-timeout.ts';
import { newOperation } from '../plugins/use-operations.ts';
import { isPositionFit } from '../plugins/use-positions.ts';
import { deepestVariables, isWithin } from '../plugins/use-request-body.ts';
import { securityHeaders } from '../plugins/use-security-headers.ts';
import { faultIn } from '../plugins/use-storable-text.ts';
import type { Counter } from '../plugins/use-user-limits.ts';
import type { shares } from '../share.ts';
import { now, type Operation } from '../telemetry/operation.ts';
import { type Asked, askedIn, bodyOf, mediaTypeFor } from './request.ts';

export interface PlainOptions {
  schema: GraphQLSchema;
  /** The document of a text that was answered from its plan before; undefined: it takes the long way. */
  documentOf: (text: string) => DocumentNode | undefined;
  /** Who asks. Throws where that is not known. */
  accessOf: (headers: HeadersRead, host: string) => Promise<Access>;
  contextOf: (access: Access, operation: Operation, headers: HeadersRead) => Context;
  execute: Execute;
  limits: CostLimits & { operationTimeout: number; concurrency: number };
  /** Whose points and operations are counted; undefined: they are not. */
  userOf: (context: Context) => string | undefined;
  share: ReturnType<typeof shares>;
  underWay: Counter;
  onOperation: (operation: Operation) => void;
}

/**
 * Answers the plainest requests, which are most: a query by POST, in JSON, from a program, that was answered from its plan before.
 * All that is checked on the long way, which `goOn` leads, is checked here, by the same functions. Whatever is found wrong, or is not as
 * plain as that, goes the long way, which says what is wrong: so an answer is the same on both.
 */
export function plainAnswers(options: PlainOptions) {
  return async (request: IncomingMessage, response: ServerResponse, goOn: () => void): Promise<void> => {
    const mediaType = mediaTypeFor(request);
    if (mediaType === undefined) return goOn();
    const body = await bodyOf(request);
    // Whoever asked is gone
    if (body === null) return;
    const asked = askedIn(body);
    const document = asked && options.documentOf(asked.query);
    const answered = document && (await planned(options, request, response, asked, document));
    if (answered) {
      response.writeHead(200, {
        'content-type': `${mediaType}; charset=utf-8`,
        'content-length': Buffer.byteLength(answered.text),
        ...securityHeaders,
        'x-request-id': answered.operation.requestId,
      });
      response.end(answered.text);
      options.onOperation(answered.operation);
    } else if (!response.destroyed) {
      // Yoga takes a body from here that was read already
      Object.assign(request, { body });
      goOn();
    }
  };
}

/** The answer and its record; null where it is to go the long way. */
async function planned(
  options: PlainOptions,
  request: IncomingMessage,
  response: ServerResponse,
  { variables, operationName }: Asked,
  document: DocumentNode,
): Promise<{ text: string; operation: Operation } | null> {
  const node = getOperationAST(document, operationName);
  if (!node || !isWithin(variables, deepestVariables) || faultIn(variables, '$')) return null;
  const headers = headersOf(request);
  if (!isPositionFit(headers)) return null;
  const operation = newOperation(headers);
  operation.name = node.name?.value ?? null;
  operation.type = node.operation;
  let leave: (() => void) | undefined;
  try {
    const access = await options.accessOf(headers, request.headers.host ?? '');
    const contextValue = options.contextOf(access, operation, headers);
    leave = () => contextValue.giveUp.now(nobodyWaits(options.limits.operationTimeout));
    response.once('close', leave);
    const args = { schema: options.schema, document, operationName, variableValues: variables, contextValue };
    const data = await withinLimits(options, args);
    if (data === null) return null;
    operation.userId = access.viewer.userId;
    operation.isPlanned = true;
    operation.status = 200;
    operation.milliseconds = now() - operation.startedAt;
    return { text: `{"data":${data}}`, operation };
  } catch {
    return null;
  } finally {
    if (leave) response.off('close', leave);
  }
}

/** The data, where all limits allow it; what was counted for nothing is given back. */
async function withinLimits(options: PlainOptions, args: ExecutionArgs): Promise<string | null> {
  const { limits, share, underWay } = options;
  const context = args.contextValue as Context;
  const points = pointsOf(args, limits);
  const work = () => withinTime(context.giveUp, limits.operationTimeout, () => options.execute(args));
  const user = options.userOf(context);
  if (user === undefined) return work();
  if (underWay.of(user) >= limits.concurrency || share.take(user, points) > 0) return null;
  const leave = underWay.enter(user);
  let data: string | null = null;
  try {
    data = await work();
    return data;
  } finally {
    leave();
    if (data === null) share.give(user, points);
  }
}

function headersOf({ headers }: IncomingMessage): HeadersRead {
  return {
    get(name) {
      const value = headers[name];
      return value === undefined ? null : String(value);
    },
    has: (name) => name in headers,
  };
}
