import type { ConceptKind } from '../_generated/prisma/enums.ts';
import type { Statement } from '../read/sql.ts';
import { type Window, type WindowArguments, windowOf } from '../relationship/window.ts';

/** Which of a relationship's statements, and which concepts in them, an analysis counts. */
export interface Scope extends Window {
  /** One edition of a codebook; null: all. */
  codebookId: string | null;
  /** Null: both kinds. */
  kind: ConceptKind | null;
}

export interface ScopeArguments extends WindowArguments {
  codebookId?: { id: string } | null;
  kind?: ConceptKind | null;
}

export function scopeOf({ codebookId, kind, ...window }: ScopeArguments): Scope {
  return { ...windowOf(window), codebookId: codebookId?.id ?? null, kind: kind ?? null };
}

/** What counts, for descriptions. */
export const whatCounts =
  'What counts is the decision between codings where there is one, otherwise the last submitted round of each coder; a statement counts once for each stance.';

/**
 * Whether a statement is in the scope, on the table of statements or on one with their columns. The scope stands in the SQL itself: a
 * relationship may have ten statements or a million, and the best way to count them depends on it.
 */
export function saidWhere(
  statement: Statement,
  alias: string,
  relationshipIds: readonly string[],
  { from, to, voices }: Scope,
): string {
  const day = (value: string) => `${statement.constant(value)}::date`;
  return [
    `${alias}."relationshipId" = ANY (${statement.constant(`{${relationshipIds.join()}}`)}::uuid[])`,
    `${alias}."saidOnLast" >= ${day(from)} AND ${alias}."saidOnFirst" <= ${day(to)}`,
    ...voiceWhere(statement, alias, voices),
  ].join(' AND ');
}

/** The same on counts of them, which tell no days but years, and no best way but one. */
export function countedWhere(
  statement: Statement,
  alias: string,
  relationshipIds: readonly string[],
  { from, to, voices }: Scope,
): string {
  const year = (day: string) => `${statement.parameter(Number(day.slice(0, 4)))}::smallint`;
  return [
    `${alias}."relationshipId" = ANY (${statement.parameter(relationshipIds)}::uuid[])`,
    `${alias}."lastYear" >= ${year(from)} AND ${alias}."firstYear" <= ${year(to)}`,
    ...voiceWhere(statement, alias, voices),
  ].join(' AND ');
}

/** Whether the window begins and ends with a year, and years tell all of it. */
export const isOfYears = ({ from, to }: Scope) => from.endsWith('-01-01') && to.endsWith('-12-31');

function voiceWhere(statement: Statement, alias: string, voices: Scope['voices']): string[] {
  if (voices.length === 0) return [];
  return [`${alias}."voice" = ANY (${statement.parameter(voices)}::public."Voice"[])`];
}

/** Whether a concept is in the scope. */
export function conceptWhere(statement: Statement, alias: string, { kind, codebookId }: Scope): string {
  const terms = [
    ...(kind ? [`${alias}."kind" = ${statement.parameter(kind)}::public."ConceptKind"`] : []),
    ...(codebookId ? [`${alias}."codebookId" = ${statement.parameter(codebookId)}::uuid`] : []),
  ];
  return terms.join(' AND ') || 'TRUE';
}
