import { assessmentList } from '../assessment/list.ts';
import { builder } from '../builder.ts';
import { defineLookup, slugKey } from '../list/lookup.ts';
import { readsSelected } from '../list/selected.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { activityList, cooperationAreaList } from './list.ts';
import { cooperationAreaService } from './service.ts';

builder.prismaNode('CooperationArea', {
  id: { field: 'id', description: 'Identifies the area.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'An area in which parties may cooperate: a node of a tree, such as military → missile defence → early-warning radar.',
  fields: (t) => ({
    ...recordedFields(t),
    label: t.exposeString('label', { description: 'The label.' }),
    slug: t.exposeString('slug', { description: 'The short name in addresses; unique.' }),
    definition: t.exposeString('definition', {
      nullable: true,
      description: 'What belongs to it, and what does not; null if nobody wrote it.',
    }),
    parent: t.relation('parent', { nullable: true, description: 'The area above; null for a topmost one.' }),
    ancestors: t.field({
      type: [ref('CooperationArea')],
      description: 'The areas above, from the top down; at most 20.',
      select: { lineage: true },
      ...readsSelected(async (query, { lineage }: { lineage: string[] }, _args, { db }) => {
        const above = lineage.slice(1).reverse();
        // Asked for in one tick, so that all ancestors of a whole list are one statement
        const areas = await Promise.all(
          above.map((id) => db.cooperationArea.findUnique({ ...query, where: { id } })),
        );
        return areas.filter((area) => area !== null);
      }),
    }),
    children: cooperationAreaList.within(t, 'CooperationArea', 'children', 'The areas directly below.'),
    activities: activityList.within(
      t,
      'CooperationArea',
      'activities',
      'What is done, or withheld, in exactly this area.',
    ),
    assessments: assessmentList.within(
      t,
      'CooperationArea',
      'assessments',
      'What analysts conclude about this area.',
    ),
  }),
});

defineLookup('cooperationArea', 'CooperationArea', 'area', { slug: slugKey });

cooperationAreaList.root('cooperationAreas', 'The tree of areas in which parties may cooperate.');

defineMutations({
  service: cooperationAreaService as never,
  verb: 'create',
  noun: ['area', 'areas'],
  description: 'Creates an area of cooperation.',
  fields: (t, creating) => ({
    label: t.string({ required: creating, description: 'The label.' }),
    slug: t.string({ description: 'The short name in addresses. Made of the label if it is left out.' }),
    definition: t.string({ description: 'What belongs to it, and what does not.' }),
    parentId: t.globalID({
      for: [ref('CooperationArea')],
      description: 'The area above; none for a topmost one.',
    }),
  }),
});
