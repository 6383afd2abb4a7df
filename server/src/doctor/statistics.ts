import { type Check, some } from './check.ts';

/** Of smaller tables (in pages of 8 kB) Postgres guesses well enough. */
const FEW_PAGES = 100;

/** Tables of which the planner knows nothing, or what was true long ago. */
export const statistics: Check = {
  name: 'statistics',
  looksAt: 'whether Postgres knows its tables well enough to plan',
  async look({ client }) {
    const { rows } = await client.query<{ name: string; never: boolean }>(
      `SELECT format('%I', c.relname) AS name, c.reltuples < 0 AS never
       FROM pg_class c LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND pg_relation_size(c.oid) > $1 * current_setting('block_size')::int
         AND (c.reltuples < 0 OR s.n_mod_since_analyze > 10000 + c.reltuples) ORDER BY 1`,
      [FEW_PAGES],
    );
    const names = (never: boolean) => rows.filter((row) => row.never === never).map(({ name }) => name);
    const remedy =
      "run SELECT entente_gather_statistics() as the database's owner, and look whether autovacuum is on";
    return [
      ...(names(true).length ? [`Postgres has never analysed ${some(names(true))}: ${remedy}.`] : []),
      ...(names(false).length
        ? [`More of ${some(names(false))} has changed since it was analysed than was there then: ${remedy}.`]
        : []),
    ];
  },
};
