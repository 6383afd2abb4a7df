import { Random } from './random.ts';
import { arrayOf, type Row, times } from './row.ts';
import { sentence } from './words.ts';
import { bodyOf, dayOf, idOf, relationships, states, thinkTankOf, type World } from './world.ts';

export function actorRows(world: World): Iterable<Row> {
  const random = new Random(2);
  const kindOf = (n: number) => {
    if (n < states) return 'STATE';
    if (n < 2 * states) return 'GOVERNMENT_BODY';
    return n < (world.people[0]?.actor ?? 0) ? 'THINK_TANK' : 'PERSON';
  };
  return times(world.actors, (n) => ({
    id: idOf('Actor', n),
    kind: kindOf(n),
    name: `${sentence(random, 2).slice(0, -1)} ${n}`,
    slug: `actor-${n}`,
  }));
}

export function* affiliationRows({ people }: World): Iterable<Row> {
  let n = 0;
  const row = (actor: number, organization: number, role: string, voice: string | null, post: Row): Row => ({
    id: idOf('Affiliation', n++),
    actorId: idOf('Actor', actor),
    organizationId: idOf('Actor', organization),
    role,
    voice,
    validFrom: null,
    validTo: null,
    validFirst: '0001-01-01',
    validLast: '9999-12-31',
    ...post,
  });
  for (let state = 0; state < states; state++) yield row(bodyOf(state), state, 'part', null, {});
  for (const person of people) {
    const { actor, state, voice, since } = person;
    const before = dayOf(Date.parse(since) / 86_400_000 - 10_957 - 1);
    yield row(actor, thinkTankOf(person), 'analyst', 'EXPERT', { validTo: before, validLast: before });
    yield row(actor, bodyOf(state), 'official', voice, { validFrom: since, validFirst: since });
  }
}

export function relationshipRows({ parties }: World): Iterable<Row> {
  return times(relationships, (n) => ({
    id: idOf('Relationship', n),
    name: `Relationship ${n}`,
    slug: `relationship-${n}`,
    partyIds: arrayOf((parties[n] ?? []).map((state) => idOf('Actor', state))),
  }));
}

export function* partyRows({ parties }: World): Iterable<Row> {
  for (const [n, pair] of parties.entries()) {
    for (const [i, state] of pair.entries())
      yield { relationshipId: idOf('Relationship', n), position: i + 1, actorId: idOf('Actor', state) };
  }
}
