import pg from 'pg';
import { expect, vi } from 'vitest';
import type { TestDatabase } from '../set-up/database.ts';

/** Locks a table, so that whatever reads it waits in Postgres for as long as a test wants. */
export async function holdTable(database: TestDatabase, table: string) {
  const [holder, observer] = [0, 1].map(() => new pg.Client({ connectionString: database.superuserUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([holder.connect(), observer.connect()]);
  await holder.query(`BEGIN; LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
  return {
    /** Resolves when so many statements wait. */
    waiting: (count: number) =>
      vi.waitFor(
        async () => {
          const { rows } = await observer.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          expect(rows).toHaveLength(count);
        },
        { timeout: 30_000 },
      ),
    async release() {
      await holder.query('ROLLBACK');
      await Promise.all([holder.end(), observer.end()]);
    },
  };
}
