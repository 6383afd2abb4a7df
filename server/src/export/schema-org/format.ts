import { type About, type Format, piecesOf } from '../format.ts';
import { listOf, openedAt } from '../json.ts';
import type { Reading } from '../reading.ts';
import { labelled, tlpOf } from '../wording.ts';
import { type ClaimRow, claimOf, claimSelect, type ReviewRow, reviewOf, reviewSelect } from './claim.ts';
import { type WorkRow, workOf, workSelect } from './work.ts';

const file = 'entente.schema-org.jsonld';

/** What search engines and fact-checkers read. */
export const schemaOrg: Format = {
  description:
    'Statements as Claim, assessments of statements as ClaimReview, documents as works: the vocabulary of schema.org, JSON-LD.',
  extension: 'jsonld',
  mediaType: 'application/ld+json',
  files: [file],
  losses: [
    'Side, voice, addressee, on whose behalf, directness, speech act, credibility and selector of a statement are left out, and of the chain of attribution all but the first document.',
    'Codings are left out: the vocabulary has no stance towards a concept.',
    'Dates that are uncertain, open or intervals are left out: dates here are one day, month or year.',
    'The date of a claim, dateCreated, is when it was said; datePublished is what the works have that it appears in.',
    'Only assessments of a statement can be a ClaimReview. It has no reviewRating, as a likelihood is no verdict on the claim; likelihood and confidence stand in reviewBody.',
    'Evidence, dissents, hypotheses, reviews, activities, forecasts, affiliations and names in other scripts are left out.',
    'The reliability of documents, their texts and citations are left out.',
    'A state appears as an organization, as only persons and organizations can be authors.',
  ],
  types: ['Document', 'Statement', 'Assessment'],
  needs: (scope) => ({
    Assessment: {
      where: { statement: scope.Statement.where },
      reason: 'They are not about a statement of the selection.',
    },
  }),
  write: (reading, about) => piecesOf(file, texts(reading, about)),
};

async function* texts(reading: Reading, about: About): AsyncGenerator<string> {
  yield openedAt('@graph', { '@context': 'https://schema.org' });
  yield* listOf(nodes(reading, about));
  yield '}\n';
}

async function* nodes(reading: Reading, about: About): AsyncGenerator<object> {
  yield datasetOf(about);
  for await (const rows of reading.pages<WorkRow>('Document', workSelect)) yield* rows.map(workOf);
  for await (const rows of reading.pages<ClaimRow>('Statement', claimSelect)) yield* rows.map(claimOf);
  for await (const rows of reading.pages<ReviewRow>('Assessment', reviewSelect)) yield* rows.map(reviewOf);
}

/** The file itself, as a node of its own. */
export function datasetOf({ description, selection, clearance, losses }: About) {
  return {
    '@type': 'Dataset',
    name: 'Export from Entente',
    description: `${description}\nWhat it cannot carry:\n${losses.join('\n')}`,
    abstract: labelled({ ...selection }) || 'Everything that the clearance sees.',
    conditionsOfAccess: tlpOf(clearance),
  } as const;
}
