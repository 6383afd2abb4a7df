import type { Access } from './account/access.ts';
import type { Context } from './context.ts';
import type { Database } from './database/pools.ts';
import { readingPlace } from './database/reading-place.ts';
import type { HeadersRead } from './plugins/use-authentication.ts';
import { askedPosition } from './plugins/use-positions.ts';
import { createReadClient } from './read/client.ts';
import { type ConnectionOptions, runOn } from './read/connection.ts';
import { GiveUp } from './read/give-up.ts';
import { SharedRows, Sharing } from './read/shared-rows.ts';
import type { Operation } from './telemetry/operation.ts';
import { sourceFor } from './visibility.ts';

/** What the contexts of one app have in common. */
interface Common extends Pick<Context, 'writer' | 'imports'> {
  config: Pick<ConnectionOptions, 'preparedStatements'>;
  database: Database;
  /** Aborted when the app closes. */
  closing: AbortSignal;
  onStatement: ConnectionOptions['onStatement'];
}

/** What only subscriptions listen to. */
const never = new AbortController().signal;

/** Makes the context of each request. `gone` is aborted when the caller is gone. */
export function contexts({ config, database, writer, imports, closing, onStatement }: Common) {
  const rows = new SharedRows();
  return (
    access: Access,
    operation: Operation | undefined,
    headers: HeadersRead,
    gone: AbortSignal = never,
  ): Context => {
    const { viewer } = access;
    const giveUp = new GiveUp();
    const { places, fromPrimary, shown } = readingPlace(database, {
      clearance: viewer.clearance,
      after: () => askedPosition(database.replicas, viewer.userId, headers),
      mayLag: () => operation?.type === 'query',
    });
    const options: ConnectionOptions = {
      preparedStatements: config.preparedStatements,
      ...(onStatement && { onStatement }),
      onDone: (step) => operation?.steps.push(step),
    };
    const source = sourceFor(viewer, runOn(places, { ...options, giveUp }));
    // With replicas each request has its own place
    if (!database.replicas) source.share = new Sharing(rows, giveUp, runOn(places, options));
    const live = { notices: database.notices, closing, gone };
    const db = createReadClient(source);
    return { access, viewer, writer, imports, live, giveUp, source, db, fromPrimary, shown };
  };
}
