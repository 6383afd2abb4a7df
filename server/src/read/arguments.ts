/**
 * What the read client understands: Prisma's arguments as far as this API uses them, and some that Prisma lacks.
 * Anything else is a programming error and throws.
 */

export type Scalar = string | number | boolean | bigint | Date | null;

/** Comparators of one column. All that are given must hold. */
export interface Comparators {
  equals?: Scalar | readonly Scalar[];
  not?: Scalar;
  in?: readonly Scalar[];
  lt?: Scalar;
  lte?: Scalar;
  gt?: Scalar;
  gte?: Scalar;
  /** Case-insensitive, and taken literally: % and _ are ordinary characters. */
  contains?: string;
  /** Of an array column: it holds this element. */
  has?: Scalar;
}

/** A predicate on one model: columns, relations (`some`, `none`, `isNot`, or a where of the one), AND, OR, NOT, `matches`. */
export interface Where {
  [key: string]: unknown;
  AND?: readonly Where[];
  OR?: readonly Where[];
  NOT?: Where;
  /** Full-text query (websearch syntax) against the model's `search` column. Prisma has no such argument. */
  matches?: string;
}

export type Direction = 'asc' | 'desc';
export type OrderBy = Readonly<Record<string, Direction>>;

/**
 * Only rows that come after this key in the order: a row comparison, which costs the same on every page.
 * Prisma has no such argument; its own `cursor` reads all the rows before.
 */
export type Seek = readonly Scalar[];

/** A frozen one is the same object in many requests: what is made of it is kept. */
export interface Select {
  [field: string]: boolean | Arguments;
}

export interface Arguments {
  where?: Where;
  orderBy?: readonly OrderBy[];
  /** One value for each entry of `orderBy`. */
  seek?: Seek;
  take?: number;
  /** One row more is read than is to be taken, to know whether others follow. */
  beyond?: true;
  /**
   * Of a list relation: how many rows it has without `take` and `seek`. The parent has the number in `_count`, as with Prisma, unless it is
   * joined to another row: it may be to many, and its list is better counted once for all of them.
   */
  counted?: true;
  /** Nothing of the rows is asked for: they are not read. */
  unread?: true;
  /** So few rows are asked for that a list of what is joined to them may be read beside each. */
  few?: true;
  /** Without it, every column. */
  select?: Select;
}

/** What is asked of a page. */
export interface PageNeeds {
  /** The rows on it. */
  rows: boolean;
  /** The places of rows in the list. */
  cursors: boolean;
  /** Whether rows lie beyond it. */
  beyond: boolean;
  /** How many rows there are on all pages. */
  count: boolean;
}

/** The arguments for rows of which so much is asked. Those of a page select what cursors are made of, and look beyond it. */
export function argumentsFor(
  { beyond, select: places, ...page }: Arguments,
  selected: Select,
  needs: PageNeeds,
): Arguments {
  return {
    ...page,
    ...(beyond && needs.beyond && { beyond }),
    ...(needs.count && { counted: true }),
    ...(beyond && !needs.rows && { unread: true }),
    select: needs.cursors ? { ...selected, ...places } : selected,
  };
}
