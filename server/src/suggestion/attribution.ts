import type { Clause } from './clauses.ts';
import type { Quotation } from './quotations.ts';
import type { Sentence } from './tokens.ts';

/** How a clause and a quotation of one sentence belong together, the surest first. */
export type Bond =
  /** “…,” she said. */
  | 'AFTER'
  /** She said: “…” */
  | 'BEFORE'
  /** She called the pact, which nobody had read, “…”. */
  | 'FAR_BEFORE'
  /** The pact was “…”, she said. */
  | 'FAR_AFTER';

export interface Attribution {
  quotation: Quotation;
  /** The quotation's token. */
  at: number;
  clause: Clause | null;
  bond: Bond | null;
  /** The sentence says that these words were not said. */
  unsaid: boolean;
}

/** What each quotation of a sentence is put down to, in their order. */
export function attributionsIn(sentence: Sentence, clauses: readonly Clause[]): Attribution[] {
  const attributions: Attribution[] = [];
  let passed = 0;
  sentence.forEach(({ quotation }, at) => {
    if (!quotation) return;
    while (passed < clauses.length && (clauses[passed] as Clause).at < at) passed++;
    const following = after(sentence, clauses, passed, at);
    const preceding = before(sentence, clauses, passed, at);
    // "Petrov called it “a joke”, Interfax reported": words built into a clause are its own
    const builtIn = preceding?.bond === 'BEFORE' && sentence[at - 1]?.kind === 'WORD';
    const found = (builtIn ? preceding : following) ?? preceding ?? farAfter(sentence, clauses, passed, at);
    attributions.push({ quotation, at, clause: null, bond: null, unsaid: false, ...found });
  });
  return attributions;
}

type Found = Pick<Attribution, 'clause' | 'bond'> & { unsaid?: boolean };

function after(sentence: Sentence, clauses: readonly Clause[], passed: number, at: number): Found | null {
  let from = at + 1;
  while (
    from < sentence.length &&
    (sentence[from]?.kind === 'CITATION' ||
      /^(?:[,.;—–-]|as|so)$/.test(sentence[from]?.lower ?? sentence[from]?.text ?? ''))
  )
    from++;
  // A clause may stand before the quotation's own, as a participle's does
  const clause = clauses.slice(passed, passed + 3).find((each) => each.from === from);
  return clause && reportsAll(clause) ? { clause, bond: 'AFTER' } : null;
}

function before(sentence: Sentence, clauses: readonly Clause[], passed: number, at: number): Found | null {
  const reports = (clause: Clause) => clause.kind !== 'NOUN' && clause.kind !== 'USE';
  for (let i = passed - 1; i >= 0; i--) {
    const clause = clauses[i] as Clause;
    const between = sentence.slice(Math.max(clause.to, clause.at + 1), at);
    const near =
      between.length <= 6 && between.every(({ kind, text }) => kind !== 'QUOTATION' && text !== ';');
    if (clause.kind === 'USE') {
      const word = between.some(({ lower }) =>
        /^(?:word|words|term|terms|phrase|phrases|expression|label|name|formula)$/.test(lower),
      );
      if (!near || !word) continue;
      return clause.negated ? { clause: null, bond: null, unsaid: true } : { clause, bond: 'BEFORE' };
    }
    if (clause.kind === 'NOUN' && clauses.slice(0, i).some(reports)) {
      if (!between.every(({ lower, text }) => /^(?:that|to|about|of|as|on|the|:|,)$/.test(lower || text)))
        continue;
    }
    if (clause.negated && near) return { clause: null, bond: null, unsaid: true };
    if (clause.negated) continue;
    return { clause, bond: near ? 'BEFORE' : 'FAR_BEFORE' };
  }
  return null;
}

function farAfter(sentence: Sentence, clauses: readonly Clause[], passed: number, at: number): Found | null {
  for (const clause of clauses.slice(passed, passed + 4)) {
    const previous = sentence[clause.from - 1];
    const apart =
      previous?.text === ',' ||
      previous?.text === '—' ||
      previous?.kind === 'QUOTATION' ||
      previous?.lower === 'as';
    if (apart && clause.from > at && reportsAll(clause)) return { clause, bond: 'FAR_AFTER' };
  }
  return null;
}

/** Whether what stands before a clause can be what it reports: "“…,” he said", not "“…,” he called". */
function reportsAll({ kind, negated }: Clause): boolean {
  return !negated && (kind === 'SAY' || kind === 'THINK' || kind === 'SOURCE');
}
