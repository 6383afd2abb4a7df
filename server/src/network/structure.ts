import type { DiscourseNetwork } from '../analysis/discourse-network.ts';
import { type NetworkStructure, networkStructure } from '../analysis/network-structure.ts';
import { EntenteError } from '../errors.ts';

/** Beyond it, communities take more than a second or two. */
export const mostStructured = 100_000;

/** The structure of a network that is not too large. Codes are no weights: of them, each tie weighs 1. */
export function structureOf(
  network: Pick<DiscourseNetwork, 'nodes' | 'edges'>,
  { aggregation, seed }: { aggregation: string; seed: number },
): NetworkStructure {
  const ties = network.edges.length;
  if (ties > mostStructured)
    throw new EntenteError(
      'LIMIT_EXCEEDED',
      `The structure of a network is computed of at most ${mostStructured} ties, and there are ${ties}: ask for a shorter window, or for some voices.`,
    );
  return networkStructure(network, { seed, weighted: aggregation !== 'COMBINE' });
}
