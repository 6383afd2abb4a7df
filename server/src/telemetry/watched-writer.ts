import type { Writer } from '../write/transaction.ts';
import { now, type Step } from './operation.ts';

/** The same writer, telling of each of its steps: the SQL where it is ours; where it is Prisma's, which does not tell it, Prisma's word. */
export function watchedWriter(writer: Writer, told: (step: Step) => void): Writer {
  return writer.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const startedAt = now();
        try {
          return await query(args);
        } finally {
          told({
            text: model ? `${model}.${operation}` : (sqlOf(args) ?? operation),
            startedAt,
            milliseconds: now() - startedAt,
          });
        }
      },
    },
  }) as unknown as Writer;
}

/** The text of a raw statement, without its values. */
function sqlOf(args: unknown): string | undefined {
  if (Array.isArray(args)) return typeof args[0] === 'string' ? args[0] : undefined;
  const { sql } = (args ?? {}) as { sql?: unknown };
  return typeof sql === 'string' ? sql : undefined;
}
