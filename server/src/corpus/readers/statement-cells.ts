import { z } from 'zod';
import { Directness, SpeechAct, Stance } from '../../_generated/prisma/enums.ts';
import { readDate } from './date.ts';
import { words } from './source-row.ts';
import type { SourceStatement, StatementField } from './statement-value.ts';

/** How the cells of a source are to be read. */
export interface CellRules {
  /** What each value of the stance column means; without it, the values are the names of stances. */
  stances: Readonly<Record<string, Stance>> | null;
  /** What stands between several areas in one cell. */
  areaSeparator: string;
}

/** The statement that a row's cells say, or the reason why they say none. It may lack words, if it has a concept. */
export function statementOf(
  cells: Partial<Record<StatementField, string>>,
  rules: CellRules,
): SourceStatement | string {
  const cell = (field: StatementField) => words(cells[field]);
  const [speaker, organization] = [cell('speaker'), cell('organization')];
  if (!speaker && !organization) return 'The speaker is missing, and so is the organisation.';
  const document = { id: cell('documentId'), title: cell('documentTitle') };
  if (!document.id && !document.title)
    return 'The document is missing: neither its id nor its title is given.';
  const saidOn = readMoment(cell('saidOn'));
  if (!saidOn) return 'The date on which it was said is missing.';
  if ('reason' in saidOn) return saidOn.reason;
  const publishedOn = readMoment(cell('documentDate'));
  if (publishedOn && 'reason' in publishedOn) return `The document's date: ${publishedOn.reason}`;

  const concept = cell('concept');
  const stance = readStance(cell('stance'), rules.stances);
  if (typeof stance === 'object' && stance) return stance.reason;
  if (concept && !stance) return 'The concept has no stance.';
  if (!concept && stance) return 'The stance has no concept.';
  const directness = readName(cell('directness'), Directness, 'directness');
  if (typeof directness === 'object' && directness) return directness.reason;
  const speechAct = readName(cell('speechAct'), SpeechAct, 'speech act');
  if (typeof speechAct === 'object' && speechAct) return speechAct.reason;

  const quote = cell('quote');
  const paraphrase = cell('paraphrase');
  if (!quote && !paraphrase && !concept)
    return 'Nothing is said: there is no quote, no paraphrase and no concept.';
  return {
    id: cell('id'),
    document: {
      ...document,
      url: cell('documentUrl'),
      author: cell('documentAuthor'),
      source: cell('documentSource'),
      section: cell('documentSection'),
      type: cell('documentType'),
      publishedOn,
    },
    speaker,
    organization,
    addressee: cell('addressee'),
    occasion: cell('occasion'),
    place: cell('place'),
    saidOn,
    quote,
    quoteLanguage: cell('quoteLanguage'),
    paraphrase,
    directness,
    speechAct,
    codings: concept && stance ? [{ concept, stance }] : [],
    relationship: cell('relationship'),
    areas: [...new Set((cell('areas') ?? '').split(rules.areaSeparator).map((area) => area.trim()))].filter(
      Boolean,
    ),
  };
}

/** A date, which may have a time of day behind it: the day is kept, for dates have no time here. */
function readMoment(text: string | null) {
  return readDate(text?.replace(/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$/, '$1'));
}

function readStance(text: string | null, table: CellRules['stances']): Stance | null | { reason: string } {
  if (text === null) return null;
  if (!table) return readName(text, Stance, 'stance');
  const stance = Object.hasOwn(table, text) ? table[text] : undefined;
  return (
    stance ?? {
      reason: `The stance "${text}" is none of the values that are known (${Object.keys(table).join(', ')}).`,
    }
  );
}

function readName<T extends string>(
  text: string | null,
  values: Record<string, T>,
  what: string,
): T | null | { reason: string } {
  if (text === null) return null;
  const name = z.enum(values).safeParse(text.toUpperCase().replaceAll(/[\s-]+/g, '_'));
  return name.success
    ? name.data
    : { reason: `The ${what} "${text}" must be one of ${Object.values(values).join(', ')}.` };
}
