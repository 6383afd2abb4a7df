import { type AnswerStore, openAnswerStore } from '../cache/store.ts';
import type { Config } from '../config.ts';
import { isAnsweredByItsOwn } from '../database/notices.ts';
import type { Database } from '../database/pools.ts';
import { StartupError } from '../startup-error.ts';

/**
 * Where the server keeps answers; undefined where it is to keep none.
 * @throws StartupError if changes would not be heard of.
 */
export async function openAnswers(
  { responseCache }: Pick<Config, 'responseCache'>,
  database: Database,
): Promise<AnswerStore | undefined> {
  if (responseCache === 0) return undefined;
  const client = await database.write.connect();
  const isHeard = await isAnsweredByItsOwn(client).finally(() => client.release());
  if (isHeard) return openAnswerStore(responseCache, database);
  throw new StartupError(
    'A pooler stands before Postgres, through which the server does not hear of changes: leave ENTENTE_RESPONSE_CACHE unset, or let DATABASE_URL lead past the pooler.',
  );
}
