import {
  type Sourcing as Answer,
  type Credibility as CredibilityGrade,
  type Reliability as ReliabilityGrade,
  type OriginalSource as SourceAnswer,
  type SourcingGraph,
  sourcing,
  type Weakest,
} from '../analysis/sourcing.ts';
import { builder } from '../builder.ts';
import { Reliability } from '../document/enums.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import { Credibility } from '../statement/enums.ts';
import { readSourcingGraphs } from './sourcing-graph.ts';
import { rowOf } from './sourcing-nodes.ts';
import { chainTypes } from './sourcing-rows.ts';

const typeOf = (row: unknown) => (row as { __typename: string }).__typename as never;

const Origin = builder.unionType('Origin', {
  description:
    'Where information comes from: a document; an actor, where it is passed on and no document is known; a reference whose document has not been found yet.',
  types: (['Document', 'Actor', 'Citation'] as const).map((type) => ref(type)) as never,
  resolveType: typeOf,
});

const ChainLink = builder.unionType('ChainLink', {
  description: 'A step of a chain from evidence to its sources.',
  types: chainTypes.map((type) => ref(type)) as never,
  resolveType: typeOf,
});

const links = (ids: readonly string[]) => ids.map((id) => ({ id })) as never;

function weakestGrade<Grade>(
  name: string,
  of: 'documents' | 'statements',
  type: unknown,
  cannotBeJudged: string,
) {
  return builder.objectRef<Weakest<Grade>>(name).implement({
    description: `The weakest grade among the ${of} through which something has come.`,
    fields: (t) => ({
      grade: t.field({
        type: type as never,
        description: `The weakest that could be judged; ${cannotBeJudged} where none could, or where there are none.`,
        resolve: ({ grade }) => grade as never,
      }),
      judged: t.exposeInt('judged', { description: `How many of the ${of} have a grade.` }),
      unknown: t.exposeInt('unknown', {
        description: `How many have none, ${cannotBeJudged}: unknown, not low. They may be weaker.`,
      }),
    }),
  });
}

const WeakestReliability = weakestGrade<ReliabilityGrade>(
  'WeakestReliability',
  'documents',
  Reliability,
  'F',
);
const WeakestCredibility = weakestGrade<CredibilityGrade>(
  'WeakestCredibility',
  'statements',
  Credibility,
  'CANNOT_BE_JUDGED',
);

const OriginalSource = builder.objectRef<SourceAnswer>('OriginalSource').implement({
  description: 'A source from which evidence comes, after all who pass it on.',
  fields: (t) => ({
    source: t.field({
      type: Origin,
      description: 'The source.',
      resolve: ({ source }) => rowOf(source) as never,
    }),
    evidenceCount: t.int({
      description: 'How many pieces of evidence come down to it, whatever else they come down to.',
      resolve: ({ evidence }) => evidence.length,
    }),
    evidence: t.field({
      type: [ref('EvidenceLink')],
      description: 'These pieces of evidence.',
      resolve: ({ evidence }) => links(evidence),
    }),
    reliability: t.field({
      type: WeakestReliability,
      description: 'The weakest source on the way: the letter of the Admiralty code.',
      resolve: ({ reliability }) => reliability,
    }),
    credibility: t.field({
      type: WeakestCredibility,
      description: 'The weakest information on the way: the digit of the Admiralty code.',
      resolve: ({ credibility }) => credibility,
    }),
  }),
});

const CircularChain = builder.objectRef<string[]>('CircularChain').implement({
  description: 'A chain that leads back to where it began.',
  fields: (t) => ({
    length: t.int({ description: 'How many steps it has.', resolve: (chain) => chain.length }),
    steps: t.field({
      type: [ChainLink],
      description: 'The steps; each rests on the next, and the last on the first.',
      resolve: (chain) => chain.map(rowOf) as never,
    }),
  }),
});

const Sourcing = builder.objectRef<Answer & SourcingGraph>('Sourcing').implement({
  description:
    'The original sources that evidence comes down to when its chains are followed (ICD 206; Admiralty code). A statement comes from the reference that is made for it; else from the document of the attribution that is closest to the speaker, or from who passes it on; else from the document in which it stands. A document comes from all that it cites, an activity from what attests it, another assessment from its own supporting evidence. What you may not see is an absent step: it is not followed.',
  fields: (t) => ({
    evidenceCount: t.int({
      description: 'How many pieces of evidence there are that support the judgement: n.',
      resolve: ({ evidence }) => evidence.length,
    }),
    sources: t.field({
      type: [OriginalSource],
      description: 'The original sources, those first to which most evidence comes down.',
      resolve: ({ sources }) => sources,
    }),
    singleSource: t.boolean({
      nullable: true,
      description:
        'True: all of it comes down to one source, so that nothing confirms it. Null where no source is known, and where one is but an absent step may lead to others.',
      resolve: ({ singleSource }) => singleSource,
    }),
    unsourced: t.field({
      type: [ref('EvidenceLink')],
      description:
        'The pieces of evidence that come down to no source: nothing attests them, they rest on each other only, or the step is absent.',
      resolve: ({ unsourced }) => links(unsourced),
    }),
    circularChains: t.field({
      type: [CircularChain],
      description:
        'Chains that lead back to where they began: what comes this way confirms itself. Every step that is on such a chain is in at least one of these.',
      resolve: ({ circular }) => circular,
    }),
  }),
});

builder.prismaObjectFields(ref('Assessment'), (t) => ({
  sourcing: t.field({
    type: Sourcing,
    description:
      'The original sources that its supporting evidence comes down to. Evidence that contradicts it, or is context, does not carry it. LIMIT_EXCEEDED where the chains of all assessments that are asked for go through more than 10,000 rows.',
    complexity: { field: 20 },
    select: { id: true },
    resolve: async ({ id }, _args, { source, db }) => {
      const graph = await loadTogether(source, 'sourcing', id, (ids) => readSourcingGraphs(source, db, ids));
      const known = graph ?? { nodes: new Map(), evidence: [] };
      return { ...known, ...sourcing(known) };
    },
  }),
}));
