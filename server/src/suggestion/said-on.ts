import type { Clause } from './clauses.ts';
import { datesIn, type FoundDate, type Published } from './dates.ts';
import type { Block } from './frame.ts';
import type { Sentence, Token } from './tokens.ts';

/** Words after which a date is no day on which something was said. */
const otherwise =
  /(?:\b(?:published|aired|broadcast|released) (?:on|in)|\b(?:published|aired|broadcast|released|since|until|till|by|before|after|between|from|of|the|than|for|to|through|a|an)|['’]s)\s+$/i;
/** Words with which a sentence begins by saying when. */
const opening =
  /^(?:on|in|at|during|earlier|last|yesterday|today|this|speaking|addressing|asked|only|back|when|writing|talking|commenting|responding|two|three|a|late|early|just)$/;

/** The dates that a sentence names itself, outside quotations and citations, in code units of the text. */
export function datesOf(
  text: string,
  block: Block,
  sentence: Sentence,
  published: Published | null,
): FoundDate[] {
  const start = (sentence[0] as Token).start;
  const end = (sentence.at(-1) as Token).end;
  let words = block.frame.slice(start - block.start, end - block.start);
  for (const aside of sentence) {
    if (aside.kind !== 'ASIDE') continue;
    words =
      words.slice(0, aside.start - start) +
      text.slice(aside.start, aside.end) +
      words.slice(aside.end - start);
  }
  return datesIn(words, published)
    .filter(
      (date) =>
        !otherwise.test(
          words.slice(
            Math.max(0, date.start - 16),
            date.start + (/^(?:on|in) /.test(words.slice(date.start, date.start + 3)) ? 3 : 0),
          ),
        ),
    )
    .map((date) => ({ ...date, start: date.start + start, end: date.end + start }));
}

/** When a clause says that its words were said; null where it does not tell. */
export function saidOn(
  sentence: Sentence,
  clauses: readonly Clause[],
  clause: Clause,
  dates: readonly FoundDate[],
): string | null {
  if (!dates.length) return null;
  const { subject } = clause;
  const verb = sentence[clause.at] as Token;
  const after = Math.max(verb.end, subject.end);
  const limit = endOfClause(sentence, clauses, clause);
  const following = dates.find(({ start }) => start >= after && start < limit);
  if (following) return exacter(dates, following);
  const closing = dates.find(({ start }) => start >= limit);
  const between = dates.find(({ start, end }) => start >= subject.end && end <= verb.start);
  const relative = sentence.some(
    ({ lower, start }) =>
      /^(?:who|which|that)$/.test(lower) && start >= subject.end && start < (between?.start ?? 0),
  );
  if (between && !relative) return exacter(dates, between);
  const ahead = dates.filter(({ end }) => end <= subject.start);
  const last = ahead.at(-1);
  if (!last)
    return closing && endsClause(sentence, clauses, clause, closing) ? exacter(dates, closing) : null;
  const quoted = sentence.some(
    ({ kind, start }) => kind === 'QUOTATION' && start >= last.end && start < subject.start,
  );
  const beside = sentence.filter(({ start }) => start >= last.end && start < subject.start).length <= 1;
  return !quoted && (beside ? startsClause(sentence, last) : opening.test(sentence[0]?.lower ?? ''))
    ? last.date
    : null;
}

/** Where the date of a clause can stand at the latest: before its quotation, its "that", or the next clause. */
function endOfClause(sentence: Sentence, clauses: readonly Clause[], clause: Clause): number {
  const next = clauses.find(({ from }) => from > clause.at && from >= clause.to);
  for (let i = Math.max(clause.to, clause.at + 1); i < sentence.length; i++) {
    const token = sentence[i] as Token;
    if (token.kind === 'QUOTATION' || token.lower === 'that' || (next && i >= next.from)) return token.start;
  }
  return sentence.at(-1)?.end ?? 0;
}

/** Whether a date after the quotation still tells when: called it “…” after a meeting on Wednesday. */
function endsClause(
  sentence: Sentence,
  clauses: readonly Clause[],
  clause: Clause,
  date: FoundDate,
): boolean {
  if (clauses.some(({ at }) => at > clause.at)) return false;
  const between = sentence.filter(
    ({ start }) => start >= (sentence[clause.at] as Token).end && start < date.start,
  );
  if (!between.some(({ kind }) => kind === 'QUOTATION')) return false;
  return !between.some(({ lower }) =>
    /^(?:will|would|shall|to|that|which|who|until|and|but|because|if|were|was)$/.test(lower),
  );
}

/** "earlier this month (October 3)": the bracket says it more exactly. */
function exacter(dates: readonly FoundDate[], date: FoundDate): string {
  const next = dates[dates.indexOf(date) + 1];
  return next && next.start - date.end <= 2 && next.date.startsWith(date.date) ? next.date : date.date;
}

/** Whether a date just before a subject belongs to it: "on Monday Lavrov said", not "will meet in May, Lavrov said". */
function startsClause(sentence: Sentence, date: FoundDate): boolean {
  const next = sentence.find(({ start }) => start >= date.end);
  return next?.text !== ',' || opening.test(sentence[0]?.lower ?? '') || sentence[0]?.start === date.start;
}
