import pg from 'pg';
import type { Column, Table } from './catalogue.ts';

const quoted = pg.escapeIdentifier;

/**
 * The query whose rows are the lines of a table's file: one JSON object a row, in the order of the primary key. A column
 * without a value is left out. Postgres writes the JSON, so numbers keep all their digits.
 */
export function linesOf({ name, columns, key }: Table): string {
  const members = columns.map(
    (column) => `${pg.escapeLiteral(`${JSON.stringify(column.name)}:`)} || ${written(column)}`,
  );
  // array_to_string passes over NULLs, and takes any number of columns
  const lines = `SELECT '{' || array_to_string(ARRAY[${members.join(', ')}]::text[], ',') || '}' AS line FROM ${quoted(name)} AS t`;
  if (key.length === 0) return `SELECT line FROM (${lines}) AS l ORDER BY line COLLATE "C"`;
  const order = key.map((column) => `t.${quoted(column.name)}${column.collated ? ' COLLATE "C"' : ''}`);
  return `${lines} ORDER BY ${order.join(', ')}`;
}

function written({ name, form }: Column): string {
  const column = `t.${quoted(name)}`;
  if (form === 'json') return `${column}::text`;
  if (form === 'zero') return `'0'`;
  if (form === 'value') return `to_json(${column})::text`;
  if (form === 'text') return `to_json(${column}::text)::text`;
  // Further dimensions and other first indexes would be lost in a JSON array
  const plain = `array_ndims(${column}) IS NULL OR (array_ndims(${column}) = 1 AND array_lower(${column}, 1) = 1)`;
  return `CASE WHEN ${plain} THEN to_json(${column}) ELSE to_json(${column}::text) END::text`;
}

/** The statement that puts lines, given as one text, into their table. */
export function insertLines({ name, columns }: Table): string {
  const values = columns.map((column) => read(column));
  const definitions = columns
    .filter(({ form }) => form !== 'json')
    .map((column) => `${quoted(column.name)} ${column.form === 'text' ? 'text' : column.type}`);
  const record =
    definitions.length === 0 ? '' : `, json_to_record(lines.line) AS r (${definitions.join(', ')})`;
  return `INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')})
    OVERRIDING SYSTEM VALUE SELECT ${values.join(', ')}
    FROM (SELECT l::json AS line FROM string_to_table($1::text, E'\\n') AS l OFFSET 0) AS lines${record}`;
}

function read({ name, type, form }: Column): string {
  // Of a JSON null, json_to_record would make no value
  if (form === 'json') return `(lines.line -> ${pg.escapeLiteral(name)})::${type}`;
  return form === 'text' ? `r.${quoted(name)}::${type}` : `r.${quoted(name)}`;
}
