import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { PageNeeds, Select } from '../read/arguments.ts';

/** Reads the value of a field: rows with `select`, or something that holds them. `needs`: what of a page may be asked for. */
type Read<Parent, Args> = (
  query: { select?: Select },
  parent: Parent,
  args: Args,
  context: Context,
  needs: PageNeeds,
) => unknown;

/** Pothos does not say what of a page is selected: all but its count is read. */
const everyNeed: PageNeeds = { rows: true, cursors: true, beyond: true, count: false };

/**
 * The resolver of a field that reads rows itself, as options of the field. It is told what is selected beneath it: by a plan of the
 * operation, or by Pothos. `paths` leads from the field's type to the rows.
 */
export function readsSelected<Parent, Args>(read: Read<Parent, Args>, paths?: string[][]) {
  return {
    extensions: {
      readsSelected: (select: Select, parent: Parent, args: Args, context: Context, needs: PageNeeds) =>
        read({ select }, parent, args, context, needs),
    },
    resolve: (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo) =>
      read(
        queryFromInfo({ context, info, ...(paths && { paths }) } as never) as never,
        parent,
        args,
        context,
        everyNeed,
      ) as never,
  };
}

/** The rows of a connection. */
export const rowsOfPage = [['nodes'], ['edges', 'node']];
