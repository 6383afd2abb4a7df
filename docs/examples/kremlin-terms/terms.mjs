/**
 * The words that are looked for, the longer before the shorter that they contain. The concepts are those of the worked example's
 * codebook; the two that it lacks are made. Lower case on purpose: "Treaty on Alliance" is a title, not what somebody calls the ties.
 */
export const terms = [
  {
    concept: 'military-alliance',
    words: /\bmilitary(?:-political)? alliance\b/g,
    search: 'military alliance',
  },
  {
    concept: 'strategic-allies',
    words: /\bstrategic (?:ally|allies|alliance)\b/g,
    search: 'strategic allies',
  },
  {
    concept: 'strategic-allies',
    words: /\bstrategic partners? and all(?:y|ies)\b/g,
    search: 'partners allies',
  },
  {
    concept: 'allied-relations',
    words:
      /\ballied (?:\w+ )?(?:relations?|relationship|nature|ties|cooperation|interaction|character)\b|\balliance relations?\b|\brelations? of alliance\b/g,
    search: 'allied',
  },
  { concept: 'undeclared-alliance', words: /\bundeclared alliance\b/g, search: 'undeclared alliance' },
  {
    concept: 'alliance',
    words:
      /\balliance\b|\b(?:are|is|as|of|an|not|loyal|reliable|natural|genuine|true|close|closest) all(?:y|ies)\b/g,
    search: 'alliance',
  },
  { concept: 'military-partnership', words: /\bmilitary partnership\b/g, search: 'military partnership' },
  {
    concept: 'comprehensive-partnership',
    words: /\bcomprehensive (?:strategic )?partnership\b/g,
    search: 'comprehensive partnership',
    adds: {
      kind: 'CHARACTERISATION',
      label: 'comprehensive partnership',
      level: 'STRATEGIC_PARTNER',
      definition: 'A partnership called comprehensive, also one called strategic as well.',
    },
  },
  {
    concept: 'strategic-partnership',
    words: /\bstrategic(?:,? (?:and )?\w+)? (?:partnership|partners?)\b/g,
    search: 'strategic partner',
    adds: {
      kind: 'CHARACTERISATION',
      label: 'strategic partnership',
      level: 'STRATEGIC_PARTNER',
      definition: 'A strategic partnership, or strategic partners.',
    },
  },
];

/** What may stand between a negation and the word that it denies ("have no plans to create a military alliance"), and names. */
const between =
  '(?: (?:in|to|of|a|an|any|the|our|such|there|been|be|become|call|called|considered?|form|forming|create|creating|build|building|have|having|plans?|planning|intend|going|want|speak|talk|about|[A-Z][\\w-]+))*';
const denied = new RegExp(`(?:\\b(?:[Nn]o|[Nn]ot|[Nn]ever|[Nn]or|[Nn]either|no longer)|n[’']t)${between} $`);

/** Wished for or supposed, and in somebody's own words also what is past: none of it says what the ties are. */
const wished = /\b(?:if|whether|hopes? to|want to|wish to)\b[^,;:–]{0,60}$/i;
const past = /\b(?:were|was|had|used to|would|could)\b[^,;:–]{0,60}$/i;

/** Denied only after the term ("was not even mentioned"): by words alone it is not plain of what. */
const unclear = /^[^,;:–]{0,60}(?:\b(?:not|never|no longer)|n[’']t)\b/i;

/** Whether a text has any of the terms, whatever it says by them. */
export const hasTerm = (text) => terms.some(({ words }) => text.search(words) >= 0);

/**
 * What a sentence says by the terms, in their order: the concept, the words, and whether they are affirmed or denied. A paraphrase tells
 * in the past tense what was said in the present.
 */
export function readTerms(sentence, isParaphrase) {
  if (sentence.trimEnd().endsWith('?')) return [];
  const found = new Map();
  let rest = sentence;
  for (const { concept, words } of terms) {
    for (const match of rest.matchAll(words)) {
      const before = sentence.slice(0, match.index);
      // "not allies": the pattern takes the word before along
      const isDenied = denied.test(before) || /^not /.test(match[0]);
      const after = sentence.slice(match.index + match[0].length);
      const isElsewhen = wished.test(before) || (!isParaphrase && past.test(before));
      if (!isDenied && (isElsewhen || unclear.test(after))) continue;
      if (!found.has(concept))
        found.set(concept, { concept, words: match[0], stance: isDenied ? 'DENIES' : 'AFFIRMS' });
    }
    // A longer term keeps its words from the shorter ones
    rest = rest.replaceAll(words, (match) => ' '.repeat(match.length));
  }
  return [...found.values()];
}
