import type { Where } from '../../read/arguments.ts';
import { type About, type Format, piecesOf } from '../format.ts';
import { listOf, openedAt, said } from '../json.ts';
import type { Reading } from '../reading.ts';
import { objects } from './bundle.ts';
import { stixId } from './ids.ts';

const file = 'entente.stix.json';

/** What threat-intelligence platforms read. */
export const stix: Format = {
  description:
    'A bundle for threat-intelligence platforms: STIX 2.1 with the markings of TLP 2.0 and no properties of our own.',
  extension: 'json',
  mediaType: 'application/stix+json;version=2.1',
  files: [file],
  losses: [
    'An identity is an individual, a group or an organization; the kind of actor is a label, and names have no language.',
    'Statements, activities and assessments are notes, told apart by a label. Of a statement, who speaks, on whose behalf, to whom and for which side is told apart in its text only; its place in the text of a document is left out.',
    'A coding is the opinion of its speaker on a grouping that stands for the concept, and QUALIFIES and AVOIDS are both neutral; the stance stands in the explanation. Rounds, states, adjudications and the trees of concepts and areas are left out.',
    'A report needs a moment of publication: the first that the date can mean, or that of the recording where no date is known; the date itself stands in the description.',
    'A relationship has a start or a stop only where the source names a day; else the dates stand in its description.',
    'Likelihood stands in the text of a note, as STIX has a scale for confidence only.',
    'A relationship of more than two parties becomes one for each pair.',
    'What a grouping, a report or a note refers to is what this selection and clearance hold: a bundle of another selection has the same object with other references.',
    'Texts of documents, citations, forecasts, hypotheses, reviews, and the weight of evidence are left out.',
  ],
  types: [
    'Actor',
    'Affiliation',
    'IdentityJudgement',
    'Relationship',
    'Document',
    'Statement',
    'Coding',
    'Activity',
    'Assessment',
  ],
  needs: (scope, live) => {
    const spoken: Where = { speaker: live };
    const notes: Where = { AND: [scope.Statement.where, spoken] };
    return {
      IdentityJudgement: {
        where: { verdict: 'SAME' },
        reason: 'STIX can say that two are the same, and nothing else of it.',
      },
      Statement: { where: spoken, reason: 'Their speaker is retracted, and a note is a note on something.' },
      Coding: {
        where: { state: { not: 'ASSIGNED' }, concept: live, statement: spoken },
        reason: 'They are not submitted yet, or their concept or speaker is retracted.',
      },
      Document: {
        where: {
          OR: [{ publisher: live }, { authors: { some: { actor: live } } }, { statements: { some: notes } }],
        },
        reason: 'A report refers to something, and these have no publisher, no author and no statement.',
      },
      Activity: {
        where: { participants: { some: { actor: live } } },
        reason: 'A note is a note on something, and these have no participant.',
      },
      Assessment: { where: { author: live }, reason: 'Their author is retracted.' },
    };
  },
  write: (reading, about) => piecesOf(file, texts(reading, about)),
};

async function* texts(reading: Reading, about: About): AsyncGenerator<string> {
  const id = stixId('bundle', about.clearance, JSON.stringify(said(about.selection)));
  yield openedAt('objects', { type: 'bundle', id });
  yield* listOf(objects(reading, about));
  yield '}\n';
}
