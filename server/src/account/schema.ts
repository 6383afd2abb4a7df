import { builder } from '../builder.ts';
import { Marking, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import type { Viewer as ViewerShape } from '../viewer.ts';

const Role = builder.enumType('Role', {
  description: 'What a user does here.',
  values: {
    READER: { description: 'Reads.' },
    CODER: { description: 'Codes statements.' },
    ANALYST: { description: 'Writes assessments.' },
    REVIEWER: { description: 'Reviews what others write.' },
    ADMIN: { description: 'Looks after users and codebooks.' },
  } as const,
});

builder.prismaNode('User', {
  id: { field: 'id', description: 'Identifies the user.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'Someone who works in the knowledge base. Not an Actor, though one may stand for the other.',
  fields: (t) => ({
    ...recordedFields(t),
    name: t.exposeString('name', { description: 'The name.' }),
    roles: t.expose('roles', { type: [Role], description: 'What the user does here.' }),
    actor: t.relation('actor', {
      nullable: true,
      description: 'The actor under whose name the user publishes; null if none.',
    }),
  }),
});

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    user: t.field({
      type: ref('User'),
      description: 'The user to whom writes are put down.',
      resolve: ({ userId }, _args, { db }) =>
        db.user.findUniqueOrThrow({ where: { id: userId }, select: { id: true } }) as never,
    }),
    clearance: t.field({
      type: Marking,
      description: 'The strongest marking that is seen. Rows above it do not exist for the viewer.',
      resolve: ({ clearance }) => clearance,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who you are, and what you may see.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);
