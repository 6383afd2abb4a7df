import { z } from 'zod';
import { Credibility, Directness, SpeechAct, Voice } from '../_generated/prisma/enums.ts';
import { codePoints } from '../document/anchor.ts';
import { ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { dateColumns, input } from '../write/input.ts';

const selector = z.object({
  exact: z.string().min(1, 'The words must not be empty.').max(20_000),
  prefix: z.string().max(200).nullish(),
  suffix: z.string().max(200).nullish(),
  start: z.int().min(0, 'Offsets count from 0.').nullish(),
  end: z.int().min(0).nullish(),
});

const statement = z.object({
  speakerId: input.id,
  onBehalfOfId: input.id.nullish(),
  addresseeId: input.id.nullish(),
  occasion: input.line().nullish(),
  place: input.line().nullish(),
  saidOn: input.edtf,
  quote: input.text().nullish(),
  quoteLanguage: input.language.nullish(),
  translation: input.text().nullish(),
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
  linkKey: 'statementId',
  create: statement,
  update: statement.partial(),
  row: ({ saidOn, areaIds, selector: anchor, voice, ...columns }, _viewer, current) => {
    const whole: Record<string, unknown> = { ...current, ...columns };
    if (!whole.quote && !whole.paraphrase)
      throw new ValidationError('A statement needs a quote or a paraphrase.', ['quote']);
    if (['DIRECT_QUOTE', 'PARTIAL_QUOTE'].includes(whole.directness as string) && !whole.quote) {
      throw new ValidationError('A direct or partial quote needs the quote.', ['quote']);
    }
    if (whole.translation && !whole.quote) {
      throw new ValidationError('A translation needs the quote that it translates.', ['translation']);
    }
    return {
      columns: {
        ...columns,
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

function selectorColumns(anchor: z.infer<typeof selector> | null) {
  const { exact, prefix, suffix, start, end } = anchor ?? { exact: null };
  if (((start ?? null) === null) !== ((end ?? null) === null)) {
    throw new ValidationError('start and end come together.', ['selector', 'start']);
  }
  if (exact && typeof start === 'number' && typeof end === 'number' && end - start !== codePoints(exact)) {
    throw new ValidationError(
      `start and end span ${end - start} characters, and "exact" has ${codePoints(exact)} (Unicode code points).`,
      ['selector', 'end'],
    );
  }
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
  create: attributionLink,
  update: attributionLink.omit({ statementId: true }).partial(),
  row: (columns) => ({ columns }),
});
