import { type Check, counted, some } from './check.ts';

interface Stranded {
  count: string;
  ids: string[];
}

/** Anchors whose words do not stand in the document where the anchor says. Without a place (a cleared anchor) there is nothing to say. */
export const anchors: Check = {
  name: 'anchors',
  looksAt: 'whether statements and citations stand in their documents where their anchors say',
  async look({ client }) {
    const stranded = async (sql: string) => {
      const { rows } = await client.query<Stranded>(
        `WITH stranded AS (${sql}) SELECT count(*), (array_agg("id"::text ORDER BY "id"))[1:20] AS ids FROM stranded`,
      );
      const [{ count, ids }] = rows as [Stranded];
      return { count: Number(count), ids: ids ?? [] };
    };
    const statements = await stranded(
      `SELECT s."id" FROM "Statement" s JOIN "Document" d ON d."id" = s."documentId"
       WHERE s."selectorEnd" > s."selectorStart"
         AND substring(d."text" FROM s."selectorStart" + 1 FOR s."selectorEnd" - s."selectorStart") IS DISTINCT FROM s."selectorExact"`,
    );
    const citations = await stranded(
      `SELECT c."id" FROM "Citation" c JOIN "Document" d ON d."id" = c."documentId"
       WHERE c."end" > c."start"
         AND substring(d."text" FROM c."start" + 1 FOR c."end" - c."start") IS DISTINCT FROM c."rawText"`,
    );
    return [
      ...(statements.count
        ? [
            `${counted(statements.count, 'statement')} (${some(statements.ids)}) ${standNot(statements.count)}: give the place anew with updateStatement, or clear it there.`,
          ]
        : []),
      ...(citations.count
        ? [
            `${counted(citations.count, 'citation')} (${some(citations.ids)}) ${standNot(citations.count)}: give the place anew with updateCitation, or clear it there.`,
          ]
        : []),
    ];
  },
};

const standNot = (count: number) =>
  count === 1
    ? 'does not stand in its document where its anchor says'
    : 'do not stand in their documents where their anchors say';
