import { html, raw } from 'hono/html';
import { linksTo } from './link.ts';
import { matrixOf } from './matrix.ts';
import type { Picture } from './pictures/draw.ts';
import { columnWidth } from './pictures/draw.ts';
import { drawPictures } from './pictures/pictures.ts';
import type { Brief } from './read.ts';
import { readingsOf } from './readings.ts';
import { palette, pictureStyle } from './style.ts';

const [margin, titleHeight, gap] = [24, 30, 34];

/** All pictures of a brief below each other, as one SVG file that needs nothing else. */
export async function drawingOf(brief: Brief, endpoint: string): Promise<string> {
  const { told, wanted } = brief;
  const links = linksTo(
    endpoint,
    wanted,
    told.asymmetry.sides.map(({ id }) => id),
  );
  const pictures = drawPictures(told, readingsOf(brief, links), matrixOf(told), links);
  const all: Picture[] = [
    ...pictures.characterisations,
    ...(pictures.contributions ? [pictures.contributions] : []),
    pictures.asymmetry,
    ...(pictures.gap ? [pictures.gap] : []),
    ...pictures.likelihoods.values(),
  ];
  let y = margin + 44;
  const placed = all.map(({ title, svg, height }) => {
    const top = y;
    y += titleHeight + height + gap;
    // Each picture is an svg of its own, which a file sets in its place
    const inPlace = svg.replace(
      '<svg ',
      `<svg x="${margin}" y="${top + titleHeight}" width="${columnWidth}" height="${height}" `,
    );
    return html`<text class="heading" x="${margin}" y="${top + 16}">${title}</text>${raw(inPlace)}`;
  });
  const [width, height] = [columnWidth + 2 * margin, y];
  const file = html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" lang="en" aria-labelledby="title" aria-describedby="desc">
<title id="title">${told.name}: the pictures of its brief</title>
<desc id="desc">${all.map(({ title }) => title).join('. ')}.</desc>
<style>${raw(`${palette}${pictureStyle}${ownStyle}`)}</style>
<rect class="paper" width="100%" height="100%" />
<text class="name" x="${margin}" y="${margin + 18}">${told.name}</text>
${placed}
</svg>
`;
  return String(await file);
}

const ownStyle = `
.paper { fill: var(--paper); }
.name { font: 24px var(--serif); fill: var(--ink); }
.heading { font: 600 13.5px var(--serif); fill: var(--ink); }
`;
