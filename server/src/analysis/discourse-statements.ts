/** How a statement stands to a concept; AVOIDS is no value of the scale. */
export type Stance = 'AFFIRMS' | 'QUALIFIES' | 'DENIES' | 'AVOIDS';

/** One statement on one concept. A statement on several concepts, or read in several ways, is given once for each. */
export interface DiscourseStatement {
  statement: string;
  actor: string;
  concept: string;
  stance: Stance;
  /** The day on which it was said, as YYYY-MM-DD; null where the source is less exact. */
  day: string | null;
  document: string;
}

/**
 * Within what a repetition counts once: nothing (INCLUDE), the same document, ISO week, month or year, or everything that is
 * given. A month belongs to its year.
 */
export type Duplicates = 'INCLUDE' | 'DOCUMENT' | 'WEEK' | 'MONTH' | 'YEAR' | 'ACROSS_RANGE';

export interface CountedStatements<Statement extends DiscourseStatement = DiscourseStatement> {
  /** In order of day, statement, concept and stance; those without a day last. */
  statements: Statement[];
  /** How many were left out because they avoid the concept. */
  avoiding: number;
  /** How many were left out as repetitions. */
  repeated: number;
  /** How many of those that are kept have no day, and were in no week, month or year to repeat one. 0 for the other rules. */
  undated: number;
}

/**
 * The statements that a discourse network counts: those with a value, and of repetitions the first. A statement is a repetition
 * where an earlier kept one has the same actor, concept and stance within the same unit. Source: P. Leifeld, "Discourse Network
 * Analysis: Policy Debates as Dynamic Networks", in The Oxford Handbook of Political Networks (2017), 301–325.
 *
 * A date less exact than a day lies in no week, month or year: such a statement is kept, and counted. Nothing given: nothing kept.
 * A day that is none is a RangeError.
 */
export function countedStatements<Statement extends DiscourseStatement>(
  given: readonly Statement[],
  duplicates: Duplicates,
): CountedStatements<Statement> {
  const valued = given.filter(({ stance }) => stance !== 'AVOIDS').sort(byDay);
  const avoiding = given.length - valued.length;
  if (duplicates === 'INCLUDE') return { statements: valued, avoiding, repeated: 0, undated: 0 };
  const seen = new Set<string>();
  let undated = 0;
  const statements = valued.filter((statement) => {
    const unit = unitOf(statement, duplicates);
    if (unit === null) {
      undated += 1;
      return true;
    }
    // Ids have no NUL in them, so that no two keys are taken for one
    const key = [statement.actor, statement.concept, statement.stance, unit].join('\0');
    return !seen.has(key) && seen.add(key);
  });
  return { statements, avoiding, repeated: valued.length - statements.length, undated };
}

/** Where the statement lies, among the units of the rule; null where that is not known. */
function unitOf({ day, document }: DiscourseStatement, duplicates: Duplicates): string | null {
  if (duplicates === 'DOCUMENT') return document;
  if (duplicates === 'ACROSS_RANGE') return '';
  if (day === null) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (day.length !== 10 || Number.isNaN(time))
    throw new RangeError(`"${day}" is no day: give it as YYYY-MM-DD.`);
  if (duplicates === 'YEAR') return day.slice(0, 4);
  if (duplicates === 'MONTH') return day.slice(0, 7);
  // An ISO week is known by its Monday; the first day of this count was a Thursday
  return String(Math.floor((time / 86_400_000 + 3) / 7));
}

const last = '\uFFFF';

function byDay(one: DiscourseStatement, another: DiscourseStatement): number {
  return (
    order(one.day ?? last, another.day ?? last) ||
    order(one.statement, another.statement) ||
    order(one.concept, another.concept) ||
    order(one.stance, another.stance)
  );
}

/** By code units: the same on every machine, whatever its language. */
export const order = (one: string, another: string): number => (one < another ? -1 : Number(one > another));
