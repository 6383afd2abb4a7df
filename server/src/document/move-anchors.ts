import type { Transaction } from '../write/transaction.ts';
import { type Anchor, correction, type Span } from './anchor.ts';

interface Anchored extends Anchor {
  id: string;
  start: number | null;
  end: number | null;
}

/**
 * Finds the anchors in a document's text again after a correction, retracted ones too. What is not found, or in several places,
 * loses its place and keeps its words. Only rows whose place changes are written: one statement for each table.
 */
export async function moveAnchors(
  transaction: Transaction,
  documentId: string,
  before: string,
  after: string,
): Promise<void> {
  const follow = correction(before, after);
  const moves = (rows: readonly Anchored[]) => {
    const moved = rows.flatMap(({ id, start, end, ...anchor }) => {
      const now = follow(anchor, start === null || end === null ? null : { start, end });
      return (now?.start ?? null) === start ? [] : [{ id, now }];
    });
    const bounds = (bound: keyof Span) => moved.map(({ now }) => now?.[bound] ?? null);
    return { ids: moved.map(({ id }) => id), starts: bounds('start'), ends: bounds('end') };
  };

  const statements = await transaction.statement.findMany({
    where: { documentId, selectorExact: { not: null } },
    select: {
      id: true,
      selectorExact: true,
      selectorPrefix: true,
      selectorSuffix: true,
      selectorStart: true,
      selectorEnd: true,
    },
  });
  const selectors = moves(
    statements.map((row) => ({
      id: row.id,
      exact: row.selectorExact as string,
      prefix: row.selectorPrefix,
      suffix: row.selectorSuffix,
      start: row.selectorStart,
      end: row.selectorEnd,
    })),
  );
  if (selectors.ids.length > 0) {
    await transaction.$executeRaw`
      UPDATE "Statement" s SET "selectorStart" = m."start", "selectorEnd" = m."end"
      FROM unnest(${selectors.ids}::uuid[], ${selectors.starts}::int[], ${selectors.ends}::int[]) AS m ("id", "start", "end")
      WHERE s."id" = m."id"`;
  }

  const citations = await transaction.citation.findMany({
    where: { documentId },
    select: { id: true, rawText: true, start: true, end: true },
  });
  const spans = moves(citations.map(({ rawText, ...row }) => ({ ...row, exact: rawText })));
  if (spans.ids.length > 0) {
    await transaction.$executeRaw`
      UPDATE "Citation" c SET "start" = m."start", "end" = m."end"
      FROM unnest(${spans.ids}::uuid[], ${spans.starts}::int[], ${spans.ends}::int[]) AS m ("id", "start", "end")
      WHERE c."id" = m."id"`;
  }
}
