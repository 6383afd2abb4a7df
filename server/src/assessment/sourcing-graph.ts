import type { SourcingGraph, SourcingNode } from '../analysis/sourcing.ts';
import { EntenteError } from '../errors.ts';
import { type ReadClient, readerOf } from '../read/client.ts';
import type { Source } from '../read/fetch.ts';
import type { Entity } from '../read/selection.ts';
import { Statement } from '../read/sql.ts';
import { key, nodeOf, restsOn } from './sourcing-nodes.ts';
import { type AssessmentRow, type ChainType, chainTypes, mostRows, selections } from './sourcing-rows.ts';

/**
 * What the evidence of assessments rests on, and so on to the ends: one statement finds the rows, at most two for each type read them. A row
 * that the viewer may not see is none of the nodes.
 * @throws EntenteError LIMIT_EXCEEDED where there are more than mostRows.
 */
export async function readSourcingGraphs(
  source: Source,
  db: ReadClient,
  ids: string[],
): Promise<Map<string, SourcingGraph>> {
  const found = await findRows(source, ids);
  bounded(found.length);
  const read = await Promise.all(
    chainTypes.map((type) =>
      readRows(
        db,
        type,
        found.flatMap(([of, id]) => (of === type ? id : [])),
      ),
    ),
  );
  bounded(
    read.flat().reduce((sum, { evidence, citations }) => sum + lengthOf(evidence) + lengthOf(citations), 0),
  );
  const nodes = new Map<string, SourcingNode>();
  chainTypes.forEach((type, i) => {
    for (const row of read[i] as Entity[]) nodes.set(key(type, row.id as string), nodeOf[type](row as never));
  });
  const [assessments] = read as [(Entity & AssessmentRow)[]];
  return new Map(
    assessments.map(({ id, evidence }) => [
      id as string,
      { nodes, evidence: evidence.map((link) => ({ id: link.id, node: restsOn(link) })) },
    ]),
  );
}

const lengthOf = (list: unknown) => (list as unknown[] | undefined)?.length ?? 0;

function bounded(rows: number) {
  if (rows <= mostRows) return;
  throw new EntenteError(
    'LIMIT_EXCEEDED',
    `The evidence leads through more than ${mostRows} rows. Ask for the sourcing of fewer assessments at once.`,
  );
}

async function readRows(db: ReadClient, type: ChainType, ids: string[]): Promise<Entity[]> {
  if (ids.length === 0) return [];
  return readerOf(db, type).findMany({ where: { id: { in: ids } }, select: selections[type] as never });
}

/** The assessments, and every row to which a chain leads from them; each once, so that circular chains end. */
async function findRows(source: Source, ids: string[]): Promise<[ChainType, string][]> {
  const statement = new Statement(source);
  const columns = (alias: string, of: Partial<Record<ChainType, string>>) =>
    `CROSS JOIN LATERAL (VALUES ${Object.entries(of).map(([type, column]) => `('${type}', ${alias}."${column}")`)}) v (type, id)`;
  const evidence = {
    Statement: 'statementId',
    Activity: 'activityId',
    Document: 'documentId',
    Assessment: 'otherAssessmentId',
  };
  const rows = await source.run(
    `WITH RECURSIVE node (type, id) AS (
      SELECT 'Assessment', id FROM unnest(${statement.parameter(ids)}::uuid[]) AS id
      UNION
      SELECT next.type, next.id FROM node n CROSS JOIN LATERAL (
        SELECT v.type, v.id FROM ${statement.table('EvidenceLink')} l ${columns('l', evidence)}
        WHERE n.type = 'Assessment' AND l."assessmentId" = n.id AND l."retractedAt" IS NULL AND l."role" = 'SUPPORTS'
        UNION ALL
        SELECT v.type, v.id FROM ${statement.table('ActivitySource')} o ${columns('o', { Statement: 'statementId', Document: 'documentId' })}
        WHERE n.type = 'Activity' AND o."activityId" = n.id
        UNION ALL
        SELECT 'Document', c."citedDocumentId" FROM ${statement.table('Citation')} c
        WHERE n.type = 'Document' AND c."documentId" = n.id AND c."retractedAt" IS NULL
        UNION ALL
        SELECT 'Document', c."citedDocumentId" FROM ${statement.table('Statement')} s JOIN ${statement.table('Citation')} c ON c."id" = s."citationId"
        WHERE n.type = 'Statement' AND s."id" = n.id AND c."retractedAt" IS NULL
      ) next WHERE next.id IS NOT NULL
    ) SELECT type, id FROM node LIMIT ${mostRows + 1}`,
    statement.parameters,
  );
  return rows as [ChainType, string][];
}
