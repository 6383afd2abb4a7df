import { ValidationError } from '../errors.ts';
import type { Arguments, Direction, OrderBy, Where } from '../read/arguments.ts';
import type { Entity } from '../read/selection.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** The largest page, and the size of a page for which no size is asked. */
export const largestPage = 100;
export const usualPage = 25;

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

/** What is to be read for a page: its rows, and one more, to know whether another page follows. */
export interface Page {
  query: Required<Pick<Arguments, 'where' | 'orderBy' | 'take' | 'beyond' | 'select'>> &
    Pick<Arguments, 'seek'>;
  /** The order of the answer; the query's is the reverse of it for `last`. */
  orderBy: OrderBy[];
  size: number;
  backward: boolean;
  /** The page was reached by a cursor, so that something lies on the other side of it. */
  continued: boolean;
}

/** Throws a ValidationError where size or cursor are out of bounds. */
export function pageOf(args: PageArguments, where: Where, orderBy: OrderBy[]): Page {
  const { first, last, after, before } = args;
  if (typeof first === 'number' && typeof last === 'number') {
    throw new ValidationError('Give "first" or "last", not both.', ['last']);
  }
  const backward = typeof last === 'number' || (typeof before === 'string' && typeof first !== 'number');
  if (backward && typeof after === 'string')
    throw new ValidationError('"after" goes with "first", "before" with "last".', ['after']);
  if (!backward && typeof before === 'string')
    throw new ValidationError('"before" goes with "last", "after" with "first".', ['before']);
  const size = sizeOf(backward ? last : first, backward ? 'last' : 'first');
  const order = backward ? orderBy.map(reversed) : orderBy;
  const cursor = backward ? before : after;
  const query: Page['query'] = {
    where,
    orderBy: order,
    take: size,
    beyond: true,
    select: Object.fromEntries(orderBy.flatMap((each) => Object.keys(each)).map((field) => [field, true])),
  };
  if (typeof cursor === 'string') query.seek = decodeCursor(cursor, orderBy, backward ? 'before' : 'after');
  return { query, orderBy, size, backward, continued: typeof cursor === 'string' };
}

/** The size of a page that is asked for. Throws a ValidationError where it is out of bounds. */
export function sizeOf(asked: number | null | undefined, argument: 'first' | 'last'): number {
  if (asked === null || asked === undefined) return usualPage;
  if (asked < 0 || asked > largestPage) {
    throw new ValidationError(`"${argument}" lies between 0 and ${largestPage}; ${asked} was asked for.`, [
      argument,
    ]);
  }
  return asked;
}

/** What counting rows costs, in points: it may read them all. */
export const countCost = 20;

/** What filtering costs besides, in points: it may read rows that are not on the page. */
const filterCost = 50;

/** What a page costs an operation. One of a size that is out of bounds is refused with a better sentence. */
export function pageComplexity({ first, last, where }: PageArguments & { where?: object | null }) {
  return {
    field: where ? filterCost : 1,
    multiplier: Math.min(Math.max(1, first ?? last ?? usualPage), largestPage),
  };
}

function reversed(order: OrderBy): OrderBy {
  return Object.fromEntries(
    Object.entries(order).map(
      ([field, direction]) => [field, direction === 'asc' ? 'desc' : 'asc'] as [string, Direction],
    ),
  );
}

/** A row on a page, and its cursor, which is written when it is asked for. */
class Edge {
  readonly node: Entity;
  private readonly orderBy: readonly OrderBy[];

  constructor(node: Entity, orderBy: readonly OrderBy[]) {
    this.node = node;
    this.orderBy = orderBy;
  }

  get cursor(): string {
    return encodeCursor(this.node, this.orderBy);
  }
}

/** The Relay connection of the rows that were read for a page. */
export function connectionOf(rows: Entity[], page: Page, count: () => number | Promise<number>) {
  const more = rows.length > page.size;
  const kept = rows.slice(0, page.size);
  if (page.backward) kept.reverse();
  const edges = kept.map((node) => new Edge(node, page.orderBy));
  const [hasNextPage, hasPreviousPage] = page.backward ? [page.continued, more] : [more, page.continued];
  return { edges, pageInfo: new PageInfo(edges, hasNextPage, hasPreviousPage), count };
}

/**
 * Cursors are made when they are asked for. In an object literal these getters would be closures, which V8 notes with the object's shape:
 * each page would hold its rows until all memory is next gone through.
 */
class PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  private readonly edges: readonly Edge[];

  constructor(edges: readonly Edge[], hasNextPage: boolean, hasPreviousPage: boolean) {
    this.edges = edges;
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
  }

  get startCursor(): string | null {
    return this.edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}

/** The rows of a page, of all that there are, in the ascending order of the page's columns. */
export function pageOfRows<Row extends { id: string }>(
  rows: readonly Row[],
  { query, orderBy, backward, size }: Page,
) {
  const columns = orderBy.flatMap((order) => Object.keys(order)) as (keyof Row)[];
  const plain = (value: unknown) =>
    value instanceof Date ? value.toISOString() : (value as string | number);
  const sorted = backward ? [...rows].reverse() : rows;
  const { seek } = query;
  const beyond = (row: Row) => {
    const place = columns.findIndex((column, i) => plain(row[column]) !== seek?.[i]);
    if (place < 0) return false;
    const greater = plain(row[columns[place] as keyof Row]) > (seek?.[place] as string | number);
    return greater !== backward;
  };
  const rest = seek ? sorted.filter(beyond) : sorted;
  return { rows: rest.slice(0, size + 1), count: rows.length };
}
