export type Row = Record<string, string | number | null>;

/** So many rows, each made from its number. */
export function* times(count: number, make: (n: number) => Row): Iterable<Row> {
  for (let n = 0; n < count; n++) yield make(n);
}

/** An array of ids as Postgres reads it. */
export const arrayOf = (ids: readonly string[]) => `{${ids.join(',')}}`;
