import fc from 'fast-check';
import type { DiscourseStatement, Stance } from '../../server/src/analysis/discourse-statements.ts';

/**
 * The counts of a published debate that the program of the literature is checked against: seven organisations, six concepts, and how
 * often each denies/affirms.
 */
const counts = [
  '0/0 0/0 0/1 0/0 0/2 0/1',
  '2/0 0/0 0/0 0/0 1/1 0/0',
  '1/0 0/0 0/0 0/0 0/0 0/10',
  '2/0 0/0 0/0 0/0 0/0 2/0',
  '2/0 0/0 0/0 0/0 1/0 0/2',
  '0/2 0/0 0/1 0/1 0/1 0/1',
  '0/1 0/1 0/1 0/2 0/1 0/0',
];

export const debate: DiscourseStatement[] = counts
  .flatMap((row, actor) =>
    row.split(' ').flatMap((cell, concept) => {
      const said = { actor: `actor ${actor}`, concept: `concept ${concept}`, day: null };
      const [denies, affirms] = cell.split('/').map(Number) as [number, number];
      return [
        ...Array(denies).fill({ ...said, stance: 'DENIES' }),
        ...Array(affirms).fill({ ...said, stance: 'AFFIRMS' }),
      ];
    }),
  )
  .map((row, i) => ({ ...row, statement: `statement ${i}`, document: `document ${i}` }));

export const stances = ['AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS'] as const satisfies Stance[];

/** Any debate of a few actors on a few concepts, over some weeks about a turn of the year. */
export const anyDebate = fc
  .array(
    fc.record({
      actor: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      concept: fc.constantFrom('v', 'w', 'x', 'y'),
      stance: fc.constantFrom(...stances),
      day: fc.option(
        fc
          .integer({ min: 0, max: 60 })
          .map((n) => new Date(Date.UTC(2018, 11, 1 + n)).toISOString().slice(0, 10)),
      ),
      document: fc.constantFrom('one', 'two', 'three'),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, i): DiscourseStatement => ({ ...row, statement: `s${i}` })));
