import { assessmentList } from '../assessment/list.ts';
import { builder } from '../builder.ts';
import { documentList } from '../document/list.ts';
import { defineLookup, slugKey } from '../list/lookup.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { statementList } from '../statement/list.ts';
import { defineMutations } from '../write/mutations.ts';
import { ActorKind } from './enums.ts';
import { actorList, affiliationList } from './list.ts';
import { actorService } from './service.ts';

builder.prismaNode('Actor', {
  id: { field: 'id', description: 'Identifies the actor.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'Anyone who speaks, acts, publishes or assesses.',
  fields: (t) => ({
    ...recordedFields(t),
    kind: t.expose('kind', { type: ActorKind, description: 'What the actor is.' }),
    name: t.exposeString('name', { description: 'The name under which the actor is listed.' }),
    slug: t.exposeString('slug', { description: 'The short name in addresses; unique.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'Who this is, in a sentence or two; null if nobody wrote it.',
    }),
    countryCode: t.expose('countryCode', {
      type: 'CountryCode',
      nullable: true,
      description: 'The country of a state; null for every other kind.',
    }),
    wikidataId: t.exposeString('wikidataId', {
      nullable: true,
      description: 'The Wikidata item, such as Q7747; null if not known.',
    }),
    names: t.relation('names', {
      description: 'The other names of the actor, retracted ones left out; at most 200.',
      query: { where: { retractedAt: null }, orderBy: [{ id: 'asc' }], take: 200 },
    }),
    affiliations: affiliationList.within(
      t,
      'Actor',
      'affiliations',
      'The posts and memberships that the actor has had.',
    ),
    statements: statementList.within(t, 'Actor', 'statements', 'What the actor has said.'),
    assessments: assessmentList.within(t, 'Actor', 'assessments', 'What the actor has concluded.'),
    documents: documentList.within(t, 'Actor', 'publishedDocuments', 'What the actor has published.'),
    members: affiliationList.within(
      t,
      'Actor',
      'members',
      'Who has had a post in the actor or been its member.',
    ),
  }),
});

defineLookup('actor', 'Actor', 'actor', {
  slug: slugKey,
  wikidataId: {
    type: 'String',
    description: 'Its Wikidata item, such as Q7747.',
    where: (wikidataId: string) => ({ wikidataId }),
  },
  isoCountry: {
    type: 'CountryCode',
    description: 'The state of this country.',
    where: (countryCode: string) => ({ countryCode, retractedAt: null }),
  },
});

const MergedActors = builder.enumType('MergedActors', {
  description:
    'What a list does with actors that are read as another one, which they were judged the same as.',
  values: {
    EXCLUDED: { description: 'Leaves them out: everyone once.' },
    INCLUDED: { description: 'Shows them among the others.' },
    ONLY: { description: 'Shows nothing else.' },
  } as const,
});

actorList.root('actors', 'Everyone who speaks, acts, publishes or assesses.', {
  arguments: (arg) => ({
    merged: arg({
      type: MergedActors,
      defaultValue: 'EXCLUDED',
      description: 'What to do with actors that are read as another one.',
    }),
  }),
  where: ({ merged }: { merged?: 'EXCLUDED' | 'INCLUDED' | 'ONLY' | null }) =>
    merged === 'INCLUDED'
      ? {}
      : merged === 'ONLY'
        ? { identity: { merged: true } }
        : { identity: { isNot: { merged: true } } },
});

defineMutations({
  service: actorService as never,
  verb: 'create',
  noun: ['actor', 'actors'],
  description: 'Creates an actor. Look for it first: an actor may be listed under another name.',
  fields: (t, creating) => ({
    kind: t.field({ type: ActorKind, required: creating, description: 'What the actor is.' }),
    name: t.string({
      required: creating,
      description: 'The name under which the actor is listed; at most 500 characters.',
    }),
    slug: t.string({ description: 'The short name in addresses. Made of the name if it is left out.' }),
    description: t.string({ description: 'Who this is, in a sentence or two.' }),
    countryCode: t.field({ type: 'CountryCode', description: 'The country; for a STATE only.' }),
    wikidataId: t.string({ description: 'The Wikidata item, such as Q7747.' }),
  }),
});
