import type { Voice } from '../../_generated/prisma/enums.ts';
import { countryInRole } from './country-names.ts';

/** Entities whose leaders act as heads of state, though ISO 3166 has no code for them. */
const unrecognised = /\bof (the republic of )?(abkhazia|south ossetia|transnistria|northern cyprus)\b/;

/** A president is a head of state only of a state: companies, courts and academies have presidents too. */
const ofState = (voice: Voice) => (role: string) =>
  countryInRole(role) || unrecognised.test(role) ? voice : null;

/**
 * From a role to the voice it speaks with; the first rule that holds decides. A rule may decide that there is none: null.
 *
 * | who | voice |
 * |---|---|
 * | a former anything; head of a company, university, party, union, church or club | none |
 * | aide, adviser; deputy minister; governor, mayor, head of a republic; head of a service, agency, court or commission | OFFICIAL |
 * | ambassador, envoy, permanent representative | DIPLOMAT |
 * | press secretary, spokesperson | SPOKESPERSON |
 * | minister; deputy prime minister, vice premier, vice president of a state | MINISTER |
 * | deputy, speaker or faction leader in a parliament, chairman of a house | LEGISLATOR |
 * | prime minister, chancellor, king, president of a state | HEAD_OF_STATE_OR_GOVERNMENT |
 * | chief of the general staff, commander, general, admiral | MILITARY |
 * | head of a research institute or an academy of sciences | EXPERT |
 */
const rules: [RegExp, Voice | null | ((role: string) => Voice | null)][] = [
  [/^(former|ex-)/, null],
  [/\b(aide|assistant|advis[eo]r) (to|of)\b/, 'OFFICIAL'],
  [/\b(ambassador|envoy|permanent representative|consul)\b/, 'DIPLOMAT'],
  [/\b(press secretary|spokes(man|woman|person))\b/, 'SPOKESPERSON'],
  [/\b(deputy|vice)[- ](prime minister|premier|chancellor)\b/, 'MINISTER'],
  [/^(first )?vice[- ]president of\b/, ofState('MINISTER')],
  [/\bdeputy\b.*\bminister\b/, 'OFFICIAL'],
  [
    /\b(faction|political party group|state duma|council of (the )?federation|parliament|senat(e|or)|knesset|national assembly|mp)\b/,
    'LEGISLATOR',
  ],
  [
    /\b(prime minister|premier(?! league)|federal chancellor|chancellor of|king of|queen of|emperor|sultan of|emir of|ruling prince|state affairs commission)\b/,
    'HEAD_OF_STATE_OR_GOVERNMENT',
  ],
  [
    /\b(chief of (the )?(general|defence) staff|commander|general staff|admiral|field marshal|(major|lieutenant|colonel)[- ]general)\b/,
    'MILITARY',
  ],
  [/\bminister\b/, 'MINISTER'],
  [/\b(institute|academy of sciences)\b/, 'EXPERT'],
  [/\b(pension fund|central bank|central election|accounts chamber)\b/, 'OFFICIAL'],
  [
    /\b(ceo|corporation|company|bank|sberbank|gazprom|rosneft|lukoil|dom\.rf|railways|jsc|oao|fund|foundation|university|party|unions?|chamber of commerce|patriarch|olympic|paralympic|agency for strategic)\b/,
    null,
  ],
  [/\b(secretary[- ]general|general secretary) of\b|\b(european|eurasian economic) commission\b/, 'OFFICIAL'],
  [/\b(supreme|constitutional) court\b/, 'OFFICIAL'],
  [/^(federal )?president of\b/, ofState('HEAD_OF_STATE_OR_GOVERNMENT')],
  [
    /\b(crown prince|governor|mayor|commissioner|ombuds\w+|aide|adviser|advisor|representative|chief of staff|head of|director of the federal|federal service|security council|investigative committee|executive office|administration)\b/,
    'OFFICIAL',
  ],
];

/** The voice that someone in this role speaks with; null where the role tells of none, such as a company's head. */
export function voiceOf(role: string): Voice | null {
  const text = role.toLowerCase().replaceAll('’', "'");
  for (const [pattern, voice] of rules) {
    if (pattern.test(text)) return typeof voice === 'function' ? voice(text) : voice;
  }
  return null;
}
