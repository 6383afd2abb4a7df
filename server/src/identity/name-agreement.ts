import { isInitial, type NameForm } from './actor-profile.ts';
import { isGivenName } from './given-name.ts';
import { oneLetterApart } from './spelling.ts';

/** In which way two names agree, from the strongest. */
export type NameAgreement =
  | 'NAME'
  | 'NAME_IN_OTHER_ORDER'
  | 'DIGNITY'
  | 'ONE_LETTER'
  | 'INITIAL'
  | 'SURNAME'
  | 'GIVEN_NAME'
  | 'NONE';

export interface ComparedNames {
  agreement: NameAgreement;
  /** For a person, without a full stop; empty where they simply have nothing in common. */
  reason: string;
}

const none: ComparedNames = { agreement: 'NONE', reason: '' };

/** Compares two names. The order of the two does not matter. */
export function compareNames(one: NameForm, other: NameForm): ComparedNames {
  if (one.surname === '' || other.surname === '') return compareGivenOnly(one, other);
  const isSameSurname = one.surname === other.surname;
  if (one.given.length === 0 || other.given.length === 0) {
    return isSameSurname
      ? { agreement: 'SURNAME', reason: 'a bare surname, which is never enough alone' }
      : none;
  }
  const given = compareGiven(one.given, other.given);
  if (isSameSurname && given !== 'DIFFERENT') return sameSurname(given, one, other);
  if (given === 'SAME' && isMisspelling(one.surname, other.surname)) return oneLetter(one, other);
  if (isOtherOrder(one, other)) {
    return { agreement: 'NAME_IN_OTHER_ORDER', reason: 'the same names in another order' };
  }
  return isSameSurname ? { agreement: 'NONE', reason: 'different given names' } : none;
}

function sameSurname(given: 'SAME' | 'LETTER' | 'INITIAL', one: NameForm, other: NameForm): ComparedNames {
  if (given === 'LETTER') return oneLetter(one, other);
  return given === 'SAME'
    ? { agreement: 'NAME', reason: 'same given name and surname after titles are stripped' }
    : { agreement: 'INITIAL', reason: `an initial agrees: ${written(one, other)}` };
}

function oneLetter(one: NameForm, other: NameForm): ComparedNames {
  return { agreement: 'ONE_LETTER', reason: `one letter differs: ${written(one, other)}` };
}

/** Both names in one order, whichever comes first. */
function written(one: NameForm, other: NameForm): string {
  return [one.written, other.written].sort().join(', ');
}

/** Names of which at least one has no surname. */
function compareGivenOnly(one: NameForm, other: NameForm): ComparedNames {
  if (one.given.length === 0 || other.given.length === 0) return none;
  if (compareGiven(one.given, other.given) !== 'SAME') return none;
  const bothWithout = one.surname === '' && other.surname === '';
  if (bothWithout && one.ordinal !== other.ordinal && one.ordinal && other.ordinal) return none;
  if (bothWithout && one.ordinal !== null && one.ordinal === other.ordinal) {
    return { agreement: 'NAME', reason: 'same name and number' };
  }
  if (bothWithout && one.isDignified && other.isDignified) {
    return { agreement: 'DIGNITY', reason: 'same name under a dignity' };
  }
  return { agreement: 'GIVEN_NAME', reason: 'a given name alone, which is never enough' };
}

/** Compares the given names: the first of each, and those after it as far as both have them. */
function compareGiven(
  one: readonly string[],
  other: readonly string[],
): 'SAME' | 'LETTER' | 'INITIAL' | 'DIFFERENT' {
  const first = compareWord(one[0] as string, other[0] as string);
  if (first === 'DIFFERENT') {
    // Tayyip Erdogan is Recep Tayyip Erdogan
    const [few, many] = one.length < other.length ? [one, other] : [other, one];
    return few.length < many.length && few.every((word) => !isInitial(word) && many.includes(word))
      ? 'SAME'
      : 'DIFFERENT';
  }
  for (let i = 1; i < Math.min(one.length, other.length); i++) {
    if (compareWord(one[i] as string, other[i] as string) === 'DIFFERENT') return 'DIFFERENT';
  }
  return first;
}

function compareWord(one: string, other: string): 'SAME' | 'LETTER' | 'INITIAL' | 'DIFFERENT' {
  if (one === other) return isInitial(one) ? 'INITIAL' : 'SAME';
  if (isInitial(one)) return startsWith(other, one) ? 'INITIAL' : 'DIFFERENT';
  if (isInitial(other)) return startsWith(one, other) ? 'INITIAL' : 'DIFFERENT';
  // Maria is no misspelt Marina: both are names
  return isMisspelling(one, other) && !(isGivenName(one) && isGivenName(other)) ? 'LETTER' : 'DIFFERENT';
}

/** Letters that a skeleton can begin with instead of the first letter of the name: Yury is "uri", Khalid "halid". */
const beginnings: Readonly<Record<string, string>> = {
  j: 'aeiu',
  k: 'kh',
  p: 'pf',
  q: 'k',
  w: 'v',
  x: 'k',
  y: 'aeiu',
};

/** Whether an initial ("v.") can stand for a given name. */
export function startsWith(given: string, initial: string): boolean {
  const letter = initial.charAt(0);
  return (beginnings[letter] ?? letter).includes(given.charAt(0));
}

/** Whether both have the same surname and first given name, but other names between that exclude each other. */
export function haveOtherMiddleNames(one: NameForm, other: NameForm): boolean {
  const [first, ...middle] = one.given;
  const [otherFirst, ...otherMiddle] = other.given;
  if (one.surname === '' || one.surname !== other.surname || first === undefined || first !== otherFirst)
    return false;
  return middle.some(
    (word, i) => i < otherMiddle.length && compareWord(word, otherMiddle[i] as string) === 'DIFFERENT',
  );
}

/** Whether a slip of the pen tells the words apart, and not the sex of those who bear them: Ivanov and Ivanova are two. */
function isMisspelling(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || one === `${other}a` || other === `${one}a`) return false;
  return oneLetterApart(one, other);
}

function isOtherOrder(one: NameForm, other: NameForm): boolean {
  const words = ({ given, surname }: NameForm) => [...given, surname].sort().join(' ');
  // Of two syllables the order is all: Tun Tin and Tin Tun are two
  return (
    words(one) === words(other) &&
    !one.given.some(isInitial) &&
    [...one.given, one.surname].some(({ length }) => length > 4)
  );
}
