import type { SourcingNode } from '../analysis/sourcing.ts';
import type {
  ActivityRow,
  AssessmentRow,
  DocumentRow,
  EvidenceRow,
  Id,
  StatementRow,
} from './sourcing-rows.ts';

/** A row, as a node and as a source: its type and its id. */
export const key = (type: string, id: string) => `${type}:${id}`;
export function rowOf(key: string): { __typename: string; id: string } {
  const [type, id] = key.split(':') as [string, string];
  return { __typename: type, id };
}

/** The node of what a piece of evidence is, seen or not. */
export function restsOn({ statementId, activityId, documentId, otherAssessmentId }: EvidenceRow): string {
  if (statementId) return key('Statement', statementId);
  if (activityId) return key('Activity', activityId);
  return documentId ? key('Document', documentId) : key('Assessment', otherAssessmentId as string);
}

/** A document in which a chain ends, or, where it may not be seen, a step that is absent. */
function ending(id: string, document: Id): SourcingNode {
  return document ? { next: [], sources: [key('Document', id)] } : { next: [key('Hidden', id)] };
}

/** What supports it. Without evidence an assessment is a source of its own: the document that it was published in, or its author. */
function assessmentNode({ evidence, documentId, document, author }: AssessmentRow): SourcingNode {
  if (evidence.length > 0) return { next: evidence.map(restsOn) };
  return documentId ? ending(documentId, document) : { next: [], sources: [key('Actor', author.id)] };
}

/**
 * The reference that is made for it leads on. Without one it comes from the step of its attribution that is closest to the speaker: the
 * document, or who passes it on where no document is known. What nobody passes on comes from the document in which it stands.
 */
function statementNode(row: StatementRow): SourcingNode {
  const [closest] = row.attributions;
  const documents = [row.document, ...row.attributions.map(({ document }) => document)];
  const grades = new Map(documents.flatMap((each) => (each ? [[each.id, each.reliability] as const] : [])));
  return { ...provenance(row, closest), reliability: [...grades.values()], credibility: [row.credibility] };
}

function provenance(
  { citationId, citation, documentId, document }: StatementRow,
  closest: StatementRow['attributions'][number] | undefined,
): SourcingNode {
  if (citationId && !citation) return { next: [key('Hidden', citationId)] };
  if (citation && !citation.retractedAt) return cited(citation);
  if (!closest) return ending(documentId, document);
  if (closest.documentId) return ending(closest.documentId, closest.document);
  return { next: [], sources: [key('Actor', closest.actor.id)] };
}

/** The document that is cited; where nobody has found it yet, the reference itself is as far as the chain is known. */
function cited({ id, citedDocumentId }: { id: string; citedDocumentId: string | null }): SourcingNode {
  return citedDocumentId
    ? { next: [key('Document', citedDocumentId)] }
    : { next: [], sources: [key('Citation', id)] };
}

/** What attests it. */
function activityNode({ sources }: ActivityRow): SourcingNode {
  return {
    next: sources.map(({ statementId, documentId }) =>
      statementId ? key('Statement', statementId) : key('Document', documentId as string),
    ),
  };
}

/** All that it cites; one that cites nothing is a source of its own. */
function documentNode({ id, reliability, citations }: DocumentRow): SourcingNode {
  const references = citations.map(cited);
  return {
    next: references.flatMap(({ next }) => next),
    sources: citations.length ? references.flatMap(({ sources = [] }) => sources) : [key('Document', id)],
    reliability: [reliability],
  };
}

export const nodeOf = {
  Assessment: assessmentNode,
  Statement: statementNode,
  Activity: activityNode,
  Document: documentNode,
} as const;
