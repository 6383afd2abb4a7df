import type { InputRef, ObjectRef } from '@pothos/core';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { argumentsFor, type Where } from '../read/arguments.ts';
import { readerOf } from '../read/client.ts';
import { modelNamed } from '../read/model.ts';
import { countIn, type Entity } from '../read/selection.ts';
import { ref } from '../refs.ts';
import type { Filter } from './filter.ts';
import { knownAtArgument } from './known-at.ts';
import { defineOrder, type Order, type OrderArguments, orderOf } from './order.ts';
import { connectionOf, countCost, type Page, type PageArguments, pageComplexity, pageOf } from './page.ts';
import { readsSelected, rowsOfPage } from './selected.ts';

/** How the lists of one type are filtered, ordered and paged. */
export interface ListDefinition {
  /** The GraphQL type and the model, which have one name. */
  type: string;
  /** Its plural in prose, such as "statements". */
  noun: string;
  filter?: Filter;
  /** Orders that an index serves: name, column, meaning. The first is the usual one. */
  orders: readonly Order[];
  usualDirection?: 'asc' | 'desc';
}

interface ListArguments extends PageArguments, OrderArguments {
  where?: object | null;
  retracted?: 'EXCLUDED' | 'INCLUDED' | 'ONLY' | null;
}

const RetractedRows = builder.enumType('RetractedRows', {
  description:
    'What a list does with rows that were retracted. Nothing is deleted, so they can always be read.',
  values: {
    EXCLUDED: { description: 'Leaves them out.' },
    INCLUDED: { description: 'Shows them among the others.' },
    ONLY: { description: 'Shows nothing else.' },
  } as const,
});

interface Scope {
  // biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
  arguments: (arg: any) => object;
  where: (given: never, context: Context) => Where;
}

type Connection = ReturnType<typeof connectionOf>;

/** The list of a type: its connection type, its arguments, and the fields that use them. */
export function defineList(definition: ListDefinition) {
  const { type, noun, filter, orders } = definition;
  const node: ObjectRef<never, never> = ref(type as never) as never;
  const model = modelNamed(type);
  const retractable = 'retractedAt' in model.fields;

  const connection = builder.connectionObject(
    {
      type: node,
      name: `${type}Connection`,
      description: `A page of ${noun}.`,
      fields: (t) => ({
        totalCount: t.int({
          description: `How many ${noun} there are on all pages together. Counted only when asked for.`,
          complexity: countCost,
          resolve: (parent) => (parent as unknown as Connection).count(),
        }),
      }),
    },
    { name: `${type}Edge`, description: `One of the ${noun} on a page, with its place.` },
  );
  const order = defineOrder(type, noun, orders);

  const args = (t: never) => listArguments(t, filter, order, retractable, noun);
  const pages = new WeakMap<ListArguments, Page>();
  /** The page that arguments ask for: the objects of a list ask with the same ones. */
  const pageFor = (given: ListArguments): Page => {
    const known = pages.get(given) ?? page(given);
    pages.set(given, known);
    return known;
  };
  const page = (given: ListArguments, fixed: Where = {}): Page => {
    const all = [
      fixed,
      filter && given.where ? filter.where(given.where) : {},
      retractable ? retraction(given.retracted) : {},
    ];
    return pageOf(
      given,
      { AND: all.filter((each) => Object.keys(each).length > 0) },
      orderOf(definition, given),
    );
  };
  return {
    /** A list at the root of the query. `scope` adds arguments that say which rows the list is about. */
    root(name: string, description: string, scope?: Scope) {
      builder.queryField(name, (t) =>
        t.connection(
          {
            type: node,
            description,
            args: {
              ...scope?.arguments(t.arg),
              ...args(t.arg as never),
              ...('version' in model.fields && knownAtArgument(t.arg)),
            },
            complexity: pageComplexity,
            ...readsSelected(async ({ select }, _root, given: ListArguments, context, needs) => {
              const read = scope ? page(given, scope.where(given as never, context)) : pageFor(given);
              const { query } = read;
              const rows = await readerOf(context.db, type).findMany(
                argumentsFor(query, select ?? {}, needs),
              );
              const count = () => readerOf(context.db, type).count({ where: query.where });
              return connectionOf(rows, read, count);
            }, rowsOfPage),
          } as never,
          connection as never,
        ),
      );
    },

    /**
     * The rows of a list relation of another type, as a field of that type. `t` is the field builder of a prismaNode. `through`
     * names the field's to-one relation to the type that has the list, where it is not the field's own.
     */
    // biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the parent's model in its type
    within(t: any, parent: string, relation: string, description: string, through?: string) {
      return t.connection(
        {
          type: node,
          description,
          args: args(t.arg as never),
          complexity: pageComplexity,
          select: (
            given: ListArguments,
            _context: Context,
            nested: (query: object, path: object) => object,
          ) => {
            const list = nested(pageFor(given).query, {
              getType: () => type,
              paths: [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]],
            });
            return through
              ? { [through]: { select: { id: true, [relation]: list } } }
              : { id: true, [relation]: list };
          },
          resolve: (row: Entity, given: ListArguments, context: Context) => {
            const read = pageFor(given);
            const holder = (through ? row[through] : row) as Entity;
            const count = () =>
              countIn(holder, relation) ??
              readerOf(context.db, parent).countOf(relation, holder.id as string, read.query.where);
            return connectionOf(holder[relation] as Entity[], read, count);
          },
        },
        connection,
      );
    },

    /**
     * Rows that SQL of one's own has found, as a field of an object that is computed: `find` gives the keys of a page in the usual
     * order, and how many rows there are on all pages. For objects of a list that ask in one tick, it is to be one statement.
     */
    // biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the parent in its type
    found<Parent>(t: any, description: string, find: Find<Parent>) {
      return t.connection(
        {
          type: node,
          description,
          complexity: pageComplexity,
          resolve: async (parent: Parent, given: PageArguments, context: Context) => {
            const read = pageOf(given, {}, orderOf(definition, {}));
            const { rows, count } = await find(parent, read, context);
            return connectionOf(rows as unknown as Entity[], read, async () => count);
          },
        },
        connection,
      );
    },
  };
}

/** Finds the keys of a page: the id and the columns of the order. */
type Find<Parent> = (
  parent: Parent,
  page: Page,
  context: Context,
) => Promise<{ rows: readonly { id: string }[]; count: number }>;

function retraction(rows: ListArguments['retracted']): Where {
  if (rows === 'INCLUDED') return {};
  return { retractedAt: rows === 'ONLY' ? { not: null } : null };
}

function listArguments(
  // biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
  arg: any,
  filter: Filter | undefined,
  order: unknown,
  retractable: boolean,
  noun: string,
) {
  return {
    ...(filter && {
      where: arg({
        type: filter.input as InputRef<object>,
        description: `Which ${noun} are wanted; all, if it is left out.`,
      }),
    }),
    orderBy: arg({ type: [order], description: `In which order; the first entry weighs most.` }),
    ...(retractable && {
      retracted: arg({
        type: RetractedRows,
        defaultValue: 'EXCLUDED',
        description: 'What to do with rows that were retracted.',
      }),
    }),
  };
}
