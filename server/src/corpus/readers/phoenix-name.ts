/** Words that stay small within a name. */
const small = new Set(
  'A AN AND AT BY DE DEL DER DES DI DU E EN ET FOR IN LA LAS LE LES LOS OF ON OR POUR SUR THE TO UND Y'.split(
    ' ',
  ),
);
/** Short words of names that are abbreviations; a name that is one short word without a vowel is one in any case. */
const abbreviations = new Set(
  'AFP AU BBC CIA CNN CTBTO DC DGSE EC ECOWAS EEC EU FAO FBI GCHQ IAEA ICC ICJ ILO IMF IPCC KGB LLC MI5 MI6 NASA NATO NGO NSA OECD OPEC OSCE PLC PLO SFSR SPLA UAE UK UN UNDP UNESCO UNHCR UNICEF US USA USSR WHO WTO'.split(
    ' ',
  ),
);

/**
 * A name of a dictionary as a person writes it: MINISTRY_OF_FOREIGN_AFFAIRS_ is Ministry of Foreign Affairs. Whether capitals
 * were an abbreviation cannot be told in general, so that the form is a guess; only words in capitals are changed. A
 * parenthesis that is not closed is cut off with what follows.
 */
export function readableName(raw: string, person: boolean): string {
  const words = withoutOpenParenthesis(raw.replaceAll(/[_\s]+/g, ' ').trim()).split(' ');
  return words
    .map((word, index) =>
      word === word.toUpperCase() ? readableWord(word, index, words.length, person) : word,
    )
    .join(' ');
}

function readableWord(word: string, index: number, count: number, person: boolean): string {
  if (!person && index > 0 && small.has(word)) return word.toLowerCase();
  if (!person && (abbreviations.has(word) || (count === 1 && word.length <= 5 && !/[AEIOUY]/.test(word))))
    return word;
  // Initials and abbreviations with stops: U.N., S.A., J.F.
  if (/^(?:\p{L}\.)+,?$/u.test(word)) return word;
  return word
    .toLowerCase()
    .replaceAll(/(?<=^['‘]?|[-(/"“.]|\b[dlo]')\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/^Mc(\p{L}{3,})/u, (_, rest: string) => `Mc${rest.charAt(0).toUpperCase()}${rest.slice(1)}`);
}

function withoutOpenParenthesis(name: string): string {
  const open = name.lastIndexOf('(');
  if (open > 0 && name.indexOf(')', open) < 0) return name.slice(0, open).trim();
  return name.includes('(') ? name : name.replaceAll(')', '').trim();
}
