import { ValidationError } from '../../errors.ts';
import { readCsvRecords } from './csv-record.ts';
import { type Bytes, rawRow, type SourceRow, unstorable } from './source-row.ts';

/** The columns that a reader knows, by the names in the header, and what stands between two fields (a comma by default). */
export interface CsvShape<Required extends string, Optional extends string> {
  required: readonly Required[];
  optional?: readonly Optional[];
  delimiter?: string;
  /** Makes headers alike that mean the same column; they are compared as they stand by default. */
  alike?: (header: string) => string;
}

/**
 * The rows of a CSV file with a header, as objects by column. A row with too many or too few fields, with text after a closing
 * quote or with the NUL character has a reason instead. Columns that are not known are left out, which the first row says.
 * Throws a ValidationError where the header lacks a column, names one twice, or is not there.
 */
export async function* readCsv<Required extends string, Optional extends string = never>(
  bytes: Bytes,
  shape: CsvShape<Required, Optional>,
): AsyncGenerator<SourceRow<Record<Required, string> & Partial<Record<Optional, string>>>> {
  type Row = Record<Required, string> & Partial<Record<Optional, string>>;
  let header: Header | undefined;
  for await (const record of readCsvRecords(bytes, shape.delimiter)) {
    if (!header) {
      header = readHeader('fields' in record ? record.fields : [record.raw], shape, record.line);
      continue;
    }
    const at = { line: record.line, raw: rawRow(record.raw) };
    if ('reason' in record) {
      yield { ...at, reason: record.reason };
      continue;
    }
    const { fields } = record;
    if (fields.length !== header.width) {
      yield { ...at, reason: `The row has ${fields.length} fields, and the header has ${header.width}.` };
      continue;
    }
    const fault = unstorable(record.raw);
    if (fault) {
      yield { ...at, reason: fault };
      continue;
    }
    const value: Record<string, string> = {};
    for (const { name, index } of header.columns) value[name] = fields[index] as string;
    yield { ...at, value: value as Row, repairs: header.repairs };
    header.repairs = [];
  }
  if (!header) throw new ValidationError('The file is empty: it has not even a header.');
}

interface Header {
  width: number;
  columns: { name: string; index: number }[];
  /** What the first row has to say about the columns. */
  repairs: string[];
}

function readHeader(fields: string[], shape: CsvShape<string, string>, line: number): Header {
  const { required, optional = [], delimiter = ',', alike = (header: string) => header.trim() } = shape;
  const found = fields.map(alike);
  const columns: { name: string; index: number }[] = [];
  const missing: string[] = [];
  for (const name of [...required, ...optional]) {
    const index = found.indexOf(alike(name));
    if (index >= 0 && found.indexOf(alike(name), index + 1) >= 0) {
      throw new ValidationError(`The header (line ${line}) names the column "${name}" twice.`);
    }
    if (index >= 0) columns.push({ name, index });
    else if (required.includes(name)) missing.push(name);
  }
  if (missing.length > 0) {
    const other = [';', '\t', ',', '|'].find((sign) => sign !== delimiter && fields.join().includes(sign));
    const hint =
      fields.length === 1 && other
        ? ` Its fields seem to be separated by ${JSON.stringify(other)}, and ${JSON.stringify(delimiter)} is expected.`
        : '';
    throw new ValidationError(
      `The file lacks ${list('the column', missing)}. Its header (line ${line}) has: ${fields.join(', ').slice(0, 500)}.${hint}`,
    );
  }
  const unknown = fields.filter((_, index) => !columns.some((column) => column.index === index));
  const repairs =
    unknown.length > 0 ? [`Left out of every row, not known here: ${list('the column', unknown)}.`] : [];
  return { width: fields.length, columns, repairs };
}

function list(noun: string, names: string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return names.length === 1 ? `${noun} ${quoted}` : `${noun}s ${quoted}`;
}
