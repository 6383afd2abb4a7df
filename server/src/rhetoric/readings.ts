import type { Statement } from '../read/sql.ts';
import { recountedSql } from './recount.ts';
import { conceptWhere, type Scope, saidWhere } from './scope.ts';

/**
 * The tables of a WITH clause of which every analysis of words is made, as the asker sees them. `counted` has what statements of the scope
 * say, once for each statement, concept and stance that counts: statement, relationship, side, voice, speaker, first, last, concept, level, stance and
 * disputed (the coders differ, and nobody has decided).
 *
 * What counts is the decision where there is one, otherwise the last submitted round of each coder; a concept that was merged counts as the
 * one it was merged into. Triggers keep it ready in a table, of the present only; tests compare the two.
 */
export function countedSql(statement: Statement, relationshipIds: readonly string[], scope: Scope): string {
  if (statement.past) return recountedSql(statement, relationshipIds, scope);
  const table = (name: string) => statement.table(name);
  // Who asks for no speaker pays for none: Postgres leaves out a LEFT JOIN of which nothing is used
  return `counted AS (
      SELECT r."statementId" AS statement, r."relationshipId" AS relationship, r."sideId" AS side, r."voice" AS voice, i."identityId" AS speaker,
        r."saidOnFirst" AS first, r."saidOnLast" AS last, r."conceptId" AS concept, k."level" AS level, r."stance" AS stance, r."disputed" AS disputed
      FROM ${table('Reading')} r JOIN ${table('Concept')} k ON k."id" = r."conceptId"
      LEFT JOIN ${table('ActorIdentity')} i ON i."actorId" = r."speakerId"
      WHERE ${saidWhere(statement, 'r', relationshipIds, scope)} AND ${conceptWhere(statement, 'k', scope)}
    )`;
}
