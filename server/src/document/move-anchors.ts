import type { Transaction } from '../write/transaction.ts';
import { locate } from './anchor.ts';

/**
 * Finds the anchors of a document again in its corrected text, by their words. What is not found, or found twice, loses its
 * place and keeps its words.
 */
export async function moveAnchors(transaction: Transaction, documentId: string, text: string): Promise<void> {
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
  for (const {
    id,
    selectorExact,
    selectorPrefix,
    selectorSuffix,
    selectorStart,
    selectorEnd,
  } of statements) {
    const place = locate(text, {
      exact: selectorExact as string,
      prefix: selectorPrefix,
      suffix: selectorSuffix,
    });
    if ((place?.start ?? null) === selectorStart && (place?.end ?? null) === selectorEnd) continue;
    await transaction.statement.updateMany({
      where: { id },
      data: { selectorStart: place?.start ?? null, selectorEnd: place?.end ?? null },
    });
  }
  const citations = await transaction.citation.findMany({
    where: { documentId },
    select: { id: true, rawText: true, start: true, end: true },
  });
  for (const { id, rawText, start, end } of citations) {
    const place = locate(text, { exact: rawText });
    if ((place?.start ?? null) === start && (place?.end ?? null) === end) continue;
    await transaction.citation.updateMany({
      where: { id },
      data: { start: place?.start ?? null, end: place?.end ?? null },
    });
  }
}
