import type { Stance } from '../_generated/prisma/enums.ts';

/** A coding as agreement is computed of it. */
export interface CodingRow {
  id: string;
  statementId: string;
  coderId: string;
  round: number;
  stance: Stance | null;
  state: string;
  retractedAt: Date | null;
  concept: { countsAsId: string };
  statement: { retractedAt: Date | null };
}

/** An assignment that stands. */
export interface AssignmentRow {
  statementId: string;
  coderId: string;
  round: number;
  submittedAt: Date | null;
  statement: { retractedAt: Date | null };
}

/** What one coder makes of a concept in a statement. No stance and no coding: the concept was not applied. */
export interface Reading {
  coderId: string;
  codingId: string | null;
  stance: Stance | null;
}

/** One statement on one concept, with what every coder who has read it makes of that. */
export interface Unit {
  statementId: string;
  conceptId: string;
  readings: Reading[];
  differs: boolean;
}

export const leftOutReasons = [
  'ONE_CODER',
  'NOT_SUBMITTED',
  'RETRACTED',
  'STATEMENT_RETRACTED',
  'EARLIER_ROUND',
  'CONTRADICTORY',
  'BLIND',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Who asks, and for what. */
export interface Onlooker {
  userId: string;
  /** Whether a coder's round is wanted. The viewer's own rows come along in any case. */
  asks: (row: { coderId: string; round: number }) => boolean;
  /** Whether the codings of others are seen on statements that one has not coded oneself. */
  seesOthers: boolean;
}

/** The readings of a codebook's edition, ready to be asked concept by concept. */
export interface Readings {
  /** By statement and coder: the codings that count, by concept. An empty map: the coder applies none. */
  statements: Map<string, Map<string, Map<string, CodingRow[]>>>;
  /** Whatever is left out, whichever the concept; `conceptId` where it was on one. */
  leftOut: { reason: LeftOutReason; conceptId: string | null }[];
}

/**
 * What counts as a coder's reading of a statement. It is there once the coder has submitted anything on the statement with the
 * codebook: an assignment, or a coding without one. A coder who is done and did not use a concept has decided that it does not
 * apply; to take that for a missing value would compare coders only where they happened to think of the same concept, and they
 * would look better than they are. Of several rounds the last one of a coder counts.
 */
export function collectReadings(
  codings: readonly CodingRow[],
  assignments: readonly AssignmentRow[],
  onlooker: Onlooker,
): Readings {
  const { asks } = onlooker;
  const leftOut: Readings['leftOut'] = [];
  const counting = codings.filter((coding) => {
    const reason = reasonToLeave(coding);
    if (reason && asks(coding)) leftOut.push({ reason, conceptId: coding.concept.countsAsId });
    return !reason;
  });
  const live = assignments.filter(({ statement }) => !statement.retractedAt);
  const done = [...live.filter(({ submittedAt }) => submittedAt), ...counting];
  for (const { submittedAt } of live.filter(asks))
    if (!submittedAt) leftOut.push({ reason: 'NOT_SUBMITTED', conceptId: null });

  const rounds = lastRounds(done.filter(asks));
  const statements: Readings['statements'] = new Map();
  for (const { statementId, coderId } of rounds.values()) {
    const coders = statements.get(statementId) ?? new Map();
    statements.set(statementId, coders.set(coderId, new Map()));
  }
  const hidden = hiddenFrom(onlooker, codings, live, done);
  for (const statementId of statements.keys()) {
    if (!hidden(statementId)) continue;
    statements.delete(statementId);
    leftOut.push({ reason: 'BLIND', conceptId: null });
  }
  for (const coding of counting.filter(asks)) {
    const { statementId, coderId, round, concept } = coding;
    const read = statements.get(statementId)?.get(coderId);
    if (!read) continue;
    if (round < (rounds.get(`${statementId} ${coderId}`)?.round as number))
      leftOut.push({ reason: 'EARLIER_ROUND', conceptId: concept.countsAsId });
    else read.set(concept.countsAsId, [...(read.get(concept.countsAsId) ?? []), coding]);
  }
  return { statements, leftOut };
}

function reasonToLeave({ statement, retractedAt, state }: CodingRow): LeftOutReason | null {
  if (statement.retractedAt) return 'STATEMENT_RETRACTED';
  if (retractedAt) return 'RETRACTED';
  return state === 'ASSIGNED' ? 'NOT_SUBMITTED' : null;
}

/** By statement and coder, the last round in which something was submitted. */
function lastRounds(rows: readonly (AssignmentRow | CodingRow)[]) {
  const rounds = new Map<string, { statementId: string; coderId: string; round: number }>();
  for (const { statementId, coderId, round } of rows) {
    const key = `${statementId} ${coderId}`;
    if ((rounds.get(key)?.round ?? 0) < round) rounds.set(key, { statementId, coderId, round });
  }
  return rounds;
}

/** Whoever has still to decide on a statement must not see, from a number either, what others decided. */
function hiddenFrom(
  { userId, seesOthers }: Onlooker,
  codings: readonly CodingRow[],
  assignments: readonly AssignmentRow[],
  done: readonly { statementId: string; coderId: string }[],
): (statementId: string) => boolean {
  const statements = (rows: readonly { statementId: string; coderId: string }[]) =>
    new Set(rows.filter(({ coderId }) => coderId === userId).map(({ statementId }) => statementId));
  const pending = statements([
    ...assignments.filter(({ submittedAt }) => !submittedAt),
    ...codings.filter(({ state, retractedAt }) => state === 'ASSIGNED' && !retractedAt),
  ]);
  const coded = statements(done);
  return (statementId) => pending.has(statementId) || !(seesOthers || coded.has(statementId));
}

/**
 * The units of a concept: statements that two coders or more have read, those on which they differ first. The value of a coder is
 * the stance, or that the concept is not applied; nominal, for AVOIDS and "not applied" have no place in an order. Concepts that
 * were merged count as what they were merged into; a coder who gave two of them different stances has no value.
 */
export function unitsOf(
  { statements, leftOut }: Readings,
  conceptId: string,
): { units: Unit[]; leftOut: Map<LeftOutReason, number> } {
  const counts = new Map<LeftOutReason, number>();
  const leave = (reason: LeftOutReason) => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  for (const each of leftOut) if (each.conceptId === null || each.conceptId === conceptId) leave(each.reason);
  const units: Unit[] = [];
  for (const [statementId, coders] of statements) {
    const readings: Reading[] = [];
    for (const [coderId, concepts] of coders) {
      const [coding, ...more] = concepts.get(conceptId) ?? [];
      if (more.some(({ stance }) => stance !== coding?.stance)) leave('CONTRADICTORY');
      else readings.push({ coderId, codingId: coding?.id ?? null, stance: coding?.stance ?? null });
    }
    if (readings.length < 2) {
      leave('ONE_CODER');
      continue;
    }
    readings.sort((a, b) => (a.coderId < b.coderId ? -1 : 1));
    const differs = readings.some(({ stance }) => stance !== readings[0]?.stance);
    units.push({ statementId, conceptId, readings, differs });
  }
  units.sort((a, b) =>
    a.differs === b.differs ? (a.statementId < b.statementId ? -1 : 1) : a.differs ? -1 : 1,
  );
  return { units, leftOut: counts };
}
