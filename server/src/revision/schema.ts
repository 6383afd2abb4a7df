import { builder } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import { defineList } from '../list/list.ts';
import { markingField } from '../recorded.ts';
import { shownChanges } from './shown-changes.ts';

const RevisionOperation = builder.enumType('RevisionOperation', {
  description: 'What was done to a row.',
  values: {
    CREATED: { description: 'It was recorded.' },
    UPDATED: { description: 'It was changed.' },
    RETRACTED: { description: 'It was retracted, with a reason.' },
    RESTORED: { description: 'Its retraction was undone.' },
  } as const,
});

builder.prismaNode('Revision', {
  id: { field: 'id', description: 'Identifies the revision.' },
  nullable: true,
  select: { id: true },
  description: 'What changed in a row, who changed it, and when that was recorded. Never changed itself.',
  fields: (t) => ({
    marking: markingField(t),
    entity: t.exposeString('entity', { description: 'The type of the row, such as "Statement".' }),
    subjectId: t.field({
      type: 'ID',
      description: 'The id of the row, for node(id).',
      select: { entity: true, entityId: true },
      resolve: ({ entity, entityId }) => encodeGlobalId(entity, entityId),
    }),
    subjectVersion: t.exposeInt('entityVersion', { description: "The row's version after the change." }),
    operation: t.expose('operation', { type: RevisionOperation, description: 'What was done.' }),
    changes: t.field({
      type: 'JSON',
      description:
        'For a creation the columns that were given. For a change each column with {from, to}; for what the row only links to, {added} or {removed}. The id of a row that you may not see is null.',
      select: { entity: true, changes: true },
      resolve: ({ entity, changes }, _args, { db }) => shownChanges(db, entity, changes),
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why; given with a retraction, else null.',
    }),
    user: t.relation('user', { description: 'Who did it.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was recorded.' }),
  }),
});

const revisionList = defineList({
  type: 'Revision',
  noun: 'revisions',
  orders: [{ name: 'POSITION', column: 'position', description: 'The order in which they were written.' }],
  usualDirection: 'desc',
});

revisionList.root('revisions', 'The history of one row, the latest revision first.', {
  arguments: (arg) => ({ of: arg.globalID({ required: true, description: 'The row.' }) }),
  where: ({ of }: { of: { typename: string; id: string } }) => ({ entityId: of.id, entity: of.typename }),
});
