import { builder } from '../builder.ts';
import { ValidationError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { defineList } from '../list/list.ts';
import { markingField } from '../recorded.ts';
import { FieldDifference } from './difference-schema.ts';
import { differencesOf, type RecordedChange } from './differences.ts';
import { isNode } from './node-types.ts';
import { showDifferences } from './shown.ts';

const usualText = 1_000;
const longestText = 2_000_000;

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
    subject: t.node({
      nullable: true,
      description:
        'The row as it is now; null where it may not be seen, or is no type of its own in this API.',
      select: { entity: true, entityId: true },
      id: ({ entity, entityId }: { entity: string; entityId: string }) =>
        isNode(entity) ? encodeGlobalId(entity, entityId) : null,
    } as never),
    subjectVersion: t.exposeInt('entityVersion', { description: "The row's version after the change." }),
    operation: t.expose('operation', { type: RevisionOperation, description: 'What was done.' }),
    differences: t.field({
      type: [FieldDifference],
      description: 'What changed, field by field. Never empty; for a creation, what was given.',
      args: {
        longestText: t.arg.int({
          defaultValue: usualText,
          description: `Texts are cut off after so many characters: ${usualText} if it is left out, at most ${longestText}.`,
        }),
      },
      select: { entity: true, operation: true, changes: true },
      resolve: (row, args, { db }) => {
        const longest = args.longestText ?? usualText;
        if (longest < 0 || longest > longestText) {
          throw new ValidationError(
            `"longestText" lies between 0 and ${longestText}; ${longest} was asked for.`,
            ['longestText'],
          );
        }
        return showDifferences(db, differencesOf(row as RecordedChange), longest);
      },
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
