import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cooperationMatrix,
  type Deed,
  evidenceStatuses,
} from '../../server/src/analysis/cooperation-matrix.ts';
import { rhetoricLevel } from '../../server/src/analysis/rhetoric-level.ts';

const stances = ['AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS'] as const;

describe('the rhetoric level', () => {
  it('is the mean of what is affirmed; the rest is counted beside it', () => {
    const level = rhetoricLevel([
      { level: 6, stance: 'AFFIRMS', n: 1 },
      { level: 4, stance: 'AFFIRMS', n: 3 },
      { level: 6, stance: 'DENIES', n: 2 },
      { level: 6, stance: 'AVOIDS', n: 4 },
      { level: 5, stance: 'QUALIFIES', n: 5 },
    ]);
    expect(level).toEqual({ level: 4.5, rhetoric: 0.75, n: 4, qualified: 5, denied: 2, avoided: 4 });
    expect(rhetoricLevel([{ level: 6, stance: 'DENIES', n: 2 }])).toMatchObject({
      level: null,
      rhetoric: null,
      n: 0,
    });
  });

  it('lies between the lowest and the highest, and is the same however the counts are cut', () => {
    const counts = fc.array(
      fc.record({
        level: fc.integer({ min: 0, max: 6 }),
        stance: fc.constantFrom(...stances),
        n: fc.integer({ min: 1, max: 9 }),
      }),
    );
    fc.assert(
      fc.property(counts, (all) => {
        const found = rhetoricLevel(all);
        const ones = all.flatMap((each) => Array.from({ length: each.n }, () => ({ ...each, n: 1 })));
        const again = rhetoricLevel(ones.reverse());
        expect({ ...again, level: 0, rhetoric: 0 }).toEqual({ ...found, level: 0, rhetoric: 0 });
        if (found.level === null) return;
        expect(again.level).toBeCloseTo(found.level, 12);
        const affirmed = all.filter(({ stance }) => stance === 'AFFIRMS').map(({ level }) => level);
        expect(found.level).toBeGreaterThanOrEqual(Math.min(...affirmed));
        expect(found.level).toBeLessThanOrEqual(Math.max(...affirmed));
        expect(found.rhetoric).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the cooperation matrix', () => {
  const tree: Record<string, string[]> = {
    military: ['military'],
    air: ['air', 'military'],
    radar: ['radar', 'air', 'military'],
    trade: ['trade'],
  };
  const deeds = fc
    .array(
      fc.record({
        area: fc.constantFrom(...Object.keys(tree)),
        restraint: fc.boolean(),
        level: fc.option(fc.integer({ min: 0, max: 4 })),
        status: fc.constantFrom(...evidenceStatuses),
      }),
    )
    .map((all) =>
      all.map(({ area, ...deed }, i): Deed => ({ id: `d${i}`, lineage: tree[area] as string[], ...deed })),
    );

  it('has for each area what is recorded of it and of those below it', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const cells = cooperationMatrix(Object.keys(tree), all);
        expect(cells.map(({ areaId }) => areaId)).toEqual(Object.keys(tree));
        for (const cell of cells) {
          const within = all.filter(({ lineage }) => lineage.includes(cell.areaId));
          expect(cell.restraints).toEqual(within.filter(({ restraint }) => restraint));
          const done = within.filter(({ restraint }) => !restraint);
          expect(cell.deeds).toEqual(done);
          const known = (status: string) => done.some((deed) => deed.status === status);
          expect(cell.status).toBe(evidenceStatuses.find(known) ?? 'NOT_SEARCHED');
          const observed = done.flatMap(({ status, level }) =>
            status === 'OBSERVED' && level !== null ? [level] : [],
          );
          expect(cell.level).toBe(observed.length ? Math.max(...observed) : null);
        }
      }),
    );
  });

  it('tells nothing found from nobody looked, and is not lowered by a restraint', () => {
    const deed = (area: string, more: Partial<Deed>): Deed => ({
      id: 'd',
      lineage: tree[area] as string[],
      restraint: false,
      level: null,
      status: 'OBSERVED',
      ...more,
    });
    const [military, air, radar, trade] = cooperationMatrix(Object.keys(tree), [
      deed('air', { status: 'NONE_OBSERVED' }),
      deed('military', { level: 3 }),
      deed('military', { restraint: true }),
      deed('trade', { status: 'NOT_SEARCHED' }),
    ]);
    expect(military).toMatchObject({ status: 'OBSERVED', level: 3, substance: 0.75 });
    expect(air).toMatchObject({ status: 'NONE_OBSERVED', level: null, substance: 0 });
    for (const cell of [radar, trade])
      expect(cell).toMatchObject({ status: 'NOT_SEARCHED', level: null, substance: null });
  });
});
