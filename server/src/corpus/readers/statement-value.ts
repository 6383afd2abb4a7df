import type { Directness, SpeechAct, Stance } from '../../_generated/prisma/enums.ts';
import type { EdtfDate } from '../../date/edtf.ts';

/** A concept that a statement is coded with, and the stance towards it. */
export interface SourceCoding {
  concept: string;
  stance: Stance;
}

/** A coded statement of a source. Actors, concepts and documents stand by the source's names or ids; finding them is the import's work. */
export interface SourceStatement {
  /** Its id in the source; null where the source gives none. */
  id: string | null;
  /** The document it stands in; at least one of id and title is given. */
  document: {
    id: string | null;
    title: string | null;
    url: string | null;
    author: string | null;
    source: string | null;
    section: string | null;
    type: string | null;
    publishedOn: EdtfDate | null;
  };
  /** Who speaks; null where only the organisation is known. */
  speaker: string | null;
  /** On whose behalf; null where only the speaker is known. */
  organization: string | null;
  addressee: string | null;
  occasion: string | null;
  place: string | null;
  saidOn: EdtfDate;
  quote: string | null;
  quoteLanguage: string | null;
  /** The concepts where the source gives no words at all. */
  paraphrase: string | null;
  directness: Directness | null;
  speechAct: SpeechAct | null;
  /** No concept twice; empty where it is not coded. */
  codings: SourceCoding[];
  relationship: string | null;
  areas: string[];
}

/** The fields that a column may be mapped to. */
export const statementFields = [
  'id',
  'documentId',
  'documentTitle',
  'documentUrl',
  'documentAuthor',
  'documentSource',
  'documentSection',
  'documentType',
  'documentDate',
  'speaker',
  'organization',
  'addressee',
  'occasion',
  'place',
  'saidOn',
  'quote',
  'quoteLanguage',
  'paraphrase',
  'directness',
  'speechAct',
  'concept',
  'stance',
  'relationship',
  'areas',
] as const;

export type StatementField = (typeof statementFields)[number];
