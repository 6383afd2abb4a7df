import type { NetworkNode } from '../analysis/network.ts';
import type { NetworkStructure, NodeStructure } from '../analysis/network-structure.ts';
import { builder } from '../builder.ts';
import { defineComputedList } from '../list/computed.ts';
import { NetworkNodeType } from './part-schema.ts';

interface Position extends NodeStructure {
  node: NetworkNode;
}

/** A structure, with the nodes that it is of. */
export interface Structured extends NetworkStructure {
  of: readonly NetworkNode[];
}

const tooMany = 'Null where there are too many paths to count: see pathsLeftOutBecause.';

const NetworkPosition = builder.objectRef<Position>('DiscourseNetworkPosition').implement({
  description: 'Where a node stands in a network. Only ties of a positive weight count.',
  fields: (t) => ({
    node: t.field({ type: NetworkNodeType, description: 'The node.', resolve: ({ node }) => node }),
    degree: t.exposeInt('degree', { description: 'How many nodes it is tied to.' }),
    weightedDegree: t.exposeFloat('weightedDegree', { description: 'With which weight in all.' }),
    betweenness: t.exposeFloat('betweenness', {
      nullable: true,
      description: `The share of shortest paths between two others that lead through it (Freeman 1977), 0 to 1. ${tooMany}`,
    }),
    closeness: t.exposeFloat('closeness', {
      nullable: true,
      description: `How near it is to all others (Wasserman and Faust 1994), 0: tied to none, to 1: tied to all. ${tooMany}`,
    }),
    pageRank: t.exposeFloat('pageRank', {
      description:
        'The share of time that a walk along the ties spends at it (Page et al. 1999, damping .85). Those of all nodes add up to 1.',
    }),
    component: t.exposeInt('component', {
      description: 'The number of the part it lies in, from 0. No tie leads from one part to another.',
    }),
    community: t.exposeInt('community', {
      description:
        'The number of its community, from 0: nodes that are tied to each other more than to others.',
    }),
  }),
});

const positionList = defineComputedList(NetworkPosition, {
  name: 'DiscourseNetworkPosition',
  noun: 'positions',
  key: ({ node }) => `${node.kind} ${node.id}`,
});

export const NetworkStructureType = builder.objectRef<Structured>('DiscourseNetworkStructure').implement({
  description:
    'The structure of a network, as its ties of a positive weight make it. Paths count ties; ranks and communities go by weight, save for codes (COMBINE), where each tie weighs 1.',
  fields: (t) => ({
    density: t.exposeFloat('density', {
      nullable: true,
      description: 'The share of pairs that could be tied which are, 0 to 1; null where no pair could be.',
    }),
    components: t.exposeInt('components', {
      description: 'In how many parts it falls that no tie connects.',
    }),
    communities: t.exposeInt('communities', {
      description: 'How many communities it has (Louvain method, Blondel et al. 2008).',
    }),
    modularity: t.exposeFloat('modularity', {
      nullable: true,
      description:
        'How much more weight lies within communities than chance would put there, −½ to 1; null without ties.',
    }),
    negative: t.exposeInt('negative', {
      description: 'How many ties are left out because their weight is negative.',
    }),
    pathsLeftOutBecause: t.exposeString('pathsLeftOutBecause', {
      nullable: true,
      description: 'Why there is neither betweenness nor closeness; else null.',
    }),
    positions: t.connection(
      {
        type: NetworkPosition,
        description: 'Where each node stands: actors first, in the order of their ids.',
        complexity: positionList.complexity,
        resolve: ({ of, nodes }, args) =>
          positionList.page(
            nodes.map((position, place) => ({ ...position, node: of[place] as NetworkNode })),
            args,
          ) as never,
      },
      positionList.connection as never,
    ),
  }),
});
