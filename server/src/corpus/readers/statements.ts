import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { Stance } from '../../_generated/prisma/enums.ts';
import { ValidationError } from '../../errors.ts';
import { readCsv } from './csv.ts';
import type { Bytes, SourceRow } from './source-row.ts';
import { type CellRules, statementOf } from './statement-cells.ts';
import { joinCodings } from './statement-rows.ts';
import { type SourceStatement, type StatementField, statementFields } from './statement-value.ts';

export type { SourceStatement } from './statement-value.ts';

/** How a CSV file of statements is to be read. */
export interface StatementMapping extends CellRules {
  /** The header of the column that each field is in. */
  columns: Partial<Record<StatementField, string>>;
  delimiter: string;
  /** Fields whose columns may be absent. */
  optional?: readonly StatementField[];
  /** Makes headers alike that mean the same column. */
  alike?: (header: string) => string;
}

const mapping = z.strictObject({
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/, 'is one character, such as "," or ";" or "\\t"')
    .default(','),
  areaSeparator: z.string().min(1, 'must not be empty').default(';'),
  columns: z.partialRecord(z.enum(statementFields), z.string().min(1, 'must not be empty')),
  stances: z.record(z.string(), z.enum(Stance)).nullable().default(null),
});

/**
 * Reads a mapping file (YAML):
 *
 *     delimiter: ";"            # what stands between two fields; a comma if left out
 *     columns:                  # field: header of its column; saidOn, speaker or organization, documentId or documentTitle at least
 *       id: statement
 *       speaker: person
 *       saidOn: date
 *       documentTitle: source
 *       quote: text
 *       concept: category
 *       stance: agreement
 *       areas: areas
 *     stances: { "1": AFFIRMS, "0": DENIES }   # what the values of the stance column mean; their names if left out
 *     areaSeparator: "|"        # what stands between several areas; a semicolon if left out
 *
 * Throws a ValidationError that says what is wrong with it.
 */
export function readStatementMapping(yaml: string): StatementMapping {
  let given: unknown;
  try {
    given = parseYaml(yaml);
  } catch (error) {
    throw new ValidationError(`The mapping file is no YAML: ${(error as Error).message}`);
  }
  const read = mapping.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.length ? `, at ${issue.path.join('.')}` : '';
    throw new ValidationError(
      `The mapping file cannot be used${place}: ${issue?.message}. Fields: ${statementFields.join(', ')}.`,
    );
  }
  const { columns } = read.data;
  const needs = (fault: boolean, what: string) => {
    if (fault) throw new ValidationError(`The mapping file names no column for ${what}.`);
  };
  needs(!columns.saidOn, 'saidOn, the date on which a statement was made');
  needs(!columns.speaker && !columns.organization, 'speaker or organization');
  needs(!columns.documentId && !columns.documentTitle, 'documentId or documentTitle');
  needs(!columns.quote && !columns.paraphrase && !columns.concept, 'quote, paraphrase or concept');
  needs(Boolean(columns.concept) !== Boolean(columns.stance), 'concept and stance: they come together');
  return read.data;
}

/**
 * The statements of a CSV file, by a mapping. Rows with the same id that follow each other are one statement with several codings.
 * Rejected: a missing speaker, document or date, a date that is none, a value that is not among those of stance, directness or
 * speech act, a concept without stance, a row without words and concept, an id that stands elsewhere or with the same concept
 * already, and, among rows without an id, one that repeats another in everything.
 */
export async function* readStatements(
  bytes: Bytes,
  by: StatementMapping,
): AsyncGenerator<SourceRow<SourceStatement>> {
  const fields = Object.entries(by.columns) as [StatementField, string][];
  const headers = (optional: boolean) => [
    ...new Set(
      fields
        .filter(([field]) => (by.optional?.includes(field) ?? false) === optional)
        .map(([, header]) => header),
    ),
  ];
  const shape = {
    required: headers(false),
    optional: headers(true),
    delimiter: by.delimiter,
    alike: by.alike,
  };
  const rows = async function* (): AsyncGenerator<SourceRow<SourceStatement>> {
    for await (const row of readCsv<string, string>(bytes, shape)) {
      if ('reason' in row) {
        yield row;
        continue;
      }
      const { line, raw, repairs } = row;
      const value = statementOf(
        Object.fromEntries(fields.map(([field, header]) => [field, row.value[header]])),
        by,
      );
      yield typeof value === 'string' ? { line, raw, reason: value } : { line, raw, value, repairs };
    }
  };
  yield* joinCodings(rows());
}
