import type { Clearance } from '../database/clearance.ts';
import type { Where } from '../read/arguments.ts';
import type { Reading } from './reading.ts';
import type { ExportedType, Scope } from './scope.ts';
import type { Selection } from './selection.ts';

/** What a file says about itself. Nothing in it depends on when it was made: the same selection gives the same bytes. */
export interface About {
  description: string;
  selection: Selection;
  clearance: Clearance;
  losses: readonly string[];
}

/** A part of a file's text. Files come one after the other, each whole before the next. */
export interface Piece {
  file: string;
  text: string;
}

/** What a format asks of the rows of one type; rows without it are left out, counted, with this reason. */
export interface Need {
  where: Where;
  reason: string;
}

/** A format in which a selection can leave. */
export interface Format {
  /** What it is and whom it is for. */
  description: string;
  /** Of its files, without the dot. */
  extension: string;
  mediaType: string;
  /** The names of its files, in the order in which they are written. */
  files: readonly string[];
  /** What it cannot carry, in sentences. */
  losses: readonly string[];
  /** The types of row that it writes. */
  types: readonly ExportedType[];
  needs?: (scope: Scope, live: Where) => Partial<Record<ExportedType, Need>>;
  write(reading: Reading, about: About): AsyncGenerator<Piece>;
}

/** The pieces of a format that has one file. */
export async function* piecesOf(file: string, texts: AsyncIterable<string>): AsyncGenerator<Piece> {
  for await (const text of texts) yield { file, text };
}
