import * as Plot from '@observablehq/plot';
import { likelihoodBounds } from '../../assessment/likelihood.ts';
import type { Assessment } from '../answer.ts';
import { spelled } from '../words.ts';
import { columnWidth, draw, type Picture } from './draw.ts';

const percent = (share: number) => Math.round(share * 100);

/** The probabilities that a judgement means: those that its author gives, or those of the term; null where there are neither. */
export function rangeOf({
  likelihood,
  probabilityLow,
  probabilityHigh,
}: Assessment): [number, number] | null {
  const bounds = likelihood ? likelihoodBounds[likelihood] : null;
  const low = probabilityLow ?? bounds?.[0] ?? probabilityHigh;
  const high = probabilityHigh ?? bounds?.[1] ?? probabilityLow;
  return low === null || low === undefined || high === null || high === undefined ? null : [low, high];
}

/** A range on the way from impossible to certain, with the bounds of the seven terms. */
export function drawLikelihood(assessment: Assessment, place: number): Picture | null {
  const range = rangeOf(assessment);
  if (!range) return null;
  const [low, high] = range;
  const term = assessment.likelihood ? spelled(assessment.likelihood) : 'as given';
  const said = low === high ? `${percent(low)} %` : `${percent(low)}–${percent(high)} %`;
  const bounds = [0, ...Object.values(likelihoodBounds).map(([, end]) => end), 1];
  const middle = Math.min(0.8, Math.max(0.2, (low + high) / 2));
  return draw({
    name: `likelihood-${place}`,
    title: `How likely: ${term}, ${said}`,
    description: `A bar from ${percent(low)} to ${percent(high)} on a scale from 0 to 100 percent. ${assessment.question}`,
    width: columnWidth,
    height: 62,
    options: {
      marginLeft: 6,
      marginRight: 6,
      marginTop: 24,
      marginBottom: 22,
      x: { domain: [0, 1], axis: null },
      y: { domain: [0, 1], axis: null },
      marks: [
        Plot.rect([0], { x1: 0, x2: 1, y1: 0.2, y2: 0.8, className: 'track' }),
        Plot.rect([range], { x1: low, x2: Math.max(high, low + 0.006), y1: 0, y2: 1, className: 'range' }),
        Plot.ruleX(bounds, { y1: 0, y2: 1, className: 'bound' }),
        Plot.text([`${term}, ${said}`], { x: middle, frameAnchor: 'top', dy: -20, className: 'word' }),
        Plot.text([0, 0.2, 0.45, 0.55, 0.8, 1], {
          x: (share) => share,
          text: (share) => `${percent(share)}`,
          frameAnchor: 'bottom',
          dy: 16,
          className: 'axis',
        }),
      ],
    },
  });
}
