import { builder } from '../builder.ts';
import { markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { Directness } from './enums.ts';
import { attributionLinkService } from './service.ts';

builder.prismaNode('AttributionLink', {
  id: { field: 'id', description: 'Identifies the link.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'One step of "B reports that A said": speaker, reporter, publisher, translator.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    statement: t.relation('statement', { description: 'The statement that is passed on.' }),
    position: t.exposeInt('position', {
      description: 'The order in the chain, from 1, the closest to the speaker.',
    }),
    actor: t.relation('actor', { description: 'Who passes it on.' }),
    document: t.relation('document', {
      nullable: true,
      description: 'In which document; null if not known, or where you may not see it.',
    }),
    directness: t.expose('directness', {
      type: Directness,
      description: 'How directly the words are passed on.',
    }),
  }),
});

defineMutations({
  service: attributionLinkService as never,
  verb: 'record',
  noun: ['attribution link', 'attribution links'],
  description: 'Records one step of the chain through which a statement reaches us.',
  fixed: (t) => ({
    statementId: t.globalID({
      for: [ref('Statement')],
      required: true,
      description: 'The statement that is passed on.',
    }),
  }),
  fields: (t, creating) => ({
    position: t.int({
      required: creating,
      description: 'The order in the chain, from 1, the closest to the speaker; at most 20.',
    }),
    actorId: t.globalID({ for: [ref('Actor')], required: creating, description: 'Who passes it on.' }),
    documentId: t.globalID({ for: [ref('Document')], description: 'In which document.' }),
    directness: t.field({
      type: Directness,
      required: creating,
      description: 'How directly the words are passed on.',
    }),
  }),
});
