import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActorToMatch } from '../../server/src/identity/actor-profile.ts';
import { candidatePairs } from '../../server/src/identity/candidates.ts';
import { Company } from '../../server/src/identity/company.ts';
import { decide, sameFrom, scorePair, unsureFrom } from '../../server/src/identity/score.ts';
import { actor, seen } from './actors.ts';

/** Two names and nothing else: the decision, and the first reason. */
function judge(one: string, other: string): string {
  const { score, reasons } = scorePair(actor(one), actor(other));
  return `${decide(score)}: ${reasons[0] ?? ''}`;
}

const sameName = 'same given name and surname after titles are stripped';

describe('names alone', () => {
  test.each([
    ['Vladimir Putin', 'President of Russia Vladimir Putin', `SAME: ${sameName}`],
    ['Sergei Donskoi', 'Sergey Donskoy', `SAME: ${sameName}`],
    ['Владимир Путин', 'VLADIMIR_PUTIN_', `SAME: ${sameName}`],
    ['习近平', 'Xi Jinping', `SAME: ${sameName}`],
    ['Vladimir Vladimirovich Putin', 'Vladimir V. Putin', `SAME: ${sameName}`],
    ['Tayyip Erdogan', 'Erdogan Recep Tayyip', `SAME: ${sameName}`],
    ['Pakalitha Mosisili', 'Mosisili Pakalitha', 'SAME: the same names in another order'],
    ['V.Putin', 'Vladimir Putin', 'UNSURE: an initial agrees: V.Putin, Vladimir Putin'],
    ['Y. Chikhanchin', 'Yury Chikhanchin', 'UNSURE: an initial agrees: Y. Chikhanchin, Yury Chikhanchin'],
    ['ladimir Putin', 'Vladimir Putin', 'UNSURE: one letter differs: Vladimir Putin, ladimir Putin'],
    ['Vlaidmir Putin', 'Vladimir Putin', 'UNSURE: one letter differs: Vladimir Putin, Vlaidmir Putin'],
    ['Angela Markel', 'Angela Merkel', 'UNSURE: one letter differs: Angela Markel, Angela Merkel'],
    ['Patriarch Kirill', 'Patriarch Kirill of Moscow', 'SAME: same name under a dignity'],
    ['Putin', 'Vladimir Putin', 'DIFFERENT: a bare surname, which is never enough alone'],
    ['Putin', 'PUTIN_', 'DIFFERENT: a bare surname, which is never enough alone'],
    ['Vladimir', 'Vladimir Putin', 'DIFFERENT: a given name alone, which is never enough'],
    ['Viktor Ivanov', 'Sergei Ivanov', 'DIFFERENT: different given names'],
    ['Maria Kuznetsova', 'Marina Kuznetsova', 'DIFFERENT: different given names'],
    ['Sergei Sergeyevich Ivanov', 'Sergei Borisovich Ivanov', 'DIFFERENT: different given names'],
    ['Alexander Kuznetsov', 'Alexander Kuznetsova', 'DIFFERENT: '],
    ['HUAINAPUTINA', 'Putin', 'DIFFERENT: '],
    ['Vladimir Huainaputina', 'Vladimir Putin', 'DIFFERENT: '],
    ['King Abdullah II of Jordan', 'King Abdullah III of Jordan', 'DIFFERENT: '],
    ['Hamdan bin Rashid Al Maktum', 'Rashid Al Maktum', 'DIFFERENT: different given names'],
    ['Tin Tun', 'Tun Tin', 'DIFFERENT: '],
    ['Question', 'Question', 'DIFFERENT: '],
    ['President of Azerbaijan', 'President of Azerbaijan', 'DIFFERENT: '],
  ])('%s and %s', (one, other, expected) => expect(judge(one, other)).toBe(expected));
});

describe('titles, countries and days', () => {
  test('a bare surname with the same office of the same country at the same time is enough', () => {
    const { score, reasons } = scorePair(
      seen('Russian President Putin', '2012-07-01'),
      seen('President of Russia Vladimir Putin', '2012-12-08'),
    );
    expect(decide(score)).toBe('SAME');
    expect(reasons).toContain('both Russian President in 2012');
  });

  test('an affiliation counts as a title does, on the days when it was held', () => {
    const affiliations = [{ role: 'President', country: 'RUS', from: '2012-05-07', to: null }];
    const putin = actor('Vladimir Putin', { affiliations });
    expect(decide(scorePair(putin, seen('Russian President Putin', '2015-01-01')).score)).toBe('SAME');
    expect(decide(scorePair(putin, seen('Russian President Putin', '2001-01-01')).score)).toBe('UNSURE');
  });

  test('the same surname and country without more is for a person to look at', () => {
    const scored = scorePair(
      actor('Deputy Minister of Russia Ivanov'),
      actor('Ambassador of Russia Sergei Ivanov'),
    );
    expect(decide(scored.score)).toBe('UNSURE');
    expect(scored.reasons).toContain('both of RUS');
  });

  test('different countries lower the score', () => {
    const { score, reasons } = scorePair(
      actor('President of Georgia Ivan Ivanov'),
      actor('Bulgarian Minister Ivan Ivanov'),
    );
    expect(decide(score)).toBe('UNSURE');
    expect(reasons).toContain('of different countries: BGR and GEO');
  });

  test('a vice president is no president', () => {
    const reasons = scorePair(actor('Vice President Ivan Petrov'), actor('President Ivan Petrov')).reasons;
    expect(reasons).toEqual([sameName]);
  });

  test('the same name with other titles at the same time is for a person to look at, one after the other is a career', () => {
    const secretary = actor('Press Secretary Dmitry Peskov', { days: ['2012-01-01', '2018-01-01'] });
    const director = (day: string) => seen('Director of the Young Professionals Agency Dmitry Peskov', day);
    expect(decide(scorePair(secretary, director('2017-07-05')).score)).toBe('UNSURE');
    expect(decide(scorePair(secretary, director('2019-07-05')).score)).toBe('SAME');
  });

  test('nobody is active for more than a lifetime', () => {
    const { score, reasons } = scorePair(
      seen('Ivan Petrov', '1890-01-01'),
      seen('Ivan Petrov', '2010-01-01'),
    );
    expect(score).toBeLessThan(unsureFrom);
    expect(reasons).toContain('more than a lifetime apart');
  });

  test('a father and a son are told by the names between', () => {
    const father = actor(['George Bush', 'US President George Bush', 'George Herbert Walker Bush']);
    const son = actor(['George Bush', 'US President George Bush', 'George W. Bush']);
    const { score, reasons } = scorePair(father, son);
    expect(decide(score)).toBe('UNSURE');
    expect(reasons).toContain('different middle names');
  });
});

describe('the same documents', () => {
  const decision = (one: string, other: string, ...profiles: ReturnType<typeof seen>[]) =>
    [...candidatePairs(profiles, 0)].find(({ a, b }) => [a, b].includes(one) && [a, b].includes(other))
      ?.decision;

  test('a bare surname is whoever alone bears it there', () => {
    const putin = [seen('Vladimir Putin', '2013-04-05', 'd1', 'd2'), seen('PUTIN', '2013-04-05', 'd1')];
    expect(decision('PUTIN', 'Vladimir Putin', ...putin)).toBe('SAME');
    expect(decision('PUTIN', 'Vladimir Putin', ...putin, seen('Igor Putin', '2013-04-05', 'd1'))).toBe(
      'DIFFERENT',
    );
  });

  test('a bare surname from elsewhere is nobody', () => {
    expect(
      decision(
        'PUTIN',
        'Vladimir Putin',
        seen('Vladimir Putin', '2013-04-05', 'd1'),
        seen('PUTIN', '2013-04-05', 'd2'),
      ),
    ).toBe('DIFFERENT');
  });

  test('an initial is whoever alone can have it there', () => {
    const voronin = [seen('A. Voronin', '2017-06-15', 'd'), seen('Andrei Voronin', '2017-06-15', 'd')];
    expect(decision('A. Voronin', 'Andrei Voronin', ...voronin)).toBe('SAME');
    expect(
      decision('A. Voronin', 'Andrei Voronin', ...voronin, seen('Anton Voronin', '2017-06-15', 'd')),
    ).toBe('UNSURE');
    expect(
      decision('A. Voronin', 'Andrei Voronin', ...voronin, seen('Igor Voronin', '2017-06-15', 'd')),
    ).toBe('SAME');
  });

  test('a name broken into two labels is put together, unless another one could be', () => {
    const sechin = [
      seen('Igor', '2017-04-03', 'd'),
      seen('Sechin', '2017-04-03', 'd'),
      seen('Igor Sechin', '2013-03-21', 'e'),
    ];
    expect(decision('Igor', 'Igor Sechin', ...sechin)).toBe('SAME');
    expect(decision('Sechin', 'Igor Sechin', ...sechin)).toBe('SAME');
    const more = [...sechin, seen('Komarov', '2017-04-03', 'd'), seen('Igor Komarov', '2016-01-01', 'f')];
    expect(decision('Igor', 'Igor Sechin', ...more)).toBe('DIFFERENT');
  });

  test('a slip of the pen in one document is one', () => {
    expect(
      decision(
        'Sergei Parshin',
        'Sergei Pershin',
        seen('Sergei Parshin', '2017-08-20', 'd'),
        seen('Sergei Pershin', '2017-08-20', 'd'),
      ),
    ).toBe('SAME');
  });

  test('of a frequent surname the name alone is not enough', () => {
    const others = ['Viktor', 'Dmitry', 'Timur', 'Anton', 'Pavel'].map((given, i) =>
      seen(`${given} Ivanov`, '2018-01-01', `x${i}`),
    );
    const [one, other] = [
      seen('Sergei Ivanov', '2016-03-23', 'd'),
      seen('Aide Sergei Ivanov', '2018-02-13', 'e'),
    ];
    expect(decision('Sergei Ivanov', 'Aide Sergei Ivanov', one, other)).toBe('SAME');
    expect(decision('Sergei Ivanov', 'Aide Sergei Ivanov', one, other, ...others)).toBe('UNSURE');
  });
});

const words = [
  'Vladimir',
  'Putin',
  'President',
  'of',
  'Russia',
  'King',
  'II',
  'V.',
  'Ivanov',
  'al-Assad',
  'Bin',
  'PUTIN_',
  'Maria',
  'Marina',
  ',',
];
const anyActor: fc.Arbitrary<ActorToMatch> = fc.record({
  id: fc.uuid(),
  names: fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((name) => name.join(' ')),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  affiliations: fc.array(
    fc.record({
      role: fc.constantFrom('President', 'Minister of Defence', ''),
      country: fc.constantFrom('RUS', 'CHN', null),
      from: fc.constantFrom('2001-01-01', null),
      to: fc.constantFrom('2008-01-01', null),
    }),
    { maxLength: 2 },
  ),
  days: fc.array(fc.constantFrom('1890-01-01', '2005-01-01', '2012-01-01'), { maxLength: 2 }),
  documents: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
});

test('the order of the two does not matter, and a score is a share', () => {
  fc.assert(
    fc.property(fc.tuple(anyActor, anyActor), (pair) => {
      const [one, other] = pair.map((known) => actor([...known.names], known)) as [
        ReturnType<typeof actor>,
        ReturnType<typeof actor>,
      ];
      const company = new Company([one, other]);
      const scored = scorePair(one, other, company.of(one, other));
      const reversed = scorePair(other, one, company.of(other, one));
      expect(reversed.score).toBe(scored.score);
      expect(scored.score).toBeGreaterThanOrEqual(0);
      expect(scored.score).toBeLessThanOrEqual(1);
    }),
    { numRuns: 3000 },
  );
});

test('a bare surname alone is never the same as anybody', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
  fc.assert(
    fc.property(name, name, (surname, given) => {
      const { score } = scorePair(actor(surname), actor(`${given} ${surname}`));
      expect(score).toBeLessThan(sameFrom);
      expect(scorePair(actor(surname), actor(surname)).score).toBeLessThan(sameFrom);
    }),
  );
});
