import type { InputFieldMap } from '@pothos/core';
import { alphaInterval } from '../analysis/alpha-interval.ts';
import { type Alpha, krippendorffAlpha } from '../analysis/krippendorff-alpha.ts';
import { builder } from '../builder.ts';
import { ValidationError } from '../errors.ts';
import { ref } from '../refs.ts';
import {
  type AgreementScope,
  type ConceptUnits,
  countValues,
  kappaOfPairs,
  readDisagreements,
  readUnits,
  valuesOf,
} from './agreement-service.ts';
import { CoderPair, Interval, LeftOut, UndefinedAgreement, ValueCount } from './coefficient-schema.ts';
import { rowField } from './row-schema.ts';
import { CodingUnit, unitList } from './unit-schema.ts';

const nominalAlpha = ({ units }: ConceptUnits): Alpha => krippendorffAlpha(valuesOf(units), 'nominal');

const ConceptAgreement = builder.objectRef<ConceptUnits>('ConceptAgreement').implement({
  description:
    "How far coders agree on one concept, as Krippendorff's alpha (nominal). A unit is a statement that two coders or more have read with the codebook; a coder's value is the stance, or that the concept is not applied, which whoever submitted and did not use it has decided. Codings on concepts that were merged into this one count.",
  fields: (t) => ({
    concept: rowField<ConceptUnits>(t, 'Concept', 'The concept.', ({ conceptId }) => conceptId),
    alpha: t.float({
      nullable: true,
      description:
        'At most 1, which is perfect; 0 is what chance gives, below 0 is worse. From 0.8 on codings are commonly relied on, from 0.667 on for tentative conclusions. Null where it is undefined, never 1.',
      resolve: (concept) => nominalAlpha(concept).alpha,
    }),
    undefinedBecause: t.field({
      type: UndefinedAgreement,
      nullable: true,
      description: 'Why alpha is null; else null.',
      resolve: (concept) => nominalAlpha(concept).undefinedBecause,
    }),
    interval: t.field({
      type: Interval,
      nullable: true,
      complexity: 2_500,
      description: 'The interval of alpha; null where too little varies, or there is but one unit.',
      args: {
        seed: t.arg.int({ defaultValue: 1, description: 'The same seed gives the same interval.' }),
        resamples: t.arg.int({
          defaultValue: 1_000,
          description: 'How often statements are drawn anew; 100 to 5,000.',
        }),
      },
      resolve: ({ units }, { seed, resamples }) => {
        const draws = resamples ?? 1_000;
        if (draws < 100 || draws > 5_000)
          throw new ValidationError(`"resamples" lies between 100 and 5,000; ${draws} was asked for.`, [
            'resamples',
          ]);
        return alphaInterval(valuesOf(units), 'nominal', { seed: seed ?? 1, resamples: draws });
      },
    }),
    pairableValues: t.int({
      description: 'How many values are compared: the readings of all units together.',
      resolve: (concept) => nominalAlpha(concept).values,
    }),
    values: t.field({
      type: [ValueCount],
      description: 'How often each value was given in the units. A value that nobody gave is not there.',
      resolve: ({ units }) => countValues(units),
    }),
    pairs: t.field({
      type: [CoderPair],
      description: "Cohen's kappa of each two coders who have read a statement both.",
      resolve: ({ units }) => kappaOfPairs(units),
    }),
    leftOut: t.field({
      type: [LeftOut],
      description: 'What does not count, by reason. Empty where everything does.',
      resolve: ({ leftOut }) => leftOut,
    }),
    units: t.connection(
      {
        type: CodingUnit,
        description: 'The statements behind the figures, those on which coders differ first.',
        complexity: unitList.complexity,
        resolve: ({ units }, args) => unitList.page(units, args) as never,
      },
      unitList.connection as never,
    ),
  }),
});

// biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
const scopeArguments = (arg: any): InputFieldMap => ({
  codebookId: arg.globalID({
    for: [ref('Codebook')],
    required: true,
    description: 'The codebook, in one edition. Each edition is compared by itself.',
  }),
  conceptId: arg.globalID({ for: [ref('Concept')], description: 'Only this concept of it.' }),
  round: arg.int({
    description: 'Only this round; if it is left out, the last round of each coder on a statement.',
  }),
  coderIds: arg.globalIDList({ for: [ref('User')], description: 'Only these coders, two or more.' }),
});

interface ScopeArguments {
  codebookId: { id: string };
  conceptId?: { id: string } | null;
  round?: number | null;
  coderIds?: { id: string }[] | null;
}
const scopeOf = ({ codebookId, conceptId, round, coderIds }: ScopeArguments): AgreementScope => ({
  codebookId: codebookId.id,
  conceptId: conceptId?.id ?? null,
  round: round ?? null,
  coderIds: coderIds?.map(({ id }) => id) ?? null,
});

builder.queryField('codingAgreement', (t) =>
  t.field({
    type: [ConceptAgreement],
    nullable: true,
    complexity: 2_500,
    description:
      'How far coders agree, concept by concept in the order of the labels. Only codings that are submitted and not retracted count, and only those that you may see. Null where there is no such codebook.',
    args: scopeArguments(t.arg),
    resolve: (_root, args, { db, viewer }) => readUnits(db, viewer, scopeOf(args as never)),
  }),
);

builder.queryField('codingDisagreements', (t) =>
  t.connection(
    {
      type: CodingUnit,
      nullable: true,
      description:
        'What there is to adjudicate: statements and concepts on which coders differ and nobody has decided. The codings among them go to openAdjudication or adjudicateStatement. Null where there is no such codebook.',
      args: scopeArguments(t.arg),
      complexity: unitList.complexity,
      resolve: async (_root, args, { db, viewer }) => {
        const units = await readDisagreements(db, viewer, scopeOf(args as never));
        return (units && unitList.page(units, args)) as never;
      },
    },
    unitList.connection as never,
  ),
);
