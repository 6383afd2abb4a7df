import type { Saying } from './utterances.ts';

/** A saying with numbers for its side and its concept. */
export interface Meaning {
  side: number | null;
  concept: number;
  level: number | null;
  stance: Saying['stance'];
}

/** The meanings of sayings, and how many sides there are. */
export function meaningsOf(sayings: readonly Saying[]): { meanings: Meaning[]; sides: number } {
  const [sides, concepts] = [new Map<string, number>(), new Map<string, number>()];
  const numberOf = (numbers: Map<string, number>, text: string) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const meanings = sayings.map(({ side, concept, level, stance }) => ({
    side: side === null ? null : numberOf(sides, side),
    concept: numberOf(concepts, concept),
    level,
    stance,
  }));
  return { meanings, sides: sides.size };
}

/** The level from which on a denial keeps a distance. Below it, it denies one: "we are no rivals" does not contradict "we are allies". */
const partner = 3;

/** In the place of a speaker: nobody. */
export const nobody = -1;
/** In the place of an utterance: there is none. */
export const nothing = -1;

/** The latest utterance with one stance towards a concept, and the latest by another speaker; with the places of their statements among all. */
class Latest {
  private speaker = nobody;
  private utterance = nothing;
  private place = -1;
  private anothers = nothing;
  private anothersPlace = -1;

  add(utterance: number, speaker: number, place: number): void {
    if (this.speaker !== speaker) {
      this.anothers = this.utterance;
      this.anothersPlace = this.place;
    }
    this.speaker = speaker;
    this.utterance = utterance;
    this.place = place;
  }

  /** The latest by anybody but a speaker. */
  except(speaker: number): number {
    return this.speaker === speaker ? this.anothers : this.utterance;
  }

  placeExcept(speaker: number): number {
    return this.speaker === speaker ? this.anothersPlace : this.place;
  }
}

/** What a speaker or a side has said of one concept. */
interface Said {
  concept: number;
  level: number | null;
  AFFIRMS: Latest;
  DENIES: Latest;
}

/** What a speaker or a side has said so far. */
export class Memory {
  private readonly concepts: (Said | undefined)[] = [];
  /** The characterisations, of partners or closer, that were denied. */
  private readonly denied: Said[] = [];

  add(utterance: number, speaker: number, { concept, stance, level }: Meaning, place: number): void {
    let said = this.concepts[concept];
    if (!said) {
      said = { concept, level, AFFIRMS: new Latest(), DENIES: new Latest() };
      this.concepts[concept] = said;
    }
    const isFirst = said[stance].except(nobody) === nothing;
    if (isFirst && stance === 'DENIES' && level !== null && level >= partner) this.denied.push(said);
    said[stance].add(utterance, speaker, place);
  }

  /** The latest, by anybody but a speaker, that takes the opposite stance towards the concept. */
  opposite({ concept, stance }: Meaning, speaker: number): number {
    return this.concepts[concept]?.[stance === 'AFFIRMS' ? 'DENIES' : 'AFFIRMS'].except(speaker) ?? nothing;
  }

  /** The latest denial, by anybody but a speaker, of another characterisation that goes no further than this one. */
  onceDenied({ concept, level }: Meaning, speaker: number): number {
    let latest = nothing;
    let latestPlace = -1;
    for (const { concept: other, level: its, DENIES } of this.denied) {
      if (other === concept || (its as number) > (level as number)) continue;
      const place = DENIES.placeExcept(speaker);
      if (place > latestPlace) {
        latest = DENIES.except(speaker);
        latestPlace = place;
      }
    }
    return latest;
  }
}
