import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedStatements,
  type DiscourseStatement,
  type Duplicates,
} from '../../server/src/analysis/discourse-statements.ts';
import { anyDebate } from './debate.ts';

/** The same actor on the same concept with the same stance, on each of these days. */
const on = (...days: (string | null)[]): DiscourseStatement[] =>
  days.map((day, i) => ({
    statement: `s${i}`,
    actor: 'A',
    concept: 'x',
    stance: 'AFFIRMS',
    day,
    document: `d${i}`,
  }));
const kept = (given: DiscourseStatement[], duplicates: Duplicates) =>
  countedStatements(given, duplicates).statements.map(({ statement }) => statement);

describe('repetitions', () => {
  it('within an ISO week are one, Monday to Sunday, across the turn of a year', () => {
    const days = on('2018-12-30', '2018-12-31', '2019-01-06', '2019-01-07');
    expect(kept(days, 'WEEK')).toEqual(['s0', 's1', 's3']);
    expect(kept(days, 'YEAR')).toEqual(['s0', 's2']);
    expect(kept(days, 'MONTH')).toEqual(['s0', 's2']);
  });

  it('in the same month of two years, or before 1970, are told apart', () => {
    expect(kept(on('2018-10-01', '2019-10-01', '2019-10-31'), 'MONTH')).toEqual(['s0', 's1']);
    expect(kept(on('1954-07-04', '1954-07-05', '1954-07-11', '0099-01-01'), 'WEEK')).toEqual([
      's3',
      's0',
      's1',
    ]);
  });

  it('keep the first by day, whatever order they are given in, and those without a day last', () => {
    expect(kept(on('2019-05-03', '2019-05-02', null), 'ACROSS_RANGE')).toEqual(['s1']);
    expect(kept(on('2019-05-03', null, '2019-05-02'), 'INCLUDE')).toEqual(['s2', 's0', 's1']);
  });

  it('in one document are one, and in another document another', () => {
    const given = on('2019-05-01', '2019-05-02', '2019-05-03').map((row, i) => ({
      ...row,
      document: i < 2 ? 'one' : 'two',
    }));
    expect(kept(given, 'DOCUMENT')).toEqual(['s0', 's2']);
  });

  it('are none where actor, concept or stance differ', () => {
    const [row] = on('2019-05-01') as [DiscourseStatement];
    const given: DiscourseStatement[] = [
      row,
      { ...row, statement: 't', actor: 'B' },
      { ...row, statement: 'u', concept: 'y' },
      { ...row, statement: 'v', stance: 'DENIES' },
    ];
    expect(kept(given, 'ACROSS_RANGE')).toHaveLength(4);
  });

  it('without a day lie in no week, month or year: they are kept and counted', () => {
    for (const duplicates of ['WEEK', 'MONTH', 'YEAR'] as const) {
      expect(countedStatements(on(null, '2019-05-01', null), duplicates)).toMatchObject({
        repeated: 0,
        undated: 2,
      });
    }
    expect(countedStatements(on(null, null), 'ACROSS_RANGE')).toMatchObject({ repeated: 1, undated: 0 });
  });

  it('are refused with a day that is none', () => {
    for (const day of ['2019-02', '2019-02-99', 'yesterday!']) {
      expect(() => countedStatements(on(day), 'WEEK'), day).toThrow(RangeError);
    }
  });
});

describe('whatever was said', () => {
  it('statements that avoid a concept are left out, and every other is kept or counted as repeated', () => {
    const any = fc.constantFrom<Duplicates>('INCLUDE', 'DOCUMENT', 'WEEK', 'MONTH', 'YEAR', 'ACROSS_RANGE');
    fc.assert(
      fc.property(anyDebate, any, (given, duplicates) => {
        const { statements, avoiding, repeated } = countedStatements(given, duplicates);
        expect(avoiding).toBe(given.filter(({ stance }) => stance === 'AVOIDS').length);
        expect(statements.length + avoiding + repeated).toBe(given.length);
      }),
    );
  });

  it('a wider unit never keeps more', () => {
    fc.assert(
      fc.property(anyDebate, (given) => {
        const n = (duplicates: Duplicates) => countedStatements(given, duplicates).statements.length;
        for (const duplicates of ['DOCUMENT', 'WEEK', 'MONTH', 'YEAR'] as const) {
          expect(n(duplicates)).toBeLessThanOrEqual(n('INCLUDE'));
          expect(n('ACROSS_RANGE')).toBeLessThanOrEqual(n(duplicates));
        }
        expect(n('YEAR')).toBeLessThanOrEqual(n('MONTH'));
      }),
    );
  });
});
