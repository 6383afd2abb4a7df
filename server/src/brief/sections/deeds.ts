import { html, raw } from 'hono/html';
import { CooperationLevel } from '../../_generated/prisma/enums.ts';
import type { Done, Listed, Told } from '../answer.ts';
import type { Links } from '../link.ts';
import type { Matrix, MatrixRow } from '../matrix.ts';
import type { Picture } from '../pictures/draw.ts';
import { statusWords } from '../pictures/gap.ts';
import { counted, decimal, listed, spelled, titled } from '../words.ts';
import type { Html } from './statement.ts';

const levels = Object.keys(CooperationLevel) as CooperationLevel[];
/** So many names of areas of which nothing is known are written out. */
const mostNames = 20;

/** What is done and what is withheld, area by area, and how that compares with the words. */
export function deeds(told: Told, matrix: Matrix, picture: Picture | null, links: Links): Html {
  const { rows, unknown, leftOut } = matrix;
  const withheld = rows.filter(({ withheldBy }) => withheldBy);
  return html`<section id="deeds" aria-labelledby="deeds-title">
    <h2 id="deeds-title">What they do, and what they withhold</h2>
    ${rows.length === 0 ? html`<p class="say">No activity is recorded.</p>` : html`<p class="say">${reach(rows)} ${withholding(withheld)}</p>`}
    <p class="note">n ${counted(told.cooperation.n, 'activity', 'activities')}. The level of an area is the highest of a deed that was observed in it or below it. “Searched, none found” and
      “not searched” are different answers; what is withheld on purpose stands beside the level, and does not lower it.</p>
    ${
      picture
        ? html`<div class="pair"><figure>
            <figcaption><h3>${picture.title}</h3><p class="note">Bar: how far cooperation has come. Dashed line: the mean level of the words that a side affirms, as the
              same share of its scale (${said(told)}). □ Something is withheld.</p></figcaption>
            ${raw(picture.svg)}
          </figure>
          <div><h3>What is withheld on purpose</h3>${withheldList(rows, links)}</div></div>`
        : ''
    }
    ${rows.length === 0 ? '' : table(told, rows, links)}
    ${leftOut > 0 ? html`<p class="left-out">${counted(leftOut, 'more area')} of which something is recorded ${leftOut === 1 ? 'is' : 'are'} not shown here.</p>` : ''}
    ${
      unknown.length > 0
        ? html`<p class="left-out">Nothing is recorded of ${counted(unknown.length, 'area')}: ${listed([
            ...unknown.slice(0, mostNames).map(({ label }) => label),
            ...(unknown.length > mostNames ? [`${unknown.length - mostNames} more`] : []),
          ])}.</p>`
        : ''
    }
  </section>`;
}

/** The highest level, and where it is reached. */
function reach(rows: readonly MatrixRow[]): string {
  const highest = Math.max(...rows.map(({ level }) => (level ? levels.indexOf(level) : -1)));
  if (highest < 0) return 'No deed was observed.';
  const at = rows.filter(({ level }) => level === levels[highest]).length;
  return `Cooperation goes as far as “${spelled(levels[highest] as string)}”, in ${at} of ${counted(rows.length, 'area')} on record.`;
}

function withholding(rows: readonly MatrixRow[]): string {
  if (rows.length === 0) return 'Nothing is known to be withheld.';
  const by = [...new Set(rows.map(({ withheldBy }) => withheldBy as string))];
  return `Something is withheld in ${rows.length}, by ${listed(by)}: ${listed(rows.slice(0, 4).map(({ area }) => area.label))}${rows.length > 4 ? ' among them' : ''}.`;
}

function said({ gap }: Told): string {
  return gap.sides
    .map(({ side, level, n }) =>
      level === null ? `${side.name}: no word affirmed` : `${side.name}: ${decimal(level, 1)} of 6, n ${n}`,
    )
    .join('; ');
}

function withheldList(rows: readonly MatrixRow[], links: Links): Html {
  const all = new Map(
    rows.flatMap(({ restraints }) => restraints.nodes).map((restraint) => [restraint.id, restraint]),
  );
  if (all.size === 0) return html`<p class="note">Nothing is on record.</p>`;
  return html`<ul class="withheld-list">${[...all.values()].map(
    ({ id, title, period, participants }) => html`<li><a href="${links.node('Activity', id)}">${title}</a>
      <span class="meta">${participants.map(({ name }) => name).join(', ')}${period ? html`, <time>${period}</time>` : ''}</span></li>`,
  )}</ul>`;
}

function table({ gap }: Told, rows: readonly MatrixRow[], links: Links): Html {
  return html`<table class="matrix">
    <caption class="skip">Cooperation by area</caption>
    <thead><tr><th scope="col">Area</th><th scope="col">How far it has come</th><th scope="col" class="deeds">Deeds</th><th scope="col">Withheld by</th>${gap.sides.map(({ side }) => html`<th scope="col" class="number">${side.name}’s words less deeds</th>`)}</tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr>
        <th scope="row" class="depth-${Math.min(row.depth, 3)}"><a href="${links.node('CooperationArea', row.area.id)}">${row.area.label}</a></th>
        <td>${level(row)}</td>
        <td class="deeds">${doneIn(row.own, links)}</td>
        <td>${row.withheldBy ? html`<span class="stop">${row.withheldBy}</span>` : ''}</td>
        ${row.gaps.map(({ gap: value }) => html`<td class="number">${value === null ? '–' : `${value > 0 ? '+' : ''}${decimal(value)}`}</td>`)}
      </tr>`,
    )}</tbody>
  </table>`;
}

function level({ level: reached, status, counts, obligations, deeds: many }: MatrixRow): Html {
  const others = counts
    .filter((count) => count.n > 0 && count.status !== 'OBSERVED' && (reached || count.status !== status))
    .map(({ status: other, n }) => `${n} ${statusWords[other]}`);
  const rank = reached ? levels.indexOf(reached) : -1;
  const steps = html`<span class="steps" aria-hidden="true">${levels.map((_, i) => html`<i class="${i <= rank ? 'on' : ''}"></i>`)}</span>`;
  return html`${
    reached
      ? html`${steps}<span class="status">${titled(reached)}</span>`
      : html`<span class="status unknown">${many === 0 ? 'No deed on record: not searched' : statusWords[status]}</span>`
  }${others.length > 0 ? html`<div class="meta">${listed(others)}</div>` : ''}${
    obligations.length > 0 ? html`<div class="meta">obliges to ${listed(obligations.map(spelled))}</div>` : ''
  }`;
}

function doneIn({ nodes, totalCount }: Listed<Done>, links: Links): Html {
  return html`<ul class="plain">${nodes.map(
    ({ id, title, period, evidenceStatus }) => html`<li><a href="${links.node('Activity', id)}">${title}</a>
      <span class="meta">${[period, evidenceStatus !== 'OBSERVED' && statusWords[evidenceStatus]].filter(Boolean).join(', ')}</span></li>`,
  )}${totalCount > nodes.length ? html`<li class="meta">and ${totalCount - nodes.length} more</li>` : ''}</ul>`;
}
