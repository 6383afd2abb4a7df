import { z } from 'zod';
import { Directness, SpeechAct } from '../_generated/prisma/enums.ts';
import { citationService } from '../document/service.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { statementService } from '../statement/service.ts';
import { recorders, requireRole, type Viewer } from '../viewer.ts';
import type { Created } from '../write/entity.ts';
import { once } from '../write/idempotency.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, joined, type Transaction, type Writer } from '../write/transaction.ts';
import { actorsNamed } from './candidates.ts';
import { type CitationSuggestion, type StatementSuggestion, suggestStatements } from './suggest.ts';

const acceptance = z.object({
  documentId: input.id,
  start: z.int().min(0, 'Offsets count from 0.'),
  end: z.int().min(0, 'Offsets count from 0.'),
  speakerId: input.id,
  onBehalfOfId: input.id.nullish(),
  addresseeId: input.id.nullish(),
  relationshipId: input.id.nullish(),
  areaIds: z.array(input.id).nullish(),
  saidOn: z.string().nullish(),
  speechAct: z.enum(SpeechAct).nullish(),
  directness: z.enum(Directness).nullish(),
  occasion: z.string().nullish(),
  language: z.string().nullish(),
  citation: z.boolean().nullish(),
});

type Acceptance = z.infer<typeof acceptance>;

/**
 * Records what is suggested from `start` to `end` of a document as a statement, with its anchor, and the citation given for it if
 * that is wished, all or nothing. The text is read anew: throws a ValidationError where nothing is suggested there any more, or
 * neither text nor input tells when it was said. With an idempotency key, at most once.
 */
export async function acceptSuggestion(
  writer: Writer,
  viewer: Viewer,
  source: Source,
  given: object,
  idempotencyKey?: string | null,
): Promise<Created> {
  requireRole(viewer, recorders, 'accept a suggestion');
  const accepted = parseInput(acceptance, given);
  return inTransaction(writer, viewer, (transaction) => {
    const write = () => record(transaction, viewer, source, accepted);
    const operation = 'accept StatementSuggestion';
    return idempotencyKey
      ? once(transaction, viewer, { key: idempotencyKey, operation, input: given }, write)
      : write();
  });
}

async function record(transaction: Transaction, viewer: Viewer, source: Source, accepted: Acceptance) {
  const { start, end, saidOn, speechAct, directness, language, citation: cites, ...fields } = accepted;
  const document = await transaction.document.findFirst({
    where: { id: fields.documentId, ...liveAndVisible('Document', viewer) },
    select: { title: true, text: true, publishedOn: true, language: true, marking: true },
  });
  if (!document) {
    throw new NotFoundError('There is no such Document, or you may not see it.', ['documentId']);
  }
  const { statements } = suggestStatements(document.text ?? '', document);
  const suggestion = statements.find((each) => each.start === start && each.end === end);
  if (!suggestion) {
    throw new ValidationError(
      'Nothing is suggested from "start" to "end" of this document; its text may have changed. Ask for the suggestions again, or record the statement by hand.',
      ['start'],
    );
  }
  const said = saidOn ?? suggestion.saidOn;
  if (!said) {
    throw new ValidationError('The text does not tell when this was said: give "saidOn".', ['saidOn']);
  }
  const { citation } = suggestion;
  return statementService.create(joined(transaction), viewer, {
    ...fields,
    ...wordsOf(suggestion),
    saidOn: said,
    speechAct: speechAct ?? 'ASSERT',
    directness: directness ?? suggestion.directness,
    quoteLanguage: suggestion.directness === 'PARAPHRASE' ? null : (language ?? document.language),
    // What may not be passed on does not become free by being quoted
    marking: document.marking,
    citationId:
      cites && citation ? await cite(transaction, viewer, source, fields.documentId, citation) : null,
  });
}

/** The words as quote or paraphrase, and their anchor. */
function wordsOf({ exact, prefix, suffix, start, end, directness }: StatementSuggestion) {
  const selector = { exact, prefix, suffix, start, end };
  if (directness === 'PARAPHRASE') return { paraphrase: exact, selector };
  // The opening mark that is repeated at each paragraph is no word
  return { quote: exact.replace(/(\n\s*)["“«„‘]/g, '$1'), selector };
}

/** The citation's row: the one that stands there already, or a new one. Its publisher is named only where one actor bears the name. */
async function cite(
  transaction: Transaction,
  viewer: Viewer,
  source: Source,
  documentId: string,
  { exact, start, end, outlet, citedOn, status }: CitationSuggestion,
): Promise<string> {
  const known = await transaction.citation.findFirst({
    where: { documentId, start, end, ...liveAndVisible('Citation', viewer) },
    select: { id: true },
  });
  if (known) return known.id;
  const [publisherId, another] = outlet ? ((await actorsNamed(source, [outlet])).get(outlet) ?? []) : [];
  const { id } = await citationService.create(joined(transaction), viewer, {
    documentId,
    rawText: exact,
    start,
    end,
    publisherId: another ? null : publisherId,
    citedOn,
    status,
  });
  return id;
}
