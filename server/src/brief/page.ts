import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { linksTo } from './link.ts';
import { matrixOf } from './matrix.ts';
import { drawPictures } from './pictures/pictures.ts';
import type { Brief } from './read.ts';
import { readingsOf } from './readings.ts';
import { apart } from './sections/apart.ts';
import { contradictions } from './sections/contradictions.ts';
import { deeds } from './sections/deeds.ts';
import { judged } from './sections/judged.ts';
import { opening } from './sections/opening.ts';
import { sources } from './sections/sources.ts';
import type { Html } from './sections/statement.ts';
import { words } from './sections/words.ts';
import { pageStyle, pictureStyle } from './style.ts';
import { listed, spelled, titled } from './words.ts';

const style = `${pageStyle}${pictureStyle}`;

/** What a browser may do with a page: show it, and nothing else. The one style sheet is named by its hash. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contents = [
  ['words', 'How each side speaks'],
  ['apart', 'Two capitals'],
  ['deeds', 'What they do'],
  ['contradictions', 'Contradictions'],
  ['judged', 'Judgements'],
  ['sources', 'Missing sources'],
] as const;

/** The brief as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export async function pageOf(brief: Brief, endpoint: string): Promise<string> {
  const { told, wanted, clearance } = brief;
  const links = linksTo(
    endpoint,
    wanted,
    told.asymmetry.sides.map(({ id }) => id),
  );
  const readings = readingsOf(brief, links);
  const matrix = matrixOf(told);
  const pictures = drawPictures(told, readings, matrix, links);
  return documentOf(
    told.name,
    html`<a class="skip" href="#main">To the content</a>
    <header>
      <p class="banner"><span>Entente · brief</span><span>${windowOf(brief)}</span><span>For eyes up to <b>TLP:${clearance.replace('_', '+')}</b></span></p>
      <h1><a class="title" href="${links.node('Relationship', told.id)}">${told.name}</a></h1>
      ${told.description ? html`<p class="lead">${told.description}</p>` : ''}
      <nav aria-label="Contents"><ul>${contents.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
    </header>
    <main id="main">
      ${opening(told, links)}
      ${words(brief, pictures.characterisations, readings, links)}
      ${apart(told, pictures, links)}
      ${deeds(told, matrix, pictures.gap, links)}
      ${contradictions(told, links)}
      ${judged(told, pictures.likelihoods, links)}
      ${sources(told, links)}
    </main>
    <footer>
      <p>Every sign, bar and row leads to what stands behind it in the knowledge base, as a question in GraphiQL. The numbers are those that the API gives to whoever asked for this page;
        what they may not see is not in it.</p>
      <p>Dates are as exact as their sources, in EDTF: 2018-08 is a month, ../2019-10 any time up to then.${
        brief.each
          ? ''
          : ' There are too many statements for pictures of each: these show how many there are in a year.'
      }</p>
    </footer>`,
  );
}

/** What the brief covers, in a phrase. */
function windowOf({ wanted: { from, to, voices, knownAt } }: Brief): string {
  const span = from && to ? `${from} to ${to}` : from ? `from ${from}` : to ? `until ${to}` : 'All dates';
  return [
    titled(span),
    ...(voices.length > 0 ? [`voices: ${listed(voices.map(spelled))}`] : []),
    knownAt ? `as known at ${knownAt}` : 'as known now',
  ].join(' · ');
}

/** The page that says why there is no brief. */
export async function refusalPage(title: string, message: string): Promise<string> {
  return documentOf(
    title,
    html`<main id="main"><header><p class="banner"><span>Entente · brief</span></p><h1>${title}</h1><p class="lead">${message}</p></header></main>`,
  );
}

async function documentOf(title: string, body: Html): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title} – Entente</title>
<style>${raw(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return String(await page);
}
