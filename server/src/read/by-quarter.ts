import type { Arguments, OrderBy, Where } from './arguments.ts';
import type { Model } from './model.ts';
import { limitOf, quote, type Statement } from './sql.ts';
import { orderSql, seekSql, whereSql } from './where.ts';
import { searchWords } from './words.ts';

/**
 * So many rows are looked at one by one before the index is asked: words of every tenth row fill a page by then, and a quarter has too many of
 * them to fetch them all.
 */
const looked = 200;

/** The index knows words of 2,000 bytes and less, four of which are a character at most. */
const longest = 500;

/** A page of rows that hold some words, in the order of days. */
interface Search {
  words: string;
  /** What is absent of the rows besides, as their retraction. */
  others: Where;
  /** The column of days. */
  day: string;
  direction: 'asc' | 'desc';
  orderBy: readonly OrderBy[];
  /** How many rows are read. */
  limit: string;
}

/**
 * The rows of a page of a search in the order of their days; null where it is to be read like any other page. First what comes next in the list is looked at,
 * then quarter after quarter is asked of the index, until the page is full: it takes as long among millions of rows as among thousands.
 */
export function byQuarterSql(
  statement: Statement,
  model: Model,
  args: Arguments,
  alias: string,
  columns: string,
  rows: string,
): string | null {
  const search = model.wordsByQuarterOf === null || statement.past ? null : searchOf(model, args);
  if (!search) return null;
  const { words, others, direction, orderBy, limit } = search;
  const order = orderSql(model, alias, orderBy);
  const day = quote(search.day);
  const [id] = model.primaryKey.map(quote);
  const own = `${alias}."search"`;
  const page = (from: string, ...conditions: string[]) => {
    const all = [whereSql(statement, model, alias, others), ...conditions].filter(Boolean);
    return `SELECT ${columns} FROM ${from} ${alias} WHERE ${all.join(' AND ')}${order} LIMIT ${limit}`;
  };
  const asked = `websearch_to_tsquery('russian', ${statement.parameter(searchWords(words))})`;
  const seek = args.seek && ` WHERE ${seekSql(statement, model, alias, orderBy, args.seek)}`;
  const [down, beyond] = direction === 'desc' ? ['DESC', '<'] : ['ASC', '>'];
  const every = statement.alias();
  const all = `${rows} ${every}`;
  const each = `${every}.${day}`;
  const quarter = (of: string) => `public.entente_quarter(${of})`;
  const inQuarter = page(
    rows,
    `public.entente_words_by_quarter(${own}, ${alias}.${day}) @@ public.entente_words_in_quarter((SELECT indexed FROM asked), quarter.n)`,
    // What other indexes have of these is far more than a quarter's words
    `(${own} @@ (SELECT words FROM asked)) IS TRUE`,
    `((${alias}.${day}, ${alias}.${id}) ${beyond} (quarter.${day}, quarter.${id})) IS TRUE`,
  );
  return (
    `WITH asked AS MATERIALIZED (SELECT words, public.entente_words_of_quarters(words) AS indexed FROM (SELECT ${asked} AS words) asked), ` +
    `looked AS MATERIALIZED (SELECT * FROM ${rows} ${alias}${seek ?? ''}${order} LIMIT ${looked}), ` +
    `found AS MATERIALIZED (${page('looked', `${own} @@ (SELECT words FROM asked)`)}), ` +
    // Dates that are open share a first day, long before all others: the quarters between are skipped
    `span AS MATERIALIZED (SELECT first, (SELECT min(${each}) FROM ${all} WHERE ${each} > first) AS second, (SELECT max(${each}) FROM ${all}) AS latest ` +
    `FROM (SELECT min(${each}) AS first FROM ${all}) least), ` +
    `quarter AS (SELECT n, ${day}, ${id} FROM (SELECT ${day}, ${id} FROM looked ${alias}${order} OFFSET ${looked - 1}) last, span, ` +
    `LATERAL (SELECT ${quarter('first')} AS n UNION SELECT generate_series(${quarter('second')}, ${quarter('latest')})) numbers ` +
    `WHERE n ${beyond}= ${quarter(day)} AND (SELECT count(*) FROM found) < ${limit} ORDER BY n ${down}), ` +
    `further AS (SELECT page.* FROM quarter CROSS JOIN LATERAL (${inQuarter}) page ORDER BY quarter.n ${down}, page.${day} ${down}, page.${id} ${down} LIMIT ${limit}) ` +
    `SELECT * FROM (TABLE found UNION ALL TABLE further) ${alias}${order} LIMIT ${limit}`
  );
}

/** What is searched; null where the page is none of a search in the order of days, or more is asked of its rows: an index of that may have fewer. */
function searchOf(model: Model, { where = {}, orderBy = [], take, beyond }: Arguments): Search | null {
  const terms = termsOf(where);
  if (take === undefined || !terms.some(([name]) => name === 'matches')) return null;
  const [key, ...more] = model.primaryKey;
  const order = orderBy.flatMap((each) => Object.entries(each));
  const [[day, direction] = [], [last] = []] = order;
  if (!day || !direction || day !== model.wordsByQuarterOf) return null;
  if (order.length !== 2 || last !== key || more.length || order[1]?.[1] !== direction) return null;
  const [words, ...others] = [
    ...terms.filter(([name]) => name === 'matches'),
    ...terms.filter(([name]) => name !== 'matches'),
  ];
  if (words?.[0] !== 'matches' || (words[1] as string).length > longest) return null;
  if (others.some(([name, value]) => value !== null || model.fields[name]?.kind === 'object')) return null;
  return {
    words: words[1] as string,
    others: { AND: others.map(([name, value]) => ({ [name]: value })) },
    day,
    direction,
    orderBy,
    limit: limitOf(take, beyond),
  };
}

/** What must hold, each by itself. */
function termsOf(where: Where): [name: string, value: unknown][] {
  return Object.entries(where).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return name === 'AND' ? (value as Where[]).flatMap(termsOf) : [[name, value] as [string, unknown]];
  });
}
