import { parseLabel } from './label.ts';
import type { LoadedActor } from './load-actors.ts';

/**
 * Under whose name actors that are the same are read: one with a Wikidata item, else one that leads others already or was judged before,
 * else one whose name is whole, in small letters and without a title, else the one that is seen most, else the one recorded first.
 */
export function leaderOf(group: readonly LoadedActor[], judged: ReadonlySet<string>): LoadedActor {
  const rank = (actor: LoadedActor) => {
    const { given, surname, titles } = parseLabel(actor.name);
    const isWhole = surname !== null && given.length > 0 && given.every((word) => word.length > 1);
    return [
      Number(actor.wikidataId !== null),
      Number(judged.has(actor.id)),
      Number(isWhole && titles.length === 0 && actor.name !== actor.name.toUpperCase()),
      actor.documents.length,
    ];
  };
  const ranked = group.map((actor) => ({ actor, rank: rank(actor) }));
  ranked.sort((one, other) => {
    const at = one.rank.findIndex((value, i) => value !== other.rank[i]);
    if (at >= 0) return (other.rank[at] as number) - (one.rank[at] as number);
    return one.actor.id < other.actor.id ? -1 : 1;
  });
  return (ranked[0] as (typeof ranked)[number]).actor;
}
