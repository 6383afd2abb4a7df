import { isDeepStrictEqual } from 'node:util';
import type { Arguments, Select } from '../read/arguments.ts';
import { Unplanned } from './document.ts';

/**
 * Both selections in one. A list that is selected twice is read once where it is the same list; two lists of one relation with
 * different arguments have no place in one row.
 */
export function mergeSelects(one: Select, other: Select): Select {
  const merged: Select = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const known = merged[name];
    merged[name] =
      typeof known === 'object' && typeof value === 'object'
        ? mergeArguments(name, known, value)
        : typeof known === 'object'
          ? known
          : value;
  }
  return merged;
}

function mergeArguments(name: string, one: Arguments, other: Arguments): Arguments {
  const { select: own, beyond, counted, unread, ...args } = one;
  const {
    select: others,
    beyond: otherBeyond,
    counted: otherCounted,
    unread: otherUnread,
    ...otherArgs
  } = other;
  if (!own || !others || !isDeepStrictEqual(args, otherArgs)) throw new Unplanned(`${name} in two ways`);
  return {
    ...args,
    ...((beyond ?? otherBeyond) && { beyond: true }),
    ...((counted ?? otherCounted) && { counted: true }),
    ...(unread && otherUnread && { unread }),
    select: mergeSelects(own, others),
  };
}
