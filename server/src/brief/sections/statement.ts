import { html } from 'hono/html';
import type { Said } from '../answer.ts';
import type { Links } from '../link.ts';
import { admiralty, admiraltyWords, spelled } from '../words.ts';

/** Text that is safe to stand in a page: whatever was put in is escaped. */
export type Html = ReturnType<typeof html>;

/** What was said, in the words in which it was said; in other words where only the sense is known. */
export function wordsOf({ quote, translation, paraphrase }: Said): Html {
  if (quote === null) return html`${paraphrase ?? 'No words are recorded.'}`;
  return html`“${quote}”${translation ? html` <i>(${translation})</i>` : ''}`;
}

/** Who said it, with which authority, and when. */
export function saidBy({ speaker, side, voice, occasion, saidOn }: Said): Html {
  const standing = [voice && spelled(voice), side && side.name !== speaker.name && `for ${side.name}`].filter(
    (each) => each,
  );
  return html`${speaker.name}${standing.length > 0 ? html` (${standing.join(', ')})` : ''},
    <time>${saidOn}</time>${occasion ? html`, ${occasion}` : ''}`;
}

/** How far the words can be trusted: the pair of the Admiralty code, how directly they reach us, and whether the source can be found. */
export function sourceOf({ document, credibility, directness, citation }: Said, links: Links): Html {
  const reliability = document?.reliability ?? 'F';
  const code = admiralty(reliability, credibility);
  const meaning = admiraltyWords(reliability, credibility);
  const pair = document
    ? html`<a class="code" href="${links.node('Document', document.id)}" title="${document.title}: ${meaning}">${code}</a>`
    : html`<abbr class="code" title="${meaning}">${code}</abbr>`;
  const unresolved = citation && citation.status !== 'RESOLVED' ? html` · ${missing(citation, links)}` : '';
  return html`${pair} ${spelled(directness)}${unresolved}`;
}

/** A reference that leads nowhere yet, as it stands in the source. */
export function missing({ id, rawText, status }: NonNullable<Said['citation']>, links: Links): Html {
  return html`<a class="missing" href="${links.node('Citation', id)}">${
    status === 'INCOMPLETE' ? 'source missing' : 'source not found yet'
  }: “${rawText}”</a>`;
}

/** Says how many rows of a list are not on the page. */
export function leftOut(shown: number, total: number, noun: string): Html {
  return total > shown
    ? html`<p class="left-out">${(total - shown).toLocaleString('en')} more ${noun} are not shown here.</p>`
    : html``;
}
