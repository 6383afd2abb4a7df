import type { Told } from '../answer.ts';
import type { Links } from '../link.ts';
import type { Matrix } from '../matrix.ts';
import type { Readings } from '../readings.ts';
import { drawAsymmetry } from './asymmetry.ts';
import { drawCharacterisations } from './characterisations.ts';
import { drawContributions } from './contributions.ts';
import type { Picture } from './draw.ts';
import { drawGap } from './gap.ts';
import { drawLikelihood } from './likelihood.ts';

/** All pictures of a brief. */
export interface Pictures {
  characterisations: Picture[];
  contributions: Picture | null;
  asymmetry: Picture;
  gap: Picture | null;
  /** By the id of the assessment, where it has a likelihood. */
  likelihoods: Map<string, Picture>;
}

export function drawPictures(told: Told, { marks }: Readings, { rows }: Matrix, links: Links): Pictures {
  return {
    characterisations: drawCharacterisations(marks, told.parties),
    contributions: drawContributions(told.asymmetry, links),
    asymmetry: drawAsymmetry(told.asymmetry, links),
    gap: drawGap(rows, told.gap.sides, links),
    likelihoods: new Map(
      told.assessments.nodes.flatMap((assessment, i) => {
        const picture = drawLikelihood(assessment, i + 1);
        return picture ? [[assessment.id, picture] as const] : [];
      }),
    ),
  };
}
