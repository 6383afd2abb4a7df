import type { ActorKind } from '../../_generated/prisma/enums.ts';
import { type ActorCode, stateNamed } from './phoenix-code.ts';

/** What the kind of an actor is guessed from. */
export interface KindClues {
  /** All its names in readable form, its own first. */
  names: string[];
  roles: (ActorCode & { validFrom: unknown; validTo: unknown })[];
  /** All comments of the entry. */
  comments: string;
}

/** Words that no person's name has. */
const collective =
  /\b(?:administration|agency|alliance|army|assembly|association|authority|bank|battalions?|brigades?|bureau|center|centre|coalition|command|commission|committee|company|congress|corps|council|court|department|federation|forces?|front|government|group|house|institut\w+|league|ministry|movement|network|observatory|office|organi[sz]ation|parliament|party(?! (?:chief|leader|secretary))|police|politburo|republic|service|soviets? of|union|university)\b/i;

/** The first of the groups that a code has decides what an actor is that is no state and no person. */
const kinds: [RegExp, ActorKind][] = [
  [/^(IGO|INT)$/, 'INTERNATIONAL_ORGANIZATION'],
  [/^(NGO|NGM|MNC|PTY)$/, 'ORGANIZATION'],
  [/^(REB|INS|UAF|OPP|ELI|IMG)$/, 'GROUP'],
  [/^MIL$/, 'ARMED_SERVICE'],
  [/^(GOV|LEG|JUD|SPY|COP)$/, 'GOVERNMENT_BODY'],
  [/^MED$/, 'MEDIA_OUTLET'],
  [/^(BUS|EDU|HLH|LAB|DEV|ENV|AGR|HRI|CVL|REL|CHR)$/, 'ORGANIZATION'],
];

/**
 * A guess at what an actor is; the first rule that holds decides.
 * 1. STATE: a role's code is that of a state or territory alone, and one of the actor's names is that state's. (Cities and
 *    provinces have their state's code as well.)
 * 2. PERSON: a comment says that the entry is from a list of rulers; or a role has dates, its code is not a state's alone, and
 *    the name has no word such as "council" or "brigade". A person without dates cannot be told from an office.
 * 3. Otherwise by the codes of the last role: think tanks by their names, then the table above, else GROUP.
 */
export function kindOf({ names, roles, comments }: KindClues): ActorKind {
  const [name = ''] = names;
  if (roles.some((role) => stateNamed(role, names))) return 'STATE';
  if (/\b(CountryInfo|IGOrulers)\.txt/i.test(comments)) return 'PERSON';
  const dated = roles.some(
    ({ validFrom, validTo, roleCodes }) => (validFrom ?? validTo) && roleCodes.length > 0,
  );
  if (dated && !collective.test(name)) return 'PERSON';
  if (/think[ -]tank/i.test(name)) return 'THINK_TANK';
  const groups = roles.at(-1)?.roleCodes ?? [];
  for (const [pattern, kind] of kinds) if (groups.some((group) => pattern.test(group))) return kind;
  return 'GROUP';
}
