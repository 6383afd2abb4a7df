import { formsOf } from './english.ts';

/**
 * How a verb reports. SAY: whole words, and what was meant with "that". THINK: whole words, no paraphrase. CALL: names or judges a
 * thing with some words ("described it as …"). USE: uses a word.
 */
export type ReportingKind = 'SAY' | 'THINK' | 'CALL' | 'USE';
export type VerbForm = 'PAST' | 'PRESENT' | 'BASE' | 'GERUND';

export interface ReportingVerb {
  lemma: string;
  kind: ReportingKind;
  form: VerbForm;
}

const verbs: Record<ReportingKind, string> = {
  SAY: `say tell state declare announce add note argue claim insist stress emphasize emphasise warn explain observe remark
    write reply respond answer admit acknowledge concede contend maintain assert affirm reiterate repeat recall conclude point
    confirm remind underline underscore clarify complain retort counter predict caution assure inform vow pledge promise boast
    report allege`,
  THINK: `ask comment joke laugh shrug believe think recount continue begin recommend suggest hint quip tweet post muse lament
    shout whisper wonder propose urge demand threaten read go sum put exclaim elaborate enthuse sigh object interject
    testify protest stipulate specify proclaim feel advise appeal agree`,
  CALL: `call describe dismiss reject hail welcome praise denounce condemn accuse brand dub label term refer speak talk cite
    mention invoke characterize characterise portray see view regard criticize criticise blame defend quote present
    deride depict treat ridicule mock decry liken compare brush deny name tout pronounce deem oblige signal voice express thank congratulate apologize apologise commend`,
  USE: 'use employ utter choose prefer repeat',
};
/** Past tenses that other sources give differently, or that go wrong by rule. */
const further: Record<string, string> = {
  quipped: 'quip',
  tweeted: 'tweet',
  derided: 'deride',
  touted: 'tout',
  labelled: 'label',
  spoke: 'speak',
  spoken: 'speak',
  written: 'write',
  shown: 'show',
  saw: 'see',
  seen: 'see',
  began: 'begin',
  begun: 'begin',
  chosen: 'choose',
};

/** Says what a verb needs beside it to report at all: "pointed out", "put it". */
const company: Readonly<Record<string, RegExp>> = {
  point: /^out$/,
  put: /^it$/,
  go: /^on$/,
  sum: /^up$/,
  read: /^out$/,
  refer: /^(?:to|sardonically|only|again)$/,
};

let known: Map<string, ReportingVerb> | undefined;

function inventory(): Map<string, ReportingVerb> {
  if (known) return known;
  known = new Map();
  const add = (word: string, verb: ReportingVerb) => {
    if (!known?.has(word)) known?.set(word, verb);
  };
  for (const [kind, list] of Object.entries(verbs) as [ReportingKind, string][]) {
    for (const lemma of list.split(/\s+/)) {
      const { past, present, gerund } = formsOf(lemma);
      add(past, { lemma, kind, form: 'PAST' });
      add(present, { lemma, kind, form: 'PRESENT' });
      add(gerund, { lemma, kind, form: 'GERUND' });
      add(lemma, { lemma, kind, form: 'BASE' });
      for (const [word, of] of Object.entries(further))
        if (of === lemma) add(word, { lemma, kind, form: 'PAST' });
    }
  }
  return known;
}

/** The reporting verb that a word is, or null; `next` is the word after it. */
export function reportingVerb(word: string, next: string | undefined): ReportingVerb | null {
  const verb = inventory().get(word);
  if (!verb) return null;
  const needed = company[verb.lemma];
  return needed && !needed.test(next ?? '') ? null : verb;
}
