import * as Plot from '@observablehq/plot';
import type { Asymmetry } from '../answer.ts';
import type { Links } from '../link.ts';
import { shortened, stanceVerb } from '../words.ts';
import { columnWidth, draw, type Picture } from './draw.ts';

const rowHeight = 34;
const margins = { marginLeft: 12, marginRight: 12, marginTop: 24, marginBottom: 4 };
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Over which words two sides part: how much of what each says is what, back to back. */
export function drawContributions({ sides, contributions }: Asymmetry, links: Links): Picture | null {
  if (contributions.length === 0) return null;
  const rows = contributions.map(({ concept, stance, shares }, i) => ({
    y: i * rowHeight,
    label: `${stanceVerb[stance]} “${shortened(concept.label, 44)}”`,
    title: `${stanceVerb[stance]} “${concept.label}”`,
    href: links.node('Concept', concept.id),
    shares: shares.map(({ share }) => share),
  }));
  const bars = [0, 1].map((side) =>
    rows.map((row) => ({
      ...row,
      share: row.shares[side] ?? 0,
      end: (side === 0 ? -1 : 1) * (row.shares[side] ?? 0),
    })),
  );
  const widest = Math.max(...rows.flatMap(({ shares }) => shares));
  const names = sides.map(({ name }) => name);
  return draw({
    name: 'contributions',
    title: `Over which words ${names.join(' and ')} part`,
    description: `What adds most to the divergence comes first. ${rows
      .map(
        ({ title, shares }) =>
          `${title}: ${names.map((name, i) => `${name} ${percent(shares[i] ?? 0)}`).join(', ')}.`,
      )
      .join(' ')}`,
    width: columnWidth,
    height: rows.length * rowHeight + margins.marginTop + margins.marginBottom,
    options: {
      ...margins,
      x: { domain: [-widest * 1.22, widest * 1.22], axis: null },
      y: { domain: [rows.length * rowHeight, 0], axis: null },
      marks: [
        ...bars.map((bar, side) =>
          Plot.rect(bar, {
            x1: 0,
            x2: 'end',
            y1: ({ y }) => y + 17,
            y2: ({ y }) => y + 28,
            fill: 'currentColor',
            href: 'href',
            title: ({ title, share }) => `${names[side]} ${title}: ${percent(share)} of what it says`,
            className: `bar side-${side}`,
          }),
        ),
        Plot.ruleX(rows, { x: 0, y1: ({ y }) => y + 15, y2: ({ y }) => y + 30, className: 'zero' }),
        Plot.text(rows, { x: 0, y: ({ y }) => y + 8, text: 'label', title: 'title', className: 'word' }),
        ...bars.map((bar, side) =>
          Plot.text(bar, {
            x: 'end',
            y: ({ y }) => y + 22.5,
            text: ({ share }) => (share === 0 ? '0' : percent(share)),
            dx: side === 0 ? -5 : 5,
            textAnchor: side === 0 ? 'end' : 'start',
            className: 'value',
          }),
        ),
        ...names.map((name, side) =>
          Plot.text([shortened(name, 28)], {
            frameAnchor: side === 0 ? 'top-left' : 'top-right',
            dy: -20,
            className: `side side-${side}`,
          }),
        ),
      ],
    },
  });
}
