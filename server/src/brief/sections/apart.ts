import { html, raw } from 'hono/html';
import type { Told } from '../answer.ts';
import type { Links } from '../link.ts';
import type { Picture } from '../pictures/draw.ts';
import { decimal, listed, stanceVerb } from '../words.ts';
import type { Html } from './statement.ts';

/** How differently two sides speak: over which words, and year by year. */
export function apart(
  { asymmetry, parties }: Told,
  pictures: { contributions: Picture | null; asymmetry: Picture },
  links: Links,
): Html {
  const { sides, n, divergence, interval, contributions, overTime } = asymmetry;
  const names = listed(sides.map(({ name }) => name));
  return html`<section id="apart" class="apart" aria-labelledby="apart-title">
    <h2 id="apart-title">Seen from two capitals</h2>
    <p class="say">${
      divergence === null
        ? html`${names} cannot be compared: one of them is not on record with a word for the ties.`
        : html`The words of ${names} differ by <b>${decimal(divergence)}</b> of 1${interval ? `, between ${decimal(interval.low)} and ${decimal(interval.high)} with 95 % confidence` : ''}.`
    }</p>
    <p class="note">Jensen–Shannon divergence over words and stances: 0 where two sides say the same in the same shares, 1 where they have nothing in common.
      It rests on ${listed(n.map((each, i) => `${each} readings of ${sides[i]?.name}`))}; few readings make it too high by chance, which the interval allows for.
      ${parties.length > 2 ? `The first two of ${parties.length} parties are compared.` : ''}</p>
    <div class="pair">
      ${pictures.contributions ? figure(pictures.contributions, 'Share of all readings of each side. What adds most to the divergence stands on top.') : ''}
      ${figure(pictures.asymmetry, 'Bar: 95 % interval. What cannot be dated to one year counts in all only.')}
    </div>
    <details>
      <summary>The numbers of both pictures</summary>
      <table>
        <thead><tr><th scope="col">Reading</th>${sides.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col" class="number">Adds</th></tr></thead>
        <tbody>${contributions.map(
          ({ concept, stance, shares, contribution }) => html`<tr>
            <th scope="row">${stanceVerb[stance]} “<a href="${links.node('Concept', concept.id)}">${concept.label}</a>”</th>
            ${shares.map(({ share }) => html`<td class="number">${Math.round(share * 100)} %</td>`)}
            <td class="number">${decimal(contribution, 3)}</td>
          </tr>`,
        )}</tbody>
      </table>
      <table>
        <thead><tr><th scope="col">Period</th><th scope="col" class="number">Divergence</th><th scope="col" class="number">95 % interval</th><th scope="col" class="number">n</th></tr></thead>
        <tbody>${[{ period: null, divergence, interval, n }, ...overTime].map(
          (row) => html`<tr>
            <th scope="row"><a href="${links.asymmetry(row.period)}">${row.period ?? 'all'}</a></th>
            <td class="number">${row.divergence === null ? '–' : decimal(row.divergence)}</td>
            <td class="number">${row.interval ? `${decimal(row.interval.low)} to ${decimal(row.interval.high)}` : '–'}</td>
            <td class="number">${row.n.join(' : ')}</td>
          </tr>`,
        )}</tbody>
      </table>
    </details>
  </section>`;
}

function figure({ title, svg }: Picture, note: string): Html {
  return html`<figure><figcaption><h3>${title}</h3><p class="note">${note}</p></figcaption>${raw(svg)}</figure>`;
}
