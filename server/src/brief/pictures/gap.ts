import * as Plot from '@observablehq/plot';
import { CooperationLevel, type EvidenceStatus } from '../../_generated/prisma/enums.ts';
import type { Rhetoric } from '../answer.ts';
import type { Links } from '../link.ts';
import type { MatrixRow } from '../matrix.ts';
import { decimal, shortened, spelled } from '../words.ts';
import { columnWidth, draw, type Picture } from './draw.ts';

const rowHeight = 23;
const margins = { marginLeft: 134, marginRight: 24, marginBottom: 38 };
const levels = Object.keys(CooperationLevel);

/** What is known of an area without a level. */
export const statusWords: Record<EvidenceStatus, string> = {
  OBSERVED: 'observed, no level given',
  DISPUTED: 'disputed',
  NONE_OBSERVED: 'searched, none found',
  NOT_SEARCHED: 'not searched',
};

/** What is done in each area, as far as it has come, against how close each side says that they are: a line for each. */
export function drawGap(
  rows: readonly MatrixRow[],
  sides: readonly Rhetoric[],
  links: Links,
): Picture | null {
  if (rows.length === 0) return null;
  const height = rows.length * rowHeight;
  const placed = rows.map((row, i) => ({
    ...row,
    y: i * rowHeight + rowHeight / 2,
    href: links.node('CooperationArea', row.area.id),
    title: `${row.area.label}: ${row.level ? spelled(row.level) : statusWords[row.status]}${row.withheldBy ? `; withheld by ${row.withheldBy}` : ''}`,
  }));
  const lines = sides
    .map((side, place) => ({ ...side, place }))
    .filter(({ rhetoric }) => rhetoric !== null)
    .map((side, i) => ({ ...side, dy: -11 - 14 * i }));
  const marginTop = 10 + 14 * lines.length;
  const words = lines.map(
    ({ side, level, n }) => `${side.name}’s words: ${decimal(level as number, 1)} of 6, n ${n}`,
  );
  return draw({
    name: 'gap',
    title: 'Words against deeds',
    description: `How far cooperation has come in each area, against the level of the words. ${[...words, ...placed.map(({ title }) => title)].join('. ')}.`,
    width: columnWidth,
    height: height + marginTop + margins.marginBottom,
    options: {
      ...margins,
      marginTop,
      x: { domain: [0, 1], axis: null },
      y: { domain: [height, 0], axis: null },
      marks: [
        Plot.ruleY(placed, { y: 'y', className: 'rung' }),
        Plot.text(placed, {
          y: 'y',
          text: ({ area, depth }) => `${'  '.repeat(depth)}${shortened(area.label, 22 - 2 * depth)}`,
          title: 'title',
          frameAnchor: 'left',
          dx: -margins.marginLeft,
          className: 'word',
        }),
        Plot.text(levels, {
          x: (_, i) => i / (levels.length - 1),
          text: (level) => spelled(level),
          frameAnchor: 'bottom',
          dy: 18,
          filter: (_, i) => i % 2 === 0,
          className: 'axis',
        }),
        Plot.text(levels, {
          x: (_, i) => i / (levels.length - 1),
          text: (level) => spelled(level),
          frameAnchor: 'bottom',
          dy: 32,
          filter: (_, i) => i % 2 === 1,
          className: 'axis',
        }),
        Plot.ruleX(levels, { x: (_, i) => i / (levels.length - 1), className: 'rung' }),
        ...lines.map(({ place, rhetoric }) =>
          Plot.ruleX([rhetoric], { insetTop: -6, className: `words side-${place}` }),
        ),
        ...lines.map(({ rhetoric, dy }, i) =>
          Plot.text([rhetoric as number], {
            x: (share) => share,
            text: () => words[i] as string,
            frameAnchor: 'top',
            textAnchor: (rhetoric as number) > 0.4 ? 'end' : 'start',
            dx: (rhetoric as number) > 0.4 ? 4 : -4,
            dy,
            className: 'value',
          }),
        ),
        Plot.ruleY(
          placed.filter(({ level }) => level),
          { x1: 0, x2: 'substance', y: 'y', className: 'deed' },
        ),
        Plot.dot(
          placed.filter(({ level }) => level),
          {
            x: 'substance',
            y: 'y',
            r: 5,
            fill: 'currentColor',
            href: 'href',
            title: 'title',
            className: 'sign',
          },
        ),
        Plot.text(
          placed.filter(({ level, withheldBy, deeds }) => !level && (deeds > 0 || !withheldBy)),
          {
            x: 0,
            y: 'y',
            text: ({ status }: MatrixRow) => statusWords[status],
            dx: 6,
            textAnchor: 'start',
            href: 'href',
            className: 'silent',
          },
        ),
        ...[true, false].map((isDone) =>
          Plot.dot(
            placed.filter(({ level, withheldBy }) => withheldBy && Boolean(level) === isDone),
            {
              x: ({ substance }) => (isDone ? substance : 0),
              y: 'y',
              dx: isDone ? 15 : 8,
              symbol: 'square',
              r: 4.5,
              stroke: 'currentColor',
              href: 'href',
              title: 'title',
              className: 'withheld',
            },
          ),
        ),
        Plot.text(
          placed.filter(({ level, withheldBy, deeds }) => withheldBy && !level && deeds === 0),
          {
            x: 0,
            y: 'y',
            text: ({ withheldBy }) => `withheld by ${shortened(withheldBy as string, 24)}`,
            dx: 18,
            textAnchor: 'start',
            className: 'silent',
          },
        ),
      ],
    },
  });
}
