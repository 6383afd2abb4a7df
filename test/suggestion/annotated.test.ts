import { describe, expect, it } from 'vitest';
import { passages, unmark } from './annotated.ts';

describe('annotated texts', () => {
  it('give their text without the marks, and the places of these in code points', () => {
    expect(
      unmark('😀 “⟦Li Wei; D; 2019|We said “⟦A; F; -|no⟧” twice.⟧” (⟦cite -; 2019-06-07|, June 7⟧)'),
    ).toEqual({
      text: '😀 “We said “no” twice.” (, June 7)',
      statements: [
        { start: 12, end: 14, speaker: 'A', directness: 'PARTIAL_QUOTE', saidOn: null },
        { start: 3, end: 22, speaker: 'Li Wei', directness: 'DIRECT_QUOTE', saidOn: '2019' },
      ],
      citations: [{ start: 25, end: 33, outlet: null, citedOn: '2019-06-07' }],
    });
  });

  it('refuse marks that are not closed, or say nothing', () => {
    expect(() => unmark('⟦A; D; -|words')).toThrow('not closed');
    expect(() => unmark('⟦A|words⟧')).toThrow('No mark');
  });

  it('are at least 70 paragraphs in seven styles and more, a third of them held out', () => {
    const all = passages();
    const count = (list: typeof all) => list.reduce((sum, { paragraphs }) => sum + paragraphs, 0);
    expect(count(all)).toBeGreaterThanOrEqual(70);
    expect(new Set(all.map(({ style }) => style)).size).toBeGreaterThanOrEqual(7);
    expect(count(all.filter(({ set }) => set === 'held-out')) * 3).toBeGreaterThanOrEqual(count(all));
  });
});
