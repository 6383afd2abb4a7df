import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatePairs } from '../../server/src/identity/candidates.ts';
import { clusters, type Judgement } from '../../server/src/identity/clusters.ts';
import { settle } from '../../server/src/identity/settle.ts';
import { actor, seen } from './actors.ts';

const same = (a: string, b: string, score?: number): Judgement => ({
  a,
  b,
  verdict: 'SAME',
  score: score ?? null,
});
const different = (a: string, b: string): Judgement => ({ a, b, verdict: 'DIFFERENT' });

test('what is the same as the same is one', () => {
  expect(clusters([same('a', 'b'), same('c', 'd'), same('b', 'e')]).groups).toEqual([
    ['a', 'b', 'e'],
    ['c', 'd'],
  ]);
});

test('two that are judged different are not brought together through a third, and the weaker judgement gives way', () => {
  const weak = same('a', 'b', 0.86);
  expect(clusters([weak, same('b', 'c', 0.99), different('a', 'c')])).toEqual({
    groups: [['b', 'c']],
    refused: [weak],
  });
});

test('a judgement of a person goes before any score', () => {
  const rule = same('b', 'c', 0.99);
  expect(clusters([rule, same('a', 'b'), different('a', 'c')])).toEqual({
    groups: [['b', 'a']],
    refused: [rule],
  });
});

test('UNSURE joins nothing', () => {
  expect(clusters([{ a: 'a', b: 'b', verdict: 'UNSURE', score: 0.84 }])).toEqual({ groups: [], refused: [] });
});

const id = fc.constantFrom(...'abcdefgh');
const judgement: fc.Arbitrary<Judgement> = fc.record({
  a: id,
  b: id,
  verdict: fc.constantFrom('SAME' as const, 'SAME' as const, 'DIFFERENT' as const, 'UNSURE' as const),
  score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});

test('no group holds two that are different, and every SAME that fits is followed', () => {
  fc.assert(
    fc.property(fc.array(judgement, { maxLength: 20 }), (all) => {
      const judgements = all.filter(({ a, b }) => a !== b);
      const { groups, refused } = clusters(judgements);
      const groupOf = new Map(groups.flatMap((group, i) => group.map((member) => [member, i] as const)));
      const isOne = (a: string, b: string) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
      for (const each of judgements) {
        if (each.verdict === 'DIFFERENT') expect(isOne(each.a, each.b)).toBe(false);
        if (each.verdict === 'SAME') expect(isOne(each.a, each.b)).toBe(!refused.includes(each));
      }
      expect(new Set(groups.flat()).size).toBe(groups.flat().length);
    }),
  );
});

test('a namesake stays apart from a group that others gave a title at the time', () => {
  const profiles = [
    seen('Press Secretary of the President Dmitry Peskov', '2012-12-20', 'd1'),
    actor('Dmitry Peskov', { days: ['2012-12-20', '2018-12-20'], documents: ['d1', 'd3'] }),
    seen('Presidential Press Secretary Dmitry Peskov', '2018-12-20', 'd3'),
    seen('Director of the Agency for Young Professionals Dmitry Peskov', '2017-07-05', 'd2'),
  ];
  const candidates = [...candidatePairs(profiles)];
  expect(
    clusters(candidates.map(({ decision, ...pair }) => ({ ...pair, verdict: decision }))).groups[0],
  ).toHaveLength(4);
  const settled = settle(profiles, candidates);
  expect(clusters(settled.map(({ decision, ...pair }) => ({ ...pair, verdict: decision }))).groups).toEqual([
    profiles.slice(0, 3).map((profile) => profile.id),
  ]);
  expect(settled.map(({ a, b }) => [a, b])).toEqual(candidates.map(({ a, b }) => [a, b]));
  expect(settled.filter(({ decision }) => decision === 'UNSURE').flatMap(({ reasons }) => reasons)).toContain(
    'others who seem to be the same had different titles at the same time',
  );
});
