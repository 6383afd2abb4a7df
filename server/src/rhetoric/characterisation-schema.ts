import { Voice } from '../actor/enums.ts';
import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { ref } from '../refs.ts';
import { statementList } from '../statement/list.ts';
import { readBehind } from './behind.ts';
import { byPeriod, type Characterisation } from './characterisations.ts';
import { readCounts } from './counts.ts';
import { type First, readFirsts } from './firsts.ts';
import { type Bucket, buckets, periodText } from './period.ts';
import { type Scope, scopeOf, whatCounts } from './scope.ts';
import { scopeArguments } from './scope-schema.ts';
import { readTotals } from './totals.ts';

export const BucketEnum = builder.enumType('Bucket', {
  description: 'How long the periods of a timeline are.',
  values: Object.fromEntries(
    buckets.map((bucket) => [bucket, { description: `One ${bucket.toLowerCase()}.` }]),
  ) as Record<Bucket, { description: string }>,
});

/** What was asked of a relationship's words. */
export interface Counted {
  relationshipId: string;
  scope: Scope;
  bucket: Bucket | null;
}

const noSide = 'null for third parties';

const CharacterisationPoint = builder
  .objectRef<Characterisation & { of: Counted }>('Characterisation')
  .implement({
    description: 'How often one side takes one stance towards one concept, with one voice in one period.',
    fields: (t) => ({
      period: t.field({
        type: 'EDTFDate',
        nullable: true,
        description: 'The period, as EDTF; null for statements whose date may lie in more than one.',
        resolve: ({ period, of }) => (period === null ? null : periodText(of.bucket as Bucket, period)),
      }),
      side: t.field({
        type: ref('Actor'),
        nullable: true,
        description: `The party that speaks; ${noSide}.`,
        resolve: ({ sideId }) => (sideId ? { id: sideId } : null) as never,
      }),
      voice: t.expose('voice', {
        type: Voice,
        nullable: true,
        description: 'With which authority; null where none is known.',
      }),
      concept: t.field({
        type: ref('Concept'),
        description: 'The concept, as which merged ones count.',
        resolve: ({ conceptId }) => ({ id: conceptId }) as never,
      }),
      stance: t.expose('stance', { type: Stance, description: 'The stance.' }),
      n: t.exposeInt('n', { description: 'How many statements.' }),
      statements: statementList.found<Characterisation & { of: Counted }>(
        t,
        'The statements, the earliest first.',
        ({ of, n: _, ...point }, page, { source }) =>
          readBehind(source, { relationshipId: of.relationshipId, ...point }, of.scope, of.bucket, page),
      ) as never,
    }),
  });

const FirstCharacterisation = builder.objectRef<First>('FirstCharacterisation').implement({
  description:
    'The first time that a side takes a stance towards a concept. Of inexact dates the last day that they can mean decides: by then it was said for certain.',
  fields: (t) => ({
    side: t.field({
      type: ref('Actor'),
      nullable: true,
      description: `The party that speaks; ${noSide}.`,
      resolve: ({ sideId }) => (sideId ? { id: sideId } : null) as never,
    }),
    concept: t.field({
      type: ref('Concept'),
      description: 'The concept.',
      resolve: ({ conceptId }) => ({ id: conceptId }) as never,
    }),
    stance: t.expose('stance', { type: Stance, description: 'The stance.' }),
    ofAnyVoice: t.boolean({
      description: 'Whether it is the first with whichever voice; otherwise it is the first with `voice`.',
      resolve: ({ voice }) => voice === undefined,
    }),
    voice: t.field({
      type: Voice,
      nullable: true,
      description: 'The voice that it is the first with; null with ofAnyVoice, or where no voice is known.',
      resolve: ({ voice }) => voice ?? null,
    }),
    statement: t.field({
      type: ref('Statement'),
      description: 'The statement.',
      resolve: ({ statementId }) => ({ id: statementId }) as never,
    }),
  }),
});

const Characterisations = builder.objectRef<Counted>('Characterisations').implement({
  description: `How each side characterises a relationship over time. ${whatCounts}`,
  fields: (t) => ({
    n: t.int({
      description: 'How many statements about the relationship lie in the window.',
      resolve: async ({ relationshipId, scope }, _, { source }) =>
        (await readTotals(source, relationshipId, scope)).statements,
    }),
    coded: t.int({
      description: 'How many of them are coded on a concept that is asked for.',
      resolve: async ({ relationshipId, scope }, _, { source }) =>
        (await readTotals(source, relationshipId, scope)).coded,
    }),
    disputed: t.int({
      description: 'On how many coders differ and nobody has decided: they count for each stance.',
      resolve: async ({ relationshipId, scope }, _, { source }) =>
        (await readTotals(source, relationshipId, scope)).disputed,
    }),
    points: t.field({
      type: [CharacterisationPoint],
      complexity: { field: 1, multiplier: 20 },
      description:
        'The counts in the order of the periods, those without a period last. AVOIDS is among the stances: a word that was expected and not used.',
      resolve: async (of, _, { source }) => {
        const counts = await readCounts(source, of.relationshipId, of.scope, of.bucket);
        const points = byPeriod(counts).map(({ conceptId, sideId, voice, stance, period, n }) => {
          return { conceptId, sideId, voice, stance, period, n, of };
        });
        return points as never;
      },
    }),
    firsts: t.field({
      type: [FirstCharacterisation],
      complexity: { field: 1, multiplier: 20 },
      description:
        'For each side, concept and stance the first time in the window, with any voice and with each voice; the earliest first.',
      resolve: ({ relationshipId, scope }, _, { source }) => readFirsts(source, relationshipId, scope),
    }),
  }),
});

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  characterisations: t.field({
    type: Characterisations,
    complexity: 5_000,
    description:
      'How each side characterises the relationship over time: which words, with which stance and voice, and when first. Refused (LIMIT_EXCEEDED) where there are more than 20,000 points.',
    args: {
      ...scopeArguments(t.arg),
      bucket: t.arg({ type: BucketEnum, defaultValue: 'YEAR', description: 'How long the periods are.' }),
    },
    select: { id: true },
    resolve: ({ id }, args) => ({
      relationshipId: id,
      scope: scopeOf(args as never),
      bucket: args.bucket ?? 'YEAR',
    }),
  }),
}));
