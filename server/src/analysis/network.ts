/** A network as it is computed, drawn and exported: its ties have no direction, and no node is tied to itself. */
export interface Network {
  nodes: readonly NetworkNode[];
  /** Each pair once, in order. */
  edges: readonly NetworkEdge[];
}

export interface NetworkNode {
  id: string;
  kind: 'ACTOR' | 'CONCEPT';
  /** How many statements it has; one on several concepts, or read in several ways, counts for each. */
  n: number;
}

export interface NetworkEdge {
  /** The places of its ends among the nodes; a is before b. */
  a: number;
  b: number;
  /** Never 0. */
  weight: number;
}
