import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { ValidationError } from '../errors.ts';
import { connectionOf, largestPage, type PageArguments, pageOf, usualPage } from '../list/page.ts';
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
    coding: t.prismaField({
      type: ref('Coding'),
      nullable: true,
      description: 'The coding that says so; null where the concept was not used.',
      resolve: (query, { codingId }, _args, { db }) => {
        // Taken apart in either case: Pothos takes a selection that nobody looks at for a mistake
        const selected = { ...(query as object) };
        return (codingId ? db.coding.findUnique({ ...selected, where: { id: codingId } }) : null) as never;
      },
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

const connection = builder.connectionObject(
  {
    type: CodingUnit,
    name: 'CodingUnitConnection',
    description: 'A page of statements that several coders have read.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are on all pages together.',
        resolve: (parent) => (parent as unknown as { count: () => Promise<number> }).count(),
      }),
    }),
  },
  { name: 'CodingUnitEdge', description: 'One statement on a page, with its place.' },
);

/** A page of units that are counted already, in their order: those on which coders differ come first. */
export function pageOfUnits(units: readonly Unit[], args: PageArguments) {
  const page = pageOf(args, {}, [{ agrees: 'asc' }, { key: 'asc' }]);
  const keyed = units.map((unit) => ({
    ...unit,
    agrees: Number(!unit.differs),
    key: `${unit.statementId} ${unit.conceptId}`,
  }));
  if (page.backward) keyed.reverse();
  const seek = page.query.seek;
  if (seek && !(typeof seek[0] === 'number' && typeof seek[1] === 'string'))
    throw new ValidationError('The cursor does not belong to this list.', ['after']);
  const [agrees, key] = (seek ?? []) as [number, string];
  const after = ({ agrees: a, key: k }: (typeof keyed)[number]) =>
    a === agrees ? (page.backward ? k < key : k > key) : page.backward ? a < agrees : a > agrees;
  const rest = seek ? keyed.filter(after) : keyed;
  return connectionOf(rest.slice(0, page.size + 1) as never, page, async () => units.length);
}

export const unitConnection = connection;

/** What a page of units costs. */
export const unitComplexity = ({ first, last }: PageArguments) => ({
  field: 1,
  multiplier: Math.min(Math.max(1, first ?? last ?? usualPage), largestPage),
});

export { CodingUnit };
