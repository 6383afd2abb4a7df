import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatePairs } from '../../server/src/identity/candidates.ts';
import { Company } from '../../server/src/identity/company.ts';
import { decide, scorePair, unsureFrom } from '../../server/src/identity/score.ts';
import { actor } from './actors.ts';

const given = [
  'Vladimir',
  'Vladmir',
  'ladimir',
  'V.',
  'Viktor',
  'Sergei',
  'Sergey',
  'Recep Tayyip',
  'Tayyip',
  'J. Edgar',
  'John Edgar',
  '',
];
const surnames = [
  'Putin',
  'Puttin',
  'Patin',
  'Ivanov',
  'Ivanova',
  'Erdogan',
  'Erdogen',
  'Sergei',
  'al-Assad',
  'Assad',
  '',
];
const titles = ['President of Russia', 'King', ''];
const label = fc
  .tuple(fc.constantFrom(...titles), fc.constantFrom(...given), fc.constantFrom(...surnames), fc.boolean())
  .map(([title, first, last, isIndexed]) => (isIndexed ? [last, first] : [title, first, last]).join(' '));

test('looks at every pair that comparing all with all would find', () => {
  const people = fc.array(
    fc.tuple(
      fc.array(label, { minLength: 1, maxLength: 2 }),
      fc.uniqueArray(fc.constantFrom('1', '2'), { maxLength: 2 }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(people, (all) => {
      const profiles = all.map(([names, documents], i) =>
        actor(names, { id: `${i}`, documents, days: ['2012-01-01'] }),
      );
      const company = new Company(profiles);
      const expected = profiles.flatMap((b, at) =>
        profiles.slice(0, at).flatMap((a) => {
          const pair = scorePair(a, b, company.of(a, b));
          return pair.score >= unsureFrom
            ? [{ a: a.id, b: b.id, ...pair, decision: decide(pair.score) }]
            : [];
        }),
      );
      expect([...candidatePairs(profiles)]).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('compares only what is close: 20,000 people with different names are no pair at all', () => {
  const syllables = ['ba', 'ko', 'ri', 'nu', 'te', 'lo', 'ga', 'mi', 'so', 'du'];
  const word = (number: number) =>
    [...`${number}`.padStart(5, '0')].map((digit) => syllables[Number(digit)]).join('');
  const profiles = Array.from({ length: 20_000 }, (_, i) =>
    actor(`Ivan ${word(i * 11 + 1)}in`, { id: `${i}` }),
  );
  let pairs = 0;
  for (const { reasons } of candidatePairs(profiles)) {
    pairs++;
    expect(reasons[0]).toMatch(/one letter differs/);
  }
  expect(pairs).toBeLessThan(profiles.length);
});
