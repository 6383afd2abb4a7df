import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DocumentNode } from 'graphql';
import { createYoga, useReadinessCheck, type YogaServerInstance } from 'graphql-yoga';
import { type Access, localAccess } from './account/access.ts';
import { accessOf, requireUnchanged } from './account/authentication.ts';
import { loginsOf } from './account/login.ts';
import { lookUps } from './account/look-ups.ts';
import { tokenUses } from './account/token-use.ts';
import { askOver } from './brief/ask.ts';
import { questions } from './brief/question.ts';
import { answerKept } from './cache/answer.ts';
import type { AnswerStore } from './cache/store.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { contexts } from './contexts.ts';
import type { Database } from './database/pools.ts';
import { readiness } from './database/readiness.ts';
import { RateLimitedError, UnauthenticatedError } from './errors.ts';
import { hashOf } from './known-operations.ts';
import { executePlan } from './operation/execute.ts';
import { plainAnswers } from './plain/answer.ts';
import { plainDocuments } from './plain/documents.ts';
import { corsFor } from './plugins/cors.ts';
import { documentCache } from './plugins/document-cache.ts';
import { accessOfRequest, useAuthentication } from './plugins/use-authentication.ts';
import { useBriefs } from './plugins/use-briefs.ts';
import { useCostLimit } from './plugins/use-cost-limit.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useGraphiqlPage } from './plugins/use-graphiql-page.ts';
import { useHiddenSchema } from './plugins/use-hidden-schema.ts';
import { useKeptAnswers } from './plugins/use-kept-answers.ts';
import { useKnownAt } from './plugins/use-known-at.ts';
import { useKnownOperations } from './plugins/use-known-operations.ts';
import { useOperationTimeout } from './plugins/use-operation-timeout.ts';
import { operations } from './plugins/use-operations.ts';
import { usePlans } from './plugins/use-plans.ts';
import { usePositions } from './plugins/use-positions.ts';
import { usePresentAccess } from './plugins/use-present-access.ts';
import { useRequestBody } from './plugins/use-request-body.ts';
import { useSameOrigin } from './plugins/use-same-origin.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useStorableText } from './plugins/use-storable-text.ts';
import { counter, useUserLimits } from './plugins/use-user-limits.ts';
import { type ConnectionOptions, runOn } from './read/connection.ts';
import { schema } from './schema.ts';
import { shares } from './share.ts';
import type { Operation } from './telemetry/operation.ts';
import { openWriter } from './write/writer.ts';

export interface AppDependencies {
  /** What is not given is as `readConfig` has it where nothing is set. */
  config: Partial<Config>;
  database: Database;
  /** By the SHA-256 of their text, the only documents that are answered; undefined: any. */
  knownOperations?: ReadonlyMap<string, string>;
  /** Where answers are kept until something is written; undefined: nowhere. */
  answers?: AnswerStore;
  /** Told of every statement that a read sends; tests count with it. */
  onStatement?: ConnectionOptions['onStatement'];
  /** Told when an import was asked for; it is recorded by then. */
  onImport?: () => void;
  /** Told of every fault of the server, and of the request that met it, where it was one. */
  onFault?: (fault: unknown, requestId?: string) => void;
  /** Told of every operation when it is answered; of a subscription when it ends. */
  onOperation?: (operation: Operation) => void;
}

/** The API over an open database. It listens nowhere: `app.fetch(request)` answers, and `app.answer` what node:http brings. */
export function createApp({
  config: given,
  database,
  knownOperations,
  answers,
  onStatement,
  onImport = () => undefined,
  onFault = console.error,
  onOperation = () => undefined,
}: AppDependencies) {
  const config = { ...readConfig({}), ...given };
  const { writer, close: closeWriter } = openWriter(database.write);
  const imports = { directory: config.corpora, wake: onImport };
  const runAsWriter = runOn(database.write, { preparedStatements: config.preparedStatements });
  const uses = tokenUses(runAsWriter);
  const authentication = {
    run: lookUps(database, { preparedStatements: config.preparedStatements }),
    loginOf: config.loginService && loginsOf(config.loginService),
    onUse: uses.note,
  };
  const isLocal = config.authentication === 'local';
  const bodyLimit = config.bodyLimit * 1_000_000;
  // The local session is at the machine, and could take all of it anyway
  const userOf = ({ viewer }: Context) => (isLocal ? undefined : viewer.userId);
  const share = shares({ rate: config.rate, most: Math.max(config.rate * 60, config.costLimit) });
  const ways = {
    accessOf: (authorization: string) => accessOf(authentication, authorization),
    local: isLocal ? localAccess(config.clearance) : undefined,
  };
  const underWay = counter();
  const accesses = new WeakMap<Request, Access>();
  const closing = new AbortController();
  const retiring = new AbortController();
  const unready = readiness(database, retiring.signal);
  database.replicas?.watch();
  const records = operations({
    onOperation,
    userOf: (request) => accesses.get(request)?.viewer.userId ?? null,
  });
  const onFaultOf = (fault: unknown, request?: Request) =>
    onFault(fault, request && records.of(request)?.requestId);

  const contextOf = contexts({ config, database, writer, imports, closing: closing.signal, onStatement });
  const execute = answers ? answerKept(answers, executePlan) : executePlan;

  const plain = plainDocuments();
  const answerPlainly = plainAnswers({
    schema,
    documentOf: plain.documentOf,
    accessOf: (headers, host) => accessOfRequest(ways, headers, host),
    contextOf,
    execute,
    limits: config,
    userOf,
    share,
    underWay,
    onOperation,
  });
  const app: YogaServerInstance<object, Context> = createYoga<object, Context>({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: config.origins.length > 0 && ((request) => corsFor(request, config.origins)),
    multipart: false,
    maskedErrors: false,
    healthCheckEndpoint: '/livez',
    maxRequestBodySize: bodyLimit,
    parserAndValidationCache: {
      documentCache: documentCache<DocumentNode>(),
      errorCache: documentCache<Error>(),
    },
    context: ({ request }) => {
      const access = accesses.get(request);
      if (!access) throw new UnauthenticatedError('It is not known who asks.');
      return contextOf(access, records.of(request), request.headers, request.signal);
    },
    plugins: [
      records.begin,
      useReadinessCheck({
        endpoint: '/readyz',
        async check({ fetchAPI }) {
          const reason = await unready();
          return new fetchAPI.Response(`${reason ?? 'ready'}\n`, { status: reason ? 503 : 200 });
        },
      }),
      useSecurityHeaders(),
      useSameOrigin({ origins: config.origins }),
      config.graphiql && !knownOperations && useGraphiqlPage({ withToken: !isLocal }),
      useBriefs({
        ask: ({ headers, signal }) => askOver((url, init) => app.fetch(url, init), headers, signal),
        onFault,
      }),
      useRequestBody({ largest: bodyLimit }),
      useAuthentication({
        ...ways,
        onAccess: (request, access) => accesses.set(request, access),
        onFault: onFaultOf,
      }),
      usePresentAccess({
        check: async (request) => {
          const authorization = request.headers.get('authorization');
          if (authorization !== null)
            await requireUnchanged(authentication, authorization, accesses.get(request));
        },
      }),
      knownOperations !== undefined &&
        useKnownOperations({
          documents: new Map([...knownOperations, ...questions.map((text) => [hashOf(text), text] as const)]),
        }),
      useDocumentLimits(config),
      !config.introspection && useHiddenSchema(),
      useStorableText(),
      usePlans({
        execute,
        onPlanned(document, request) {
          plain.note(document);
          const operation = records.of(request);
          if (operation) operation.isPlanned = true;
        },
      }),
      useCostLimit({
        ...config,
        spend: (context, points) => {
          const user = userOf(context);
          const wait = user === undefined ? 0 : share.take(user, points);
          if (wait > 0) {
            throw new RateLimitedError(
              `The operation costs ${points} points, and you have fewer left for now. Try again in ${wait} seconds.`,
              wait,
            );
          }
        },
      }),
      useUserLimits({ ...config, underWay, userOf }),
      useOperationTimeout({ seconds: config.operationTimeout }),
      useKnownAt(),
      database.replicas !== undefined && usePositions(database.replicas),
      answers !== undefined && useKeptAnswers(answers),
      useErrorCodes({ onFault: onFaultOf }),
      records.plugin,
    ],
  });

  return Object.assign(app, {
    /** Answers a request of node:http: what is plain by a shorter way. */
    answer: (request: IncomingMessage, response: ServerResponse) =>
      void answerPlainly(request, response, () => app(request, response)),
    /** Says from now on that it is not ready; requests are answered all the same. */
    retire: () => retiring.abort(),
    /** Lets go of what the app holds. The database's pools stay open: they are whoever's opened them. */
    async close() {
      closing.abort();
      await app.dispose();
      await uses.written();
      await closeWriter();
    },
  });
}

export type App = ReturnType<typeof createApp>;
