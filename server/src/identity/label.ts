import { LabelSegment } from './label-segment.ts';
import { nameOf, type PersonName } from './name.ts';
import { latin } from './spelling.ts';
import { company, date, heading, sentence } from './vocabulary.ts';

/**
 * What a label of a speaker names: PERSON, one human being; UNNAMED, somebody whom it does not name ("Question", "Minister",
 * "President of Azerbaijan"); OTHER, nobody at all ("Article 4", "* * *", the heading of a page).
 */
export type LabelKind = 'PERSON' | 'UNNAMED' | 'OTHER';

export interface ParsedLabel extends PersonName {
  kind: LabelKind;
  /** What stands before the name and after it, in Latin letters: "President of Russia", "metrology engineer". */
  titles: string[];
  /** ISO 3166-1 alpha-3 code of the first country that a title names; null where none does. */
  country: string | null;
}

/** What is longer is a text, not a label. */
const longest = 500;

const nobody: PersonName = { given: [], surname: null, ordinal: null };

/**
 * Reads the label of a speaker: finds the name in it and keeps the titles around it. Takes labels as transcripts have them
 * ("President of Russia Vladimir Putin", "V.Putin", "Alisa Shmelyova, metrology engineer"), as indexes do ("Shoigu Sergei",
 * "Juan Carlos I King of Spain") and as actor dictionaries do ("RUSSIAN_PRESIDENT_VLADIMIR_V._PUTIN"), in any script that has a
 * romanization. Never throws: what it does not understand is OTHER.
 */
export function parseLabel(label: string): ParsedLabel {
  const text = label.length > longest ? '' : plain(label);
  if (!/^[a-z]/i.test(text) || [heading, sentence, date].some((pattern) => pattern.test(text))) {
    return { kind: 'OTHER', ...nobody, titles: [], country: null };
  }
  const inCapitals = text === text.toUpperCase();
  const segments = inNameOrder(text.split(/\s*[,;]\s*/)).map((part) => new LabelSegment(part, inCapitals));
  const withName = segments.filter(({ name }) => name.length > 0 && !company.test(text));
  const named = withName.find(({ name }) => name.length > 1) ?? withName[0] ?? null;
  const at = named ? segments.indexOf(named) : segments.length;
  const [before = [], after = []] = [segments.slice(0, at), segments.slice(at + 1)].map((part) =>
    part.map(({ text }) => text),
  );
  const titles = [
    [...before, named?.around[0] ?? ''],
    [named?.around[1] ?? '', ...after],
  ]
    .map((parts) => parts.filter((part) => part !== '').join(', '))
    .filter((title) => title !== '');
  const country = segments.map((segment) => segment.country).find((code) => code !== null) ?? null;
  if (named) {
    return { kind: 'PERSON', ...nameOf(named.name, titles.length === 0, named.isDignified), titles, country };
  }
  return segments.some(({ isSomebody }) => isSomebody)
    ? { kind: 'UNNAMED', ...nobody, titles, country }
    : { kind: 'OTHER', ...nobody, titles: [], country: null };
}

/** In Latin letters and one line, without what stands in brackets, an initial being a word of its own. */
function plain(label: string): string {
  return latin(label)
    .replaceAll('_', ' ')
    .replace(/[([<{][^)\]>}]*[)\]>}]?/g, ' ')
    .replace(/\b([A-Z])\.(?=[A-Za-z])/g, '$1. ')
    .replace(/\s+/g, ' ')
    .replace(/^[^a-z\d+]+|[^a-z\d]+$/gi, '');
}

/** "Putin, Vladimir" as "Vladimir Putin"; other segments as they are. */
function inNameOrder(segments: readonly string[]): readonly string[] {
  const [surname = '', given = '', ...more] = segments;
  if (given === '' || more.length > 0 || surname.includes(' ')) return segments;
  const swapped = new LabelSegment(`${given} ${surname}`, false);
  return swapped.isListedName ? [swapped.text] : segments;
}
