import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Confidence, Likelihood } from '../../server/src/_generated/prisma/enums.ts';
import {
  type Judgement,
  judgementChanges,
  type Link,
} from '../../server/src/assessment/judgement-changes.ts';

const judgement: fc.Arbitrary<Judgement> = fc.record({
  judgement: fc.string({ minLength: 1, maxLength: 5 }),
  likelihood: fc.constantFrom(null, ...Object.values(Likelihood)),
  confidence: fc.constantFrom(null, ...Object.values(Confidence)),
});

/** A link and the states that it went through, from which its revisions are made. */
const link = fc.array(judgement, { minLength: 1, maxLength: 4 }).map((states): [Link, Judgement[]] => [
  {
    id: 'a',
    recordedAt: new Date(0),
    supersessionReason: 'Why.',
    now: states.at(-1) as Judgement,
    revisions: states.slice(1).map((to, i) => {
      const from = states[i] as Judgement;
      const before = Object.fromEntries(
        Object.entries(from).filter(([key, value]) => to[key as keyof Judgement] !== value),
      );
      return { recordedAt: new Date(i + 1), before };
    }),
  },
  states,
]);

describe('the changes of a judgement', () => {
  it('lead from the first state to the last, each from where the one before ends', () => {
    fc.assert(
      fc.property(fc.array(link, { minLength: 1, maxLength: 4 }), (links) => {
        const changes = judgementChanges(links.map(([each]) => each));
        const path = links.flatMap(([, states]) => states);
        expect([path[0], ...changes.map(({ to }) => to)]).toEqual(path);
        expect(changes.map(({ from }) => from)).toEqual(path.slice(0, -1));
        expect(changes.filter(({ kind }) => kind === 'SUPERSEDED')).toHaveLength(links.length - 1);
      }),
    );
  });

  it('begin with what is not known, where an earlier assessment is hidden', () => {
    const now: Judgement = { judgement: 'Yes.', likelihood: 'LIKELY', confidence: 'LOW' };
    const one: Link = { id: 'a', recordedAt: new Date(0), supersessionReason: 'Why.', now, revisions: [] };
    expect(judgementChanges([one], false)).toMatchObject([
      { kind: 'SUPERSEDED', from: null, to: now, reason: 'Why.' },
    ]);
    expect(judgementChanges([{ ...one, supersessionReason: null }])).toEqual([]);
  });
});
