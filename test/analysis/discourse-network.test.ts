import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Aggregation,
  type DiscourseNetwork,
  discourseNetwork,
  type NetworkMode,
  type Normalisation,
} from '../../server/src/analysis/discourse-network.ts';
import type { DiscourseStatement, Stance } from '../../server/src/analysis/discourse-statements.ts';
import { anyDebate, debate, stances } from './debate.ts';

const networkOf = (
  given: DiscourseStatement[],
  mode: NetworkMode,
  aggregation: Aggregation = 'IGNORE',
  normalisation: Normalisation = 'NONE',
) => discourseNetwork(given, { mode, aggregation, normalisation, duplicates: 'INCLUDE' });
const total = ({ edges }: DiscourseNetwork) => edges.reduce((sum, { weight }) => sum + weight, 0);
/** Weights by the ids of both ends, in either order. */
const weightOf = ({ nodes, edges }: DiscourseNetwork) => {
  const weights = new Map(
    edges.flatMap(({ a, b, weight }) => [
      [`${nodes[a]?.id} ${nodes[b]?.id}`, weight],
      [`${nodes[b]?.id} ${nodes[a]?.id}`, weight],
    ]),
  );
  return (one: string, another: string) => weights.get(`${one} ${another}`) ?? 0;
};

describe('the networks of the published debate', () => {
  it('have the published figures: a matrix counts each pair of actors twice', () => {
    const twoMode = networkOf(debate, 'TWO_MODE');
    expect(twoMode.nodes.map(({ kind }) => kind).filter((kind) => kind === 'ACTOR')).toHaveLength(7);
    expect(twoMode.nodes).toHaveLength(13);
    expect([twoMode.edges.length, total(twoMode)]).toEqual([22, 40]);
    const ignore = networkOf(debate, 'ACTORS');
    expect([ignore.edges.length, 2 * total(ignore)]).toEqual([21, 276]);
    expect(2 * total(networkOf(debate, 'ACTORS', 'CONGRUENCE'))).toBe(160);
    expect(2 * total(networkOf(debate, 'ACTORS', 'CONFLICT'))).toBe(116);
    expect(2 * total(networkOf(debate, 'ACTORS', 'SUBTRACT'))).toBe(44);
    expect(2 * total(networkOf(debate, 'ACTORS', 'CONGRUENCE', 'AVERAGE'))).toBeCloseTo(25.802436, 6);
    expect(2 * total(networkOf(debate, 'ACTORS', 'CONFLICT', 'AVERAGE'))).toBeCloseTo(20.459418, 6);
  });

  it('have codes for who affirms, denies, or does both', () => {
    const weight = weightOf(networkOf(debate, 'TWO_MODE', 'COMBINE'));
    expect(weight('actor 0', 'concept 4')).toBe(1);
    expect(weight('actor 1', 'concept 0')).toBe(2);
    expect(weight('actor 1', 'concept 4')).toBe(3);
  });

  it('count pairs whose weight comes to 0', () => {
    const { edges, withoutWeight } = networkOf(debate, 'TWO_MODE', 'SUBTRACT');
    expect([edges.length, withoutWeight]).toEqual([21, 1]);
  });
});

describe('a network', () => {
  it('of nothing has no nodes', () => {
    for (const mode of ['ACTORS', 'CONCEPTS', 'TWO_MODE'] as const) {
      expect(networkOf([], mode)).toMatchObject({ nodes: [], edges: [], withoutWeight: 0, statements: [] });
    }
  });

  it('has a node for whoever shares nothing, and none for whoever only avoids', () => {
    const [one] = debate as [DiscourseStatement];
    const alone = { ...one, actor: 'alone', concept: 'its own' };
    const silent = { ...one, actor: 'silent', stance: 'AVOIDS' as const };
    const { nodes, edges, avoiding } = networkOf([one, alone, silent], 'ACTORS');
    expect(nodes).toEqual([
      { id: 'actor 0', kind: 'ACTOR', n: 1 },
      { id: 'alone', kind: 'ACTOR', n: 1 },
    ]);
    expect([edges, avoiding]).toEqual([[], 1]);
  });

  it('sees half a conflict between who qualifies and who affirms or denies', () => {
    const given = (['AFFIRMS', 'QUALIFIES', 'DENIES'] as const).map(
      (stance): DiscourseStatement => ({ ...(debate[0] as DiscourseStatement), actor: stance, stance }),
    );
    const conflict = weightOf(networkOf(given, 'ACTORS', 'CONFLICT'));
    expect(conflict('AFFIRMS', 'QUALIFIES')).toBe(0.5);
    expect(conflict('QUALIFIES', 'DENIES')).toBe(0.5);
    expect(conflict('AFFIRMS', 'DENIES')).toBe(1);
    // Half for and half against it: no edge, and counted as such
    expect(networkOf(given, 'ACTORS', 'SUBTRACT')).toMatchObject({
      edges: [{ a: 0, b: 1, weight: -1 }],
      withoutWeight: 2,
    });
  });

  it.each([
    ['ACTORS', 'COMBINE', 'NONE', 'A one-mode network has no aggregation COMBINE'],
    ['CONCEPTS', 'IGNORE', 'ACTIVITY', 'A one-mode network has no normalisation ACTIVITY'],
    ['TWO_MODE', 'CONGRUENCE', 'NONE', 'A two-mode network has no aggregation CONGRUENCE'],
    ['TWO_MODE', 'IGNORE', 'JACCARD', 'A two-mode network has no normalisation JACCARD'],
    ['TWO_MODE', 'COMBINE', 'ACTIVITY', 'COMBINE gives codes'],
  ] as const)('of mode %s refuses %s with %s', (mode, aggregation, normalisation, sentence) => {
    const ask = () => networkOf(debate, mode, aggregation, normalisation);
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(sentence);
  });
});

const oneMode = fc.constantFrom<NetworkMode>('ACTORS', 'CONCEPTS');
const anyMode = fc.constantFrom<NetworkMode>('ACTORS', 'CONCEPTS', 'TWO_MODE');

describe('whatever was said', () => {
  it('one-mode weights are what the formulas say, one statement and one quadruple after another', () => {
    const aggregation = fc.constantFrom<Aggregation>('IGNORE', 'CONGRUENCE', 'CONFLICT', 'SUBTRACT');
    const normalisation = fc.constantFrom<Normalisation>('NONE', 'AVERAGE', 'JACCARD', 'COSINE');
    fc.assert(
      fc.property(anyDebate, oneMode, aggregation, normalisation, (given, mode, aggregate, normalise) => {
        const network = networkOf(given, mode, aggregate, normalise);
        const weight = weightOf(network);
        for (const one of ids) {
          for (const another of ids) {
            const expected = naive(given, mode, aggregate, normalise, one, another);
            expect(weight(one, another)).toBeCloseTo(expected, 9);
          }
        }
        for (const { a, b, weight: own } of network.edges) {
          expect(a).toBeLessThan(b);
          expect(own).not.toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what the ends of an edge share adds up to its weight', () => {
    fc.assert(
      fc.property(anyDebate, oneMode, (given, mode) => {
        const network = networkOf(given, mode, 'SUBTRACT');
        for (const edge of network.edges) {
          const shared = network.shared(edge);
          expect(shared.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(edge.weight, 9);
          expect(shared.map(({ id }) => id)).toEqual(shared.map(({ id }) => id).toSorted());
        }
      }),
    );
  });

  it('subtraction is congruence less conflict, and both together are all pairs of statements', () => {
    fc.assert(
      fc.property(anyDebate, oneMode, (given, mode) => {
        const of = (aggregation: Aggregation) => weightOf(networkOf(given, mode, aggregation, 'AVERAGE'));
        const [ignore, congruence, conflict, subtract] = [
          of('IGNORE'),
          of('CONGRUENCE'),
          of('CONFLICT'),
          of('SUBTRACT'),
        ];
        for (const one of ids) {
          for (const another of ids) {
            const [agreed, disputed] = [congruence(one, another), conflict(one, another)];
            expect(subtract(one, another)).toBeCloseTo(agreed - disputed, 9);
            expect(ignore(one, another)).toBeCloseTo(agreed + disputed, 9);
          }
        }
      }),
    );
  });

  it('it is the same in whatever order it is given', () => {
    fc.assert(
      fc.property(anyDebate, anyMode, (given, mode) => {
        const plain = ({ nodes, edges, statements }: DiscourseNetwork) => ({ nodes, edges, statements });
        expect(plain(networkOf(given.toReversed(), mode))).toEqual(plain(networkOf(given, mode)));
      }),
    );
  });

  it('cosine weights lie between 0 and 1, or −1 and 1 for a difference', () => {
    fc.assert(
      fc.property(anyDebate, oneMode, (given, mode) => {
        for (const aggregation of ['IGNORE', 'CONGRUENCE', 'CONFLICT', 'SUBTRACT'] as const) {
          for (const { weight } of networkOf(given, mode, aggregation, 'COSINE').edges) {
            expect(weight).toBeGreaterThan(aggregation === 'SUBTRACT' ? -1.000001 : 0);
            expect(weight).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('activity shares out each actor’s statements, prominence each concept’s', () => {
    fc.assert(
      fc.property(anyDebate, (given) => {
        for (const [normalisation, end, kind] of [
          ['ACTIVITY', 'a', 'ACTOR'],
          ['PROMINENCE', 'b', 'CONCEPT'],
        ] as const) {
          const { nodes, edges } = networkOf(given, 'TWO_MODE', 'IGNORE', normalisation);
          nodes.forEach((node, place) => {
            const sum = edges.filter((edge) => edge[end] === place).reduce((s, { weight }) => s + weight, 0);
            if (node.kind === kind) expect(sum).toBeCloseTo(1, 9);
          });
        }
      }),
    );
  });
});

const ids = ['A', 'B', 'C', 'D', 'E', 'v', 'w', 'x', 'y'];
const values: Readonly<Record<Stance, number>> = {
  AFFIRMS: 1,
  QUALIFIES: 0.5,
  DENIES: 0,
  AVOIDS: Number.NaN,
};

/** The definition as it stands, over all statements of the one and all of the other. */
function naive(
  given: DiscourseStatement[],
  mode: NetworkMode,
  aggregation: Aggregation,
  normalisation: Normalisation,
  one: string,
  another: string,
): number {
  if (one === another) return 0;
  const [own, other] = mode === 'ACTORS' ? (['actor', 'concept'] as const) : (['concept', 'actor'] as const);
  const valued = given.filter(({ stance }) => stance !== 'AVOIDS');
  const of = (id: string) => valued.filter((row) => row[own] === id);
  const count = (id: string, j: string, k: Stance) =>
    of(id).filter((row) => row[other] === j && row.stance === k).length;
  let [all, conflict, m10, m01, m11] = [0, 0, 0, 0, 0];
  for (const left of of(one)) {
    for (const right of of(another)) {
      if (left[other] !== right[other]) continue;
      all += 1;
      conflict += Math.abs(values[left.stance] - values[right.stance]);
    }
  }
  for (const j of new Set(valued.map((row) => row[other]))) {
    for (const k of stances) {
      const [left, right] = [count(one, j, k), count(another, j, k)];
      if (!right) m10 += left;
      if (!left) m01 += right;
      m11 += left * right;
    }
  }
  if (all === 0) return 0;
  const [s, t] = [of(one).length, of(another).length];
  const amount = {
    IGNORE: all,
    CONFLICT: conflict,
    CONGRUENCE: all - conflict,
    SUBTRACT: all - 2 * conflict,
  };
  const divisor = { NONE: 1, AVERAGE: (s + t) / 2, JACCARD: m10 + m01 + m11, COSINE: s * t };
  return amount[aggregation as keyof typeof amount] / divisor[normalisation as keyof typeof divisor];
}
