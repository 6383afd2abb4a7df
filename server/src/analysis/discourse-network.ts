import {
  type CountedStatements,
  countedStatements,
  type DiscourseStatement,
  type Duplicates,
} from './discourse-statements.ts';
import { type Rows, tallyOf } from './discourse-tally.ts';
import type { Network, NetworkEdge, NetworkNode } from './network.ts';
import {
  type OneModeAggregation,
  type OneModeNormalisation,
  oneModeAggregations,
  oneModeNetwork,
  oneModeNormalisations,
  sharedBy,
} from './one-mode-network.ts';
import {
  type TwoModeAggregation,
  type TwoModeNormalisation,
  twoModeAggregations,
  twoModeNetwork,
  twoModeNormalisations,
} from './two-mode-network.ts';

/** What is tied: actors by the concepts they share, concepts by the actors they share, or actors to concepts. */
export type NetworkMode = 'ACTORS' | 'CONCEPTS' | 'TWO_MODE';
export type Aggregation = OneModeAggregation | TwoModeAggregation;
export type Normalisation = OneModeNormalisation | TwoModeNormalisation;

export interface DiscourseNetworkOptions {
  mode: NetworkMode;
  aggregation: Aggregation;
  normalisation: Normalisation;
  duplicates: Duplicates;
}

export interface DiscourseNetwork<Statement extends DiscourseStatement = DiscourseStatement>
  extends Network,
    CountedStatements<Statement> {
  /** Pairs that share something, or have statements, and are no edges, since their weight is 0. */
  withoutWeight: number;
  /** What the ends of an edge share, in order of ids. Empty in a two-mode network. */
  shared: (edge: NetworkEdge) => Shared[];
}

export interface Shared {
  /** The concept that two actors share, or the actor that two concepts share. */
  id: string;
  /** What it adds to the weight of the edge before that is normalised; it may be 0. */
  weight: number;
}

/**
 * A discourse network: who is tied to whom by what they say on the same concepts, or who to which concept.
 *
 * Source: P. Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", in The Oxford Handbook of Political
 * Networks (2017), 301–325, and the manual of its program, Discourse Network Analyzer. With a_ijk the statements by actor i on concept
 * j with stance value q_k (AFFIRMS 1, QUALIFIES ½, DENIES 0; AVOIDS is no value) and s_i the sum of an actor's row:
 *
 * - actors or concepts, one mode: IGNORE Σ_j (Σ_k a_ijk)(Σ_k a_i′jk); CONFLICT Σ_j Σ_k Σ_l a_ijk a_i′jl |q_k − q_l|; CONGRUENCE the
 *   same with 1 − |q_k − q_l|; SUBTRACT congruence − conflict. AVERAGE divides by (s_i + s_i′)/2; COSINE, so named in the literature,
 *   by s_i s_i′; JACCARD by m10 + m01 + m11, where m11 is Σ a_ijk a_i′jk where both speak with stance k, and m10 and m01 are what one
 *   says with a stance that the other does not take on that concept.
 * - two modes: IGNORE Σ_k a_ijk; SUBTRACT those that affirm less those that deny; COMBINE 1 affirms, 2 denies, 3 both. ACTIVITY divides
 *   by all statements of the actor, PROMINENCE by all on the concept. A code of COMBINE is no quantity and is not divided.
 *
 * The unit of weights that are not normalised is statements (two modes) or pairs of statements (one mode). All actors and concepts that
 * have a statement are nodes, tied or not. Without statements there are no nodes. What does not fit the mode is a RangeError.
 */
export function discourseNetwork<Statement extends DiscourseStatement>(
  given: readonly Statement[],
  options: DiscourseNetworkOptions,
): DiscourseNetwork<Statement> {
  const chosen = fitting(options);
  const counted = countedStatements(given, options.duplicates);
  const tally = tallyOf(counted.statements);
  const actors = nodesOf('ACTOR', tally.actors);
  const concepts = nodesOf('CONCEPT', tally.concepts);
  if (chosen.mode === 'TWO_MODE') {
    const network = twoModeNetwork(tally, chosen.aggregation, chosen.normalisation);
    return { ...counted, ...network, nodes: [...actors, ...concepts], shared: () => [] };
  }
  const { aggregation, normalisation } = chosen;
  const [nodes, rows, across] =
    chosen.mode === 'ACTORS'
      ? [actors, tally.actors, tally.concepts]
      : [concepts, tally.concepts, tally.actors];
  return {
    ...counted,
    ...oneModeNetwork(rows, across, aggregation, normalisation),
    nodes,
    shared: ({ a, b }) =>
      sharedBy(rows, a, b, aggregation).map(({ column, weight }) => ({
        id: across.ids[column] as string,
        weight,
      })),
  };
}

const nodesOf = (kind: NetworkNode['kind'], { ids, totals }: Rows): NetworkNode[] =>
  ids.map((id, place) => ({ id, kind, n: totals[place] as number }));

type Fitting =
  | { mode: 'ACTORS' | 'CONCEPTS'; aggregation: OneModeAggregation; normalisation: OneModeNormalisation }
  | { mode: 'TWO_MODE'; aggregation: TwoModeAggregation; normalisation: TwoModeNormalisation };

/** The options, if there is such a network; else a RangeError whose message says what to choose. */
export function fitting({ mode, aggregation, normalisation }: DiscourseNetworkOptions): Fitting {
  const [network, aggregations, normalisations] =
    mode === 'TWO_MODE'
      ? (['A two-mode network', twoModeAggregations, twoModeNormalisations] as const)
      : (['A one-mode network', oneModeAggregations, oneModeNormalisations] as const);
  const refuse = (what: string, value: string, offered: readonly string[]): never => {
    throw new RangeError(`${network} has no ${what} ${value}: choose one of ${offered.join(', ')}.`);
  };
  if (!(aggregations as readonly string[]).includes(aggregation))
    refuse('aggregation', aggregation, aggregations);
  if (!(normalisations as readonly string[]).includes(normalisation))
    refuse('normalisation', normalisation, normalisations);
  if (aggregation === 'COMBINE' && normalisation !== 'NONE')
    throw new RangeError(
      `COMBINE gives codes (1 affirms, 2 denies, 3 both), which cannot be divided: choose the normalisation NONE in place of ${normalisation}.`,
    );
  return { mode, aggregation, normalisation } as Fitting;
}
