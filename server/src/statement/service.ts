import { z } from 'zod';
import { Credibility, Directness, SpeechAct, Voice } from '../_generated/prisma/enums.ts';
import { checkSpan } from '../document/span.ts';
import { ValidationError } from '../errors.ts';
import { recorders, type Viewer } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { dateColumns, input } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import type { Transaction } from '../write/transaction.ts';

/** A speech from a transcript is one statement, and may last an hour. */
const longestQuote = 200_000;

const selector = z.object({
  exact: z
    .string()
    .min(1, 'The words must not be empty.')
    .max(longestQuote, 'The words have at most 200,000 characters.'),
  prefix: z.string().max(200, 'A prefix has at most 200 characters.').nullish(),
  suffix: z.string().max(200, 'A suffix has at most 200 characters.').nullish(),
  start: z.int().min(0, 'Offsets count from 0.').nullish(),
  end: z.int().min(0, 'Offsets count from 0.').nullish(),
});

const statement = z.object({
  speakerId: input.id,
  onBehalfOfId: input.id.nullish(),
  addresseeId: input.id.nullish(),
  occasion: input.line().nullish(),
  place: input.line().nullish(),
  saidOn: input.edtf,
  quote: input.text(longestQuote).nullish(),
  quoteLanguage: input.language.nullish(),
  translation: input.text(longestQuote).nullish(),
  paraphrase: input.text().nullish(),
  directness: z.enum(Directness),
  speechAct: z.enum(SpeechAct),
  relationshipId: input.id.nullish(),
  areaIds: z.array(input.id).max(100, 'A statement has at most 100 areas.').nullish(),
  documentId: input.id,
  citationId: input.id.nullish(),
  selector: selector.nullish(),
  credibility: z.enum(Credibility).optional(),
  voice: z.enum(Voice).nullish(),
  marking: input.marking.optional(),
  sourceId: input.line(200).nullish(),
});

/** Statements. The side, and the voice that is not given, follow from affiliations: the database derives them. */
export const statementService = entityService({
  entity: 'Statement',
  writers: recorders,
  distinct: { sourceId: 'Another statement has this source id.' },
  linkKey: 'statementId',
  linkInputs: { areaId: 'areaIds' },
  create: statement,
  update: statement.partial(),
  row: async ({ saidOn, areaIds, selector: anchor, voice, ...columns }, viewer, current, transaction) => {
    const whole: Record<string, unknown> = { ...current, ...columns };
    if (!whole.quote && !whole.paraphrase)
      throw new ValidationError('A statement needs a quote or a paraphrase.', ['quote']);
    if (['DIRECT_QUOTE', 'PARTIAL_QUOTE'].includes(whole.directness as string) && !whole.quote) {
      throw new ValidationError('A direct or partial quote needs the quote.', ['quote']);
    }
    if (whole.translation && !whole.quote) {
      throw new ValidationError('A translation needs the quote that it translates.', ['translation']);
    }
    if (whole.citationId && (columns.citationId || columns.documentId)) {
      await checkCitation(transaction, viewer, whole.citationId as string, whole.documentId as string);
    }
    return {
      columns: {
        ...columns,
        // Named, so that it is checked: whoever may not see the document must not try out words in it
        ...(anchor && { documentId: whole.documentId }),
        ...dateColumns('saidOn', saidOn),
        ...(voice !== undefined && { givenVoice: voice }),
        ...(anchor !== undefined && selectorColumns(anchor)),
      },
      links: {
        ...(areaIds !== undefined && { StatementArea: [...new Set(areaIds)].map((areaId) => ({ areaId })) }),
      },
    };
  },
});

/** A statement's citation is made in the same document. One that is not to be seen is refused with the other references. */
async function checkCitation(transaction: Transaction, viewer: Viewer, id: string, documentId: string) {
  const citation = await transaction.citation.findFirst({
    where: { id, ...liveAndVisible('Citation', viewer) },
    select: { documentId: true },
  });
  if (citation && citation.documentId !== documentId) {
    throw new ValidationError('The citation stands in another document than the statement.', ['citationId']);
  }
}

function selectorColumns(anchor: z.infer<typeof selector> | null) {
  const { exact, prefix, suffix, start, end } = anchor ?? { exact: null };
  if (exact !== null) checkSpan(exact, { start, end }, 'exact', ['selector']);
  return {
    selectorExact: exact,
    selectorPrefix: prefix ?? null,
    selectorSuffix: suffix ?? null,
    selectorStart: start ?? null,
    selectorEnd: end ?? null,
  };
}

const attributionLink = z.object({
  statementId: input.id,
  position: z.int().min(1, 'The order counts from 1, the speaker.').max(20, 'A chain has at most 20 links.'),
  actorId: input.id,
  documentId: input.id.nullish(),
  directness: z.enum(Directness),
});

/** The chain through which a statement reaches us, link by link from the speaker on. */
export const attributionLinkService = entityService({
  entity: 'AttributionLink',
  writers: recorders,
  create: attributionLink,
  update: attributionLink.omit({ statementId: true }).partial(),
  row: (columns) => ({ columns }),
});
