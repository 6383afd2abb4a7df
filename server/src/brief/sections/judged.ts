import { html, raw } from 'hono/html';
import type { Assessment, Evidence, Told } from '../answer.ts';
import type { Links } from '../link.ts';
import type { Picture } from '../pictures/draw.ts';
import { statusWords } from '../pictures/gap.ts';
import { admiralty, counted, spelled, titled } from '../words.ts';
import { type Html, leftOut, saidBy, sourceOf, wordsOf } from './statement.ts';

/** What analysts conclude, how sure they are, and on which evidence. */
export function judged(
  { assessments: { nodes, totalCount } }: Told,
  pictures: ReadonlyMap<string, Picture>,
  links: Links,
): Html {
  return html`<section id="judged" class="judged" aria-labelledby="judged-title">
    <h2 id="judged-title">What analysts conclude, and on what</h2>
    <p class="note">How likely a judgement is and how well founded are two things. The letter and digit before a source are its Admiralty code: how reliable the source is (A to E),
      and how credible the information (1 to 5); F and 6 mean that it cannot be judged.</p>
    ${nodes.length === 0 ? html`<p class="say">No assessment is published.</p>` : nodes.map((each) => one(each, pictures.get(each.id), links))}
    ${leftOut(nodes.length, totalCount, 'published assessments')}
  </section>`;
}

function one(assessment: Assessment, picture: Picture | undefined, links: Links): Html {
  const { id, question, judgement, author, assessedOn, document, evidence, dissents, sourcing } = assessment;
  return html`<article class="assessment">
    <h3>${question}</h3>
    <p class="judgement">${judgement}</p>
    <p class="meta"><a href="${links.node('Assessment', id)}">${author.name}, <time>${assessedOn}</time></a>${document ? html`, in <a href="${links.node('Document', document.id)}">${document.title}</a>` : ''}</p>
    <div class="grounds">
      <div>
        <h4>${counted(evidence.totalCount, 'piece')} of evidence${sourcing.singleSource ? ', all from one source in the end' : ''}</h4>
        <ul class="evidence">${evidence.nodes.map((each) => piece(each, links))}</ul>
        ${leftOut(evidence.nodes.length, evidence.totalCount, 'pieces of evidence')}
      </div>
      <dl class="aside">
        <dt>How likely</dt>
        <dd>${picture ? raw(picture.svg) : 'Not given as a likelihood.'}</dd>
        <dt>How well founded</dt>
        <dd>${assessment.confidence ? `Confidence ${spelled(assessment.confidence)}.` : 'Not stated.'} ${assessment.confidenceBasis ?? ''}</dd>
        ${points('Taken for granted', assessment.assumptions)}
        ${points('Not known', assessment.gaps)}
        ${
          dissents.totalCount > 0
            ? html`<dt>${counted(dissents.totalCount, 'dissent')}</dt>${dissents.nodes.map(
                (dissent) =>
                  html`<dd>${dissent.text} <a class="meta" href="${links.node('Dissent', dissent.id)}">${dissent.author.name}${dissent.alternativeLikelihood ? `: rather ${spelled(dissent.alternativeLikelihood)}` : ''}</a></dd>`,
              )}${dissents.totalCount > dissents.nodes.length ? html`<dd class="meta">and ${dissents.totalCount - dissents.nodes.length} more</dd>` : ''}`
            : ''
        }
      </dl>
    </div>
  </article>`;
}

function points(title: string, texts: readonly string[]): Html {
  return texts.length > 0 ? html`<dt>${title}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}` : html``;
}

const roles = {
  SUPPORTS: ['+', 'supports it'],
  CONTRADICTS: ['−', 'contradicts it'],
  CONTEXT: ['·', 'context'],
} as const;

function piece(evidence: Evidence, links: Links): Html {
  const [sign, words] = roles[evidence.role];
  return html`<li class="${evidence.role}">
    <span class="role" role="img" aria-label="${words}" title="${words}">${sign}</span>
    <span>${content(evidence, links)}${evidence.note ? html` <i class="meta">${evidence.note}</i>` : ''}</span>
  </li>`;
}

function content({ statement, activity, document, otherAssessment }: Evidence, links: Links): Html {
  if (statement)
    return html`<a href="${links.node('Statement', statement.id)}">${wordsOf(statement)}</a>
      <span class="meta">${saidBy(statement)} · ${sourceOf(statement, links)}</span>`;
  if (activity)
    return html`<a href="${links.node('Activity', activity.id)}">${activity.title}</a>
      <span class="meta">${titled(activity.kind)}, ${activity.level ? spelled(activity.level) : statusWords[activity.evidenceStatus]}</span>`;
  if (document)
    return html`<a href="${links.node('Document', document.id)}">${document.title}</a>
      <abbr class="code" title="the reliability of the source; no one piece of information is meant">${admiralty(document.reliability, 'CANNOT_BE_JUDGED')}</abbr>`;
  if (otherAssessment)
    return html`<a href="${links.node('Assessment', otherAssessment.id)}">${otherAssessment.judgement}</a>
      <span class="meta">judgement of ${otherAssessment.author.name}</span>`;
  return html`<i class="meta">Evidence that may not be shown here.</i>`;
}
