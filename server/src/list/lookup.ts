import { builder } from '../builder.ts';
import type { Where } from '../read/arguments.ts';
import { readerOf } from '../read/client.ts';
import { modelNamed } from '../read/model.ts';
import { ref } from '../refs.ts';
import { knownAtArgument } from './known-at.ts';
import { readsSelected } from './selected.ts';

interface Key {
  type: string | [string];
  description: string;
  where: (value: never) => Where;
}

/** The lookup of one row of a type by any of its unique keys: `actor(by: { slug: "russia" })`. Not found is null. */
export function defineLookup(name: string, type: string, noun: string, keys: Record<string, Key>) {
  const By = builder.inputType(`${type}By`, {
    description: `Which ${noun} is wanted. Exactly one key.`,
    isOneOf: true,
    fields: (t) =>
      ({
        id: t.globalID({ for: [ref(type as never)], description: `Its id.` }),
        ...Object.fromEntries(
          Object.entries(keys).map(([key, { type: of, description }]) => [
            key,
            t.field({ type: of as never, description }),
          ]),
        ),
      }) as never,
  });
  builder.queryField(name, (t) =>
    t.field({
      type: ref(type as never) as never,
      nullable: true,
      description: `One ${noun}, also a retracted one. Null where there is none, or where it may not be seen.`,
      args: {
        by: t.arg({ type: By, required: true, description: 'By which key.' }),
        ...('version' in modelNamed(type).fields && knownAtArgument(t.arg)),
      },
      ...readsSelected((query, _root, { by }: { by: Record<string, unknown> }, context) => {
        const [[key, value]] = Object.entries(by) as [[string, unknown]];
        const where =
          key === 'id' ? { id: (value as { id: string }).id } : (keys[key] as Key).where(value as never);
        return readerOf(context.db, type).findFirst({ ...query, where });
      }),
    } as never),
  );
}

/** The key that most types have beside the id. */
export const slugKey: Key = {
  type: 'String',
  description: 'Its slug: the short name in addresses.',
  where: (slug: string) => ({ slug }),
};
