import type { Writer } from '../write/transaction.ts';
import { now, type Step } from './operation.ts';

/** The same writer, telling of each of its steps. Prisma does not say which SQL belongs to which, so that a step has Prisma's word. */
export function watchedWriter(writer: Writer, told: (step: Step) => void): Writer {
  return writer.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const startedAt = now();
        try {
          return await query(args);
        } finally {
          told({
            text: model ? `${model}.${operation}` : operation,
            startedAt,
            milliseconds: now() - startedAt,
          });
        }
      },
    },
  }) as unknown as Writer;
}
