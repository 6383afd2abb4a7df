import type { DiscourseNetwork, Shared } from '../analysis/discourse-network.ts';
import type { NetworkEdge, NetworkNode } from '../analysis/network.ts';
import { builder } from '../builder.ts';
import { defineComputedList } from '../list/computed.ts';
import { pageOfRows } from '../list/page.ts';
import { ref } from '../refs.ts';
import { statementList } from '../statement/list.ts';
import { statementsBehind } from './behind.ts';
import { NetworkNodeKind } from './enums.ts';
import type { Said } from './read-network.ts';

/** An edge, with the network it is in, and its place when the heaviest comes first. */
export interface PlacedEdge extends NetworkEdge {
  of: DiscourseNetwork<Said>;
  rank: number;
}

interface SharedBy extends Shared {
  kind: NetworkNode['kind'];
}

/** The actor or the concept that something with an id and a kind is. */
// biome-ignore lint/suspicious/noExplicitAny: the field builder of any type
const subjects = (t: any) => ({
  actor: t.field({
    type: ref('Actor'),
    nullable: true,
    description: 'The actor; null if it is a concept.',
    resolve: ({ id, kind }: NetworkNode) => (kind === 'ACTOR' ? { id } : null) as never,
  }),
  concept: t.field({
    type: ref('Concept'),
    nullable: true,
    description: 'The concept; null if it is an actor.',
    resolve: ({ id, kind }: NetworkNode) => (kind === 'CONCEPT' ? { id } : null) as never,
  }),
});

export const NetworkNodeType = builder.objectRef<NetworkNode>('DiscourseNetworkNode').implement({
  description: 'An actor or a concept in a discourse network.',
  fields: (t) => ({
    kind: t.expose('kind', { type: NetworkNodeKind, description: 'Which of both it is.' }),
    ...subjects(t),
    n: t.exposeInt('n', {
      description:
        'How many readings of statements it has: a statement on several concepts, or read in several ways, counts for each.',
    }),
  }),
});

const NetworkShare = builder.objectRef<SharedBy>('DiscourseNetworkShare').implement({
  description: 'What the two ends of a tie have in common.',
  fields: (t) => ({
    ...subjects(t),
    weight: t.exposeFloat('weight', {
      description: 'What it adds to the weight of the tie before that is normalised; it may be 0.',
    }),
  }),
});

export const NetworkEdgeType = builder.objectRef<PlacedEdge>('DiscourseNetworkTie').implement({
  description: 'A tie between two nodes of a discourse network: an edge without direction.',
  fields: (t) => ({
    between: t.field({
      type: [NetworkNodeType],
      description: 'Its two ends; of a two-mode network the actor first.',
      resolve: ({ of, a, b }) => [of.nodes[a], of.nodes[b]] as NetworkNode[],
    }),
    weight: t.exposeFloat('weight', {
      description: 'How strong it is. Never 0; negative where conflict outweighs congruence.',
    }),
    shared: t.field({
      type: [NetworkShare],
      complexity: { field: 1, multiplier: 10 },
      description:
        'What ties the ends: the concepts that two actors share, or the actors that two concepts share, in the order of their ids. Empty in a two-mode network.',
      resolve: (edge) => {
        const kind = edge.of.nodes[edge.a]?.kind === 'ACTOR' ? 'CONCEPT' : 'ACTOR';
        return edge.of.shared(edge).map((each) => ({ ...each, kind }) as SharedBy);
      },
    }),
    statements: statementList.found<PlacedEdge>(
      t,
      'The statements that it is counted of, the earliest first. Repetitions that do not count are not among them.',
      async (edge, page) => pageOfRows(statementsBehind(edge.of, edge), page),
    ) as never,
  }),
});

export const nodeList = defineComputedList(NetworkNodeType, {
  name: 'DiscourseNetworkNode',
  noun: 'nodes',
  key: ({ kind, id }) => `${kind} ${id}`,
});

export const edgeList = defineComputedList(NetworkEdgeType, {
  name: 'DiscourseNetworkTie',
  noun: 'ties',
  // There are at most 200,000
  key: ({ rank }) => String(rank).padStart(7, '0'),
});

/** All edges, the heaviest first, whatever their sign. */
export function edgesOf(network: DiscourseNetwork<Said>): PlacedEdge[] {
  return network.edges
    .toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || x.a - y.a || x.b - y.b)
    .map((edge, rank) => ({ ...edge, of: network, rank }));
}
