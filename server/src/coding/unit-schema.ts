import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { defineComputedList } from '../list/computed.ts';
import { readsSelected } from '../list/selected.ts';
import { ref } from '../refs.ts';
import type { Reading, Unit } from './reading.ts';
import { rowField } from './row-schema.ts';

const CoderReading = builder.objectRef<Reading>('CoderReading').implement({
  description: 'What one coder makes of a concept in a statement.',
  fields: (t) => ({
    coder: rowField<Reading>(t, 'User', 'The coder.', ({ coderId }) => coderId),
    stance: t.expose('stance', {
      type: Stance,
      nullable: true,
      description:
        'The stance; null where the coder has read the statement with the codebook and did not use the concept.',
    }),
    coding: t.field({
      type: ref('Coding'),
      nullable: true,
      description: 'The coding that says so; null where the concept was not used.',
      ...readsSelected((query, { codingId }: { codingId: string | null }, _args, { db }) =>
        codingId ? db.coding.findUnique({ ...query, where: { id: codingId } }) : null,
      ),
    }),
  }),
});

const CodingUnit = builder.objectRef<Unit>('CodingUnit').implement({
  description:
    'One statement on one concept, with what each coder makes of it: what agreement is counted by. Coders who have not submitted, and those who contradict themselves, are not among them.',
  fields: (t) => ({
    statement: rowField<Unit>(t, 'Statement', 'The statement.', ({ statementId }) => statementId),
    concept: rowField<Unit>(t, 'Concept', 'The concept.', ({ conceptId }) => conceptId),
    differs: t.exposeBoolean('differs', { description: 'Whether the coders differ.' }),
    readings: t.field({
      type: [CoderReading],
      description: 'The readings, two or more, in the order of the coders’ ids.',
      resolve: ({ readings }) => readings,
    }),
  }),
});

/** Those on which coders differ come first. */
export const unitList = defineComputedList(CodingUnit, {
  name: 'CodingUnit',
  noun: 'statements that several coders have read',
  key: ({ differs, statementId, conceptId }) => `${differs ? 0 : 1} ${statementId} ${conceptId}`,
});

export { CodingUnit };
