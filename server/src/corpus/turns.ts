import type { Database } from '../database/pools.ts';
import { CodePointOffsets } from '../document/code-points.ts';
import { parseLabel } from '../identity/label.ts';
import { statementService } from '../statement/service.ts';
import { type Viewer, visibleMarkings } from '../viewer.ts';
import type { EntityService } from '../write/entity.ts';
import { namedActor } from './actors.ts';
import { documentKey } from './documents.ts';
import type { Importer } from './import.ts';
import { keyOf } from './plan.ts';
import { upTo } from './readers/source-row.ts';
import type { Turn } from './readers/turns.ts';

/** What a turn needs of the document that it stands in. */
interface Transcript {
  id: string;
  title: string;
  place: string | null;
  language: string | null;
  text: string;
  offsets: CodePointOffsets;
}

/** So many characters before and after the words are kept, to find them again in a corrected text. */
const around = 32;

/**
 * The turns of speakers in documents that were imported under the same name of the source. A label that names no person
 * ("Question", "* * *") is a group, so that nobody takes it for one.
 */
export function turnImporter(source: string): Importer<Turn> {
  return {
    async plan(rows, database, viewer) {
      const documents = await transcripts(
        database,
        viewer,
        rows.map(({ value }) => documentKey(source, value.documentId)),
      );
      return rows.map(({ value: turn, repairs }) => {
        const key = documentKey(source, turn.documentId);
        const document = documents.get(key);
        if (!document)
          return `The document "${turn.documentId}" is not there: import the documents first, under the same source.`;
        const start = document.offsets.toUnits(turn.start);
        const end = document.offsets.toUnits(turn.end);
        if (document.text.slice(start, end) !== turn.text)
          return "The document's text between start and end is not the text of the turn.";
        const label = turn.speakerLabel;
        const speaker = namedActor(source, label, parseLabel(label).kind === 'PERSON' ? 'PERSON' : 'GROUP');
        const id = `${turn.documentId}#${turn.turn}`;
        return {
          before: [speaker],
          own: {
            key: keyOf(source, 'turn', id),
            service: statementService as EntityService,
            says: turn,
            input: (idOf) => ({
              speakerId: idOf(speaker.key),
              saidOn: turn.saidOn.text,
              quote: turn.text,
              quoteLanguage: document.language,
              directness: 'DIRECT_QUOTE',
              speechAct: 'ASSERT',
              occasion: upTo(document.title, 500),
              place: document.place,
              documentId: document.id,
              selector: {
                exact: turn.text,
                prefix: whole(document.text.slice(Math.max(0, start - around), start)),
                suffix: whole(document.text.slice(end, end + around)),
                start: turn.start,
                end: turn.end,
              },
              sourceId: `${source}:${id}`,
            }),
          },
          parts: [],
          repairs,
        };
      });
    },
  };
}

/** Without half of a character at either end. */
const whole = (text: string) => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '') || null;

/** The documents by their keys. One that is retracted or that the viewer may not see is as if it were not there. */
async function transcripts(
  database: Database,
  viewer: Viewer,
  keys: string[],
): Promise<Map<string, Transcript>> {
  const { rows } = await database.write.query<Omit<Transcript, 'offsets'> & { key: string }>(
    `SELECT r."key", d."id", d."title", d."place", d."language", d."text" FROM public."ImportRecord" r
     JOIN public."Document" d ON d."id" = r."entityId" WHERE r."key" = ANY ($1)
     AND d."retractedAt" IS NULL AND d."marking" = ANY ($2::public."Marking"[])`,
    [[...new Set(keys)], visibleMarkings(viewer)],
  );
  return new Map(
    rows.map(({ key, ...row }) => {
      const text = row.text ?? '';
      return [key, { ...row, text, offsets: new CodePointOffsets(text) }];
    }),
  );
}
