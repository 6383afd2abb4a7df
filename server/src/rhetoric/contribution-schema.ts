import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { ref } from '../refs.ts';
import { statementList } from '../statement/list.ts';
import { type Comparison, categoryOf } from './asymmetry.ts';
import { readBehind } from './behind.ts';
import type { Counted } from './characterisation-schema.ts';
import type { Count } from './series.ts';

/** Two sides of a relationship, compared. */
export interface Compared extends Counted, Comparison {
  counts: Count[];
}
interface Part {
  of: Compared;
  sideId: string;
  category: string;
  share: number;
}
interface Contribution {
  of: Compared;
  category: string;
  contribution: number;
  shares: [number, number];
}

const AsymmetryShare = builder.objectRef<Part>('AsymmetryShare').implement({
  description: 'How much of what one side says is one stance towards one concept.',
  fields: (t) => ({
    side: t.field({
      type: ref('Actor'),
      description: 'The side.',
      resolve: ({ sideId }) => ({ id: sideId }) as never,
    }),
    share: t.exposeFloat('share', { description: 'The share of all readings of the side, 0 to 1.' }),
    statements: statementList.found<Part>(
      t,
      'The statements that say so, the earliest first.',
      ({ of, sideId, category }, page, { source }) =>
        readBehind(
          source,
          { relationshipId: of.relationshipId, sideId, ...categoryOf(category) },
          of.scope,
          null,
          page,
        ),
    ) as never,
  }),
});

export const AsymmetryContribution = builder.objectRef<Contribution>('AsymmetryContribution').implement({
  description: 'What one stance towards one concept adds to the divergence between two sides.',
  fields: (t) => ({
    concept: t.field({
      type: ref('Concept'),
      description: 'The concept.',
      resolve: ({ category }) => ({ id: categoryOf(category).conceptId }) as never,
    }),
    stance: t.field({
      type: Stance,
      description: 'The stance.',
      resolve: ({ category }) => categoryOf(category).stance,
    }),
    contribution: t.exposeFloat('contribution', {
      description: 'In bits, 0 or more. All contributions sum up to the divergence.',
    }),
    shares: t.field({
      type: [AsymmetryShare],
      description: 'How much of what each side says it is, in the order of the sides.',
      resolve: ({ of, category, shares }) =>
        of.sides.map((sideId, i) => ({ of, sideId, category, share: shares[i] as number })),
    }),
  }),
});
