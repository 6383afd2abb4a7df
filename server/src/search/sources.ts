/** What can be searched: each type's table, and the texts that a hit is shown by. */
export const searchedTypes = {
  Actor: {
    names: ['name'],
    extraNames: { table: 'ActorName', column: 'text', key: 'actorId' },
    identity: 'ActorIdentity',
    texts: [],
  },
  Document: { names: [], texts: ['title', 'text'] },
  Statement: { names: [], texts: ['quote', 'translation', 'paraphrase', 'occasion'] },
  Relationship: { names: ['name'], texts: [] },
  CooperationArea: { names: ['label'], texts: [] },
  Activity: { names: [], texts: ['title', 'description'] },
  Concept: { names: [], texts: ['label', 'definition'] },
  Assessment: { names: [], texts: ['question', 'judgement', 'confidenceBasis'] },
} as const satisfies Record<
  string,
  {
    names: string[];
    extraNames?: { table: string; column: string; key: string };
    identity?: string;
    texts: string[];
  }
>;

export type SearchedType = keyof typeof searchedTypes;
