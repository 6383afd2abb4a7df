import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../_generated/prisma/client.ts';
import type { Database } from '../database/pools.ts';
import { recorders, requireRole, type Viewer } from '../viewer.ts';
import type { Writer } from '../write/transaction.ts';
import type { PlannedRow } from './batch.ts';
import type { Plan } from './plan.ts';
import type { SourceRow } from './readers/source-row.ts';
import { hasSlug } from './slugs.ts';
import { type Note, type Summary, Tally } from './summary.ts';
import { prepareRows, type RowResult, writeRows } from './write-rows.ts';

/** How a kind of source is taken in. */
export interface Importer<T> {
  /** The plans of some rows, in their order; a string is the reason why a row cannot be taken. */
  plan(
    rows: readonly { value: T; repairs: string[] }[],
    database: Database,
    viewer: Viewer,
  ): Promise<(Plan | string)[]>;
}

export interface ImportOptions<T> {
  database: Database;
  viewer: Viewer;
  rows: AsyncIterable<SourceRow<T>>;
  importer: Importer<T>;
  /** Told of each row that is rejected or repaired, in the order of the file. */
  onNote?: (note: Note) => void | Promise<void>;
  /** Told after each batch. */
  onProgress?: (so: Summary) => void | Promise<void>;
  /** Ends the import between two batches; what is written stays, and the next import goes on from there. */
  signal?: AbortSignal;
  /** How many rows are written in one transaction at most; 500 by default. */
  batchRows?: number;
}

/** A batch is written in one transaction: large enough for COPY to pay, small enough to be held in memory several times. */
const usualRows = 500;
const mostCharacters = 3_000_000;
/** Batches under way at once: while Postgres works on one, the next is read. */
const inFlight = 2;

type Batch<T> = SourceRow<T>[];

/**
 * Takes a source in, batch by batch. Importing the same again changes nothing; an import that was broken off anywhere ends, when it is
 * done again, as if it had not been. Throws what the reader throws for a file that cannot be read, and what is wrong with the database.
 */
export async function importRows<T>(options: ImportOptions<T>): Promise<Summary> {
  requireRole(options.viewer, recorders, 'import');
  const writer: Writer = new PrismaClient({ adapter: new PrismaPg(options.database.write) });
  const tally = new Tally(options.onNote);
  const pending: Promise<() => Promise<void>>[] = [];
  const finish = async () => {
    const record = await (pending.shift() as (typeof pending)[number]);
    await record();
    await options.onProgress?.(tally.summary);
  };
  let prepared: Promise<unknown> = Promise.resolve();
  try {
    for await (const batch of batches(options.rows, options.batchRows ?? usualRows)) {
      options.signal?.throwIfAborted();
      // One after the other, since batches name the same speakers; the rows themselves are written side by side
      const planned = prepared.then(() => prepareBatch(options, writer, batch));
      const work = planned.then((plans) => writeBatch(options, writer, batch, plans, tally));
      work.catch(() => undefined); // heard in its turn
      // Of two rows that want a slug, the first in the file has it, every time
      prepared = planned
        .then((plans) => (takeSlugsThemselves(plans) ? work : undefined))
        .catch(() => undefined);
      pending.push(work);
      if (pending.length >= inFlight) await finish();
    }
    while (pending.length > 0) await finish();
    const { created, updated } = tally.summary;
    if (created + updated >= usualRows)
      await options.database.write.query('SELECT public.entente_gather_statistics()');
    return tally.summary;
  } finally {
    await Promise.allSettled(pending);
    await writer.$disconnect();
  }
}

/** The plans of a batch's readable rows, by line: a string is the reason why one cannot be taken. */
type Plans = Map<number, PlannedRow | string>;

async function prepareBatch<T>(
  { importer, database, viewer }: ImportOptions<T>,
  writer: Writer,
  batch: Batch<T>,
): Promise<Plans> {
  const readable = batch.filter((row) => 'value' in row);
  const plans = await importer.plan(readable, database, viewer);
  const planned: Plans = new Map(
    readable.map(({ line, raw }, i) => {
      const plan = plans[i] as Plan | string;
      return [line, typeof plan === 'string' ? plan : { line, raw, plan }];
    }),
  );
  await prepareRows(database, writer, viewer, rowsOf(planned));
  return planned;
}

const takeSlugsThemselves = (plans: Plans) => rowsOf(plans).some(({ plan }) => hasSlug(plan.own));

const rowsOf = (plans: Plans) => [...plans.values()].filter((plan) => typeof plan === 'object');

/** Writes a batch. What is to be said of it is said later, in the order of the file. */
async function writeBatch<T>(
  { database, viewer }: ImportOptions<T>,
  writer: Writer,
  batch: Batch<T>,
  plans: Plans,
  tally: Tally,
): Promise<() => Promise<void>> {
  const rows = rowsOf(plans);
  const results = await writeRows(database, writer, viewer, rows);
  const resultOf = new Map(rows.map((row, i) => [row, results[i] as RowResult]));
  return async () => {
    for (const row of batch) {
      const plan = 'reason' in row ? row.reason : (plans.get(row.line) as PlannedRow | string);
      if (typeof plan === 'string') await tally.rejected(row, plan);
      else await tally.result(row, resultOf.get(plan) as RowResult, plan.plan.repairs);
    }
  };
}

/** Of all texts in a value: of a very long row, `raw` is only the beginning. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + charactersIn(each), 0);
}

async function* batches<T>(rows: AsyncIterable<SourceRow<T>>, mostRows: number): AsyncGenerator<Batch<T>> {
  let batch: Batch<T> = [];
  let characters = 0;
  for await (const row of rows) {
    batch.push(row);
    characters += row.raw.length + ('value' in row ? charactersIn(row.value) : 0);
    if (batch.length < mostRows && characters < mostCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
