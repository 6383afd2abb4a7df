import type { SourceRow } from '../../../server/src/corpus/readers/source-row.ts';

/** A file as a stream brings it: whole, or cut at the given places. */
export async function* file(
  content: string | Uint8Array,
  cuts: readonly number[] = [],
): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content as string);
  const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length])].sort(
    (a, b) => a - b,
  );
  for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i]);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What each row says, or its reason. */
export function outcomes<T>(rows: SourceRow<T>[]): (T | string)[] {
  return rows.map((row) => ('reason' in row ? row.reason : row.value));
}

/** The only row of a source that was taken. */
export function taken<T>(rows: SourceRow<T>[]): { value: T; repairs: string[]; line: number; raw: string } {
  const good = rows.filter((row) => 'value' in row);
  if (good.length !== 1) throw new Error(`${good.length} rows were taken, not one: ${JSON.stringify(rows)}`);
  return good[0] as never;
}
