import { html } from 'hono/html';
import type { Contradiction, Said, Told } from '../answer.ts';
import type { Links } from '../link.ts';
import { stanceVerb } from '../words.ts';
import { type Html, leftOut, saidBy, sourceOf, wordsOf } from './statement.ts';

/** Where words contradict earlier ones, both texts side by side. */
export function contradictions({ contradictions: { nodes, totalCount } }: Told, links: Links): Html {
  return html`<section id="contradictions" aria-labelledby="contradictions-title">
    <h2 id="contradictions-title">Where words contradict each other</h2>
    ${nodes.length === 0 ? html`<p class="say">No contradiction is found.</p>` : ''}
    ${nodes.map((each) => one(each, links))}
    ${leftOut(nodes.length, totalCount, 'contradictions')}
  </section>`;
}

function one(each: Contradiction, links: Links): Html {
  const { earlier, later, earlierConcept, laterConcept, earlierStance, laterStance, sameSpeaker, inOrder } =
    each;
  const whose = sameSpeaker
    ? later.speaker.name
    : `${later.side?.name ?? 'One side'}, by ${earlier.speaker.name} and ${later.speaker.name}`;
  const what =
    each.kind === 'OPPOSITE_STANCES'
      ? `${stanceVerb[earlierStance]}, then ${stanceVerb[laterStance]} “${laterConcept.label}”`
      : `denies “${earlierConcept.label}”, then affirms “${laterConcept.label}”, which is as close or closer`;
  return html`<article class="contradiction">
    <h3>${whose}: ${what}</h3>
    <p class="note">${inOrder ? 'The order is certain.' : 'Inexact dates leave open which came first.'}</p>
    <div class="pair">${quoted(inOrder ? 'Earlier' : 'Perhaps earlier', earlier, links)}${quoted(inOrder ? 'Later' : 'Perhaps later', later, links)}</div>
  </article>`;
}

function quoted(when: string, said: Said, links: Links): Html {
  return html`<div><p class="meta">${when}</p><blockquote>
    <p class="words">${wordsOf(said)}</p>
    ${said.quote !== null && said.paraphrase !== null ? html`<p class="meta">Sense: ${said.paraphrase}</p>` : ''}
    <p class="meta"><a href="${links.node('Statement', said.id)}">${saidBy(said)}</a></p>
    <p class="meta">${sourceOf(said, links)}</p>
  </blockquote></div>`;
}
