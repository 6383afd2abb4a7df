import { type ActorProfile, type ActorToMatch, profileOf } from '../../server/src/identity/actor-profile.ts';

/** An actor to match, of whom nothing but what is given is known; the id is the first name. */
export function actor(names: string | string[], known: Partial<ActorToMatch> = {}): ActorProfile {
  const all = [names].flat();
  return profileOf({ id: all[0] as string, names: all, affiliations: [], days: [], documents: [], ...known });
}

/** A name seen in documents, all on one day. */
export function seen(name: string, day: string, ...documents: string[]): ActorProfile {
  return actor(name, { days: [day], documents });
}
