import { z } from 'zod';
import { builder } from '../builder.ts';
import { ref } from '../refs.ts';
import { find, type Highlight, type Hit, highlight } from './find.ts';
import { type SearchedType, searchedTypes } from './sources.ts';

const SearchType = builder.enumType('SearchType', {
  description: 'What can be searched.',
  values: {
    ACTOR: { value: 'Actor', description: 'Actors, by any of their names; also misspelt ones.' },
    DOCUMENT: { value: 'Document', description: 'Documents, by title and text.' },
    STATEMENT: {
      value: 'Statement',
      description: 'Statements, by quote, translation, paraphrase and occasion.',
    },
    RELATIONSHIP: { value: 'Relationship', description: 'Relationships, by name.' },
    COOPERATION_AREA: { value: 'CooperationArea', description: 'Areas of cooperation, by label.' },
    ACTIVITY: { value: 'Activity', description: 'Activities, by title and description.' },
    CONCEPT: { value: 'Concept', description: 'Concepts, by label and definition.' },
    ASSESSMENT: {
      value: 'Assessment',
      description: 'Assessments, by question, judgement and basis of confidence.',
    },
  } as const satisfies Record<string, { value: SearchedType; description: string }>,
});

const SearchHighlight = builder.objectRef<Highlight>('SearchHighlight').implement({
  description: 'A passage that matches.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field that it stands in, such as "quote".' }),
    text: t.exposeString('text', { description: 'The passage; the words that match stand between « and ».' }),
  }),
});

type Found = { hit: Hit; highlights: Highlight[] };

const SearchHit = builder.objectRef<Found>('SearchHit').implement({
  description: 'Something that was found.',
  fields: (t) => ({
    node: t.field({
      type: Searched(),
      description: 'What was found.',
      resolve: ({ hit }) => ({ __typename: hit.type, id: hit.id }) as never,
    }),
    score: t.float({
      description:
        'How well it fits, 0 to 1: for texts by how densely they hold the words (cover density ranking), for names by the share of trigrams in common.',
      resolve: ({ hit }) => hit.score,
    }),
    name: t.string({
      nullable: true,
      description: 'The name that is like the query; null for a hit in a text.',
      resolve: ({ hit }) => hit.name,
    }),
    highlights: t.field({
      type: [SearchHighlight],
      description: 'The passages that match; empty for a hit by name.',
      resolve: ({ highlights }) => highlights,
    }),
  }),
});

function Searched() {
  return builder.unionType('Searched', {
    description: 'What can be found by a search.',
    types: (Object.keys(searchedTypes) as SearchedType[]).map((type) => ref(type)) as never,
    resolveType: (row: unknown) => (row as { __typename: string }).__typename as never,
  });
}

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHit],
    description:
      'Searches everything that has words, in any script. Texts by full text (English and Russian words by their stems), names by similarity: "Peshkov" finds Peskov. The best first; retracted rows are left out.',
    complexity: ({ first }) => ({ field: 500, multiplier: Math.max(1, first ?? 25) }),
    args: {
      query: t.arg.string({
        required: true,
        description: 'Words: all of them; "a phrase"; -without; or. At most 500 characters.',
        validate: z
          .string()
          .trim()
          .min(1, 'Search for something.')
          .max(500, 'A search has at most 500 characters.'),
      }),
      types: t.arg({ type: [SearchType], description: 'What to search; everything, if it is left out.' }),
      first: t.arg.int({
        defaultValue: 25,
        description: 'How many hits; 1 to 100.',
        validate: z.int().min(1, '"first" is at least 1.').max(100, '"first" is at most 100.').nullish(),
      }),
    },
    resolve: async (_root, { query, types, first }, { source }) => {
      const wanted = types?.length ? [...new Set(types)] : (Object.keys(searchedTypes) as SearchedType[]);
      const hits = await find(source, query, wanted, first ?? 25);
      const passages = await highlight(source, query, hits);
      return hits.map((hit) => ({ hit, highlights: (hit.name === null && passages.get(hit.id)) || [] }));
    },
  }),
);
