import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Contradiction,
  findContradictions,
  keyOf,
  type Utterance,
} from '../../server/src/analysis/contradictions.ts';

const levels: Record<string, number | null> = { rival: 1, partner: 3, friend: 3, ally: 6, claim: null };

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
          id: `s${String(i).padStart(2, '0')}`,
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
        expect(findContradictions(utterances).map(told).sort()).toEqual(
          bySearch(utterances).map(told).sort(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('come in the order of their keys, which differ, whatever the order of the utterances', () => {
    fc.assert(
      fc.property(statements, (utterances) => {
        const found = findContradictions(utterances);
        const keys = found.map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).toEqual([...keys].sort());
        expect(findContradictions([...utterances].reverse())).toEqual(found);
      }),
    );
  });

  it('grow with the utterances, not with their square', () => {
    const utterances = Array.from({ length: 2_000 }, (_, i): Utterance => {
      const day = new Date(Date.UTC(2000, 0, i)).toISOString().slice(0, 10);
      return {
        id: `s${i}`.padStart(6, '0'),
        speaker: 'Ann',
        side: 'land',
        concept: 'ally',
        level: 6,
        stance: i % 2 ? 'AFFIRMS' : 'DENIES',
        first: day,
        last: day,
      };
    });
    expect(findContradictions(utterances)).toHaveLength(1_999);
  });
});
