import { builder } from '../builder.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { Voice } from './enums.ts';
import { affiliationList } from './list.ts';
import { affiliationService } from './service.ts';

builder.prismaNode('Affiliation', {
  id: { field: 'id', description: 'Identifies the affiliation.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    "An actor's post in, or membership of, another actor, for a time. A state's officials reach the state through these, and so does the side of what they say.",
  fields: (t) => ({
    ...recordedFields(t),
    actor: t.relation('actor', { description: 'Who is affiliated.' }),
    organization: t.relation('organization', { description: 'With whom.' }),
    role: t.exposeString('role', {
      nullable: true,
      description: 'The title of the post, such as "press secretary"; null for a plain membership.',
    }),
    voice: t.expose('voice', {
      type: Voice,
      nullable: true,
      description: 'With which authority the holder of the post speaks; null where the post gives none.',
    }),
    validFrom: t.expose('validFrom', {
      type: 'EDTFDate',
      nullable: true,
      description: 'Since when; null if not known.',
    }),
    validTo: t.expose('validTo', {
      type: 'EDTFDate',
      nullable: true,
      description: 'Until when; null if not known or still so.',
    }),
  }),
});

affiliationList.root('affiliations', 'Posts and memberships.');

defineMutations({
  service: affiliationService as never,
  verb: 'create',
  noun: ['affiliation', 'affiliations'],
  description:
    'Creates an affiliation. The sides and voices of the statements that it touches follow at once.',
  fixed: (t) => ({
    actorId: t.globalID({ for: [ref('Actor')], required: true, description: 'Who is affiliated.' }),
    organizationId: t.globalID({ for: [ref('Actor')], required: true, description: 'With whom.' }),
  }),
  fields: (t) => ({
    role: t.string({ description: 'The title of the post.' }),
    voice: t.field({ type: Voice, description: 'With which authority the holder of the post speaks.' }),
    validFrom: t.field({ type: 'EDTFDate', description: 'Since when.' }),
    validTo: t.field({ type: 'EDTFDate', description: 'Until when.' }),
  }),
});
