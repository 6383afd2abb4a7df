import { type DivergenceInterval as Bounds, divergenceInterval } from '../analysis/divergence-interval.ts';
import { builder } from '../builder.ts';
import { EntenteError, ValidationError } from '../errors.ts';
import { ref } from '../refs.ts';
import { type Comparison, compareOverTime, compareSides } from './asymmetry.ts';
import { BucketEnum } from './characterisation-schema.ts';
import { AsymmetryContribution, type Compared } from './contribution-schema.ts';
import { readCounts } from './counts.ts';
import { type Bucket, periodText } from './period.ts';
import { scopeOf, whatCounts } from './scope.ts';
import { scopeArguments } from './scope-schema.ts';

const DivergenceInterval = builder.objectRef<Bounds>('DivergenceInterval').implement({
  description: 'A 95 % interval of a divergence.',
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'The lower bound, 0 to 1.' }),
    high: t.exposeFloat('high', { description: 'The upper bound, 0 to 1.' }),
    resamples: t.exposeInt('resamples', { description: 'How many draws it rests on.' }),
  }),
});

/** Intervals are drawn for so many periods; more would keep the server busy for seconds. */
const mostIntervals = 50;

interface InPeriod {
  period: string;
  divergence: number | null;
  n: number[];
  distributions: Comparison['distributions'];
  periods: number;
}
const AsymmetryPoint = builder.objectRef<InPeriod>('AsymmetryPoint').implement({
  description: 'The divergence in one period.',
  fields: (t) => ({
    period: t.field({ type: 'EDTFDate', description: 'The period.', resolve: ({ period }) => period }),
    divergence: t.exposeFloat('divergence', {
      nullable: true,
      description: '0 to 1; null where one side says nothing in the period.',
    }),
    interval: t.field({
      type: DivergenceInterval,
      nullable: true,
      complexity: 20,
      description: `A 95 % interval of it, as that of the whole, with seed 1 and 1,000 draws; null where a side has fewer than two readings in the period. Refused (LIMIT_EXCEEDED) for more than ${mostIntervals} periods.`,
      resolve: ({ distributions, periods }) => {
        if (periods > mostIntervals)
          throw new EntenteError(
            'LIMIT_EXCEEDED',
            `Intervals are drawn for at most ${mostIntervals} periods, and there are ${periods}: ask for longer ones, or for a shorter window.`,
          );
        return divergenceInterval(...distributions, { seed: 1, resamples: 1_000 });
      },
    }),
    n: t.exposeIntList('n', { description: 'How many readings of each side, in the order of the sides.' }),
  }),
});

const least = 100;
const mostResamples = 2_000;

const Asymmetry = builder.objectRef<Compared>('Asymmetry').implement({
  description: `How differently two sides speak of their relationship: the Jensen–Shannon divergence (Lin 1991, base 2) between their distributions over concepts and stances. ${whatCounts}`,
  fields: (t) => ({
    sides: t.field({
      type: [ref('Actor')],
      description: 'The two sides.',
      resolve: ({ sides }) => sides.map((id) => ({ id })) as never,
    }),
    n: t.exposeIntList('n', {
      description: 'How many readings of each side are compared, in the order of the sides.',
    }),
    divergence: t.exposeFloat('divergence', {
      nullable: true,
      description:
        '0: they say the same in the same shares; 1: they have nothing in common. Of few readings it comes out too high. Null where one side has none.',
    }),
    interval: t.field({
      type: DivergenceInterval,
      nullable: true,
      complexity: 2_500,
      description:
        'A 95 % interval by the basic bootstrap (Davison and Hinkley 1997), readings taken to be independent; null where a side has fewer than two.',
      args: {
        seed: t.arg.int({ defaultValue: 1, description: 'The same seed gives the same interval.' }),
        resamples: t.arg.int({
          defaultValue: 1_000,
          description: `How often readings are drawn anew; ${least} to ${mostResamples.toLocaleString('en')}.`,
        }),
      },
      resolve: ({ distributions }, { seed, resamples }) => {
        const draws = resamples ?? 1_000;
        if (draws < least || draws > mostResamples)
          throw new ValidationError(
            `"resamples" lies between ${least} and ${mostResamples}; ${draws} was asked for.`,
            ['resamples'],
          );
        return divergenceInterval(...distributions, { seed: seed ?? 1, resamples: draws });
      },
    }),
    contributions: t.field({
      type: [AsymmetryContribution],
      description: 'What adds most to it comes first.',
      args: { first: t.arg.int({ defaultValue: 10, description: 'How many at most; 1 to 100.' }) },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.min(100, Math.max(1, first ?? 10)) }),
      resolve: (of, { first }) => {
        const size = first ?? 10;
        if (size < 1 || size > 100)
          throw new ValidationError(`"first" lies between 1 and 100; ${size} was asked for.`, ['first']);
        return of.contributions.slice(0, size).map((each) => ({ ...each, of }));
      },
    }),
    overTime: t.field({
      type: [AsymmetryPoint],
      description:
        'The divergence period by period, where anything was said. Statements whose date lies in no one period are left out.',
      resolve: ({ counts, sides, bucket }) =>
        compareOverTime(counts, sides).map((point, _, { length: periods }) => ({
          ...point,
          periods,
          period: periodText(bucket as Bucket, point.period),
        })),
    }),
  }),
});

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  asymmetry: t.field({
    type: Asymmetry,
    complexity: 5_000,
    description: 'How differently two sides speak of the relationship, and over which concepts.',
    args: {
      ...scopeArguments(t.arg),
      sides: t.arg.globalIDList({
        for: [ref('Actor')],
        description: 'Two of the parties; may be left out where there are only two.',
      }),
      bucket: t.arg({
        type: BucketEnum,
        defaultValue: 'YEAR',
        description: 'How long the periods of overTime are.',
      }),
    },
    select: { id: true, parties: { select: { actorId: true }, orderBy: [{ position: 'asc' }] } },
    resolve: async ({ id, parties }, args, { source }) => {
      const sides = sidesOf(
        parties.map(({ actorId }) => actorId),
        args.sides?.map((side) => side.id),
      );
      const [scope, bucket] = [scopeOf(args as never), args.bucket ?? 'YEAR'];
      const counts = await readCounts(source, id, scope, bucket);
      return { counts, relationshipId: id, scope, bucket, ...compareSides(counts, sides) };
    },
  }),
}));

function sidesOf(parties: readonly string[], asked: readonly string[] = parties): [string, string] {
  const [one, other, ...more] = asked;
  if (!one || !other || more.length > 0 || one === other)
    throw new ValidationError('Two sides are compared: name two different parties in "sides".', ['sides']);
  for (const side of [one, other])
    if (!parties.includes(side))
      throw new ValidationError('A side is no party of the relationship.', ['sides']);
  return [one, other];
}
