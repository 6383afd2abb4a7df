import type { Likelihood } from '../_generated/prisma/enums.ts';

/** The bounds of each term of ICD 203 as probabilities, the lower one included. */
export const likelihoodBounds: Readonly<Record<Likelihood, readonly [number, number]>> = {
  ALMOST_NO_CHANCE: [0.01, 0.05],
  VERY_UNLIKELY: [0.05, 0.2],
  UNLIKELY: [0.2, 0.45],
  ROUGHLY_EVEN_CHANCE: [0.45, 0.55],
  LIKELY: [0.55, 0.8],
  VERY_LIKELY: [0.8, 0.95],
  ALMOST_CERTAIN: [0.95, 0.99],
};
