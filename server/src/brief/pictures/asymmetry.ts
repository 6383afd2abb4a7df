import * as Plot from '@observablehq/plot';
import type { Asymmetry, Interval } from '../answer.ts';
import type { Links } from '../link.ts';
import { decimal, shortened } from '../words.ts';
import { columnWidth, draw, type Picture } from './draw.ts';

const rowHeight = 26;
const margins = { marginLeft: 60, marginRight: 62, marginTop: 18, marginBottom: 30 };

interface Row {
  y: number;
  label: string;
  divergence: number | null;
  interval: Interval | null;
  n: string;
  /** Why there is no number. */
  silent: string;
  href: string;
  title: string;
}

/** How far two sides are apart, in all and year by year, each with its interval and how many readings it rests on. */
export function drawAsymmetry({ sides, overTime, ...all }: Asymmetry, links: Links): Picture {
  const periods = [
    { period: null, divergence: all.divergence, interval: all.interval, n: all.n },
    ...overTime.map((point) => ({ ...point, interval: point.interval ?? null })),
  ];
  const rows = periods.map(({ period, divergence, interval, n }, i): Row => {
    const label = period ?? 'all';
    const silent = sides.filter((_, side) => (n[side] ?? 0) === 0).map(({ name }) => shortened(name, 16));
    const value =
      divergence === null
        ? `no comparison, ${silent.join(' and ')} silent`
        : `${decimal(divergence)}${interval ? ` (${decimal(interval.low)} to ${decimal(interval.high)})` : ', too few readings for an interval'}`;
    return {
      y: i * rowHeight + rowHeight / 2,
      label,
      divergence,
      interval,
      n: n.join(' : '),
      silent: `nothing dated from ${silent.join(' and ')}`,
      href: links.asymmetry(period),
      title: `${label}: ${value}; n ${n.join(' and ')}`,
    };
  });
  const height = rows.length * rowHeight;
  const told = rows.filter(({ divergence }) => divergence !== null);
  return draw({
    name: 'asymmetry',
    title: `How far apart ${sides.map(({ name }) => name).join(' and ')} are in their words`,
    description: `Divergence, 0 for the same words to 1 for nothing in common. ${rows.map(({ title }) => title).join('. ')}.`,
    width: columnWidth,
    height: height + margins.marginTop + margins.marginBottom,
    options: {
      ...margins,
      x: { domain: [0, 1], axis: null, label: null },
      y: { domain: [height, 0], axis: null },
      marks: [
        Plot.ruleX([0, 0.25, 0.5, 0.75, 1], { className: 'rung' }),
        Plot.axisX({
          ticks: [0, 0.25, 0.5, 0.75, 1],
          tickSize: 4,
          tickFormat: (share: number) => `${share}`,
          label: null,
          className: 'axis',
        }),
        Plot.text(rows, {
          y: 'y',
          text: 'label',
          frameAnchor: 'left',
          dx: -margins.marginLeft,
          className: 'word',
        }),
        Plot.text(rows, {
          y: 'y',
          text: 'n',
          frameAnchor: 'right',
          dx: margins.marginRight,
          className: 'value',
        }),
        Plot.text([sides.length ? 'n' : ''], {
          frameAnchor: 'top-right',
          dx: margins.marginRight,
          dy: -14,
          className: 'value',
        }),
        Plot.ruleY(
          told.filter(({ interval }) => interval),
          {
            y: 'y',
            x1: ({ interval }) => interval?.low,
            x2: ({ interval }) => interval?.high,
            marker: 'tick',
            className: 'interval',
          },
        ),
        Plot.dot(told, {
          x: 'divergence',
          y: 'y',
          r: 4.5,
          fill: 'currentColor',
          stroke: 'currentColor',
          href: 'href',
          title: 'title',
          className: 'sign',
        }),
        Plot.text(
          rows.filter(({ divergence }) => divergence === null),
          { y: 'y', text: 'silent', frameAnchor: 'left', dx: 4, className: 'silent' },
        ),
      ],
    },
  });
}
