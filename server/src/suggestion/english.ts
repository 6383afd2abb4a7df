import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import type Nlp from 'compromise';

const load = createRequire(import.meta.url);

/** Loaded with the first text that is read: together they take half a second, for which a start need not wait. */
let compromise: typeof Nlp | undefined;
let chrono: typeof Chrono | undefined;

export function nlp(): typeof Nlp {
  compromise ??= load('compromise') as typeof Nlp;
  return compromise;
}

export function dateParser(): typeof Chrono {
  chrono ??= load('chrono-node/en') as typeof Chrono;
  return chrono;
}

interface Internals {
  one: { lexicon: Record<string, string | string[]> };
}

interface Methods {
  two: { transform: { verb: { conjugate(verb: string, model: object): Record<string, string> } } };
}

/** What the dictionary says of one word: `FemaleName`, `City`, `Demonym`; empty for a word that is not in it. */
export function tagsOf(word: string): readonly string[] {
  const entry = (nlp().model() as Internals).one.lexicon[word.toLowerCase()];
  return typeof entry === 'string' ? [entry] : (entry ?? []);
}

/** Past tense, present tense and gerund of a verb. */
export function formsOf(verb: string): { past: string; present: string; gerund: string } {
  const { conjugate } = (nlp().methods() as Methods).two.transform.verb;
  const forms = conjugate(verb, nlp().model());
  return {
    past: forms.PastTense as string,
    present: forms.PresentTense as string,
    gerund: forms.Gerund as string,
  };
}

/** Where the first finite verb of a clause begins, in code units; -1 if it has none. */
export function firstVerb(clause: string): number {
  const sentences = nlp()(clause).json({ offset: true }) as {
    terms: { text: string; tags: string[]; offset: { start: number } }[];
  }[];
  for (const { terms } of sentences) {
    for (const [i, { tags, offset }] of terms.entries()) {
      const infinitive =
        tags.includes('Infinitive') &&
        /^(?:to|will|would|can|could|may|might)$/i.test(terms[i - 1]?.text ?? '');
      if (tags.includes('Verb') && !tags.includes('Gerund') && !infinitive) return offset.start;
    }
  }
  return -1;
}
