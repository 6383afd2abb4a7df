import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inPrisma } from '../product.ts';

/** A row of the data file: its own fields, and the keys of the rows that it names. */
export type ExampleRow = Readonly<Record<string, unknown>>;

/** The worked example as its data file holds it. */
export interface Example {
  actors: Record<string, ExampleRow>;
  names: ExampleRow[];
  affiliations: ExampleRow[];
  documents: Record<string, ExampleRow>;
  citations: Record<string, ExampleRow>;
  relationships: Record<string, ExampleRow>;
  areas: Record<string, ExampleRow>;
  codebook: ExampleRow;
  concepts: Record<string, ExampleRow>;
  statements: Record<string, ExampleRow & { attributions?: ExampleRow[]; codings?: ExampleRow[] }>;
  activities: Record<string, ExampleRow>;
  assessments: Record<string, ExampleRow & { evidence?: ExampleRow[] }>;
}

/** The data file, read from where it lies in the repository and in an image. */
export function readExample(): Example {
  return parse(readFileSync(inPrisma('example/russia-china-2019.yaml'), 'utf8'));
}
