import type { Source } from '../read/fetch.ts';
import { quote, Statement } from '../read/sql.ts';
import { closeSigns, searchWords } from '../read/words.ts';
import { type SearchedType, searchedTypes } from './sources.ts';

export interface Hit {
  type: SearchedType;
  id: string;
  /** 0 to 1. For texts the cover density of the words, for names the similarity of the best one. */
  score: number;
  /** The name that is like the query; null for a hit in a text. */
  name: string | null;
}

/** How much of each type a search looks at: the best-ranked of so many matches. */
const ranked = 2_000;

/** The best hits over several types, in one statement. Names are found by trigrams, so also when misspelt. */
export async function find(
  source: Source,
  query: string,
  types: readonly SearchedType[],
  first: number,
): Promise<Hit[]> {
  const statement = new Statement(source);
  const named = types.filter((type) => searchedTypes[type].names.length > 0);
  const worded = types.filter((type) => searchedTypes[type].texts.length > 0);
  // A parameter that no part uses has no type for Postgres
  const name = named.length ? `${statement.parameter(query)}::text` : '';
  const words = worded.length
    ? `websearch_to_tsquery('russian', ${statement.parameter(searchWords(query))})`
    : '';
  const parts = [
    ...named.flatMap((type) => nameParts(statement, type, name)),
    ...worded.map((type) => textPart(statement, type, words)),
  ];
  const sql =
    `SELECT type, id, score, name FROM (SELECT DISTINCT ON (type, id) * FROM (${parts.join(' UNION ALL ')}) hit ` +
    `ORDER BY type, id, score DESC) best ORDER BY score DESC, id DESC LIMIT ${statement.parameter(first)}`;
  const rows = await source.run(sql, statement.parameters);
  return rows.map(([type, id, score, matched]) => ({
    type: type as SearchedType,
    id: id as string,
    score: Number(score),
    name: matched ?? null,
  }));
}

function textPart(statement: Statement, type: SearchedType, words: string): string {
  return (
    `(SELECT '${type}' AS type, r."id", ts_rank_cd(r."search", q, 32) AS score, NULL AS name ` +
    `FROM (SELECT "id", "search", ${words} AS q FROM ${statement.table(type)} s ` +
    `WHERE "search" @@ ${words} AND "retractedAt" IS NULL LIMIT ${ranked}) r ORDER BY score DESC LIMIT 100)`
  );
}

function nameParts(statement: Statement, type: SearchedType, query: string): string[] {
  const source = searchedTypes[type];
  // An actor is found as whom it is read, so that everyone is found once
  const shown = (key: string) =>
    'identity' in source
      ? `(SELECT i."identityId" FROM ${statement.table(source.identity)} i WHERE i."actorId" = n.${quote(key)})`
      : `n.${quote(key)}`;
  const part = (table: string, key: string, column: string) =>
    `(SELECT '${type}' AS type, ${shown(key)} AS id, word_similarity(${query}, ${quote(column)}) AS score, ${quote(column)} AS name ` +
    `FROM ${statement.table(table)} n WHERE ${query} <% ${quote(column)} AND "retractedAt" IS NULL ORDER BY score DESC LIMIT 100)`;
  const own = source.names.map((column) => part(type, 'id', column));
  if (!('extraNames' in source)) return own;
  const { table, key, column } = source.extraNames;
  return [...own, part(table, key, column)];
}

export interface Highlight {
  field: string;
  text: string;
}

/** The passages of each hit that match, one statement for each type among the hits. The words stand between « and ». */
export async function highlight(
  source: Source,
  query: string,
  hits: readonly Hit[],
): Promise<Map<string, Highlight[]>> {
  const found = new Map<string, Highlight[]>();
  const types = [...new Set(hits.filter(({ name }) => name === null).map(({ type }) => type))];
  await Promise.all(
    types.map(async (type) => {
      const statement = new Statement(source);
      const ids = statement.parameter(hits.filter((hit) => hit.type === type).map(({ id }) => id));
      const words = `websearch_to_tsquery('russian', ${statement.parameter(searchWords(query))})`;
      const options =
        "'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … '";
      const { texts } = searchedTypes[type];
      // entente_words lives beside the tables, where readers may use functions
      const passages = texts.map((column) => {
        const text = `public.entente_words(${quote(column)})`;
        return `CASE WHEN to_tsvector('russian', ${text}) @@ ${words} THEN ts_headline('russian', ${text}, ${words}, ${options}) END`;
      });
      const rows = await source.run(
        `SELECT "id", ${passages.join(', ')} FROM ${statement.table(type)} r WHERE "id" = ANY (${ids}::uuid[])`,
        statement.parameters,
      );
      for (const [id, ...columns] of rows) {
        const highlights = columns.flatMap((text, i) =>
          text ? [{ field: texts[i] as string, text: closeSigns(text) }] : [],
        );
        found.set(id as string, highlights);
      }
    }),
  );
  return found;
}
