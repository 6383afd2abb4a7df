import { z } from 'zod';
import { Marking } from '../_generated/prisma/enums.ts';
import { dateOf, type EdtfDate, earliestDay, latestDay, parseEdtf } from '../date/edtf.ts';
import { ValidationError } from '../errors.ts';

/** The kinds of field that inputs are made of, with their bounds. Every door (API, example, import) checks by these. */
export const input = {
  id: z.uuid('This is no id.'),
  /** A name, title or label. */
  line: (longest = 500) =>
    z
      .string()
      .trim()
      .min(1, 'This must not be empty.')
      .max(longest, `This has at most ${longest} characters.`),
  /** A few paragraphs. */
  text: (longest = 20_000) =>
    z
      .string()
      .trim()
      .min(1, 'This must not be empty; leave it out instead.')
      .max(longest, `This has at most ${longest} characters.`),
  slug: z
    .string()
    .max(200)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A slug has lower-case letters a to z, digits and single hyphens.'),
  language: z.string().max(100),
  /** A day of the calendar. */
  day: z.iso.date('This is no day of the calendar, such as 2019-10-03.').transform((text) => dateOf(text)),
  marking: z.enum(Marking),
  edtf: z.string().transform((text, context): EdtfDate => {
    try {
      return parseEdtf(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as RangeError).message });
      return z.NEVER;
    }
  }),
};

/** The input as its schema makes it. Throws a ValidationError with the path of the first fault. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ValidationError(issue?.message ?? 'The input is not acceptable.', issue?.path.map(String));
}

/** The three columns of a date: `<stem>`, `<stem>First`, `<stem>Last`. Absent stays absent; null means that no date is known. */
export function dateColumns(stem: string, date: EdtfDate | null | undefined): Record<string, unknown> {
  if (date === undefined) return {};
  const { text, first, last } = date ?? { text: null, first: earliestDay, last: latestDay };
  return {
    [stem]: text,
    [`${stem}First`]: dateOf(first),
    [`${stem}Last`]: dateOf(last),
  };
}
