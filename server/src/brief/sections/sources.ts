import { html } from 'hono/html';
import type { Told } from '../answer.ts';
import type { Links } from '../link.ts';
import { counted } from '../words.ts';
import { type Html, leftOut, missing, saidBy, wordsOf } from './statement.ts';

/** The statements whose source is missing or not found: they stay to be seen, and nothing is guessed. */
export function sources({ unsourced: { nodes, totalCount } }: Told, links: Links): Html {
  return html`<section id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">Sources that are missing</h2>
    <p class="say">${
      totalCount === 0
        ? 'Every reference that is given for a statement leads to its source.'
        : `${counted(totalCount, 'statement')} ${totalCount === 1 ? 'rests' : 'rest'} on a reference that leads nowhere yet. It stands here as the document gives it.`
    }</p>
    ${
      nodes.length === 0
        ? ''
        : html`<table class="said">
            <thead><tr><th scope="col">Reference</th><th scope="col">Statement</th></tr></thead>
            <tbody>${nodes.map(
              (said) => html`<tr><td>${said.citation ? missing(said.citation, links) : ''}</td>
                <td class="words"><a href="${links.node('Statement', said.id)}">${wordsOf(said)}</a> <span class="meta">${saidBy(said)}</span></td></tr>`,
            )}</tbody>
          </table>`
    }
    ${leftOut(nodes.length, totalCount, 'statements')}
  </section>`;
}
