import { PrismaPg } from '@prisma/adapter-pg';
import { createYoga } from 'graphql-yoga';
import { PrismaClient } from './_generated/prisma/client.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { schemaOf } from './database/clearance.ts';
import type { Database } from './database/pools.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useGraphiqlPage } from './plugins/use-graphiql-page.ts';
import { useKnownAt } from './plugins/use-known-at.ts';
import { useSameOrigin } from './plugins/use-same-origin.ts';
import { useStorableText } from './plugins/use-storable-text.ts';
import { createReadClient } from './read/client.ts';
import { type ConnectionOptions, runOn } from './read/connection.ts';
import { schema } from './schema.ts';
import { localUserId, ROLES, type Viewer } from './viewer.ts';

export interface AppDependencies {
  config: Pick<Config, 'clearance' | 'preparedStatements' | 'corpora'>;
  database: Database;
  /** Told of every statement that a read sends; tests count with it. */
  onStatement?: ConnectionOptions['onStatement'];
  /** Whether a viewer may still have what a subscription sends; asked as long as it goes on. Default: always. */
  stillAllowed?: (viewer: Viewer) => Promise<boolean>;
  /** Told when an import was asked for; it is recorded by then. */
  onImport?: () => void;
  /** Told of every fault of the server. */
  onFault?: (fault: unknown) => void;
}

/** The API over an open database. It listens nowhere: `app.fetch(request)` answers, and node:http can serve it. */
export function createApp({
  config,
  database,
  onStatement,
  stillAllowed = async () => true,
  onImport = () => undefined,
  onFault = console.error,
}: AppDependencies) {
  const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
  const imports = { directory: config.corpora, wake: onImport };
  const closing = new AbortController();
  const viewer: Viewer = { userId: localUserId, roles: ROLES, clearance: config.clearance };

  const app = createYoga<object, Context>({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    maskedErrors: false,
    context: ({ request }) => {
      const run = runOn(database.reader(viewer.clearance), {
        preparedStatements: config.preparedStatements,
        onStatement,
      });
      const source = { schema: schemaOf(viewer.clearance), run };
      const live = {
        notices: database.notices,
        closing: closing.signal,
        gone: request.signal,
        stillAllowed: () => stillAllowed(viewer),
      };
      return { viewer, writer, imports, live, source, db: createReadClient(source) };
    },
    plugins: [
      useSameOrigin(),
      useGraphiqlPage(),
      useStorableText(),
      useKnownAt(),
      useErrorCodes({ onFault }),
    ],
  });

  return Object.assign(app, {
    /** Lets go of what the app holds. The database's pools stay open: they are whoever's opened them. */
    async close() {
      closing.abort();
      await app.dispose();
      await writer.$disconnect();
    },
  });
}

export type App = ReturnType<typeof createApp>;
