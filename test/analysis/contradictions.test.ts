import fc from 'fast-check';
import { parse } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type Contradiction, findContradictions, keyOf } from '../../server/src/analysis/contradictions.ts';
import type { Saying, Utterance, Utterances } from '../../server/src/analysis/utterances.ts';

const levels: Record<string, number | null> = { rival: 1, partner: 3, friend: 3, ally: 6, claim: null };

const idOf = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

const dayOf = (text: string) => (Date.parse(text) - Date.UTC(2000, 0, 1)) / 86_400_000;

const wordsOf = (id: string) => {
  const bytes = Buffer.from(parse(id));
  return [0, 4, 8, 12].map((at) => bytes.readUInt32BE(at));
};

function columnsOf(all: readonly Utterance[]): Utterances {
  const textOf = ({ concept, stance, side }: Saying) => [concept, stance, side].join(' ');
  const sayings = new Map(all.map((each) => [textOf(each), each]));
  const texts = [...sayings.keys()].sort();
  const speakers = [...new Set(all.map(({ speaker }) => speaker))];
  return {
    sayings: texts.map((text) => {
      const { side, concept, level, stance } = sayings.get(text) as Utterance;
      return { side, concept, level, stance };
    }),
    speakers,
    saying: Int32Array.from(all, (each) => texts.indexOf(textOf(each))),
    speaker: Int32Array.from(all, ({ speaker }) => speakers.indexOf(speaker)),
    first: Int32Array.from(all, ({ first }) => dayOf(first)),
    last: Int32Array.from(all, ({ last }) => dayOf(last)),
    statements: Uint32Array.from(all.flatMap(({ id }) => wordsOf(id))),
  };
}

function contradictionsOf(all: readonly Utterance[], sameSpeaker?: boolean): Contradiction[] {
  const found = findContradictions(columnsOf(all), sameSpeaker);
  return found.slice(0, found.length);
}

/** Statements of up to two utterances, by few speakers of few sides on few days. */
const statements = fc
  .array(
    fc.record({
      speaker: fc.constantFrom('Ann', 'Bob', 'Cid'),
      day: fc.integer({ min: 10, max: 14 }),
      inexact: fc.boolean(),
      says: fc.uniqueArray(
        fc.record({
          concept: fc.constantFrom(...Object.keys(levels)),
          stance: fc.constantFrom('AFFIRMS' as const, 'DENIES' as const),
        }),
        { minLength: 1, maxLength: 2, selector: ({ concept }) => concept },
      ),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.flatMap(({ speaker, day, inexact, says }, i) =>
      says.map(
        ({ concept, stance }): Utterance => ({
          id: idOf(i),
          speaker,
          side: speaker === 'Cid' ? null : 'land',
          concept,
          level: levels[concept] as number | null,
          stance,
          first: inexact ? '2019-01-01' : `2019-01-${day}`,
          last: inexact ? '2019-12-31' : `2019-01-${day}`,
        }),
      ),
    ),
  );

const order = ({ last, first, id }: Utterance) => `${last} ${first} ${id}`;

/** The definition, word by word: of all that an utterance contradicts, the latest. */
function bySearch(utterances: readonly Utterance[]): Contradiction[] {
  return utterances.flatMap((later) =>
    [true, false].flatMap((sameSpeaker) =>
      (['OPPOSITE_STANCES', 'LEVEL_ONCE_DENIED'] as const).flatMap((kind) => {
        const contradicted = utterances.filter((earlier) => {
          if (earlier.id === later.id || order(earlier) > order(later)) return false;
          if (sameSpeaker ? earlier.speaker !== later.speaker : earlier.speaker === later.speaker)
            return false;
          if (!sameSpeaker && (later.side === null || earlier.side !== later.side)) return false;
          if (kind === 'OPPOSITE_STANCES')
            return earlier.concept === later.concept && earlier.stance !== later.stance;
          return (
            later.stance === 'AFFIRMS' &&
            earlier.stance === 'DENIES' &&
            earlier.concept !== later.concept &&
            later.level !== null &&
            earlier.level !== null &&
            earlier.level >= 3 &&
            earlier.level <= later.level
          );
        });
        const latest = contradicted.map(order).sort().at(-1);
        const found = contradicted.find((each) => order(each) === latest);
        return found ? [{ kind, sameSpeaker, earlier: found, later, inOrder: found.last < later.first }] : [];
      }),
    ),
  );
}

/** Two denials in one statement are equally late. */
const told = ({ kind, sameSpeaker, earlier, later, inOrder }: Contradiction) =>
  [later.id, later.concept, sameSpeaker, kind, earlier.id, inOrder].join();

describe('contradictions', () => {
  it('are for each utterance the latest earlier one that it contradicts', () => {
    fc.assert(
      fc.property(statements, (utterances) => {
        expect(contradictionsOf(utterances).map(told).sort()).toEqual(bySearch(utterances).map(told).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('come in the order of their keys, which differ, whatever the order of the utterances', () => {
    fc.assert(
      fc.property(statements, (utterances) => {
        const found = contradictionsOf(utterances);
        const keys = found.map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toEqual([...keys].sort());
        expect(contradictionsOf([...utterances].reverse())).toEqual(found);
        for (const sameSpeaker of [true, false])
          expect(contradictionsOf(utterances, sameSpeaker)).toEqual(
            found.filter((each) => each.sameSpeaker === sameSpeaker),
          );
      }),
    );
  });

  it('grow with the utterances, not with their square', () => {
    const utterances = Array.from({ length: 2_000 }, (_, i): Utterance => {
      const day = new Date(Date.UTC(2000, 0, i)).toISOString().slice(0, 10);
      return {
        id: idOf(i),
        speaker: 'Ann',
        side: 'land',
        concept: 'ally',
        level: 6,
        stance: i % 2 ? 'AFFIRMS' : 'DENIES',
        first: day,
        last: day,
      };
    });
    expect(contradictionsOf(utterances)).toHaveLength(1_999);
  });
});
