import type { DiscourseNetwork, DiscourseNetworkOptions } from '../analysis/discourse-network.ts';
import { builder } from '../builder.ts';
import { ref } from '../refs.ts';
import { type Scope, scopeOf, whatCounts } from '../rhetoric/scope.ts';
import { scopeArguments } from '../rhetoric/scope-schema.ts';
import {
  NetworkAggregation,
  NetworkDuplicates,
  NetworkFormat,
  NetworkMode,
  NetworkNormalisation,
} from './enums.ts';
import { exportNetwork } from './export.ts';
import { edgeList, edgesOf, NetworkEdgeType, NetworkNodeType, nodeList } from './part-schema.ts';
import { limits, readNetwork, type Said } from './read-network.ts';
import { mostStructured, structureOf } from './structure.ts';
import { NetworkStructureType } from './structure-schema.ts';

interface Asked extends DiscourseNetwork<Said> {
  asked: DiscourseNetworkOptions & { relationship: string; scope: Scope };
}

const number = (n: number) => n.toLocaleString('en');

const DiscourseNetworkType = builder.objectRef<Asked>('DiscourseNetwork').implement({
  description: `Who is tied to whom by what they say on the same concepts, or who to which concepts (Leifeld 2017). ${whatCounts} Statements that avoid a concept have no value and are left out.`,
  fields: (t) => ({
    n: t.int({
      description: 'How many readings of statements count.',
      resolve: ({ statements }) => statements.length,
    }),
    avoiding: t.exposeInt('avoiding', {
      description: 'How many are left out because they avoid the concept.',
    }),
    repeated: t.exposeInt('repeated', { description: 'How many are left out as repetitions.' }),
    undated: t.exposeInt('undated', {
      description:
        'How many of those that count have a date less exact than a day, and could not be found to repeat one of a week, month or year.',
    }),
    withoutWeight: t.exposeInt('withoutWeight', {
      description: 'How many pairs have something in common and are not tied, since their weight comes to 0.',
    }),
    nodes: t.connection(
      {
        type: NetworkNodeType,
        description:
          'Whoever and whatever has a statement that counts: actors first, in the order of their ids.',
        complexity: nodeList.complexity,
        resolve: ({ nodes }, args) => nodeList.page(nodes, args) as never,
      },
      nodeList.connection as never,
    ),
    ties: t.connection(
      {
        type: NetworkEdgeType,
        description: 'Its edges: the ties between nodes, the heaviest first, whatever their sign.',
        complexity: edgeList.complexity,
        resolve: (network, args) => edgeList.page(edgesOf(network), args) as never,
      },
      edgeList.connection as never,
    ),
    structure: t.field({
      type: NetworkStructureType,
      complexity: 5_000,
      description: `Density, parts, centralities and communities. Refused (LIMIT_EXCEEDED) for more than ${number(mostStructured)} ties.`,
      args: {
        seed: t.arg.int({ defaultValue: 1, description: 'The same seed gives the same communities.' }),
      },
      resolve: (network, { seed }) => ({
        ...structureOf(network, { aggregation: network.asked.aggregation, seed: seed ?? 1 }),
        of: network.nodes,
      }),
    }),
    export: t.string({
      complexity: 5_000,
      description: 'The whole network as the text of a file.',
      args: { format: t.arg({ type: NetworkFormat, required: true, description: 'The format.' }) },
      resolve: (network, { format }, { source, viewer }) =>
        exportNetwork(source, network, format, { computed: network.asked, clearance: viewer.clearance }),
    }),
  }),
});

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  discourseNetwork: t.field({
    type: DiscourseNetworkType,
    complexity: 10_000,
    description: `The discourse network of what is said about the relationship. Refused (LIMIT_EXCEEDED) for more than ${number(limits.readings)} readings, ${number(limits.nodes)} actors and concepts, or ${number(limits.edges)} ties.`,
    args: {
      mode: t.arg({ type: NetworkMode, defaultValue: 'ACTORS', description: 'What is tied.' }),
      aggregation: t.arg({
        type: NetworkAggregation,
        defaultValue: 'CONGRUENCE',
        description: 'How stances make a weight. CONGRUENCE is for one mode only.',
      }),
      normalisation: t.arg({
        type: NetworkNormalisation,
        defaultValue: 'NONE',
        description: 'What weights are divided by.',
      }),
      duplicates: t.arg({
        type: NetworkDuplicates,
        defaultValue: 'DOCUMENT',
        description: 'Within what repetitions count once.',
      }),
      ...scopeArguments(t.arg),
    },
    select: { id: true, name: true },
    resolve: async ({ id, name }, args, { source }) => {
      const scope = scopeOf(args as never);
      const options: DiscourseNetworkOptions = {
        mode: args.mode ?? 'ACTORS',
        aggregation: args.aggregation ?? 'CONGRUENCE',
        normalisation: args.normalisation ?? 'NONE',
        duplicates: args.duplicates ?? 'DOCUMENT',
      };
      const network = await readNetwork(source, id, scope, options);
      return { ...network, asked: { relationship: name, ...options, scope } };
    },
  }),
}));
