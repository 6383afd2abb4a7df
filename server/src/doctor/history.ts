import { type Check, counted } from './check.ts';

/** Whether the history is whole: a revision for the creation of every row, and the row of every revision. */
export const history: Check = {
  name: 'history',
  looksAt: 'whether every row has its history, and every history its row',
  async look({ client }) {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'version' ORDER BY 1`,
    );
    const sentences: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ unrecorded: string; destroyed: string }>(
        `WITH recorded AS MATERIALIZED (SELECT DISTINCT "entityId" AS id FROM "Revision" WHERE "entity" = $1)
         SELECT (SELECT count(*) FROM "${name}" r WHERE NOT EXISTS (SELECT FROM recorded WHERE id = r."id")) AS unrecorded,
           (SELECT count(*) FROM recorded WHERE NOT EXISTS (SELECT FROM "${name}" r WHERE r."id" = recorded.id)) AS destroyed`,
        [name],
      );
      const [unrecorded, destroyed] = [Number(rows[0]?.unrecorded), Number(rows[0]?.destroyed)];
      if (unrecorded)
        sentences.push(
          `${counted(unrecorded, 'row')} of "${name}" ${unrecorded === 1 ? 'has' : 'have'} no history: written with the triggers off, and missing from the change feed.`,
        );
      if (destroyed)
        sentences.push(
          `${counted(destroyed, 'row')} of "${name}" ${destroyed === 1 ? 'was' : 'were'} deleted, though nothing is destroyed here: take ${destroyed === 1 ? 'it' : 'them'} from a backup.`,
        );
    }
    return sentences;
  },
};
