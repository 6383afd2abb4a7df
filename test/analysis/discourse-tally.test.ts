import { expect, it } from 'vitest';
import { tallyOf } from '../../server/src/analysis/discourse-tally.ts';
import { debate } from './debate.ts';

it('a tally refuses what avoids a concept, rather than count it as a stance', () => {
  const [said] = debate;
  if (!said) throw new Error('The debate is empty.');
  expect(() => tallyOf([{ ...said, stance: 'AVOIDS' }])).toThrow('avoids a concept');
});
