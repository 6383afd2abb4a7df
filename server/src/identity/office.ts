import type { ActorProfile, Post } from './actor-profile.ts';
import { agreement } from './title.ts';
import { common, roles } from './vocabulary.ts';

/** A title or role that two actors share. */
export interface SharedOffice {
  /** `sameOffice`: the same office of the same country at the same time; `title`: titles that agree. */
  by: 'sameOffice' | 'title';
  reason: string;
}

/** Whoever held posts. */
type Holder = Pick<ActorProfile, 'posts'>;

/** Two mentions of one term of office can lie this far apart, in days. */
const oneTerm = 366;

/** The strongest title or role that two actors share; null where they share none. */
export function sharedOffice(one: Holder, other: Holder): SharedOffice | null {
  let shared: SharedOffice | null = null;
  for (const post of one.posts) {
    for (const otherPost of other.posts) {
      const agreeing = agreement(post, otherPost);
      if (agreeing === 'SAME' && post.country !== null && gap(post, otherPost) <= oneTerm) {
        const year = [post.from, otherPost.from]
          .filter((day) => day !== null)
          .sort()
          .at(-1)
          ?.slice(0, 4);
        return { by: 'sameOffice', reason: `both ${shorter(post, otherPost)}${year ? ` in ${year}` : ''}` };
      }
      if (agreeing) shared ??= { by: 'title', reason: `the titles agree: ${shorter(post, otherPost)}` };
    }
  }
  return shared;
}

/** Of two texts the shorter, the first in the alphabet among equally long ones, so that the order of actors does not matter. */
function shorter(one: Post, other: Post): string {
  const [text] = [one.text, other.text].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return text as string;
}

/** Whether both are called something in periods that overlap, but in words that have neither an organisation nor a country in common. */
export function haveRivalTitles(one: Holder, other: Holder): boolean {
  const [posts, otherPosts] = [one, other].map(({ posts }) => posts.filter(isOffice)) as [Post[], Post[]];
  const isSameTime = posts.some((post) =>
    otherPosts.some(
      (otherPost) => post.from !== null && otherPost.from !== null && gap(post, otherPost) === 0,
    ),
  );
  const names = new Set(posts.flatMap(properWords));
  return isSameTime && !otherPosts.flatMap(properWords).some((word) => names.has(word));
}

function isOffice({ words }: Post): boolean {
  return [...words].some((word) => roles.has(word));
}

/** The words of a title that are neither an office nor what every organisation consists of. */
function properWords({ words }: Post): string[] {
  return [...words].filter((word) => !roles.has(word) && !common.has(word));
}

interface Period {
  from: string | null;
  to: string | null;
}

/** Days from the end of one period to the beginning of the other; 0 where they touch or may touch, an open end reaching any day. */
function gap(one: Period, other: Period): number {
  const [earlier, later] = (one.from ?? '') <= (other.from ?? '') ? [one, other] : [other, one];
  if (earlier.to === null || later.from === null || later.from <= earlier.to) return 0;
  return (Date.parse(later.from) - Date.parse(earlier.to)) / 86_400_000;
}

/** Days between the times at which two actors are known; 0 where these overlap or one is not known. */
export function daysBetween(one: ActorProfile, other: ActorProfile): number {
  return gap(one, other);
}
