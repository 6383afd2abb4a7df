import type { Stance } from '../_generated/prisma/enums.ts';
import type { Statement } from '../read/sql.ts';
import { conceptWhere, type Scope, saidWhere } from './scope.ts';

const marks: Record<Stance, number> = { AFFIRMS: 1, QUALIFIES: 2, DENIES: 4, AVOIDS: 8 };
const markOf = (stance: string) =>
  `CASE ${stance} ${Object.entries(marks)
    .map(([name, mark]) => `WHEN '${name}' THEN ${mark}`)
    .join(' ')} END`;

/**
 * `counted` decided anew from the codings and adjudications that the asker sees: what the table of readings keeps ready of the present,
 * for any moment of the past.
 */
export function recountedSql(statement: Statement, relationshipIds: readonly string[], scope: Scope): string {
  const table = (name: string) => statement.table(name);
  return `said AS MATERIALIZED (
      SELECT s."id" AS statement, s."relationshipId" AS relationship, s."sideId" AS side, s."voice" AS voice, i."identityId" AS speaker, s."saidOnFirst" AS first, s."saidOnLast" AS last
      FROM ${table('Statement')} s JOIN ${table('ActorIdentity')} i ON i."actorId" = s."speakerId"
      WHERE ${saidWhere(statement, 's', relationshipIds, scope)} AND s."retractedAt" IS NULL
    ), decided AS (
      SELECT DISTINCT ON (a."statementId", k."countsAsId") a."statementId" AS statement, k."countsAsId" AS concept, a."stance" AS stance
      FROM ${table('Adjudication')} a JOIN ${table('Concept')} k ON k."id" = a."conceptId"
      WHERE a."retractedAt" IS NULL AND a."statementId" IN (SELECT statement FROM said)
      ORDER BY 1, 2, a."recordedAt" DESC, a."id" DESC
    ), coded AS MATERIALIZED (
      SELECT c."statementId" AS statement, k."countsAsId" AS concept, k."codebookId" AS codebook, c."stance" AS stance, c."coderId" AS coder,
        c."round" AS round
      FROM said JOIN ${table('Coding')} c ON c."statementId" = said.statement JOIN ${table('Concept')} k ON k."id" = c."conceptId"
      WHERE c."retractedAt" IS NULL AND c."state" <> 'ASSIGNED'
    ), later AS (
      SELECT statement, codebook, coder, round FROM coded WHERE round > 1
      UNION ALL
      SELECT l."statementId", l."codebookId", l."coderId", l."round" FROM ${table('CodingAssignment')} l
      WHERE l."submittedAt" IS NOT NULL AND l."retractedAt" IS NULL AND l."round" > 1 AND l."statementId" IN (SELECT statement FROM said)
    ), marked AS (
      -- As bits, so that one pass finds all stances of a statement towards a concept
      SELECT statement, concept, coalesce(max(decided), bit_or(mark)) AS marks FROM (
        SELECT c.statement, c.concept, ${markOf('c.stance')} AS mark, NULL::int AS decided FROM coded c
        WHERE NOT EXISTS (SELECT FROM later l WHERE l.statement = c.statement AND l.coder = c.coder AND l.codebook = c.codebook AND l.round > c.round)
        UNION ALL
        SELECT statement, concept, 0, coalesce(${markOf('stance')}, 0) FROM decided
      ) m GROUP BY 1, 2
    ), counted AS MATERIALIZED (
      SELECT said.*, m.concept, k."level" AS level, v.stance, m.marks NOT IN (${Object.values(marks).join(', ')}) AS disputed
      FROM marked m JOIN said ON said.statement = m.statement JOIN ${table('Concept')} k ON k."id" = m.concept
      JOIN (VALUES ${Object.entries(marks)
        .map(([stance, mark]) => `('${stance}'::public."Stance", ${mark})`)
        .join(', ')}) AS v (stance, mark)
        ON m.marks & v.mark <> 0
      WHERE ${conceptWhere(statement, 'k', scope)}
    )`;
}
