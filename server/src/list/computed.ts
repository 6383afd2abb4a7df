import { builder } from '../builder.ts';
import { connectionOf, type PageArguments, pageComplexity, pageOf } from './page.ts';

/** Objects in order, which may be made when they are asked for. */
interface Rows<T> {
  readonly length: number;
  at(place: number): T | undefined;
  slice(start: number, end: number): T[];
}

/** A list of objects that are computed all at once. */
export interface ComputedList<T> {
  connection: unknown;
  /** What a page costs. */
  complexity: (args: PageArguments) => { field: number; multiplier: number };
  /** A page of all objects. */
  page: (rows: Rows<T>, args: PageArguments) => ReturnType<typeof connectionOf>;
}

interface ComputedListDefinition<T> {
  name: string;
  noun: string;
  /** A text that no two objects share, and in whose order they come. */
  key: (row: T) => string;
  /** Whether the objects are given in the order of their keys already. */
  isInOrder?: boolean;
}

/** The list of a type whose objects are computed: its connection type and its pages. */
export function defineComputedList<T extends object>(
  type: { $inferType: T },
  { name, noun, key, isInOrder = false }: ComputedListDefinition<T>,
): ComputedList<T> {
  const connection = builder.connectionObject(
    {
      type: type as never,
      name: `${name}Connection`,
      description: `A page of ${noun}.`,
      fields: (t) => ({
        totalCount: t.int({
          description: 'How many there are on all pages together.',
          resolve: (parent) => (parent as unknown as { count: () => Promise<number> }).count(),
        }),
      }),
    },
    { name: `${name}Edge`, description: `One of the ${noun} on a page, with its place.` },
  );
  const inKeyOrder = (rows: Rows<T>): T[] => {
    const keyed = rows.slice(0, rows.length).map((row) => ({ row, key: key(row) }));
    return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
  };
  /** How many rows come before a key; forward, the row of the key itself is one of them. */
  const placeOf = (rows: Rows<T>, place: string, backward: boolean): number => {
    let [least, most] = [0, rows.length];
    while (least < most) {
      const middle = (least + most) >>> 1;
      const own = key(rows.at(middle) as T);
      if (backward ? own < place : own <= place) least = middle + 1;
      else most = middle;
    }
    return least;
  };
  return {
    connection,
    complexity: pageComplexity,
    page: (given, args) => {
      const rows = isInOrder ? given : inKeyOrder(given);
      const page = pageOf(args, {}, [{ key: 'asc' }]);
      const [seek] = page.query.seek ?? [];
      const { size, backward } = page;
      // Those before the place where the page begins or, backward, ends
      const place = seek === undefined ? (backward ? rows.length : 0) : placeOf(rows, String(seek), backward);
      const taken = backward
        ? rows.slice(Math.max(0, place - size - 1), place).reverse()
        : rows.slice(place, place + size + 1);
      const shown = taken.map((row) => ({ ...row, key: key(row) }));
      return connectionOf(shown as never, page, async () => rows.length);
    },
  };
}
