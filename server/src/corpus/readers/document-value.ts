import { parse as parseLanguageTag } from 'bcp-47';
import { z } from 'zod';
import { DocumentKind, Marking, Reliability } from '../../_generated/prisma/enums.ts';
import type { EdtfDate } from '../../date/edtf.ts';

/** Nothing, an empty string and blanks alone all mean that a source does not say; null from here on. */
const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? (given.trim() === '' ? null : given) : (given ?? null)),
    schema.nullable(),
  );

const line = (longest: number) =>
  z
    .union([z.string(), z.int()], 'a string is expected')
    .transform((given) => String(given).trim())
    .pipe(z.string().max(longest, `has more than ${longest.toLocaleString('en')} characters`));

const list = z
  .union([z.string().transform((one) => [one]), z.array(z.string())], 'a list of strings is expected')
  .transform((all) => all.map((one) => one.trim()).filter((one) => one !== ''));

const oneOf = <T extends Record<string, string>>(values: T) =>
  z.enum(values, `must be one of ${Object.values(values).join(', ')}`);

/** What a line of a file of documents may say. */
export const documentLine = z.object({
  id: orNull(line(200)),
  url: orNull(
    z
      .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
      .max(2_000, 'has more than 2,000 characters'),
  ),
  title: orNull(line(1_000)),
  date: orNull(z.string('a string is expected')),
  place: orNull(line(500)),
  lead: orNull(z.string('a string is expected')),
  topics: orNull(list),
  // As it is, blanks at its ends too: anchors count its characters
  text: orNull(z.string('a string is expected').max(2_000_000, 'has more than 2,000,000 characters')),
  kind: orNull(oneOf(DocumentKind)),
  publisher: orNull(line(500)),
  authors: orNull(list),
  language: orNull(
    line(100).refine(
      (tag) => parseLanguageTag(tag).language,
      'is no BCP 47 language tag, such as en or zh-Hans',
    ),
  ),
  series: orNull(line(500)),
  volume: orNull(line(100)),
  issue: orNull(line(100)),
  reliability: orNull(oneOf(Reliability)),
  marking: orNull(oneOf(Marking)),
});

/** A document of a source. What the source does not say is null, an empty text too; nothing is filled in but the title. */
export interface SourceDocument
  extends Omit<z.infer<typeof documentLine>, 'id' | 'title' | 'date' | 'topics' | 'authors'> {
  id: string;
  title: string;
  publishedOn: EdtfDate | null;
  topics: string[];
  authors: string[];
}
