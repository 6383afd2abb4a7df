import type { Kappa } from '../analysis/cohen-kappa.ts';
import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import type { ConceptUnits, countValues } from './agreement-service.ts';
import type { leftOutReasons } from './reading.ts';
import { rowField } from './row-schema.ts';

const LeftOutReason = builder.enumType('LeftOutReason', {
  description: 'Why something does not count in the agreement between coders.',
  values: {
    ONE_CODER: { description: 'Statements that only one coder has read: there is nothing to compare.' },
    NOT_SUBMITTED: { description: 'Assignments and drafts that are not submitted.' },
    RETRACTED: { description: 'Codings that were retracted.' },
    STATEMENT_RETRACTED: { description: 'Codings of statements that were retracted.' },
    EARLIER_ROUND: {
      description: 'Codings of a round after which the same coder read the statement again.',
    },
    CONTRADICTORY: {
      description:
        'Readings of a coder who gave different stances on two concepts that were merged since: there is no one value.',
    },
    BLIND: {
      description:
        'Statements that you have still to decide on, or, as a coder, have not read: what others made of them is not shown, in a number either.',
    },
  } satisfies Record<(typeof leftOutReasons)[number], { description: string }>,
});

export const UndefinedAgreement = builder.enumType('UndefinedAgreement', {
  description: 'Why a coefficient of agreement has no value.',
  values: {
    NO_PAIRABLE_VALUES: { description: 'No statement was read by two coders.' },
    ONE_VALUE: {
      description: 'Every value is the same: without variation nothing is known about the coders.',
    },
  } as const,
});

export const Interval = builder
  .objectRef<{ low: number; high: number; resamples: number }>('AgreementInterval')
  .implement({
    description:
      'The 95 % interval of an alpha, by the plain bootstrap of units (Zapf et al. 2016): statements are drawn anew with replacement, and these are the 2.5th and 97.5th percentiles of the alphas. Not the bootstrap of Hayes and Krippendorff.',
    fields: (t) => ({
      low: t.exposeFloat('low', { description: 'The lower bound.' }),
      high: t.exposeFloat('high', { description: 'The upper bound.' }),
      resamples: t.exposeInt('resamples', {
        description: 'How many draws have an alpha; the others drew one value only.',
      }),
    }),
  });

export const ValueCount = builder.objectRef<ReturnType<typeof countValues>[number]>('StanceCount').implement({
  description: 'How often coders gave a value.',
  fields: (t) => ({
    stance: t.expose('stance', {
      type: Stance,
      nullable: true,
      description: 'The stance; null: the concept was not applied.',
    }),
    count: t.exposeInt('count', { description: 'How often.' }),
  }),
});

export const LeftOut = builder.objectRef<ConceptUnits['leftOut'][number]>('LeftOut').implement({
  description: 'What does not count, and why.',
  fields: (t) => ({
    reason: t.expose('reason', { type: LeftOutReason, description: 'Why, and what is counted.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

type Pair = Kappa & { firstCoderId: string; secondCoderId: string };
export const CoderPair = builder.objectRef<Pair>('CoderPairAgreement').implement({
  description:
    "The agreement of two coders as Cohen's kappa (1960): (observed − expected)/(1 − expected). Only statements that both have read count; the alpha of all coders is the measure to go by.",
  fields: (t) => ({
    firstCoder: rowField<Pair>(t, 'User', 'The one coder.', ({ firstCoderId }) => firstCoderId),
    secondCoder: rowField<Pair>(t, 'User', 'The other coder.', ({ secondCoderId }) => secondCoderId),
    kappa: t.exposeFloat('kappa', {
      nullable: true,
      description: 'At most 1, which is perfect; 0 is what chance gives. Null where it is undefined.',
    }),
    undefinedBecause: t.expose('undefinedBecause', {
      type: UndefinedAgreement,
      nullable: true,
      description: 'Why kappa is null; else null.',
    }),
    units: t.exposeInt('units', { description: 'How many statements both have read.' }),
    observed: t.exposeFloat('observed', {
      nullable: true,
      description: 'The share of these on which they agree.',
    }),
    expected: t.exposeFloat('expected', {
      nullable: true,
      description: 'The share on which they would agree by chance.',
    }),
  }),
});
