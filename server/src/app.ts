import { PrismaPg } from '@prisma/adapter-pg';
import { createYoga, useReadinessCheck, type YogaServerInstance } from 'graphql-yoga';
import { PrismaClient } from './_generated/prisma/client.ts';
import { type Access, localAccess } from './account/access.ts';
import { accessOf, requireUnchanged } from './account/authentication.ts';
import { loginsOf } from './account/login.ts';
import { tokenUses } from './account/token-use.ts';
import { askOver } from './brief/ask.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import type { Database } from './database/pools.ts';
import { readiness } from './database/readiness.ts';
import { UnauthenticatedError } from './errors.ts';
import { useAuthentication } from './plugins/use-authentication.ts';
import { useBriefs } from './plugins/use-briefs.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useGraphiqlPage } from './plugins/use-graphiql-page.ts';
import { useKnownAt } from './plugins/use-known-at.ts';
import { operations } from './plugins/use-operations.ts';
import { usePresentAccess } from './plugins/use-present-access.ts';
import { useSameOrigin } from './plugins/use-same-origin.ts';
import { useStorableText } from './plugins/use-storable-text.ts';
import { createReadClient } from './read/client.ts';
import { type ConnectionOptions, runOn } from './read/connection.ts';
import { schema } from './schema.ts';
import type { Operation } from './telemetry/operation.ts';
import { sourceFor } from './visibility.ts';

export interface AppDependencies {
  config: Pick<Config, 'authentication' | 'loginService' | 'clearance' | 'preparedStatements' | 'corpora'>;
  database: Database;
  /** Told of every statement that a read sends; tests count with it. */
  onStatement?: ConnectionOptions['onStatement'];
  /** Told when an import was asked for; it is recorded by then. */
  onImport?: () => void;
  /** Told of every fault of the server, and of the request that met it, where it was one. */
  onFault?: (fault: unknown, requestId?: string) => void;
  /** Told of every operation when it is answered; of a subscription when it ends. */
  onOperation?: (operation: Operation) => void;
}

/** The API over an open database. It listens nowhere: `app.fetch(request)` answers, and node:http can serve it. */
export function createApp({
  config,
  database,
  onStatement,
  onImport = () => undefined,
  onFault = console.error,
  onOperation = () => undefined,
}: AppDependencies) {
  const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
  const imports = { directory: config.corpora, wake: onImport };
  const runAsWriter = runOn(database.write, { preparedStatements: config.preparedStatements });
  const uses = tokenUses(runAsWriter);
  const authentication = {
    run: runAsWriter,
    loginOf: config.loginService && loginsOf(config.loginService),
    onUse: uses.note,
  };
  const isLocal = config.authentication === 'local';
  const accesses = new WeakMap<Request, Access>();
  const closing = new AbortController();
  const retiring = new AbortController();
  const unready = readiness(database, retiring.signal);
  const records = operations({
    onOperation,
    userOf: (request) => accesses.get(request)?.viewer.userId ?? null,
  });
  const onFaultOf = (fault: unknown, request?: Request) =>
    onFault(fault, request && records.of(request)?.requestId);

  const app: YogaServerInstance<object, Context> = createYoga<object, Context>({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    maskedErrors: false,
    healthCheckEndpoint: '/livez',
    context: ({ request }) => {
      const access = accesses.get(request);
      if (!access) throw new UnauthenticatedError('It is not known who asks.');
      const { viewer } = access;
      const run = runOn(database.reader(viewer.clearance), {
        preparedStatements: config.preparedStatements,
        onStatement,
        onDone: (step) => records.of(request)?.steps.push(step),
      });
      const source = sourceFor(viewer, run);
      const live = { notices: database.notices, closing: closing.signal, gone: request.signal };
      return { access, viewer, writer, imports, live, source, db: createReadClient(source) };
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
      useSameOrigin(),
      useGraphiqlPage({ withToken: !isLocal }),
      useBriefs({
        ask: ({ headers, signal }) => askOver((url, init) => app.fetch(url, init), headers, signal),
        onFault,
      }),
      useAuthentication({
        accessOf: (authorization) => accessOf(authentication, authorization),
        local: isLocal ? localAccess(config.clearance) : undefined,
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
      useStorableText(),
      useKnownAt(),
      useErrorCodes({ onFault: onFaultOf }),
      records.plugin,
    ],
  });

  return Object.assign(app, {
    /** Says from now on that it is not ready; requests are answered all the same. */
    retire: () => retiring.abort(),
    /** Lets go of what the app holds. The database's pools stay open: they are whoever's opened them. */
    async close() {
      closing.abort();
      await app.dispose();
      await uses.written();
      await writer.$disconnect();
    },
  });
}

export type App = ReturnType<typeof createApp>;
