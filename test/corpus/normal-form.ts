type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Row = { [key: string]: Json };

/** Columns that differ between two runs of the same work, and say nothing. */
const noise = ['id', 'recordedAt'];
const noiseOfRevisions = [...noise, 'position', 'transactionId'];
/** Lists in no order of their own: parties by id, and the links that a write added or removed. */
const withoutOrder = ['partyIds', 'added', 'removed'];
const byContent = (one: Json, other: Json) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
const anyId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The files of a dump (`Table.jsonl`, a JSON object a line) in a form that is the same for two databases which hold the same,
 * whatever ids were drawn and when: from each table to its rows, sorted. An id becomes the table and what names the row there: the
 * keys under which it was imported, else its slug, its source id, or everything that it says. Times become "then". Revisions are
 * counted for each entity, in the order of the feed.
 *
 * Rows are never made one, two that say the same stand there twice; but counts of one cell are added up, as by whoever reads them.
 */
export function normalForm(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const tables = new Map(
    Object.entries(files).map(([file, text]) => [
      file.replace(/\.jsonl$/, ''),
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row),
    ]),
  );
  const counts = tables.get('ReadingCount');
  if (counts) tables.set('ReadingCount', addedUp(counts));
  const nameOf = namesOf(tables);
  const ordinals = ordinalsOf(tables.get('Revision') ?? []);
  return Object.fromEntries(
    [...tables].map(([table, rows]) => [
      table,
      rows
        .map((row) => {
          const said = plain(table, row, nameOf);
          if (table === 'Revision') return JSON.stringify({ ordinal: ordinals.get(row), ...said });
          return JSON.stringify('id' in row ? { name: nameOf(row.id as string), ...said } : said);
        })
        .sort(),
    ]),
  );
}

/** Where two wrote to a cell at once, it has a row of each. */
function addedUp(counts: readonly Row[]): Row[] {
  const cells = new Map<string, Row>();
  for (const { id = null, n = 0, ...cell } of counts) {
    const key = JSON.stringify(cell);
    const known = cells.get(key);
    cells.set(key, { ...cell, id: known?.id ?? id, n: Number(known?.n ?? 0) + Number(n) });
  }
  return [...cells.values()].filter(({ n }) => n !== 0);
}

/** What the one of two normal forms has and the other has not, line by line. */
export function differences(
  one: Readonly<Record<string, readonly string[]>>,
  other: Readonly<Record<string, readonly string[]>>,
): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((table) => {
    const counts = new Map<string, number>();
    for (const line of one[table] ?? []) counts.set(line, (counts.get(line) ?? 0) + 1);
    for (const line of other[table] ?? []) counts.set(line, (counts.get(line) ?? 0) - 1);
    return [...counts].flatMap(([line, count]) => (count === 0 ? [] : [`${table} ${count} ${line}`]));
  });
}

/** How each row that has an id is named instead. */
function namesOf(tables: ReadonlyMap<string, Row[]>): (id: string) => string {
  const keys = new Map<string, string[]>();
  for (const { key, entityId } of tables.get('ImportRecord') ?? [])
    keys.set(entityId as string, [...(keys.get(entityId as string) ?? []), key as string]);
  const rows = new Map<string, { table: string; row: Row }>();
  for (const [table, all] of tables)
    for (const row of all) if (row.id) rows.set(row.id as string, { table, row });

  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const known = names.get(id);
    if (known) return known;
    const found = rows.get(id);
    if (!found) return 'nothing that is there';
    names.set(id, 'itself');
    const { table, row } = found;
    const imported = keys.get(id)?.sort().join(' and ');
    const name = imported ?? row.slug ?? row.sourceId ?? JSON.stringify(plain(table, row, nameOf));
    names.set(id, `${table} ${name}`);
    return `${table} ${name}`;
  };
  return nameOf;
}

/** A row without noise, and with names for ids. */
function plain(table: string, row: Row, nameOf: (id: string) => string): Row {
  const left = table === 'Revision' ? noiseOfRevisions : noise;
  const said = (value: Json, key: string): Json => {
    if (key === 'retractedAt') return timeless(value);
    if (typeof value === 'string' && anyId.test(value)) return nameOf(value);
    // The record of an import has short marks of what was written, of ids too
    if (typeof value === 'string') return key === 'hash' ? value.replaceAll(/ \w+Ids?=\w+/g, '') : value;
    if (Array.isArray(value)) {
      const all = value.map((each) => said(each, key));
      return withoutOrder.includes(key) ? all.sort(byContent) : all;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([each, inner]) => [each, said(inner, each)]));
  };
  return Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => !left.includes(key))
      .map(([key, value]) => [key, said(value, key)]),
  );
}

/** Whether a time is there, and not which: in a row, or before and after a change. */
function timeless(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value && 'then';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner && 'then']));
}

/** Which revision of its entity each one is. */
function ordinalsOf(revisions: readonly Row[]): Map<Row, number> {
  const counts = new Map<Json | undefined, number>();
  const inOrder = [...revisions].sort((one, other) => Number(one.position) - Number(other.position));
  return new Map(
    inOrder.map((revision) => {
      const ordinal = (counts.get(revision.entityId) ?? 0) + 1;
      counts.set(revision.entityId, ordinal);
      return [revision, ordinal];
    }),
  );
}
