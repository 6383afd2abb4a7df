import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ref } from '../refs.ts';
import type { EntityService, ItemResult, BatchMode as Mode } from './entity.ts';
import { expectedErrors } from './expected-errors.ts';
import { plainInput } from './plain-input.ts';

export const BatchMode = builder.enumType('BatchMode', {
  description: 'What becomes of a batch in which an item fails.',
  values: {
    ATOMIC: { description: 'Nothing of the batch is written: all items or none.' },
    PER_ITEM: { description: 'Each item is written by itself; the others go in.' },
  } as const,
});

interface Batch {
  name: string;
  /** The single creation, capitalised, such as RecordStatement. */
  item: string;
  service: EntityService;
  many: string;
  input: unknown;
}

/** The mutation that creates many rows. Its results stand in the order of the items. */
export function defineBatch({ name, item, service, many, input }: Batch) {
  const Payload = builder
    .objectRef<{ results: ItemResult[] }>(`${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`)
    .implement({
      description: `What became of a batch of ${many}.`,
      fields: (t) => ({
        results: t.field({
          type: [ref(service.entity as never)],
          description: 'One result for each item, in the order of the items.',
          itemErrors: {
            types: expectedErrors,
            directResult: true,
            union: { name: `${item}Outcome`, description: 'The new row, or why the item was refused.' },
          },
          resolve: ({ results }: { results: ItemResult[] }) =>
            results.map((result) => ('error' in result ? result.error : result)) as never,
        } as never),
      }),
    });

  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      description: `Writes many ${many} at once.`,
      args: { input: t.arg({ type: input as never, required: true, description: 'What to write.' }) },
      errors: {
        types: expectedErrors,
        union: { description: 'What became of the batch, or why it was refused as a whole.' },
      },
      resolve: async (_root: unknown, args: { input: object }, { writer, viewer }: Context) => {
        const { items, mode, idempotencyKey } = plainInput<{
          items: object[];
          mode?: Mode;
          idempotencyKey?: string;
        }>(args.input);
        return { results: await service.createMany(writer, viewer, items, mode ?? 'ATOMIC', idempotencyKey) };
      },
    } as never),
  );
}
