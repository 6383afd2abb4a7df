import { isDemonym, isPerson, isSomeone, nameIn } from './names.ts';
import { goesOnBefore, isNominal, leadsToName, mayStand } from './nominals.ts';
import type { Range } from './paragraphs.ts';
import type { Sentence, Token } from './tokens.ts';
import { determiners, prepositions, pronouns, stops, titles } from './word-classes.ts';

/** Words that stand for someone. */
export interface Mention extends Range {
  kind: 'PRONOUN' | 'NAME' | 'DESCRIPTION';
  /** The index of its first token, and the one after its last. */
  from: number;
  to: number;
  /** The bare name, without titles; null for the other kinds. */
  name: string | null;
  /** What it says of them in small letters: titles, posts, nationality. */
  describes: string[];
}

const longest = 16;
/** Words that have a capital only because a sentence begins with them. */
const group = /^(?:people|police|critics)$|[a-z]{2}(?:ers|ists|als|ians|ants|ents|men|ors|ats)$/;

/** The mention that ends just before a token, or null. */
export function mentionBefore(sentence: Sentence, end: number): Mention | null {
  let to = end;
  // Brandt (2011) dismisses
  if (sentence[to - 1]?.kind === 'ASIDE') to--;
  const last = sentence[to - 1];
  if (last?.kind !== 'WORD') return null;
  if (pronouns.has(last.lower) && sentence[to - 2]?.lower !== 'of') return pronoun(sentence, to - 1);
  let from = to;
  while (from > 0 && to - from < longest && mayStand(sentence, from - 1, to)) {
    from--;
    const { lower } = sentence[from] as Token;
    if (determiners.has(lower) && !goesOnBefore(sentence, from)) break;
  }
  while (from < to && (prepositions.has((sentence[from] as Token).lower) || sentence[from]?.kind === 'ASIDE'))
    from++;
  return from < to ? mention(sentence, from, to) : null;
}

/** The mention that begins at a token, or null: after a verb ("said Li Wei"), or after "according to". */
export function mentionAfter(sentence: Sentence, start: number): Mention | null {
  const first = sentence[start];
  if (first?.kind !== 'WORD') return null;
  if (pronouns.has(first.lower) || first.lower === 'him' || first.lower === 'her') {
    const next = sentence[start + 1];
    if (first.lower !== 'her' || next?.kind !== 'WORD' || stops.has(next.lower))
      return pronoun(sentence, start);
  }
  let to = start;
  let named = false;
  while (to < sentence.length && to - start < longest) {
    const token = sentence[to] as Token;
    // Colonel (ret.) Gleb Savin
    if (token.kind === 'ASIDE' && /^\p{Lu}/u.test(sentence[to + 1]?.text ?? '')) {
      to++;
      continue;
    }
    if (!isNominal(sentence, to)) break;
    if (prepositions.has(token.lower)) {
      const next = sentence[to + 1];
      const joins = token.lower === 'of' || token.lower === 'for';
      if (!joins || to === start || next?.kind !== 'WORD' || !isNominal(sentence, to + 1)) break;
      named = false;
    }
    if (token.lower === 'and' && !(sentence[to - 1]?.capital && sentence[to + 1]?.capital)) break;
    if (named && !token.capital && token.lower !== 'and' && !prepositions.has(token.lower)) {
      if (!leadsToName(sentence, to)) break;
      named = false;
    }
    named =
      named ||
      (token.capital &&
        !determiners.has(token.lower) &&
        !titles.has(token.lower) &&
        !isDemonym(token.lower) &&
        !/'s?$/.test(token.lower));
    to++;
  }
  while (to > start && sentence[to - 1]?.kind !== 'WORD') to--;
  return to > start ? mention(sentence, start, to) : null;
}

/** Whoever a possessive stands for (Putin's, his, the authors') that ends at the token before `end`, or null. */
export function possessorBefore(sentence: Sentence, end: number): Mention | null {
  const last = sentence[end - 1];
  if (last?.kind !== 'WORD') return null;
  if (/^(?:his|her|their|its|my|our|your)$/.test(last.lower)) return pronoun(sentence, end - 1);
  const [ending] = last.lower.match(/'s?$/) ?? [];
  const owner = ending && mentionBefore(sentence, end);
  return owner ? { ...owner, end: owner.end - ending.length } : null;
}

function pronoun(sentence: Sentence, i: number): Mention {
  const { start, end } = sentence[i] as Token;
  return { kind: 'PRONOUN', from: i, to: i + 1, start, end, name: null, describes: [] };
}

/** The name after a post with its place: the head of the corporation Ruslan Bekov. */
function nameAfter(words: readonly Token[], preposition: number): readonly Token[] {
  const tail = preposition < 0 ? [] : words.slice(preposition + 1);
  const name = nameIn(tail);
  const before = tail.at(-1 - name.length);
  const introduced =
    before && !before.capital && !determiners.has(before.lower) && !prepositions.has(before.lower);
  return name.length > 1 && introduced && isPerson(name.map(({ text }) => text).join(' '), true) ? name : [];
}

function mention(sentence: Sentence, from: number, to: number): Mention | null {
  const words = sentence.slice(from, to).filter(({ kind }) => kind === 'WORD');
  if (words.every(({ lower }) => determiners.has(lower))) return null;
  const preposition = words.findIndex(({ lower }, i) => i > 0 && prepositions.has(lower));
  const head = preposition < 0 ? words : words.slice(0, preposition);
  const lone = from === 0 && words.length === 1 && group.test(words[0]?.lower ?? '');
  const own = lone ? [] : nameIn(head);
  const name = own.length ? own : nameAfter(words, preposition);
  // Mr Putin and Mr Bush are two
  const several = name.some(({ lower }) => lower === 'and');
  const named = new Set(name);
  if (!name.length && !isSomeone(words, head)) return null;
  return {
    kind: name.length && !several ? 'NAME' : 'DESCRIPTION',
    from,
    to,
    start: (sentence[from] as Token).start,
    end: (sentence[to - 1] as Token).end,
    name:
      name.length && !several
        ? name
            .map(({ text }) => text)
            .join(' ')
            .replace(/['’]s?$/, '')
        : null,
    describes: head
      .filter((word) => !named.has(word) && !determiners.has(word.lower))
      .map(({ lower }) => lower),
  };
}
