import type { Context } from '../context.ts';

/** What of a context gives the same, asked by the same viewer, until something is written. */
const lasting: ReadonlySet<PropertyKey> = new Set<keyof Context>(['viewer', 'source', 'db', 'giveUp']);

/**
 * A context that notes whether anything else of it was used, such as the token that was shown, what is read through the writer and leaves no
 * notice, or what must be of this moment. An answer that hangs on that does not last.
 */
export function watchedContext(context: Context): { watched: Context; lasts: () => boolean } {
  let lasts = true;
  const watched = new Proxy(context, {
    get(target, name) {
      lasts &&= lasting.has(name);
      return Reflect.get(target, name);
    },
  });
  return { watched, lasts: () => lasts };
}
