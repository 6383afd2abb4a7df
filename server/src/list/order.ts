import type { EnumRef } from '@pothos/core';
import { builder } from '../builder.ts';
import { ValidationError } from '../errors.ts';
import type { OrderBy } from '../read/arguments.ts';

/** An order that an index serves: name, column, meaning. */
export interface Order {
  name: string;
  column: string;
  description: string;
}

interface Ordered {
  orders: readonly Order[];
  usualDirection?: 'asc' | 'desc';
}

export interface OrderArguments {
  orderBy?: { field: string; direction: 'asc' | 'desc' }[] | null;
}

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'The direction of an order.',
  values: {
    ASC: { value: 'asc', description: 'From the earliest, the smallest, or A.' },
    DESC: { value: 'desc', description: 'From the latest, the largest, or Z.' },
  } as const,
});

/** The order that is asked for, made total by the id; the usual one, if none is. */
export function orderOf({ orders, usualDirection = 'asc' }: Ordered, { orderBy }: OrderArguments): OrderBy[] {
  const wanted = orderBy?.length
    ? orderBy
    : [{ field: (orders[0] as { name: string }).name, direction: usualDirection }];
  if (new Set(wanted.map(({ field }) => field)).size < wanted.length) {
    throw new ValidationError('orderBy names a field twice.', ['orderBy']);
  }
  const order = wanted.map(({ field, direction }) => ({ [columnNamed(orders, field)]: direction }));
  return [...order, { id: wanted.at(-1)?.direction ?? usualDirection }];
}

function columnNamed(orders: readonly Order[], name: string): string {
  return (orders.find((each) => each.name === name) as { column: string }).column;
}

/** The input in which an order of a type is given. */
export function defineOrder(type: string, noun: string, orders: readonly Order[]) {
  const field = builder.enumType(`${type}OrderField`, {
    description: `What ${noun} can be ordered by.`,
    values: Object.fromEntries(orders.map(({ name, description }) => [name, { description }])),
  });
  return builder.inputType(`${type}Order`, {
    description: `An order of ${noun}. Rows that are alike in it follow in the order of their ids.`,
    fields: (t) => ({
      field: t.field({
        type: field as EnumRef<never, never>,
        required: true,
        description: 'What to order by.',
      }),
      direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
    }),
  });
}
