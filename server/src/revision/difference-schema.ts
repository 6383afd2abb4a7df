import { builder } from '../builder.ts';
import type { ShownDifference } from './shown.ts';

export const FieldDifference = builder.objectRef<ShownDifference>('FieldDifference').implement({
  description: 'What a revision changed in one field.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description:
        'The field of the row, as this API names it; "selector.start" is one within another. What has no field keeps its name in the database.',
    }),
    from: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The value before. A row is its id, and null where you may not see it. Of what the row links to, only what was taken away. Null for a creation, and where there was no value.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: 'JSON',
      nullable: true,
      description:
        "The value after, in the same form; of what the row links to, only what was added. A new document's text is not repeated here. Null where the value was taken away.",
      resolve: ({ to }) => to,
    }),
    shortened: t.exposeBoolean('shortened', {
      description: 'Whether a text in it was cut off: ask for more by longestText.',
    }),
  }),
});
