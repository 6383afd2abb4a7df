import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Likelihood } from '../../server/src/_generated/prisma/enums.ts';
import { hasErrors, type Linted, lintAssessment } from '../../server/src/assessment/lint.ts';

const codes = (judgement: string, more: Partial<Linted> = {}) =>
  lintAssessment({ judgement, ...more }).map(({ code, words }) => `${code}: ${words}`);

const first = [
  'almost no chance',
  'very unlikely',
  'unlikely',
  'a roughly even chance',
  'likely',
  'very likely',
  'almost certain',
];
const second = [
  'a remote chance',
  'highly improbable',
  'improbable',
  'roughly even odds',
  'probable',
  'highly probable',
  'nearly certain',
];
const degrees = Object.values(Likelihood);

describe('the terms of ICD 203', () => {
  it.each([...first, ...second])('"%s" is one of them', (term) => {
    expect(codes(`There is, it is or has ${term} to happen.`)).toEqual([]);
  });

  it.each([
    'possibly',
    'may well',
    'might',
    'could',
    'perhaps',
    'highly likely',
    'more likely than not',
    'not likely',
    'virtually certain',
    'a good chance',
    'cannot be ruled out',
    'presumably',
    'may',
  ])('"%s" is none, and is warned of', (term) => {
    const findings = lintAssessment({ judgement: `It ${term} happens.` });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['OTHER_TERM', 'WARNING']]);
    expect(term).toContain(findings[0]?.words);
  });

  it.each([
    'May Day was quiet, in May 2019.',
    'It is more likely in spring than in autumn.',
    'The likelihood was not stated.',
    'The base is remote.',
    'The law is in force.',
    '',
  ])('nothing is found in: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('are not mixed: what belongs to the other series than the first one is an error', () => {
    expect(codes('It is likely to last. It will probably widen.')).toEqual(['MIXED_TERMS: probably']);
    expect(codes('It is likely.', { confidenceBasis: 'Sources improbable to be wrong.' })).toEqual([
      'MIXED_TERMS: improbable',
    ]);
  });

  it("in quotation marks are somebody else's", () => {
    expect(codes('It is likely. He called it "probable", «possibly» and “perhaps”.')).toEqual([]);
  });
});

describe('confidence and likelihood', () => {
  it('in one sentence are an error, in two they are none', () => {
    expect(codes('We judge with high confidence that it is likely.')).toEqual([
      'CONFIDENCE_WITH_LIKELIHOOD: high confidence',
    ]);
    expect(codes('It is likely. Our confidence in this is moderate.')).toEqual([]);
    expect(codes('Our confidence that it is very likely is low.')).toEqual([
      'CONFIDENCE_WITH_LIKELIHOOD: confidence that it is very likely is low',
    ]);
  });
});

describe('numbers', () => {
  it.each([
    ['It is likely (60 percent).', []],
    ['It is likely (55-80%).', []],
    ['It is likely (90 percent).', ['BOUNDS_DIFFER: 90 percent']],
    ['It is likely, about 80 %.', ['BOUNDS_DIFFER: about 80 %']],
    ['It is unlikely: a 60 percent chance.', ['BOUNDS_DIFFER: 60 percent chance']],
    ['It is very likely (80 to 95 per cent).', []],
    ['It is almost certain (99 percent).', []],
    ['Exports likely fell by 30 percent.', []],
    ['It is likely (90 percent), or unlikely.', []],
  ])('%s', (text, found) => {
    expect(codes(text)).toEqual(found);
  });
});

describe('the likelihood of the assessment', () => {
  it('is that of a term in the judgement', () => {
    expect(codes('It is unlikely.', { likelihood: 'LIKELY' })).toEqual(['LIKELIHOOD_DIFFERS: unlikely']);
    expect(codes('It is likely, though unlikely soon.', { likelihood: 'LIKELY' })).toEqual([]);
    expect(codes('It will last.', { likelihood: 'LIKELY' })).toEqual([]);
  });
});

const place = fc.constantFrom(...first.keys());
const filler = fc.stringMatching(/^[A-Z📷]{0,5} $/u);

describe('whatever the text', () => {
  it('a finding spans its words, in code points', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(filler, fc.constantFrom(...first, ...second, 'possibly', '. ', ' 70 percent ')), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join(' ');
          for (const { start, end, words } of lintAssessment({ judgement: text, likelihood: 'LIKELY' })) {
            expect([...text].slice(start, end).join('')).toBe(words);
          }
        },
      ),
    );
  });

  it('one term passes with its own likelihood, and with no other', () => {
    fc.assert(
      fc.property(place, place, fc.constantFrom(first, second), (said, meant, series) => {
        const findings = lintAssessment({
          judgement: `There is, or it is, ${series[said]} here.`,
          likelihood: degrees[meant],
        });
        expect(hasErrors(findings)).toBe(said !== meant);
      }),
    );
  });

  it('terms of one series pass, of both do not', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 5 }),
        fc.array(place, { maxLength: 3 }),
        (ones, others) => {
          const text = [...ones.map((i) => first[i]), ...others.map((i) => second[i])]
            .map((term) => `It is ${term} here.`)
            .join(' ');
          const mixed = lintAssessment({ judgement: text }).filter(({ code }) => code === 'MIXED_TERMS');
          expect(mixed).toHaveLength(others.length);
        },
      ),
    );
  });
});
