import type { InputFieldMap, ObjectRef } from '@pothos/core';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ref } from '../refs.ts';
import { BatchMode, defineBatch } from './batch-mutation.ts';
import type { Created, EntityService } from './entity.ts';
import { largestBatch } from './entity.ts';
import { expectedErrors } from './expected-errors.ts';
import { plainInput } from './plain-input.ts';
import { readBack } from './read-back.ts';

// biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
export type InputFields = (t: any, creating: boolean) => InputFieldMap;

export interface EntityMutations {
  service: EntityService;
  /** The verb of creation, such as `record` in `recordStatement`. */
  verb: string;
  /** Names of the two creations, where verb and type do not make them: `codeStatement`, `codeStatements`. */
  names?: [string, string];
  /** Singular and plural in prose. */
  noun: [string, string];
  /** What creating one means, for the analyst. */
  description: string;
  /** The plural of the type where an s does not make it. */
  plural?: string;
  fields: InputFields;
  /** Fields that are given once, on creation. */
  fixed?: (t: Parameters<InputFields>[0]) => InputFieldMap;
}

/** With its article: an area, a document. */
const a = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Defines the five mutations of an entity: create, create many, update, retract and restore. */
export function defineMutations({
  service,
  verb,
  names,
  noun: [one, many],
  description,
  plural,
  fields,
  fixed,
}: EntityMutations) {
  const type = service.entity;
  const node: ObjectRef<never, never> = ref(type as never) as never;
  const [create, createMany] = names ?? [`${verb}${type}`, `${verb}${plural ?? `${type}s`}`];

  const fieldsOfCreation = (t: never) => ({ ...fixed?.(t), ...fields(t, true) });
  const idempotencyKey = (t: { string: (options: object) => never }) =>
    t.string({
      description:
        'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
    });

  const CreateInput = builder.inputType(`${capital(create)}Input`, {
    description: `A new ${one}.`,
    fields: (t) => ({ ...fieldsOfCreation(t as never), idempotencyKey: idempotencyKey(t as never) }) as never,
  });
  const ItemInput = builder.inputType(`${capital(create)}Item`, {
    description: `A new ${one} in a batch.`,
    fields: (t) => fieldsOfCreation(t as never) as never,
  });
  const BatchInput = builder.inputType(`${capital(createMany)}Input`, {
    description: `New ${many}.`,
    fields: (t) =>
      ({
        items: t.field({
          type: [ItemInput],
          required: true,
          description: `The ${many}; at most ${largestBatch}.`,
        }),
        mode: t.field({
          type: BatchMode,
          defaultValue: 'ATOMIC',
          description: 'What becomes of the batch where an item fails.',
        }),
        idempotencyKey: idempotencyKey(t as never),
      }) as never,
  });
  const versioned = (t: { globalID: (options: object) => never; int: (options: object) => never }) => ({
    id: t.globalID({ for: [node], required: true, description: `The ${one}.` }),
    expectedVersion: t.int({
      required: true,
      description: 'The version on which the change was decided. Another version now is a ConflictError.',
    }),
  });
  const UpdateInput = builder.inputType(`Update${type}Input`, {
    description: `A change of ${a(one)}. A field that is left out stays as it is; null empties it.`,
    fields: (t) => ({ ...versioned(t as never), ...fields(t, false) }) as never,
  });
  const RetractInput = builder.inputType(`Retract${type}Input`, {
    description: `A retraction of ${a(one)}.`,
    fields: (t) => ({
      ...versioned(t as never),
      reason: t.string({ required: true, description: 'Why it is wrong.' }),
    }),
  });
  const RestoreInput = builder.inputType(`Restore${type}Input`, {
    description: `The undoing of ${a(one)}'s retraction.`,
    fields: (t) => versioned(t as never),
  });

  const write = (
    name: string,
    says: string,
    input: unknown,
    work: (input: never, context: Context) => Promise<Created>,
  ) => {
    builder.mutationField(name, (t) =>
      t.prismaField({
        type: node as never,
        description: says,
        args: { input: t.arg({ type: input as never, required: true, description: 'What to write.' }) },
        errors: {
          types: expectedErrors,
          union: { description: `The ${one}, or why the write was refused.` },
        },
        resolve: async (query: object, _root: unknown, args: { input: object }, context: Context) => {
          const { id } = await work(plainInput(args.input) as never, context);
          return readBack(context, type, id, query) as never;
        },
      } as never),
    );
  };

  write(
    create,
    description,
    CreateInput,
    ({ idempotencyKey: key, ...input }: { idempotencyKey?: string }, context) =>
      service.create(context.writer, context.viewer, input, key),
  );
  write(
    `update${type}`,
    `Changes ${a(one)}.`,
    UpdateInput,
    ({ id, expectedVersion, ...input }: { id: string; expectedVersion: number }, context) =>
      service.update(context.writer, context.viewer, id, expectedVersion, input),
  );
  write(
    `retract${type}`,
    `Retracts ${a(one)}: it leaves the lists and stays readable by its id, with the reason.`,
    RetractInput,
    ({ id, expectedVersion, reason }: { id: string; expectedVersion: number; reason: string }, context) =>
      service.retract(context.writer, context.viewer, id, expectedVersion, reason),
  );
  write(
    `restore${type}`,
    `Undoes the retraction of ${a(one)}.`,
    RestoreInput,
    ({ id, expectedVersion }: { id: string; expectedVersion: number }, context) =>
      service.restore(context.writer, context.viewer, id, expectedVersion),
  );
  defineBatch({ name: createMany, item: capital(create), service, many, input: BatchInput });
}
