import { type About, type Format, piecesOf } from '../format.ts';
import { listOf, openedAt, said } from '../json.ts';
import { urnOf, uuidOf } from '../naming.ts';
import type { Reading } from '../reading.ts';
import { labelled, tlpOf } from '../wording.ts';
import { type AnnotationRow, annotationOf, annotationSelect, type Maker } from './annotation.ts';

const file = 'entente.annotations.jsonld';

/** What annotation tools read: the words of statements, marked in the texts that they stand in. */
export const webAnnotation: Format = {
  description:
    "Statements as annotations of the words they stand in: the W3C's Web Annotation Data Model, one collection, JSON-LD.",
  extension: 'jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  files: [file],
  losses: [
    'Only statements that are anchored in the text of a document are carried.',
    'Positions count Unicode code points, from 0, of the text that Entente holds; on the page at the source, which has markup and may have changed, the quotation is what finds the words.',
    'The texts themselves are left out.',
    'When and where it was said, the speech act, directness, sense and translation are words for people, in one text.',
    'Codings are words for people, STANCE: concept; levels, codebooks, rounds and adjudications are left out.',
    'Side, voice, addressee, on whose behalf, credibility, attributions, areas and the relationship are left out.',
    'Activities, assessments, forecasts, citations, and everything about actors but their names are left out.',
    'The creator is who recorded the statement, if the clearance sees its history.',
  ],
  types: ['Statement'],
  needs: (_scope, live) => ({
    Statement: {
      where: { selectorExact: { not: null }, document: live },
      reason: 'They are not anchored in the text of a document that is in the export.',
    },
  }),
  write: (reading, about) => piecesOf(file, texts(reading, about)),
};

async function* texts(
  reading: Reading,
  { description, selection, clearance, losses }: About,
): AsyncGenerator<string> {
  const key = ['annotations', clearance, JSON.stringify(said(selection))];
  const id = urnOf(uuidOf(...key));
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: `Statements exported from Entente: ${labelled({ ...selection }).replaceAll('\n', ', ') || 'everything'}`,
    'dcterms:description': [description, tlpOf(clearance), ...losses],
    generator: { type: 'Software', name: 'Entente' },
  };
  const page = { id: urnOf(uuidOf(...key, 'first')), type: 'AnnotationPage', partOf: id, startIndex: 0 };
  let total = 0;
  yield openedAt('first', head);
  yield openedAt('items', page);
  yield* listOf(
    counted(annotations(reading), (count) => {
      total = count;
    }),
  );
  yield `},"total":${total}}\n`;
}

async function* annotations(reading: Reading): AsyncGenerator<object> {
  for await (const rows of reading.pages<AnnotationRow>('Statement', annotationSelect)) {
    const ids = rows.map(({ id }) => id);
    const changes = await reading.lastChanges(ids);
    const makers = await makersOf(reading, ids);
    yield* rows.map((row) => annotationOf(row, makers.get(row.id), changes.get(row.id)));
  }
}

async function* counted<Element>(
  elements: AsyncIterable<Element>,
  tell: (count: number) => void,
): AsyncGenerator<Element> {
  let count = 0;
  for await (const element of elements) {
    count += 1;
    yield element;
  }
  tell(count);
}

async function makersOf(reading: Reading, ids: readonly string[]): Promise<Map<string, Maker>> {
  const revisions = await reading.db.revision.findMany({
    where: { entityId: { in: ids }, operation: 'CREATED' },
    select: { entityId: true, user: { select: { id: true, name: true } } },
  });
  return new Map(revisions.map(({ entityId, user }) => [entityId as string, user as Maker]));
}
