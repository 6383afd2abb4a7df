import { type Check, some } from './check.ts';

/** What is defined, but does not work. */
export const indexes: Check = {
  name: 'indexes',
  looksAt: 'whether indexes, constraints and triggers are in force',
  async look({ client }) {
    const named = async (sql: string) =>
      (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
    const invalid = await named(
      `SELECT format('%I', c.relname) AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE c.relnamespace = 'public'::regnamespace AND NOT (i.indisvalid AND i.indisready) ORDER BY 1`,
    );
    const unproved = await named(
      `SELECT format('%I on %I', conname, c.relname) AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
       WHERE c.relnamespace = 'public'::regnamespace AND NOT convalidated ORDER BY 1`,
    );
    const off = await named(
      `SELECT DISTINCT format('%I', c.relname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE c.relnamespace = 'public'::regnamespace AND t.tgenabled IN ('D', 'R') ORDER BY 1`,
    );
    return [
      ...invalid.map((name) => `The index ${name} is not valid and serves no query: REINDEX INDEX ${name}.`),
      ...(unproved.length
        ? [
            `Rows may break ${some(unproved)}, which was never validated: ALTER TABLE … VALIDATE CONSTRAINT tells which.`,
          ]
        : []),
      ...(off.length
        ? [
            `Triggers are off on ${some(off)}, so that history and what is derived are not kept: ALTER TABLE … ENABLE TRIGGER ALL, then run the doctor again.`,
          ]
        : []),
    ];
  },
};
