/** Rows that begin with the id of a relationship, made into something each and put together by that id. */
export function groupedBy<T>(
  rows: readonly (string | null)[][],
  make: (row: (string | null)[]) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [id, ...row] of rows) {
    const group = groups.get(id as string);
    if (group) group.push(make(row));
    else groups.set(id as string, [make(row)]);
  }
  return groups;
}
