import type { InputFieldMap } from '@pothos/core';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { readerOf } from '../read/client.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';

export const idempotencyKey = {
  description:
    'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
};

/** Rows of a type that were just written, in the order of their ids. */
export const rowsOf = (type: 'CodingAssignment' | 'Coding', description: string) => ({
  type: [ref(type)],
  description,
  resolve: (query: object, { ids }: { ids: string[] }, _args: object, { db }: Context) =>
    readerOf(db, type).findMany({ ...query, where: { id: { in: ids } }, orderBy: [{ id: 'asc' }] }) as never,
});

export type Arguments = { input: object };
/** The key apart from what it is the key of. */
export function keyed(args: Arguments): [object, string | null | undefined] {
  const { idempotencyKey, ...input } = plainInput<{ idempotencyKey?: string | null }>(args.input);
  return [input, idempotencyKey];
}

/** A mutation that answers an object which is no row. */
export function mutation<Answer>(
  name: string,
  type: unknown,
  [says, union]: [string, string],
  fields: (t: never) => InputFieldMap,
  write: (args: Arguments, context: Context) => Promise<Answer>,
) {
  const Input = builder.inputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, {
    description: `What ${name} takes.`,
    fields: fields as never,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: type as never,
      description: says,
      args: { input: t.arg({ type: Input as never, required: true, description: 'What to do.' }) },
      errors: { types: expectedErrors, union: { description: union } },
      resolve: (_root: unknown, args: unknown, context: Context) =>
        write(args as Arguments, context) as never,
    } as never),
  );
}
