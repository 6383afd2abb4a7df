import { countryImporter } from '../../server/src/corpus/countries.ts';
import { dictionaryImporter } from '../../server/src/corpus/dictionary.ts';
import { documentImporter } from '../../server/src/corpus/documents.ts';
import { type Importer, importRows } from '../../server/src/corpus/import.ts';
import { personImporter } from '../../server/src/corpus/persons.ts';
import { readCountries } from '../../server/src/corpus/readers/countries.ts';
import { readDocuments } from '../../server/src/corpus/readers/documents.ts';
import { readFlatStatements } from '../../server/src/corpus/readers/flat-statements.ts';
import { readPersons } from '../../server/src/corpus/readers/persons.ts';
import { readDictionary } from '../../server/src/corpus/readers/phoenix.ts';
import type { Bytes, SourceRow } from '../../server/src/corpus/readers/source-row.ts';
import { readStatementMapping, readStatements } from '../../server/src/corpus/readers/statements.ts';
import { readTurns } from '../../server/src/corpus/readers/turns.ts';
import { statementImporter } from '../../server/src/corpus/statements.ts';
import type { Note, Summary } from '../../server/src/corpus/summary.ts';
import { turnImporter } from '../../server/src/corpus/turns.ts';
import type { Database } from '../../server/src/database/pools.ts';
import { localUserId, ROLES, type Viewer } from '../../server/src/viewer.ts';

export const viewer: Viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' };

/** What every statement of a mapped file may have here; the header that `statements` expects. */
export const statementHeader =
  'id,person,organization,addressee,date,document,title,quote,concept,stance,relationship,areas';
const mapping = readStatementMapping(`columns:
  { id: id, speaker: person, organization: organization, addressee: addressee, saidOn: date, documentId: document,
    documentTitle: title, quote: quote, concept: concept, stance: stance, relationship: relationship, areas: areas }`);

const of = <T>(rows: AsyncIterable<SourceRow<T>>, importer: Importer<T>) => ({ rows, importer });

/** The kinds of source, each as a small office would take it in, under one name. */
const kinds = {
  countries: () => of(readCountries(), countryImporter),
  documents: (bytes: Bytes) =>
    of(
      readDocuments(bytes),
      documentImporter({ source: 'test', kind: 'TRANSCRIPT', language: 'en', publisher: 'Press Office' }),
    ),
  turns: (bytes: Bytes) => of(readTurns(bytes), turnImporter('test')),
  persons: (bytes: Bytes) =>
    of(readPersons(bytes), personImporter({ source: 'test', asOf: '2020-11-01', country: 'RUS' })),
  dictionary: (bytes: Bytes) => of(readDictionary(bytes), dictionaryImporter('test')),
  statements: (bytes: Bytes) => of(readStatements(bytes, mapping), statementImporter({ source: 'test' })),
  flatStatements: (bytes: Bytes) => of(readFlatStatements(bytes), statementImporter({ source: 'test' })),
};

export type Kind = keyof typeof kinds;

export interface Taken {
  summary: Summary;
  notes: Note[];
}

/** Takes a text in as a file of its kind. */
export async function take(
  database: Database,
  kind: Kind,
  text = '',
  as = viewer,
  batchRows?: number,
): Promise<Taken> {
  const notes: Note[] = [];
  const { rows, importer } = kinds[kind](bytesOf(text)) as {
    rows: AsyncIterable<SourceRow<unknown>>;
    importer: Importer<unknown>;
  };
  const summary = await importRows({
    database,
    viewer: as,
    rows,
    importer,
    onNote: (note) => void notes.push(note),
    batchRows,
  });
  return { summary, notes };
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** One JSON object a line. */
export const jsonLines = (objects: readonly object[]) =>
  objects.map((each) => `${JSON.stringify(each)}\n`).join('');

/** Rows of a CSV file, all fields in quotes. */
export const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  [header, ...rows.map((row) => row.map((field) => `"${String(field).replaceAll('"', '""')}"`).join())].join(
    '\n',
  );

export const turnHeader = 'doc_id,date,turn,speaker_label,start,end,text';
export const personHeader = 'person_id,name,description,pages';
