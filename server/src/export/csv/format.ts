import { stringify } from 'csv-stringify/sync';
import type { About, Format, Piece } from '../format.ts';
import { said } from '../json.ts';
import type { Reading } from '../reading.ts';
import { tlpOf } from '../wording.ts';
import { activities } from './activities.ts';
import { actors } from './actors.ts';
import { assessments } from './assessments.ts';
import { codings } from './codings.ts';
import { documents } from './documents.ts';
import { guarded } from './guard.ts';
import { statements } from './statements.ts';
import type { Cell, Table } from './table.ts';

const tables = [statements, actors, documents, activities, codings, assessments] as unknown as Table[];

/** Where the W3C's "CSV on the Web" looks for what is to be known about the files beside it. */
const metadataFile = 'csv-metadata.json';

/** Tables for spreadsheets and statistics: RFC 4180, UTF-8 without byte order mark. */
export const csv: Format = {
  description:
    'Tables for spreadsheets and statistics programs, one file for each type of row, and one that describes them.',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  files: [...tables.map(({ file }) => file), metadataFile],
  losses: [
    'A cell whose text begins with apostrophes or none and then = + - @ (also full-width), a tab or a line end has one more apostrophe before it, so that no spreadsheet runs it as a formula; take one apostrophe away to undo it.',
    'An empty cell is a value that is not known or does not apply; an empty text cannot be told from it.',
    'The texts of documents are left out; textSha256 identifies them.',
    'Other names of actors are texts only, without language and kind; affiliations, and judgements that two actors are the same, are left out.',
    'Of relationships, areas, concepts and codebooks only slugs and labels are carried: not their trees, definitions and descriptions.',
    'Citations, adjudications, forecasts, dissents, reviews, hypotheses and their ratings, and the weight and notes of evidence are left out.',
    'Lists in one cell: assumptions and gaps that have lines of their own, and names with " | " in them, cannot be told apart there.',
    'Ids may name rows that lie outside of the selection.',
    'Who changed what, and when, is left out; version counts the changes.',
  ],
  types: tables.map(({ type }) => type),
  async *write(reading, about) {
    for (const table of tables) yield* rowsOf(reading, table);
    yield { file: metadataFile, text: `${JSON.stringify(metadata(about), null, 2)}\n` };
  },
};

async function* rowsOf(reading: Reading, { file, type, select, columns }: Table): AsyncGenerator<Piece> {
  yield { file, text: lines([columns.map(({ name }) => name)]) };
  for await (const rows of reading.pages<never>(type, select)) {
    yield { file, text: lines(rows.map((row) => columns.map(({ value }) => value(row)))) };
  }
}

function lines(rows: Cell[][]): string {
  return stringify(rows, { record_delimiter: 'windows', cast: { string: guarded } });
}

/** What the files hold, for people and programs: the W3C's Metadata Vocabulary for Tabular Data. */
function metadata({ description, selection, clearance, losses }: About): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:description': description,
    'dc:accessRights': tlpOf(clearance),
    notes: [{ selection: said(selection), losses }],
    dialect: { lineTerminators: '\r\n' },
    tables: tables.map(({ file, columns }) => ({
      url: file,
      tableSchema: {
        primaryKey: 'id',
        columns: columns.map(({ name, description: meaning }) => ({
          name,
          'dc:description': meaning,
        })),
      },
    })),
  };
}
