import type { Prisma } from '../../_generated/prisma/client.ts';
import { said } from '../json.ts';
import type { Present, Reading } from '../reading.ts';
import { dayOf, type Shown } from '../shown.ts';
import { labelled } from '../wording.ts';
import { stixId } from './ids.ts';
import { type Changes, common, idsIn, momentOf, refs } from './object.ts';

const actor = { select: { id: true, name: true } } as const;

const reportSelect = {
  id: true,
  recordedAt: true,
  marking: true,
  title: true,
  kind: true,
  publisher: actor,
  authors: { orderBy: [{ position: 'asc' }], select: { actor } },
  series: true,
  volume: true,
  issue: true,
  publishedOn: true,
  publishedOnFirst: true,
  language: true,
  url: true,
  reliability: true,
} satisfies Prisma.DocumentSelect;

type ReportRow = Shown<Prisma.DocumentGetPayload<{ select: typeof reportSelect }>>;

/** Documents, each with the notes of the statements in it. */
export async function* reports(reading: Reading): AsyncGenerator<object> {
  for await (const rows of reading.pages<ReportRow>('Document', reportSelect)) {
    const present = await reading.present({
      Actor: rows.flatMap((row) => peopleOf(row).map((each) => each?.id)),
    });
    const changes = await reading.lastChanges(idsIn(rows));
    const notes = await notesIn(
      reading,
      rows.map(({ id }) => id),
    );
    yield* rows.map((row) => reportOf(row, notes.get(row.id) ?? [], present, changes));
  }
}

async function notesIn(reading: Reading, documents: readonly string[]): Promise<Map<string, string[]>> {
  const statements = await reading.db.statement.findMany({
    where: { AND: [reading.scope.Statement.where, { documentId: { in: documents } }] },
    orderBy: [{ id: 'asc' }],
    select: { id: true, documentId: true },
  });
  const notes = new Map<string, string[]>(documents.map((id) => [id, []]));
  for (const { id, documentId } of statements)
    notes.get(documentId as string)?.push(stixId('note', id as string));
  return notes;
}

const peopleOf = (row: ReportRow) => [row.publisher, ...row.authors.map((author) => author.actor)];

function reportOf(row: ReportRow, notes: readonly string[], present: Present, changes: Changes) {
  return said({
    ...common('report', stixId('report', row.id), row, changes),
    name: row.title,
    description: labelled({
      Kind: row.kind,
      Publisher: row.publisher?.name,
      Authors: row.authors.flatMap((author) => author.actor?.name ?? []).join(', '),
      Series: row.series,
      Volume: row.volume,
      Issue: row.issue,
      'Published on (EDTF)': row.publishedOn ?? 'not known',
      Language: row.language,
      'Source reliability': row.reliability,
    }),
    published: publicationOf(row),
    // The address in ASCII, as RFC 3986 has it
    external_references: row.url
      ? [{ source_name: row.publisher?.name ?? row.title, url: new URL(row.url).href }]
      : null,
    object_refs: refs(
      ...peopleOf(row).map(
        (each) => each !== null && present('Actor', each.id) && stixId('identity', each.id),
      ),
      ...notes,
    ),
  });
}

/** STIX wants a moment: the first that the date can mean, or that of the recording where there is none. */
function publicationOf({ publishedOn, publishedOnFirst, recordedAt }: ReportRow): string {
  const first = publishedOn && dayOf(publishedOnFirst);
  return momentOf(first, '00:00:00.000') ?? recordedAt.toISOString();
}
