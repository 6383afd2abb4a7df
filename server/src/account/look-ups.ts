import type { Database } from '../database/pools.ts';
import { BEGINNING } from '../database/position.ts';
import { UnavailableError } from '../errors.ts';
import { type ConnectionOptions, runOn } from '../read/connection.ts';
import type { Run } from '../read/text-rows.ts';

/**
 * Looks up who asks: on the primary, so that what was revoked is so at once. While it is away nothing can be revoked, and a replica
 * knows what it knew.
 */
export function lookUps({ write, replicas }: Database, options: ConnectionOptions): Run {
  const onPrimary = runOn(write, options);
  if (!replicas) return onPrimary;
  const onReplica = runOn(
    async (lost) => (await replicas.find('writer', () => BEGINNING, lost))?.pool,
    options,
  );
  return (sql, parameters) =>
    replicas.primary.unlessAway(
      () =>
        onPrimary(sql, parameters).catch((error) => {
          if (error instanceof UnavailableError) return onReplica(sql, parameters);
          throw error;
        }),
      () => onReplica(sql, parameters),
    );
}
