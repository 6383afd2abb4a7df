import { Random } from './random.ts';
import { sentence } from './words.ts';
import { dayOf, idOf, markingOf, relationships, type World } from './world.ts';

/**
 * The statements: each about one relationship, the first of which has a fifth of them all; most speakers belong to one of
 * its parties, a few of whom say most. The side and the voice are derived here as the database's trigger derives them.
 */
export function* statementRows(world: World): Iterable<Record<string, string | null>> {
  const random = new Random(4);
  for (let n = 0; n < world.statements; n++) {
    const relationship = relationshipOf(n, random);
    const parties = world.parties[relationship] as [number, number];
    const own = world.peopleOf[random.pick(parties)] ?? [];
    const among = random.next() < 0.85 ? own : world.people;
    const speaker = among[random.early(among.length)] as World['people'][number];
    const said = dates(random);
    // A vague date counts for both posts of its speaker if it touches both: the one that leads to a party is the side.
    const inOffice = said.last >= speaker.since;
    const inThinkTank = said.first < speaker.since;
    const side = inOffice && parties.includes(speaker.state) ? speaker.state : null;
    yield {
      id: idOf('Statement', n),
      speakerId: idOf('Actor', speaker.actor),
      saidOn: said.edtf,
      saidOnFirst: said.first,
      saidOnLast: said.last,
      quote: sentence(random, 10 + random.below(20)),
      directness: random.next() < 0.7 ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE',
      speechAct: random.pick(['ASSERT', 'ASSERT', 'DENY', 'PRAISE', 'ANNOUNCE']),
      relationshipId: idOf('Relationship', relationship),
      documentId: idOf('Document', random.below(world.documents)),
      credibility: random.pick(['CONFIRMED', 'PROBABLY_TRUE', 'POSSIBLY_TRUE']),
      sideId: side === null ? null : idOf('Actor', side),
      // EXPERT comes after every voice of an office
      voice: inOffice || !inThinkTank ? speaker.voice : 'EXPERT',
      marking: markingOf(n),
    };
  }
}

/** Of the second no more is said in later statements: a question about it is the same among any number of others. */
function relationshipOf(n: number, random: Random): number {
  if (n % 5 === 0) return 0;
  const first = n < 500_000 ? 1 : 2;
  return first + random.below(relationships - first);
}

/** A day in nine of ten cases, else a month. */
function dates(random: Random): { edtf: string; first: string; last: string } {
  const day = dayOf(random.below(7_300));
  if (random.next() < 0.9) return { edtf: day, first: day, last: day };
  const month = day.slice(0, 7);
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { edtf: month, first: `${month}-01`, last };
}
