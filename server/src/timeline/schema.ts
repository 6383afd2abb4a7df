import { Voice } from '../actor/enums.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { earliestDay, latestDay } from '../date/edtf.ts';
import { connectionOf, countCost, type PageArguments, pageComplexity, pageOf } from '../list/page.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import { spanArguments } from '../relationship/window-schema.ts';
import { countTimelines, countUndated } from './count.ts';
import { type Entry, readTimelines, timelineOrder } from './read.ts';
import {
  type TimelineArguments,
  type TimelineType as Type,
  timelineTypes,
  timelineWindowOf,
} from './window.ts';

const TimelineType = builder.enumType('TimelineType', {
  description: 'What stands in a timeline.',
  values: {
    STATEMENT: {
      value: 'Statement',
      description: 'Statements about the relationship, by when they were said.',
    },
    ACTIVITY: { value: 'Activity', description: 'Activities of the parties, by when they begin.' },
    ASSESSMENT: {
      value: 'Assessment',
      description: 'Assessments of the relationship, by when it was judged.',
    },
    DOCUMENT: {
      value: 'Document',
      description:
        'Documents in which a statement about the relationship stands, or that attest one of its activities, by when they were published.',
    },
  } as const satisfies Record<string, { value: Type; description: string }>,
});

const TimelineNode = builder.unionType('TimelineNode', {
  description: 'What stands in a timeline: something said, done, concluded or published.',
  types: (Object.keys(timelineTypes) as Type[]).map((type) => ref(type)) as never,
  resolveType: (row: unknown) => (row as Entry['node']).__typename as never,
});

interface Timeline extends ReturnType<typeof connectionOf> {
  undated: () => Promise<number>;
}
const timelineOf = (parent: unknown) => parent as Timeline;
const entryOf = (edge: unknown) => edge as Entry;

const TimelineConnection = builder.connectionObject(
  {
    type: TimelineNode,
    name: 'TimelineConnection',
    description: 'A page of a timeline.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many entries there are on all pages together. Counted only when asked for.',
        complexity: countCost,
        resolve: (parent) => timelineOf(parent).count(),
      }),
      undatedCount: t.int({
        description:
          'How many activities and documents have no date at all, and so no place in a timeline, whatever its window: `activities` and `documents` list them. Counted only when asked for.',
        complexity: countCost,
        resolve: (parent) => timelineOf(parent).undated(),
      }),
    }),
  },
  {
    name: 'TimelineEdge',
    description: 'An entry of a timeline, with its date and its place.',
    fields: (t) => ({
      date: t.field({
        type: 'EDTFDate',
        description: 'When it was said, done, judged or published, as exact as the source.',
        resolve: (edge) => entryOf(edge).date,
      }),
      dateFirst: t.field({
        type: 'Date',
        nullable: true,
        description:
          'The first day that it can mean, by which it is ordered; null where it is open on that side.',
        resolve: (edge) => openAt(earliestDay, entryOf(edge).first),
      }),
      dateLast: t.field({
        type: 'Date',
        nullable: true,
        description: 'The last day that it can mean; null where it is open on that side.',
        resolve: (edge) => openAt(latestDay, entryOf(edge).last),
      }),
    }),
  },
);

const openAt = (end: string, day: string) => (day === end ? null : day);

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  timeline: t.connection(
    {
      type: TimelineNode,
      description:
        'Everything about the relationship in the order of its days: what was said, done, judged and published. A date that is not one day stands at the first day that it can mean. What has no date has no place here, and is counted in undatedCount; retracted rows are left out.',
      complexity: pageComplexity,
      args: {
        ...spanArguments(t.arg),
        voices: t.arg({
          type: [Voice],
          description:
            'Of statements only those with these voices; all, also those without a voice, if it is left out or empty. Activities, assessments and documents have no voice, and stay.',
        }),
        types: t.arg({
          type: [TimelineType],
          description: 'What is wanted; everything, if it is left out or empty.',
        }),
      },
      select: { id: true },
      resolve: async (
        { id }: { id: string },
        args: TimelineArguments & PageArguments,
        { source }: Context,
      ) => {
        const window = timelineWindowOf(args);
        const page = pageOf(args, {}, [...timelineOrder]);
        const part = { window, seek: page.query.seek, take: page.size + 1, backward: page.backward };
        const together = <T>(group: string, load: (ids: string[]) => Promise<Map<string, T>>) =>
          loadTogether(source, `timeline ${group}`, id, load);
        const entries = await together(JSON.stringify(part), (ids) => readTimelines(source, ids, part));
        const count = () =>
          together(`count ${JSON.stringify(window)}`, (ids) => countTimelines(source, ids, window));
        const undated = () =>
          together(`undated ${window.types}`, (ids) => countUndated(source, ids, window.types));
        const { edges, ...rest } = connectionOf(
          (entries ?? []) as never,
          page,
          async () => (await count()) ?? 0,
        );
        return {
          ...rest,
          edges: edges.map(({ node, cursor }) => ({ ...node, cursor })),
          undated: async () => (await undated()) ?? 0,
        } as never;
      },
    } as never,
    TimelineConnection as never,
  ),
}));
