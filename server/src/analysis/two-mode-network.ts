import type { Tally } from './discourse-tally.ts';
import type { NetworkEdge } from './network.ts';

export const twoModeAggregations = ['IGNORE', 'SUBTRACT', 'COMBINE'] as const;
export const twoModeNormalisations = ['NONE', 'ACTIVITY', 'PROMINENCE'] as const;
export type TwoModeAggregation = (typeof twoModeAggregations)[number];
export type TwoModeNormalisation = (typeof twoModeNormalisations)[number];

interface TwoMode {
  /** From an actor to a concept, whose places come after those of the actors. Only where the weight is not 0, in order. */
  edges: NetworkEdge[];
  /** Pairs of an actor and a concept with statements whose weight is 0 all the same. */
  withoutWeight: number;
}

/**
 * What each actor says on each concept: all statements; those that affirm less those that deny; or a code for which of both there
 * are (1 affirms, 2 denies, 3 both). What qualifies adds nothing to a difference or a code.
 */
export function twoModeNetwork(
  { actors, concepts }: Tally,
  aggregation: TwoModeAggregation,
  normalisation: TwoModeNormalisation,
): TwoMode {
  const amount = amounts[aggregation];
  const edges: NetworkEdge[] = [];
  actors.ids.forEach((_id, a) => {
    for (let cell = actors.starts[a] as number; cell < (actors.starts[a + 1] as number); cell++) {
      const concept = actors.columns[cell] as number;
      const divisor = { NONE: 1, ACTIVITY: actors.totals[a], PROMINENCE: concepts.totals[concept] };
      const weight =
        amount(
          actors.affirms[cell] as number,
          actors.qualifies[cell] as number,
          actors.denies[cell] as number,
        ) / (divisor[normalisation] as number);
      if (weight !== 0) edges.push({ a, b: actors.ids.length + concept, weight });
    }
  });
  return { edges, withoutWeight: actors.columns.length - edges.length };
}

const amounts: Readonly<
  Record<TwoModeAggregation, (affirms: number, qualifies: number, denies: number) => number>
> = {
  IGNORE: (affirms, qualifies, denies) => affirms + qualifies + denies,
  SUBTRACT: (affirms, _qualifies, denies) => affirms - denies,
  COMBINE: (affirms, _qualifies, denies) => (affirms ? 1 : 0) + (denies ? 2 : 0),
};
