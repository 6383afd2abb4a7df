import type { Network } from '../analysis/network.ts';

/** A network with what its nodes are called, as it goes into files. */
export interface Drawing extends Network {
  /** What it is a network of, and how it was computed. */
  description: string;
  /** Of each node, in their order. */
  labels: readonly string[];
}

/** Names for rows and columns, where two of one name have to be told apart: such a label has the id beside it. */
export function namesOf({ nodes, labels }: Drawing): string[] {
  const seen = new Set<string>();
  const twice = new Set(labels.filter((label) => seen.has(label) || !seen.add(label)));
  return labels.map((label, place) => (twice.has(label) ? `${label} (${nodes[place]?.id})` : label));
}
