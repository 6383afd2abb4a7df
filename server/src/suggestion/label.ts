import { isPost } from './names.ts';
import type { Sentence } from './tokens.ts';

/** Labels of a transcript that name nobody. */
const nobody = /^(?:q|a|question|answer|remark|reply|moderator|host|voice|reporter|interviewer|audience)s?$/;

export interface Label {
  /** The tokens of the label with its colon. */
  length: number;
  /** Whether it names somebody: not Q, nor Question. */
  named: boolean;
}

/** The label of a turn in a transcript with which a sentence begins ("IGOR LADYGIN:"), or null. */
export function labelOf(sentence: Sentence): Label | null {
  const colon = sentence.slice(0, 8).findIndex(({ text }) => text === ':');
  if (colon <= 0 || colon === sentence.length - 1) return null;
  const words = sentence.slice(0, colon);
  if (
    !words.every(
      ({ kind, capital, lower }) => kind === 'WORD' && (capital || lower === 'of' || lower === 'the'),
    )
  )
    return null;
  const single = words.length === 1 ? (words[0]?.lower ?? '') : '';
  return { length: colon + 1, named: !nobody.test(single) && !isPost(single) };
}
