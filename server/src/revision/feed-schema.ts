import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { largestPage, sizeOf, usualPage } from '../list/page.ts';
import { readsSelected, rowsOfPage } from '../list/selected.ts';
import { ref } from '../refs.ts';
import { type Changes, presentPlace, readChanges } from './feed.ts';
import { type ChangeEvent, follow } from './follow.ts';
import { recordedTypes } from './node-types.ts';
import { stoppable } from './stoppable.ts';

const RecordedType = builder.enumType('RecordedType', {
  description: 'A type whose rows have a history.',
  values: Object.fromEntries(
    recordedTypes.map((type) => [type, { description: `Rows of the type ${type}, with what they link to.` }]),
  ),
});

interface Asked {
  after?: string | null;
  first?: number | null;
  types?: string[] | null;
}

const types = 'Only changes of rows of these types; all, if it is left out.';

function changesOf({ db, source }: Context, { after, types }: Asked, take: number, selected: object) {
  const { select } = selected as { select?: object };
  return readChanges(db, source, {
    after: after ?? undefined,
    types: types ?? undefined,
    take,
    select: { id: true, ...select },
  });
}

const ChangeConnection = builder.connectionObject(
  { type: ref('Revision'), name: 'ChangeConnection', description: 'A page of the change feed.' },
  { name: 'ChangeEdge', description: 'One change, with its place in the feed.' },
);

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description:
      'What was recorded after a cursor, as it was committed: the same feed as the subscription "changed", by the page. Each change comes once, and those of one row in their order. A page may hold fewer than were asked for although hasNextPage is true. pageInfo.endCursor is never null: go on from it when there is nothing yet.',
    args: {
      after: t.arg.string({
        description: 'A cursor of this feed; without one, from the first change on.',
      }),
      first: t.arg.int({
        description: `How many at most: ${usualPage} if it is left out, up to ${largestPage}.`,
      }),
      types: t.arg({ type: [RecordedType], description: types }),
    },
    complexity: ({ first }: Asked) => ({
      field: 1,
      multiplier: Math.min(Math.max(1, first ?? usualPage), largestPage),
    }),
    ...readsSelected(async (query, _root, asked: Asked, context) => {
      // On a standby Postgres does not tell which transactions are open, and changes would be passed over
      context.fromPrimary();
      const changes = await changesOf(context, asked, sizeOf(asked.first, 'first'), query);
      return connectionOf(changes, typeof asked.after === 'string');
    }, rowsOfPage),
  } as never),
);

function connectionOf({ rows, cursorOf, next, more }: Changes, continued: boolean) {
  const edges = rows.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: next,
      hasNextPage: more,
      hasPreviousPage: continued,
    },
  };
}

const Change = builder.objectRef<ChangeEvent>('Change').implement({
  description: 'A change as it is sent to a subscriber.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'Where the feed is now. After a broken connection go on from the last one that came.',
    }),
    revision: t.field({
      type: ref('Revision') as never,
      nullable: true,
      description:
        'What changed. Null in the first event, which only says that the subscription stands, and where.',
      resolve: ({ revision }) => revision as never,
    }),
  }),
});

/** How many changes are read at once for a subscriber. */
const batch = 100;

builder.subscriptionField('changed', (t) =>
  t.field({
    type: Change,
    description:
      'What is recorded after a cursor, and then whatever comes, as it is committed. Each change is sent once, and those of one row in their order. Sent as server-sent events; it goes on until one side ends it.',
    args: {
      after: t.arg.string({ description: 'A cursor of the change feed; without one, from now on.' }),
      types: t.arg({ type: [RecordedType], description: types }),
    },
    subscribe: async (_root: unknown, asked: Asked, context: Context, info: GraphQLResolveInfo) => {
      const selected = queryFromInfo({ context, info, path: ['revision'] } as never);
      const read = (after: string) => changesOf(context, { ...asked, after }, batch, selected);
      const after = asked.after ?? (await presentPlace(context.source));
      // A cursor that is not acceptable is refused before anything is sent
      if (asked.after) await changesOf(context, asked, 0, {});
      return stoppable(
        (signal) => follow({ after, read, ...context.live }, signal),
        [context.live.closing, context.live.gone],
      ) as never;
    },
    resolve: (event: ChangeEvent | { failure: unknown }) => {
      if ('failure' in event) throw event.failure;
      return event;
    },
  } as never),
);
