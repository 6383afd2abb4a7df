import { builder } from '../builder.ts';
import { connectionOf, type PageArguments, pageComplexity, pageOf } from './page.ts';

/** A list of objects that are computed all at once. */
export interface ComputedList<T> {
  connection: unknown;
  /** What a page costs. */
  complexity: (args: PageArguments) => { field: number; multiplier: number };
  /** A page of all objects in the order of their keys. */
  page: (rows: readonly T[], args: PageArguments) => ReturnType<typeof connectionOf>;
}

/**
 * The list of a type whose objects are computed: its connection type and its pages. A key is a text that no two objects share, and in
 * whose order they come.
 */
export function defineComputedList<T extends object>(
  type: { $inferType: T },
  { name, noun, key }: { name: string; noun: string; key: (row: T) => string },
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
  return {
    connection,
    complexity: pageComplexity,
    page: (rows, args) => {
      const page = pageOf(args, {}, [{ key: 'asc' }]);
      const [seek] = page.query.seek ?? [];
      const keyed = rows.map((row) => ({ row, key: key(row) }));
      keyed.sort((one, other) => (one.key < other.key !== page.backward ? -1 : 1));
      const beyond = ({ key: own }: { key: string }) =>
        page.backward ? own < String(seek) : own > String(seek);
      const rest = seek === undefined ? keyed : keyed.filter(beyond);
      const shown = rest.slice(0, page.size + 1).map(({ row, key: own }) => ({ ...row, key: own }));
      return connectionOf(shown as never, page, async () => rows.length);
    },
  };
}
