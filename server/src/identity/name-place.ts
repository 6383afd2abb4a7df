import { isFamilyFirst, isGivenName } from './given-name.ts';
import { isParticle } from './name.ts';

/** What a word of a label is part of. */
export type Part = 'NAME' | 'ROLE' | 'DIGNITY' | 'PREPOSITION' | 'TITLE';

/** Where the name begins and ends; twice the same place where there is none. */
export function placeOfName(words: readonly string[], parts: readonly Part[]): [number, number] {
  const end = words.length;
  const run = parts.findLastIndex((part) => part !== 'NAME') + 1;
  if (run < end) {
    const start = startOfName(words, run, parts[run - 1] ?? null);
    if (start < end && isLikeName(words.slice(start), parts, run)) return [start, end];
  }
  const dignity = parts.lastIndexOf('DIGNITY');
  // King Abdullah II of Jordan
  if (dignity >= 0 && parts[dignity + 1] === 'NAME') {
    const after = parts.findIndex((part, i) => i > dignity && part !== 'NAME');
    if (parts[after] === 'PREPOSITION') return [dignity + 1, after];
  }
  // Juan Carlos I King of Spain
  const role = parts.findIndex((part) => part !== 'NAME');
  const isLeading = role > 0 && (parts[role] === 'DIGNITY' || (parts[role] === 'ROLE' && role > 1));
  return isLeading && isGivenName(words[0] as string) ? [0, role] : [end, end];
}

/** Where the name begins in the row of unknown words at the end, part of which may belong to the title before it. */
function startOfName(words: readonly string[], run: number, before: Part | null): number {
  if (before === null) return run;
  const given = words.findIndex((word, i) => i > run && i < words.length - 1 && isGivenName(word));
  if (before === 'PREPOSITION') {
    if (given > 0) return given;
    return words.length - run > 2 ? words.length - 2 : words.length;
  }
  const isTitleFirst = given > 0 && !isGivenName(words[run] as string) && !isFamilyFirst(words.slice(run));
  return isTitleFirst ? given : run;
}

function isLikeName(name: readonly string[], parts: readonly Part[], run: number): boolean {
  if (name.length > 1) {
    return name.filter((word) => !isParticle(word)).length < 7 && name.some((word) => word.length > 1);
  }
  const [word = ''] = name;
  const isIntroduced = run === 0 || parts.slice(0, run).some((part) => part === 'ROLE' || part === 'DIGNITY');
  return word.length > 2 && (isIntroduced || isGivenName(word));
}
