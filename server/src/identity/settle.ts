import type { ActorProfile, Post } from './actor-profile.ts';
import type { Candidate } from './candidates.ts';
import { haveRivalTitles, sharedOffice } from './office.ts';
import { agreement } from './title.ts';

/**
 * Looks at candidates again, when all of them are known: two pairs can be likely, and what they bring together unlikely. Follows the
 * candidates decided as SAME from the highest score down and keeps what is known of those brought together; one that
 * rests on names alone becomes UNSURE, with the reason, when the two groups were called differently at the same time. So the
 * head of an agency is not the press secretary of the same name, whose title other labels tell. The order of candidates stays.
 */
export function settle(profiles: Iterable<ActorProfile>, candidates: readonly Candidate[]): Candidate[] {
  const groups = new Map(Array.from(profiles, (profile) => [profile.id, new Group(profile)]));
  const settled = new Map<Candidate, Candidate>();
  const same = candidates
    .filter(({ decision }) => decision === 'SAME')
    .sort((one, other) => other.score - one.score);
  for (const candidate of same) {
    const [one, other] = [groups.get(candidate.a), groups.get(candidate.b)] as [Group, Group];
    if (one === other) continue;
    if (candidate.isByNameAlone && one.isRivalOf(other)) {
      const reasons = [
        ...candidate.reasons,
        'others who seem to be the same had different titles at the same time',
      ];
      settled.set(candidate, { ...candidate, decision: 'UNSURE', reasons });
    } else {
      one.take(other);
      for (const id of other.ids) groups.set(id, one);
    }
  }
  return candidates.map((candidate) => settled.get(candidate) ?? candidate);
}

/** Actors brought together, and what they were called when. */
class Group {
  readonly ids: string[];
  readonly posts: Post[] = [];
  private readonly documents: Set<string>;

  constructor({ id, posts, documents }: ActorProfile) {
    this.ids = [id];
    this.documents = new Set(documents);
    for (const post of posts) this.hold(post);
  }

  take(other: Group): void {
    this.ids.push(...other.ids);
    for (const document of other.documents) this.documents.add(document);
    for (const post of other.posts) this.hold(post);
  }

  isRivalOf(other: Group): boolean {
    const isTogether = [...other.documents].some((document) => this.documents.has(document));
    return !isTogether && !sharedOffice(this, other) && haveRivalTitles(this, other);
  }

  /** What is called by agreeing titles twice was so all the time between. */
  private hold(post: Post): void {
    const at = this.posts.findIndex((held) => agreement(held, post) !== null);
    const held = this.posts[at];
    if (!held) this.posts.push(post);
    else this.posts[at] = { ...held, from: earlier(held.from, post.from), to: later(held.to, post.to) };
  }
}

function earlier(one: string | null, other: string | null): string | null {
  return one !== null && other !== null ? (one < other ? one : other) : (one ?? other);
}

function later(one: string | null, other: string | null): string | null {
  return one !== null && other !== null ? (one > other ? one : other) : null;
}
