import { html } from 'hono/html';
import type { Rhetoric, Told } from '../answer.ts';
import type { Links } from '../link.ts';
import { counted, decimal, listed } from '../words.ts';
import type { Html } from './statement.ts';

/** So many judgements stand at the top; all of them have a section of their own. */
const mostConclusions = 5;

/** The headline figures, each with what it rests on, and what analysts conclude. */
export function opening(told: Told, links: Links): Html {
  const { assessments } = told;
  return html`<div class="opening">
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">In figures</h2>
      <dl class="figures">${figures(told).map(
        ({ value, unit, label, detail, wide }) => html`<div class="${wide ? 'wide' : ''}">
          <dt>${label}</dt>
          <dd><div class="value">${value}${unit ? html` <small>${unit}</small>` : ''}</div></dd>
          <dd class="detail">${detail}</dd>
        </div>`,
      )}</dl>
    </section>
    <section aria-labelledby="conclusions-title">
      <h2 id="conclusions-title">What analysts conclude</h2>
      ${
        assessments.nodes.length === 0
          ? html`<p class="note">No assessment of it is published.</p>`
          : html`<ul>${assessments.nodes.slice(0, mostConclusions).map(
              ({ id, question, judgement }) => html`<li>
                <span class="asked">${question}</span>
                <a href="${links.node('Assessment', id)}">${judgement}</a>
              </li>`,
            )}</ul>
            ${
              assessments.totalCount > mostConclusions
                ? html`<p class="note">${assessments.totalCount - mostConclusions} more <a href="#judged">below</a>.</p>`
                : ''
            }`
      }
    </section>
  </div>`;
}

interface Figure {
  value: string;
  unit?: string;
  label: string;
  detail: string;
  /** Whether it needs the room of two. */
  wide?: boolean;
}

function figures({
  characterisations,
  asymmetry,
  gap,
  contradictions,
  cooperation,
  assessments,
}: Told): Figure[] {
  const { n, coded, disputed } = characterisations;
  const same = contradictions.nodes.filter(({ sameSpeaker }) => sameSpeaker).length;
  const withheld = cooperation.areas.filter(({ restraints }) => restraints.totalCount > 0).length;
  const { divergence, interval } = asymmetry;
  return [
    {
      value: n.toLocaleString('en'),
      label: n === 1 ? 'statement' : 'statements',
      detail: `${coded} coded on a word for the ties, ${disputed} disputed`,
    },
    {
      value: divergence === null ? '–' : decimal(divergence),
      unit: divergence === null ? undefined : 'of 1',
      label: 'apart in their words',
      detail: `${interval ? `95 % interval ${decimal(interval.low)} to ${decimal(interval.high)}, ` : ''}n ${asymmetry.n.join(' and ')}`,
    },
    ...gap.sides.slice(0, 2).map(levelOf),
    ...gap.sides.slice(0, 2).flatMap((side) => gapOf(side, gap.cells)),
    {
      value: `${contradictions.totalCount}`,
      label: contradictions.totalCount === 1 ? 'contradiction' : 'contradictions',
      detail: `${same} of one speaker`,
    },
    {
      value: `${cooperation.n}`,
      label: cooperation.n === 1 ? 'activity' : 'activities',
      detail: `something is withheld in ${counted(withheld, 'area')}`,
    },
    {
      value: `${assessments.totalCount}`,
      label: assessments.totalCount === 1 ? 'published assessment' : 'published assessments',
      detail: `${assessments.nodes.filter(({ sourcing }) => sourcing.singleSource).length} on a single source`,
    },
  ];
}

function levelOf({ side, level, n, denied, avoided, qualified }: Rhetoric): Figure {
  return {
    value: level === null ? '–' : decimal(level, 1),
    unit: level === null ? undefined : 'of 6',
    label: `level of ${side.name}’s words`,
    detail: `n ${n}; ${listed([`${denied} denied`, `${avoided} avoided`, `${qualified} qualified`])}`,
  };
}

/** From the least to the most that a side's words exceed the deeds by. */
function gapOf({ side }: Rhetoric, cells: Told['gap']['cells']): Figure[] {
  const gaps = cells.flatMap((cell) =>
    cell.side.side.id === side.id && cell.gap !== null ? [cell.gap] : [],
  );
  if (gaps.length === 0) return [];
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)].map(signed) as [string, string];
  return [
    {
      value: least === most ? least : `${least} to ${most}`,
      wide: least !== most,
      label: `${side.name}’s words less the deeds`,
      detail: `above 0 more is said than done; n ${counted(gaps.length, 'area')}`,
    },
  ];
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${decimal(value)}`;
