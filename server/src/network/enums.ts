import type { oneModeAggregations, oneModeNormalisations } from '../analysis/one-mode-network.ts';
import type { twoModeAggregations, twoModeNormalisations } from '../analysis/two-mode-network.ts';
import { builder } from '../builder.ts';
import { formats } from './export.ts';

export const NetworkMode = builder.enumType('DiscourseNetworkMode', {
  description: 'What a discourse network ties.',
  values: {
    ACTORS: { description: 'Actors, by the concepts on which both speak: one mode.' },
    CONCEPTS: { description: 'Concepts, by the actors who speak on both: one mode.' },
    TWO_MODE: { description: 'Actors to the concepts on which they speak.' },
  } as const,
});

export const NetworkAggregation = builder.enumType('DiscourseNetworkAggregation', {
  description:
    'How the stances of statements make a weight. AFFIRMS counts 1 on their scale, QUALIFIES ½, DENIES 0.',
  values: {
    IGNORE: {
      description: 'Stances play no part: pairs of statements on what is shared, or statements in two modes.',
    },
    CONGRUENCE: { description: 'One mode: pairs of statements, as far as their stances agree.' },
    CONFLICT: { description: 'One mode: pairs of statements, as far as their stances differ.' },
    SUBTRACT: {
      description: 'Congruence less conflict; in two modes, statements that affirm less those that deny.',
    },
    COMBINE: { description: 'Two modes: a code, 1 affirms, 2 denies, 3 both. It is not normalised.' },
  } satisfies Record<
    (typeof oneModeAggregations | typeof twoModeAggregations)[number],
    { description: string }
  >,
});

export const NetworkNormalisation = builder.enumType('DiscourseNetworkNormalisation', {
  description: 'What a weight is divided by, so that who speaks much is not tied more for that alone.',
  values: {
    NONE: { description: 'Nothing.' },
    AVERAGE: { description: 'One mode: the mean number of statements of the two.' },
    JACCARD: { description: 'One mode: what either says, and both together, by concept and stance.' },
    COSINE: { description: 'One mode: the product of their numbers of statements.' },
    ACTIVITY: { description: 'Two modes: the number of statements of the actor.' },
    PROMINENCE: { description: 'Two modes: the number of statements on the concept.' },
  } satisfies Record<
    (typeof oneModeNormalisations | typeof twoModeNormalisations)[number],
    { description: string }
  >,
});

export const NetworkDuplicates = builder.enumType('DiscourseNetworkDuplicates', {
  description:
    'Within what a statement of the same actor, concept and stance counts once, the earliest. One whose date is less exact than a day lies in no week, month or year, and counts.',
  values: {
    INCLUDE: { description: 'Each counts.' },
    DOCUMENT: { description: 'Once in each document.' },
    WEEK: { description: 'Once in each ISO week.' },
    MONTH: { description: 'Once in each month of a year.' },
    YEAR: { description: 'Once in each year.' },
    ACROSS_RANGE: { description: 'Once in the whole window.' },
  } as const,
});

export const NetworkNodeKind = builder.enumType('DiscourseNetworkNodeKind', {
  description: 'What a node of a discourse network is.',
  values: {
    ACTOR: { description: 'An actor who speaks.' },
    CONCEPT: { description: 'A concept that is spoken on.' },
  } as const,
});

export const NetworkFormat = builder.enumType('DiscourseNetworkFormat', {
  description: 'Formats of network programs and spreadsheets.',
  values: {
    GRAPHML: { description: formats.GRAPHML.description },
    GEXF: { description: formats.GEXF.description },
    EDGE_LIST_CSV: { description: formats.EDGE_LIST_CSV.description },
    MATRIX_CSV: { description: formats.MATRIX_CSV.description },
  } satisfies Record<keyof typeof formats, { description: string }>,
});
