import type { Credibility, Reliability } from '../analysis/sourcing.ts';

/** What a chain of sourcing goes through. */
export const chainTypes = ['Assessment', 'Statement', 'Activity', 'Document'] as const;
export type ChainType = (typeof chainTypes)[number];

/** Through so many rows chains are followed, of all assessments that are asked for together. */
export const mostRows = 10_000;

const live = { retractedAt: null };
/** One more than there may be, so that too many are seen. */
const bounded = { where: live, take: mostRows + 1, orderBy: [{ id: 'asc' }] } as const;
const seen = { select: { id: true } } as const;
const graded = { select: { id: true, reliability: true } } as const;

export type Id = { id: string } | null;
type Graded = { id: string; reliability: Reliability } | null;

export interface EvidenceRow {
  id: string;
  statementId: string | null;
  activityId: string | null;
  documentId: string | null;
  otherAssessmentId: string | null;
}
export interface AssessmentRow {
  documentId: string | null;
  author: { id: string };
  document: Id;
  evidence: EvidenceRow[];
}
export interface StatementRow {
  credibility: Credibility;
  documentId: string;
  document: Graded;
  citationId: string | null;
  citation: { id: string; retractedAt: Date | null; citedDocumentId: string | null } | null;
  attributions: { actor: { id: string }; documentId: string | null; document: Graded }[];
}
export interface ActivityRow {
  sources: { statementId: string | null; documentId: string | null }[];
}
export interface DocumentRow {
  id: string;
  reliability: Reliability;
  citations: { id: string; citedDocumentId: string | null }[];
}

/** What is read of the rows of each type. */
export const selections = {
  Assessment: {
    id: true,
    documentId: true,
    author: seen,
    document: seen,
    evidence: {
      ...bounded,
      where: { ...live, role: 'SUPPORTS' },
      select: { id: true, statementId: true, activityId: true, documentId: true, otherAssessmentId: true },
    },
  },
  Statement: {
    id: true,
    credibility: true,
    documentId: true,
    document: graded,
    citationId: true,
    citation: { select: { id: true, retractedAt: true, citedDocumentId: true } },
    attributions: {
      where: live,
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { actor: seen, documentId: true, document: graded },
    },
  },
  Activity: { id: true, sources: { select: { id: true, statementId: true, documentId: true } } },
  Document: {
    id: true,
    reliability: true,
    citations: { ...bounded, select: { id: true, citedDocumentId: true } },
  },
} as const;
