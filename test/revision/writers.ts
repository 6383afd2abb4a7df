import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Login } from '../../server/src/database/connection.ts';
import { localUserId } from '../../server/src/viewer.ts';

export interface Series {
  login: Login;
  /** How many write at once. */
  writers: number;
  /** How many transactions each writes. */
  transactions: number;
  /** How many rows each transaction creates, and then changes. */
  rows: number;
}

/**
 * Writes actors from many connections at once. Every third transaction stays open until another writer has committed, so that
 * commits come in another order than the transactions began. The others also change one row that all share. A transaction that
 * the database breaks off is begun again.
 */
export async function writeSeries({ login, writers, transactions, rows }: Series): Promise<void> {
  const shared = randomUUID();
  await inTransaction(login, (client) => create(client, [shared]));
  let working = writers;
  let waiting = 0;
  let committed = () => {};
  let nextCommit = Promise.resolve();
  const announce = () => {
    committed();
    nextCommit = new Promise((resolve) => {
      committed = resolve;
    });
  };
  announce();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let i = 0; i < transactions; i++) {
        const slow = (i + writer) % 3 === 0;
        await inTransaction(login, async (client) => {
          const ids = Array.from({ length: rows }, () => randomUUID());
          await create(client, ids);
          await client.query(`UPDATE "Actor" SET "description" = 'Changed.' WHERE "id" = ANY ($1)`, [ids]);
          // Where all others wait or are done, there is no commit to wait for
          if (slow && waiting < working - 1) {
            waiting += 1;
            await nextCommit;
            waiting -= 1;
          }
          if (!slow)
            await client.query('UPDATE "Actor" SET "description" = $1 WHERE "id" = $2', [
              randomUUID(),
              shared,
            ]);
        });
        announce();
      }
      working -= 1;
      announce();
    }),
  );
}

/** Creates an actor for each id. */
export const create = (client: pg.Client, ids: string[]) =>
  client.query(
    `INSERT INTO "Actor" ("id", "kind", "name", "slug") SELECT i, 'GROUP', 'Group ' || i, 'group-' || i FROM unnest($1::uuid[]) i`,
    [ids],
  );

/** Runs work in a transaction that says who writes, again until it is committed. */
export async function inTransaction(
  login: Login,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const client = new pg.Client({ ...login, keepAlive: true });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('BEGIN');
      await client.query(`SELECT set_config('entente.user', $1, true)`, [localUserId]);
      await work(client);
      await client.query('COMMIT');
      return;
    } catch (error) {
      // A refusal is a fault of the test; anything else is the restart
      if (/^(22|23|42|40)/.test((error as { code?: string }).code ?? '')) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
