import { tagsOf } from './english.ts';
import type { Token } from './tokens.ts';
import { determiners, organizationWords, roleClasses, titles } from './word-classes.ts';

export type Gender = 'FEMALE' | 'MALE' | null;

/** The capitals at the end of a mention, without titles and nationalities before them; empty where no name stands. */
export function nameIn(head: readonly Token[]): readonly Token[] {
  let from = head.length;
  while (from > 0 && isNamePart(head, from - 1)) from--;
  while (from < head.length && isBeforeName(head, from)) from++;
  const name = head.slice(from);
  if (!name.length || !name[0]?.capital) return [];
  const articled = head[from - 1]?.lower === 'the' || determiners.has(head[0]?.lower ?? '');
  const organization = name.some(({ lower }) => organizationWords.has(lower));
  return articled && (organization || name.length === 1) ? [] : name;
}

/** Titles and nationalities, also two of them: President and Prime Minister. */
function isBeforeName(head: readonly Token[], i: number): boolean {
  const { lower } = head[i] as Token;
  return titles.has(lower) || isDemonym(lower) || (lower === 'and' && titles.has(head[i + 1]?.lower ?? ''));
}

function isNamePart(head: readonly Token[], i: number): boolean {
  const token = head[i] as Token;
  // China's Wang Yi: the name begins after the possessor
  if (/'s?$/.test(token.lower) && i < head.length - 1) return false;
  if (token.capital) return !(determiners.has(token.lower) && i === 0);
  if (token.lower === 'and') return Boolean(head[i - 1]?.capital && head[i + 1]?.capital);
  return (
    /^(?:al|bin|ibn|van|von|der|den|de|la|da|di|du|el)$/.test(token.lower) && Boolean(head[i + 1]?.capital)
  );
}

/** Whether a word says of which country someone is: Russian, U.S. */
export function isDemonym(word: string): boolean {
  return (
    /^(?:u\.s\.|us|uk|eu|u\.k\.|nato|kazakhstani|belarusian|uzbek|tajik|kyrgyz|turkmen)$/.test(word) ||
    tagsOf(word).includes('Demonym')
  );
}

/** A description stands after an article or a possessive, in the plural, with a capital, or is a post: no stray verb. */
export function isSomeone(words: readonly Token[], head: readonly Token[]): boolean {
  const last = head.at(-1)?.lower ?? '';
  if (words.some(({ lower, capital }) => determiners.has(lower) || capital || /'s?$/.test(lower)))
    return true;
  return (
    isPost(last) ||
    /^(?:people|media|police)$/.test(last) ||
    (/[^s]s$/.test(last) && !/^(?:seems|appears|means|shows|makes|gets|comes|takes|gives|does)$/.test(last))
  );
}

/** Whether a word is a title or a post. */
export function isPost(word: string): boolean {
  return titles.has(word) || roleClasses.some((roles) => roles.has(word));
}

/** Whether a noun stands for people by what they do: minister, officials, driver, analysts. */
export function isHuman(noun: string): boolean {
  const one = noun.toLowerCase().replace(/s$/, '');
  return isPost(one) || /(?:[^t]er|or|ist|man|men|woman|women|ian|eer|ant|ic|people|critic)$/.test(one);
}

/** What a full name tells of a person's gender, by its ending or the first name; null where it tells nothing. */
export function genderOf(name: string): Gender {
  const [first = '', ...more] = name.split(' ');
  const surname = more.at(-1) ?? '';
  if (/(?:ova|eva|yova|ina|kaya|skaia|tseva)$/.test(surname)) return 'FEMALE';
  if (/(?:ov|ev|yov|sky|skiy|tsev)$/.test(surname)) return 'MALE';
  if (!more.length) return null;
  const tags = tagsOf(first);
  if (tags.includes('FemaleName')) return 'FEMALE';
  return tags.includes('MaleName') ? 'MALE' : null;
}

/** Whether a name is a person's: neither an organization's nor a place's. */
export function isPerson(name: string, described: boolean): boolean {
  const words = name.split(' ');
  if (words.some((word) => organizationWords.has(word.toLowerCase()))) return false;
  // RIA Novosti, but not LI WEI
  const capitals = words.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length;
  if (capitals > 0 && (capitals < words.length || words.length === 1)) return false;
  if (words.length > 1 || described) return words.length <= 4;
  const tags = tagsOf(name);
  return !tags.some((tag) =>
    /Place|City|Country|Region|Organization|Demonym|Month|WeekDay|Acronym/.test(tag),
  );
}
