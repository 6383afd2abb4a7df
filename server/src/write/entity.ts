import { v7 as uuidv7 } from 'uuid';
import type { ZodType } from 'zod';
import { ConflictError, EntenteError, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { modelNamed } from '../read/model.ts';
import { type Marking, type Viewer, visibleMarkings } from '../viewer.ts';
import { once } from './idempotency.ts';
import { parseInput } from './input.ts';
import { checkReferences, liveAndVisible, type Written } from './references.ts';
import { delegateOf, inTransaction, type Transaction, type Writer } from './transaction.ts';

type Columns = Record<string, unknown>;

/** A row as a service makes it of an input: its own columns, and the rows of tables that only link to it. */
export interface Row {
  columns: Columns;
  /** Link table to its rows without the key to the parent. On an update a named table's rows are replaced. */
  links?: Record<string, Columns[]>;
}

/** What a domain says of an entity; everything else about writing it is the same for all. */
export interface EntityRules<Create extends object, Update extends object> {
  /** Model and GraphQL type. */
  entity: string;
  create: ZodType<Create>;
  /** All fields optional: an absent one stays, null empties it. */
  update: ZodType<Update>;
  /** The row for an input. `current` is the stored row on an update. Throws an EntenteError where a rule is broken. */
  row: (
    input: Create | Update,
    viewer: Viewer,
    current: Columns | null,
    transaction: Transaction,
  ) => Row | Promise<Row>;
  /** The column of link tables that holds the parent's id. */
  linkKey?: string;
  /** What must also happen in the transaction, after the rows are written. */
  after?: (
    transaction: Transaction,
    viewer: Viewer,
    written: readonly { id: string; row: Row; current: Columns | null }[],
  ) => Promise<void>;
}

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

  async function insert(
    transaction: Transaction,
    viewer: Viewer,
    inputs: readonly unknown[],
    paths: (i: number) => string[],
  ) {
    const made: { id: string; row: Row; current: null; path: string[] }[] = [];
    for (const [i, input] of inputs.entries()) {
      const row = await atPath(paths(i), async () => {
        const row = await rules.row(parseInput(rules.create, input), viewer, null, transaction);
        checkMarking(viewer, row.columns);
        return row;
      });
      made.push({ id: uuidv7(), row, current: null, path: paths(i) });
    }
    await checkReferences(
      transaction,
      viewer,
      made.flatMap((each) => writtenRows(each)),
    );
    await delegateOf(transaction, entity).createMany({
      data: made.map(({ id, row }) => ({ id, ...row.columns })),
    });
    await insertLinks(transaction, made);
    await rules.after?.(transaction, viewer, made);
    return made.map(({ id }) => ({ id }));
  }

  const writtenRows = ({ id, row, path }: { id: string; row: Row; path: string[] }): Written[] => [
    { model: entity, columns: row.columns, path },
    ...Object.entries(row.links ?? {}).flatMap(([model, rows]) =>
      rows.map((columns, i) => ({ model, columns, path: [...path, model, String(i)], id })),
    ),
  ];

  async function insertLinks(transaction: Transaction, made: readonly { id: string; row: Row }[]) {
    const tables = new Set(made.flatMap(({ row }) => Object.keys(row.links ?? {})));
    for (const table of tables) {
      const data = made.flatMap(({ id, row }) =>
        (row.links?.[table] ?? []).map((columns) => ({
          ...('id' in modelNamed(table).fields && { id: uuidv7() }),
          [rules.linkKey as string]: id,
          ...columns,
        })),
      );
      if (data.length) await delegateOf(transaction, table).createMany({ data });
    }
  }

  /** The live row that the viewer may see. Throws NotFoundError, or ConflictError where it has moved on. */
  async function current(transaction: Transaction, id: string, expectedVersion: number, live: object) {
    const [row] = await delegateOf(transaction, entity).findMany({ where: { id, ...live } });
    if (!row) throw new NotFoundError(`There is no such ${entity}, or you may not see it.`, ['id']);
    if (row.version !== expectedVersion) throw new ConflictError(row.version as number);
    return row;
  }

  async function change(transaction: Transaction, id: string, expectedVersion: number, columns: Columns) {
    const { count } = await delegateOf(transaction, entity).updateMany({
      where: { id, version: expectedVersion },
      data: { ...columns, version: expectedVersion },
    });
    if (count === 1) return;
    const now = await delegateOf(transaction, entity).findUnique({ where: { id } });
    throw new ConflictError((now?.version as number) ?? expectedVersion);
  }

  const visible = (viewer: Viewer, retracted: boolean) => ({
    ...liveAndVisible(entity, viewer),
    retractedAt: retracted ? { not: null } : null,
  });

  return {
    entity,

    /** Creates one row. With an idempotency key, at most once. */
    create(writer: Writer, viewer: Viewer, input: object, idempotencyKey?: string | null): Promise<Created> {
      return inTransaction(writer, viewer, (transaction) => {
        const write = async () => (await insert(transaction, viewer, [input], () => []))[0] as Created;
        return idempotencyKey
          ? once(transaction, viewer, { key: idempotencyKey, operation: `create ${entity}`, input }, write)
          : write();
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
      if (inputs.length > largestBatch) {
        throw new ValidationError(
          `A batch has at most ${largestBatch} items; this one has ${inputs.length}.`,
          ['items'],
        );
      }
      if (mode === 'ATOMIC') {
        return inTransaction(writer, viewer, (transaction) => {
          const write = () => insert(transaction, viewer, inputs, (i) => ['items', String(i)]);
          return idempotencyKey
            ? once(
                transaction,
                viewer,
                { key: idempotencyKey, operation: `create many ${entity}`, input: inputs },
                write,
              )
            : write();
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
      return inTransaction(writer, viewer, async (transaction) => {
        const before = await current(transaction, id, expectedVersion, visible(viewer, false));
        const row = await rules.row(parseInput(rules.update, input), viewer, before, transaction);
        checkMarking(viewer, row.columns);
        await checkReferences(transaction, viewer, writtenRows({ id, row, path: [] }));
        await change(transaction, id, expectedVersion, row.columns);
        for (const table of Object.keys(row.links ?? {})) {
          await delegateOf(transaction, table).deleteMany({ where: { [rules.linkKey as string]: id } });
        }
        await insertLinks(transaction, [{ id, row }]);
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
      return inTransaction(writer, viewer, async (transaction) => {
        if (!reason.trim()) throw new ValidationError('A retraction needs a reason.', ['reason']);
        await current(transaction, id, expectedVersion, visible(viewer, false));
        await change(transaction, id, expectedVersion, { retractedAt: new Date(), retractionReason: reason });
        return { id };
      });
    },

    /** Undoes a retraction. */
    restore(writer: Writer, viewer: Viewer, id: string, expectedVersion: number): Promise<Created> {
      return inTransaction(writer, viewer, async (transaction) => {
        await current(transaction, id, expectedVersion, visible(viewer, true));
        await change(transaction, id, expectedVersion, { retractedAt: null, retractionReason: null });
        return { id };
      });
    },
  };
}

export type EntityService = ReturnType<typeof entityService<object, object>>;

function checkMarking(viewer: Viewer, { marking }: Columns) {
  if (marking !== undefined && !visibleMarkings(viewer).includes(marking as Marking)) {
    throw new ForbiddenError(
      `You may mark up to ${viewer.clearance}; ${marking} lies above your clearance.`,
      ['marking'],
    );
  }
}

/** Puts the place of a batch's item before an error's own path. */
async function atPath<T>(path: string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ValidationError) throw new ValidationError(error.message, [...path, ...error.path]);
    if (error instanceof ForbiddenError) throw new ForbiddenError(error.message, [...path, ...error.path]);
    throw error;
  }
}
