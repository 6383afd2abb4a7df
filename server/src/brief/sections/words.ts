import { html, raw } from 'hono/html';
import type { Stance } from '../../_generated/prisma/enums.ts';
import type { Links } from '../link.ts';
import type { Picture } from '../pictures/draw.ts';
import type { Brief } from '../read.ts';
import { type Readings, type Row, rankOf } from '../readings.ts';
import { counted, listed, spelled } from '../words.ts';
import { type Html, saidBy, sourceOf, wordsOf } from './statement.ts';

const meanings: Record<Stance, string> = {
  AFFIRMS: 'uses the word',
  QUALIFIES: 'uses it with reservations',
  DENIES: 'denies it',
  AVOIDS: 'was expected to use it, and did not',
};

const shapes: Record<Stance, Html> = {
  AFFIRMS: html`<circle cx="8" cy="8" r="4.5" fill="currentColor" />`,
  QUALIFIES: html`<path d="M8 2.5 12.5 8 8 13.5 3.5 8Z" />`,
  DENIES: html`<path d="m4 4 8 8m0-8-8 8" />`,
  AVOIDS: html`<circle cx="8" cy="8" r="4.5" stroke-dasharray="2.2 1.6" />`,
};

const key = html`<ul class="key">${(Object.keys(meanings) as Stance[]).map(
  (stance) =>
    html`<li><svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">${shapes[stance]}</svg>${meanings[stance]}</li>`,
)}</ul>`;

/** How each side speaks of the relationship over time: a picture for each, and what was said. */
export function words(brief: Brief, pictures: readonly Picture[], readings: Readings, links: Links): Html {
  const { characterisations, parties } = brief.told;
  const { n, coded } = characterisations;
  return html`<section id="words" aria-labelledby="words-title">
    <h2 id="words-title">How each side speaks of it</h2>
    ${parties.map((party) => html`<p class="say">${highest(brief, party)}</p>`)}
    ${
      pictures.length === 0
        ? html`<p class="note">None of ${counted(n, 'statement')} is coded on a word for the ties.</p>`
        : html`<p class="note">${coded} of ${counted(n, 'statement')} are coded on a word for the ties. The higher a word stands, the closer the ties
            that it claims. A sign stands at the last day that the date can mean, and a line leads back to the first; the dotted line is the highest word
            affirmed so far. All sides share one ladder, so a row without signs is a word that the side does not use.</p>
          ${key}
          <div class="pair">${pictures.map(
            ({ title, svg }, i) => html`<figure>
              <figcaption><h3 class="${['one', 'two'][i] ?? ''}">${title}</h3></figcaption>
              ${raw(svg)}
            </figure>`,
          )}</div>
          ${table(readings)}`
    }
  </section>`;

  function table({ rows }: Readings): Html {
    const title = brief.each ? 'Every statement in the pictures' : 'Every number in the pictures';
    return html`<details>
      <summary>${title}: ${counted(rows.length, 'row')}</summary>
      <table class="said">
        <thead><tr><th scope="col">No.</th><th scope="col">${brief.each ? 'Said' : 'Year'}</th><th scope="col">Side</th><th scope="col">Reading</th>
          <th scope="col">${brief.each ? 'Words' : 'Statements'}</th></tr></thead>
        <tbody>${rows.map(row)}</tbody>
      </table>
    </details>`;
  }

  function row({ no, date, side, readings: read, href, said, n: many }: Row): Html {
    return html`<tr>
      <td class="number">${no}</td>
      <td class="number"><a href="${href}">${date ?? 'in no one year'}</a></td>
      <td>${side}</td>
      <td>${read.join(', ')}</td>
      <td class="words">${
        said
          ? html`${wordsOf(said)}<div class="meta">${saidBy(said)}. ${sourceOf(said, links)}</div>`
          : many.toLocaleString('en')
      }</td>
    </tr>`;
  }
}

/** How far up the ladder a side goes, and what it does otherwise. */
function highest({ told }: Brief, party: { id: string; name: string }): Html {
  const own = told.characterisations.points.filter(({ side }) => side?.id === party.id);
  const many = (stance: Stance) =>
    own.filter((point) => point.stance === stance).reduce((sum, { n }) => sum + n, 0);
  const others = (['QUALIFIES', 'DENIES', 'AVOIDS'] as const)
    .filter((stance) => many(stance) > 0)
    .map(
      (stance) => `${{ QUALIFIES: 'qualifies', DENIES: 'denies', AVOIDS: 'avoids' }[stance]} ${many(stance)}`,
    );
  const affirmed = own.filter(({ stance }) => stance === 'AFFIRMS');
  const top = affirmed.reduce((rank, { concept }) => Math.max(rank, rankOf(concept.level)), -1);
  const best = affirmed.filter(({ concept }) => rankOf(concept.level) === top);
  if (own.length === 0) return html`<b>${party.name}</b> is not on record with a word for the ties.`;
  const rest = others.length > 0 ? `; it ${listed(others)}` : '';
  if (affirmed.length === 0) return html`<b>${party.name}</b> affirms no word for the ties${rest}.`;
  const labels = [...new Set(best.map(({ concept }) => concept.label))];
  const level = best[0]?.concept.level;
  return html`<b>${party.name}</b> goes as far as “${listed(labels.slice(0, 3))}”${level ? ` (${spelled(level)})` : ''}, and affirms a word ${many('AFFIRMS') === 1 ? 'once' : `${many('AFFIRMS')} times`}${rest}.`;
}
