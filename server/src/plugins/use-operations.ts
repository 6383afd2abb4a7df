import { randomUUID } from 'node:crypto';
import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { now, type Operation } from '../telemetry/operation.ts';
import { watchedWriter } from '../telemetry/watched-writer.ts';

export interface OperationsOptions {
  /** Told of each request to the API when it is answered, and of a subscription when it ends. */
  onOperation: (operation: Operation) => void;
  userOf: (request: Request) => string | null;
}

export interface Operations {
  /** Stands first: a request that another plugin refuses has a record, too. */
  begin: Plugin;
  /** Stands after the plugin that gives errors their codes. */
  plugin: Plugin<Context>;
  /** What is known of the operation that a request asks for. */
  of(request: Request): Operation | undefined;
}

/** A request id from outside is taken over if it is one: it goes into logs and answers. */
const sane = /^[\w.:-]{1,100}$/;

/**
 * Keeps a record of each operation while it runs. Every answer of the API has the header X-Request-Id: the one that came with the
 * request, or a new one.
 */
export function operations({ onOperation, userOf }: OperationsOptions): Operations {
  const records = new WeakMap<Request, Operation>();
  const end = (request: Request, operation: Operation) => {
    operation.userId = userOf(request);
    operation.milliseconds = now() - operation.startedAt;
    onOperation(operation);
  };
  const begun = (args: ExecutionArgs): Operation | undefined => {
    const operation = records.get((args.contextValue as { request: Request }).request);
    const node = getOperationAST(args.document, args.operationName);
    if (!operation || !node) return operation;
    operation.name = node.name?.value ?? null;
    operation.type = node.operation;
    return operation;
  };
  const begin: Plugin = {
    onRequest({ request, url }) {
      if (url.pathname === '/graphql') records.set(request, newOperation(request.headers));
    },
  };
  const plugin: Plugin<Context> = {
    onExecute({ args, extendContext }) {
      const operation = begun(args as ExecutionArgs);
      if (operation?.type !== 'mutation') return;
      const { writer } = args.contextValue as Context;
      extendContext({ writer: watchedWriter(writer, (step) => operation.steps.push(step)) });
    },
    onSubscribe({ args }) {
      const operation = begun(args as unknown as ExecutionArgs);
      const { request } = args.contextValue as unknown as { request: Request };
      if (!operation) return;
      return {
        onSubscribeResult: () => ({
          onNext({ result }) {
            operation.events += 1;
            note(operation, result);
          },
          onEnd: () => end(request, operation),
        }),
      };
    },
    onResultProcess({ request, result }) {
      const operation = records.get(request);
      if (operation) note(operation, result);
    },
    onResponse({ request, response }) {
      const operation = records.get(request);
      if (!operation) return;
      response.headers.set('x-request-id', operation.requestId);
      operation.status = response.status;
      const streams =
        operation.type === 'subscription' && response.status === 200 && !operation.errors.length;
      if (!streams) end(request, operation);
    },
  };
  return { begin, plugin, of: (request) => records.get(request) };
}

/** The record of an operation that begins. */
export function newOperation(headers: Pick<Headers, 'get'>): Operation {
  const given = headers.get('x-request-id') ?? '';
  return {
    requestId: sane.test(given) ? given : randomUUID(),
    userId: null,
    name: null,
    type: null,
    startedAt: now(),
    milliseconds: 0,
    status: 0,
    errors: [],
    steps: [],
    isPlanned: false,
    events: 0,
    traceparent: headers.get('traceparent'),
  };
}

/** The codes of a result's errors; of a mutation, the types of errors among its answers, as far as they were asked for. */
function note(operation: Operation, result: unknown): void {
  const answer = (result ?? {}) as {
    errors?: readonly { extensions?: { code?: unknown } }[];
    data?: Record<string, unknown> | null;
  };
  const { errors } = answer;
  const codes = (errors ?? []).map(({ extensions }) => String(extensions?.code ?? 'INTERNAL'));
  const values = operation.type === 'mutation' ? Object.values(answer.data ?? {}) : [];
  const names = values.flatMap((value) => {
    const { __typename: name } = (value ?? {}) as { __typename?: string };
    return name?.endsWith('Error') ? [name] : [];
  });
  for (const each of [...codes, ...names]) if (!operation.errors.includes(each)) operation.errors.push(each);
}
