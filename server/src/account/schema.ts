import { builder } from '../builder.ts';
import { Marking, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { Role } from './enums.ts';
import { userList } from './list.ts';
import { userService } from './service.ts';

builder.prismaNode('User', {
  id: { field: 'id', description: 'Identifies the user.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'Someone who works in the knowledge base. Not an Actor, though one may stand for the other. A retracted user is deactivated: what they did stays.',
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

userList.root('users', 'The users. Deactivated ones count as retracted.');

defineMutations({
  service: userService as never,
  verb: 'create',
  noun: ['user', 'users'],
  description:
    'Creates a user; takes the role ADMIN. They come in by a login with their email address, or by a token: see createToken. To deactivate a user, retract it.',
  fields: (t, creating) => ({
    name: t.string({ required: creating, description: 'The name; at most 500 characters.' }),
    email: t.string({
      description: 'The email address, by which a login is known. No two users have the same.',
    }),
    roles: t.field({ type: [Role], description: 'What the user does here. READER is always among it.' }),
    clearance: t.field({
      type: Marking,
      description:
        'The strongest marking that the user sees; at most your own. CLEAR, if a creation leaves it out.',
    }),
    actorId: t.globalID({
      for: [ref('Actor')],
      description: 'The actor under whose name the user publishes.',
    }),
    subject: t.string({
      description:
        'Who the user is to the login service: its address, a space, its name for them ("sub"). With it, the email address no longer counts.',
    }),
    sqlLogin: t.string({ description: "The Postgres login that is the user's own, in small letters." }),
  }),
});
