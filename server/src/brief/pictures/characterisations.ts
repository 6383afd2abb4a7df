import * as Plot from '@observablehq/plot';
import type { Stance } from '../../_generated/prisma/enums.ts';
import type { Named } from '../answer.ts';
import { type Mark, thirdParties } from '../readings.ts';
import { counted, shortened, stanceVerb } from '../words.ts';
import { columnWidth, draw, type Picture } from './draw.ts';
import { type Ladder, ladderOf, type Placed } from './ladder.ts';

/** A stance is told by its shape, not by its colour. */
export const signs: Record<Stance, { symbol: Plot.SymbolType; filled: boolean }> = {
  AFFIRMS: { symbol: 'circle', filled: true },
  QUALIFIES: { symbol: 'diamond', filled: false },
  DENIES: { symbol: 'times', filled: false },
  AVOIDS: { symbol: 'circle', filled: false },
};
const stances = Object.keys(signs) as Stance[];

const margins = { marginLeft: 138, marginRight: 22, marginTop: 6, marginBottom: 26 };

/** What each party says over time, and third parties where they say anything: one picture each, on one ladder of words. */
export function drawCharacterisations(marks: readonly Mark[], parties: readonly Named[]): Picture[] {
  if (marks.length === 0) return [];
  const { ladder, placed } = ladderOf(marks, columnWidth - margins.marginLeft - margins.marginRight);
  const sides = [...parties.map(({ id, name }) => ({ id: id as string | null, name }))];
  if (marks.some(({ sideId }) => sideId === null)) sides.push({ id: null, name: thirdParties });
  return sides.map(({ id, name }, i) =>
    drawSide(
      name,
      i,
      ladder,
      placed.filter(({ sideId }) => sideId === id),
    ),
  );
}

function drawSide(name: string, place: number, ladder: Ladder, marks: readonly Placed[]): Picture {
  const ofStance = (stance: Stance) => marks.filter((mark) => mark.stance === stance);
  const [begin, end] = ladder.domain;
  const sum = (of: readonly Placed[]) => of.reduce((total, { n }) => total + n, 0);
  const told = stances
    .filter((stance) => ofStance(stance).length > 0)
    .map((stance) => `${stanceVerb[stance]} ${sum(ofStance(stance))}`);
  return draw({
    name: `words-${place}`,
    title: `How ${name} speaks of the relationship`,
    description: `${counted(sum(marks), 'reading')} over time on a ladder of ${counted(ladder.rows.length, 'word')}, the closest ties on top: ${told.join(', ') || 'none'}.`,
    width: columnWidth,
    height: ladder.height + margins.marginTop + margins.marginBottom,
    options: {
      ...margins,
      x: { type: 'utc', domain: [new Date(begin), new Date(end)], label: null },
      y: { domain: [ladder.height, 0], axis: null },
      marks: [
        Plot.ruleY(ladder.rows, { y: 'y', className: 'rung' }),
        Plot.text(ladder.levels, {
          y: 'y',
          text: 'label',
          frameAnchor: 'left',
          dx: -margins.marginLeft,
          className: 'level',
        }),
        Plot.text(ladder.rows, {
          y: 'y',
          text: ({ label }) => shortened(label, 21),
          title: 'label',
          frameAnchor: 'left',
          dx: -margins.marginLeft + 8,
          className: 'word',
        }),
        Plot.axisX({ ticks: 4, tickSize: 4, className: 'axis' }),
        Plot.line(rise(marks, end), { x: 'x', y: 'y', curve: 'step-after', className: 'rise' }),
        Plot.ruleY(
          marks.filter(({ from, to }) => to > from),
          {
            x1: ({ from }) => new Date(from),
            x2: ({ to }) => new Date(to),
            y: 'y',
            className: 'span',
          },
        ),
        Plot.text(
          marks.filter(({ earlier }) => earlier),
          { x: ({ from }) => new Date(from), y: 'y', text: () => '◂', className: 'beyond' },
        ),
        ...stances.map((stance) => {
          const { symbol, filled } = signs[stance];
          return Plot.dot(ofStance(stance), {
            x: ({ to }) => new Date(to),
            y: 'y',
            r: ({ n }) => Math.min(9, 4 + Math.sqrt(n) / 1.5),
            symbol,
            fill: filled ? 'currentColor' : undefined,
            stroke: 'currentColor',
            href: 'href',
            title: 'label',
            className: `sign side-${place} ${stance.toLowerCase()}`,
          });
        }),
        Plot.text(marks, {
          x: ({ to }) => new Date(to),
          y: 'y',
          text: ({ no }) => `${no}`,
          dx: 8,
          textAnchor: 'start',
          className: 'number',
        }),
      ],
      r: { type: 'identity' },
    },
  });
}

/** The highest word that was affirmed so far: where it rises, and how long it stands. */
function rise(marks: readonly Placed[], end: number): { x: Date; y: number }[] {
  const affirmed = marks.filter(({ stance }) => stance === 'AFFIRMS').sort((a, b) => a.to - b.to);
  const steps: Placed[] = [];
  for (const mark of affirmed) if (mark.rank > (steps.at(-1)?.rank ?? -1)) steps.push(mark);
  const last = steps.at(-1);
  return last ? [...steps, { ...last, to: end }].map(({ to, y }) => ({ x: new Date(to), y })) : [];
}
