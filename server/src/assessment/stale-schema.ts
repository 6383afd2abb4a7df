import { builder } from '../builder.ts';
import { ref } from '../refs.ts';

const StaleKind = builder.enumType('StaleKind', {
  description: 'What has become of a piece of evidence since.',
  values: {
    RETRACTED: { description: 'It was retracted.' },
    SOURCE_RETRACTED: { description: 'The document in which the statement stands was retracted.' },
    SUPERSEDED: { description: 'It is an assessment that a later one has replaced.' },
    EVIDENCE_STALE: { description: 'It is an assessment that is stale itself.' },
    RECODED: {
      description: 'A coding of the statement was added, changed or retracted after the approval.',
    },
    READJUDICATED: {
      description: 'The codings of the statement were decided on, or decided anew, after the approval.',
    },
    CORRECTED: {
      description:
        'The words of the statement, or the text of the document, were corrected after the approval.',
    },
    UNDISCLOSED: { description: 'Something has become of evidence that you may not see.' },
  } as const,
});

type Kind = (typeof StaleKind)['$inferType'];

interface StaleRow {
  kind: Kind;
  since: Date;
  evidenceLink: { id: string } & Record<string, unknown>;
}

const seen = { select: { id: true } } as const;
/** Both fields select the same, so that a list reads the reasons once. */
const select = {
  staleReasons: {
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
    select: {
      kind: true,
      since: true,
      evidenceLink: {
        select: { id: true, statement: seen, activity: seen, document: seen, otherAssessment: seen },
      },
    },
  },
} as const;

/** Of evidence that is hidden from the viewer nothing is said but that something has become of it. */
const isHidden = ({ evidenceLink: { statement, activity, document, otherAssessment } }: StaleRow) =>
  !statement && !activity && !document && !otherAssessment;

const reasonsOf = (row: object) => (row as { staleReasons: StaleRow[] }).staleReasons;

const StaleReason = builder.objectRef<StaleRow>('StaleReason').implement({
  description: 'Why an assessment is stale: what has become of one piece of its evidence.',
  fields: (t) => ({
    kind: t.field({
      type: StaleKind,
      description: 'What has become of it.',
      resolve: (row) => (isHidden(row) ? 'UNDISCLOSED' : row.kind),
    }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when; null where you may not see the evidence.',
      resolve: (row) => (isHidden(row) ? null : row.since),
    }),
    evidence: t.field({
      type: ref('EvidenceLink'),
      description: 'The piece of evidence.',
      resolve: ({ evidenceLink: { id } }) => ({ id }) as never,
    }),
  }),
});

builder.prismaObjectFields(ref('Assessment'), (t) => ({
  stale: t.boolean({
    description:
      'True: something that it rests on, directly or through other assessments, was retracted or replaced, or has changed since the approval. It is true also where you may not see what: whoever relies on a judgement must know that its ground has moved. With knownAt: what had happened by then and still holds.',
    select: select as never,
    resolve: (row) => reasonsOf(row).length > 0,
  }),
  staleReasons: t.field({
    type: [StaleReason],
    description:
      'What has become of its evidence, the earliest first. Empty where it is not stale. With knownAt: what had happened by then and still holds.',
    select: select as never,
    resolve: (row) => reasonsOf(row),
  }),
}));
