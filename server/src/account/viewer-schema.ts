import { builder } from '../builder.ts';
import { Marking } from '../recorded.ts';
import { ref } from '../refs.ts';
import type { Access } from './access.ts';
import { Role, Scope } from './enums.ts';
import { ApiToken } from './token-schema.ts';
import { tokensOf } from './token-service.ts';

const Viewer = builder.objectRef<Access>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    user: t.field({
      type: ref('User'),
      description: 'The user to whom writes are put down.',
      resolve: ({ viewer }, _args, { db }) =>
        db.user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { id: true } }) as never,
    }),
    clearance: t.field({
      type: Marking,
      description: 'The strongest marking that is seen. Rows above it do not exist for the viewer.',
      resolve: ({ viewer }) => viewer.clearance,
    }),
    roles: t.field({
      type: [Role],
      description: "What the viewer may do: the user's roles, as far as the scopes let them.",
      resolve: ({ viewer }) => viewer.roles,
    }),
    scopes: t.field({
      type: [Scope],
      description:
        'What the token lets the viewer do, at most; all scopes for a login and for the local session.',
      resolve: ({ scopes }) => scopes,
    }),
    tokens: t.field({
      type: [ApiToken],
      description: 'Your tokens that are neither revoked nor expired, the newest first; at most 100.',
      resolve: async ({ viewer: { userId } }, _args, { writer }) =>
        (await tokensOf(writer, [userId])).get(userId) ?? [],
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who you are, what you may see and what you may do.',
    resolve: (_root, _args, { access }) => access,
  }),
);
