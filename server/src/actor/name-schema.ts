import { builder } from '../builder.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { ActorNameKind } from './enums.ts';
import { actorNameService } from './service.ts';

builder.prismaNode('ActorName', {
  id: { field: 'id', description: 'Identifies the name.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'One name of an actor.',
  fields: (t) => ({
    ...recordedFields(t),
    actor: t.relation('actor', { description: 'Whose name it is.' }),
    text: t.exposeString('text', { description: 'The name itself.' }),
    language: t.expose('language', {
      type: 'LanguageTag',
      nullable: true,
      description: 'In which language; null if not known.',
    }),
    kind: t.expose('kind', { type: ActorNameKind, description: 'What kind of name it is.' }),
    seenIn: t.relation('seenIn', {
      nullable: true,
      description: 'A document in which it was seen; null if none is recorded or may be seen.',
    }),
  }),
});

defineMutations({
  service: actorNameService as never,
  verb: 'create',
  noun: ['name', 'names'],
  description: 'Gives an actor another name. Search finds the actor by it.',
  fixed: (t) => ({
    actorId: t.globalID({ for: [ref('Actor')], required: true, description: 'Whose name it is.' }),
  }),
  fields: (t, creating) => ({
    text: t.string({ required: creating, description: 'The name itself; at most 500 characters.' }),
    language: t.field({ type: 'LanguageTag', description: 'In which language.' }),
    kind: t.field({ type: ActorNameKind, required: creating, description: 'What kind of name it is.' }),
    seenInId: t.globalID({ for: [ref('Document')], description: 'A document in which it was seen.' }),
  }),
});
