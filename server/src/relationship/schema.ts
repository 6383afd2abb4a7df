import { assessmentList } from '../assessment/list.ts';
import { builder } from '../builder.ts';
import { activityList } from '../cooperation/list.ts';
import { forecastList } from '../forecast/list.ts';
import { plainId } from '../global-id.ts';
import { defineLookup, slugKey } from '../list/lookup.ts';
import { linkedField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { statementList } from '../statement/list.ts';
import { defineMutations } from '../write/mutations.ts';
import { relationshipList } from './list.ts';
import { relationshipService } from './service.ts';

builder.prismaNode('Relationship', {
  id: { field: 'id', description: 'Identifies the relationship.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'What two or more parties, usually states, have with each other.',
  fields: (t) => ({
    ...recordedFields(t),
    name: t.exposeString('name', { description: 'The name, such as "Russia and China".' }),
    slug: t.exposeString('slug', { description: 'The short name in addresses; unique.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is about, in a sentence or two; null if nobody wrote it.',
    }),
    parties: linkedField(
      t,
      'parties',
      'actor',
      'Actor',
      'position',
      'The parties, in a stable order; 2 to 50.',
    ),
    statements: statementList.within(t, 'Relationship', 'statements', 'What is said about it.'),
    activities: activityList.within(
      t,
      'Relationship',
      'activities',
      'What the parties do together, and what they withhold.',
    ),
    assessments: assessmentList.within(t, 'Relationship', 'assessments', 'What analysts conclude about it.'),
    forecasts: forecastList.within(t, 'Relationship', 'forecasts', 'Forecasts about it.'),
  }),
});

defineLookup('relationship', 'Relationship', 'relationship', {
  slug: slugKey,
  parties: {
    type: ['ID'],
    description: 'The relationship of exactly these parties, in any order.',
    where: (ids: string[]) => ({
      partyIds: { equals: ids.map((id) => plainId('Actor', id, ['parties'])).sort() },
    }),
  },
});

relationshipList.root('relationships', 'Relationships between parties.');

defineMutations({
  service: relationshipService as never,
  verb: 'create',
  noun: ['relationship', 'relationships'],
  description: 'Creates a relationship between parties.',
  fixed: (t) => ({
    partyIds: t.globalIDList({
      for: [ref('Actor')],
      required: true,
      description: 'The parties, 2 to 50, in the order in which they are to be shown.',
    }),
  }),
  fields: (t, creating) => ({
    name: t.string({ required: creating, description: 'The name, such as "Russia and China".' }),
    slug: t.string({ description: 'The short name in addresses. Made of the name if it is left out.' }),
    description: t.string({ description: 'What it is about, in a sentence or two.' }),
  }),
});
