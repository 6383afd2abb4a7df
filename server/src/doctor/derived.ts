import type pg from 'pg';
import { CHANGES } from '../database/notices.ts';
import { type Check, counted, some } from './check.ts';
import { type Recount, recounts } from './recounts.ts';

/** What triggers keep, counted again. It differs where the triggers were off, as in some ways of restoring. */
export const derived: Check = {
  name: 'derived',
  looksAt: 'whether what is derived from other rows comes out the same again',
  async look({ client }) {
    const sentences: string[] = [];
    for (const recount of recounts) {
      const sentence = await difference(client, recount);
      if (sentence) sentences.push(sentence);
    }
    return sentences;
  },
};

async function difference(client: pg.ClientBase, { what, wrong, mend }: Recount): Promise<string | null> {
  const { rows } = await client.query<{ count: string; ids: string[] | null }>(
    `WITH wrong AS (${await sqlOf(client, wrong)}) SELECT count(*), (array_agg("id"::text ORDER BY "id"))[1:20] AS ids FROM wrong`,
  );
  const count = Number(rows[0]?.count);
  if (count === 0) return null;
  const remedy = (await sqlOf(client, mend)).replace(/\s+/g, ' ');
  return `In ${counted(count, 'row')} (${some(rows[0]?.ids ?? [])}) ${what} differs from its recount. The owner of the database mends it in one transaction, after SELECT set_config('entente.user', '<the id of a user>', true): ${remedy}; NOTIFY ${CHANGES};`;
}

/** The SQL of a recount, which may depend on the tables that there are. */
export async function sqlOf(client: pg.ClientBase, sql: Recount['wrong']): Promise<string> {
  return typeof sql === 'string' ? sql : sql(client);
}
