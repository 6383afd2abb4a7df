import { EntenteError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import { checkDistinct } from './distinct.ts';
import { once } from './idempotency.ts';
import { parseInput } from './input.ts';
import { checkReferences, liveAndVisible } from './references.ts';
import {
  type AnyRules,
  changeRow,
  checkMarking,
  currentRow,
  type EntityRules,
  insertLinks,
  insertRows,
  rowsToCheck,
} from './rows.ts';
import { delegateOf, inTransaction, type Transaction, type Writer } from './transaction.ts';

export interface Created {
  id: string;
}

/** One item's outcome in a batch. */
export type ItemResult = Created | { error: EntenteError };
export type BatchMode = 'ATOMIC' | 'PER_ITEM';
export const largestBatch = 1_000;

/** The writes of an entity: by the API, the worked example and imports alike. Each leaves its revisions in its transaction. */
export function entityService<Create extends object, Update extends object>(
  rules: EntityRules<Create, Update>,
) {
  const { entity } = rules;

  const requireWriter = (viewer: Viewer) =>
    requireRole(viewer, rules.writers, `write rows of the type ${entity}`);

  /** Every write asks who writes, and runs in a transaction that says so. */
  const write = async <T>(writer: Writer, viewer: Viewer, work: (transaction: Transaction) => Promise<T>) => {
    requireWriter(viewer);
    return inTransaction(writer, viewer, work);
  };

  const visible = (viewer: Viewer, retracted: boolean) => ({
    ...liveAndVisible(entity, viewer),
    retractedAt: retracted ? { not: null } : null,
  });

  return {
    entity,
    /** For writing in bulk. */
    rules: rules as AnyRules,

    /** Creates one row. With an idempotency key, at most once. */
    create(writer: Writer, viewer: Viewer, input: object, idempotencyKey?: string | null): Promise<Created> {
      return write(writer, viewer, (transaction) => {
        const insert = async () =>
          (await insertRows(rules, transaction, viewer, [input], () => []))[0] as Created;
        return idempotencyKey
          ? once(transaction, viewer, { key: idempotencyKey, operation: `create ${entity}`, input }, insert)
          : insert();
      });
    },

    /** Creates up to 1,000 rows: all or none, or each by itself with its own result. */
    async createMany(
      writer: Writer,
      viewer: Viewer,
      inputs: readonly object[],
      mode: BatchMode,
      idempotencyKey?: string | null,
    ): Promise<ItemResult[]> {
      // Here too: a batch may be empty, and one item after the other would each be refused
      requireWriter(viewer);
      if (inputs.length > largestBatch) {
        throw new ValidationError(
          `A batch has at most ${largestBatch} items; this one has ${inputs.length}.`,
          ['items'],
        );
      }
      if (mode === 'ATOMIC') {
        return write(writer, viewer, (transaction) => {
          const insert = () => insertRows(rules, transaction, viewer, inputs, (i) => ['items', String(i)]);
          return idempotencyKey
            ? once(
                transaction,
                viewer,
                { key: idempotencyKey, operation: `create many ${entity}`, input: inputs },
                insert,
              )
            : insert();
        });
      }
      const results: ItemResult[] = [];
      for (const [i, input] of inputs.entries()) {
        const key = idempotencyKey ? `${idempotencyKey} ${i}` : undefined;
        results.push(
          await this.create(writer, viewer, input, key).catch((error: unknown) => {
            if (error instanceof EntenteError) return { error };
            throw error;
          }),
        );
      }
      return results;
    },

    /** Changes what the input names, if the row is still at the expected version. */
    update(
      writer: Writer,
      viewer: Viewer,
      id: string,
      expectedVersion: number,
      input: object,
    ): Promise<Created> {
      return write(writer, viewer, async (transaction) => {
        const before = await currentRow(rules, transaction, id, expectedVersion, visible(viewer, false));
        const row = await rules.row(parseInput(rules.update, input), viewer, before, transaction);
        checkMarking(viewer, row.columns);
        await checkReferences(transaction, viewer, rowsToCheck(rules, { row, path: [] }));
        await checkDistinct(rules, transaction, viewer, [{ id, row, path: [] }]);
        await changeRow(rules, transaction, id, expectedVersion, row.columns);
        for (const table of Object.keys(row.links ?? {})) {
          await delegateOf(transaction, table).deleteMany({ where: { [rules.linkKey as string]: id } });
        }
        await insertLinks(rules, transaction, [{ id, row }]);
        await rules.after?.(transaction, viewer, [{ id, row, current: before }]);
        return { id };
      });
    },

    /** Takes the row out of the lists, with a reason. It stays readable. */
    retract(
      writer: Writer,
      viewer: Viewer,
      id: string,
      expectedVersion: number,
      reason: string,
    ): Promise<Created> {
      return write(writer, viewer, async (transaction) => {
        if (!reason.trim()) throw new ValidationError('A retraction needs a reason.', ['reason']);
        await currentRow(rules, transaction, id, expectedVersion, visible(viewer, false));
        await changeRow(rules, transaction, id, expectedVersion, {
          retractedAt: new Date(),
          retractionReason: reason,
        });
        return { id };
      });
    },

    /** Undoes a retraction. */
    restore(writer: Writer, viewer: Viewer, id: string, expectedVersion: number): Promise<Created> {
      return write(writer, viewer, async (transaction) => {
        await currentRow(rules, transaction, id, expectedVersion, visible(viewer, true));
        await changeRow(rules, transaction, id, expectedVersion, {
          retractedAt: null,
          retractionReason: null,
        });
        return { id };
      });
    },
  };
}

export type EntityService = ReturnType<typeof entityService<object, object>>;
