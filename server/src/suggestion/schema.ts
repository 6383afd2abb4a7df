import './mutation-schema.ts';
import { z } from 'zod';
import { builder } from '../builder.ts';
import { CitationStatus } from '../document/enums.ts';
import { ref } from '../refs.ts';
import { Directness } from '../statement/enums.ts';
import { TextSelector } from '../statement/selector.ts';
import { SpeakerResolution } from './enums.ts';
import type { Speaker } from './references.ts';
import { type DocumentSuggestions, likely, suggestFor, type WithCandidates } from './service.ts';
import type { CitationSuggestion as Citation } from './suggest.ts';

const score = 'How likely it is right, 0 to 1; from 0.5 on, more likely than not.';

/** Rows of which only the ids are known: what is selected of them is read when they are asked for. */
const rowsOf = (ids: readonly string[]) => ids.map((id) => ({ id })) as never;

const SuggestedSpeaker = builder.objectRef<WithCandidates<Speaker>>('SuggestedSpeaker').implement({
  description: 'Who is likely to have said something.',
  fields: (t) => ({
    mention: t.exposeString('mention', {
      description:
        'The words of the text that stand for the speaker, such as "he" or "Foreign Minister Li Wei".',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name that they stand for, without titles; null where the words alone are known.',
    }),
    resolution: t.expose('resolution', {
      type: SpeakerResolution,
      description: 'How the words lead to the name.',
    }),
    candidates: t.field({
      type: [ref('Actor')],
      description:
        'The actors who bear exactly this name as their name or an alias. Several, where the name does not tell them apart; none, where nobody is recorded under it.',
      resolve: ({ candidates }) => rowsOf(candidates),
    }),
  }),
});

const CitationSuggestion = builder.objectRef<WithCandidates<Citation>>('CitationSuggestion').implement({
  description: 'A reference in brackets that a document seems to make. Nothing is recorded.',
  fields: (t) => ({
    selector: t.field({
      type: TextSelector,
      description: 'Its words, such as "RIA Novosti, June 7", and where they stand.',
      resolve: (citation) => citation,
    }),
    outlet: t.exposeString('outlet', {
      nullable: true,
      description:
        'The outlet that it names, in an academic text the authors; null where it is missing, and not guessed.',
    }),
    citedOn: t.expose('citedOn', {
      type: 'EDTFDate',
      nullable: true,
      description:
        "The date that it gives. A date without its year is the latest before the document's own; null if none can be told.",
    }),
    status: t.expose('status', {
      type: CitationStatus,
      description: 'UNRESOLVED, or INCOMPLETE where outlet or date is missing.',
    }),
    candidates: t.field({
      type: [ref('Actor')],
      description: 'The actors who bear exactly the name of the outlet as their name or an alias.',
      resolve: ({ candidates }) => rowsOf(candidates),
    }),
    score: t.exposeFloat('score', { description: score }),
  }),
});

const StatementSuggestion = builder
  .objectRef<DocumentSuggestions['statements'][number]>('StatementSuggestion')
  .implement({
    description:
      'Something that a document seems to quote, or to render in its own words. Nothing is recorded until it is accepted.',
    fields: (t) => ({
      selector: t.field({
        type: TextSelector,
        description: 'The words without their quotation marks, and where they stand.',
        resolve: (suggestion) => suggestion,
      }),
      directness: t.expose('directness', {
        type: Directness,
        description: 'DIRECT_QUOTE for whole sentences, PARTIAL_QUOTE for some words, or PARAPHRASE.',
      }),
      speaker: t.field({
        type: SuggestedSpeaker,
        nullable: true,
        description: 'Who says it; null where the text does not tell.',
        resolve: ({ speaker }) => speaker,
      }),
      reportingVerb: t.string({
        nullable: true,
        description:
          'The word that reports it, in its basic form, such as "say" or "according to"; null if none stands there.',
        resolve: ({ verb }) => verb,
      }),
      saidOn: t.expose('saidOn', {
        type: 'EDTFDate',
        nullable: true,
        description:
          'When it was said, no more exactly than the text tells; any time up to the date of its citation where that is all that is given. Null if neither tells.',
      }),
      citation: t.field({
        type: CitationSuggestion,
        nullable: true,
        description: 'The citation given for it; null if there is none, or it is not plain which.',
        resolve: ({ citation }) => citation,
      }),
      score: t.exposeFloat('score', { description: score }),
    }),
  });

const StatementSuggestions = builder.objectRef<DocumentSuggestions>('StatementSuggestions').implement({
  description: 'What a document seems to say and to cite. Both lists are in the order of the text.',
  fields: (t) => ({
    statements: t.field({
      type: [StatementSuggestion],
      description: 'What somebody seems to have said. They lie apart from each other, or one within another.',
      resolve: ({ statements }) => statements,
    }),
    citations: t.field({
      type: [CitationSuggestion],
      description: 'What it seems to cite in brackets.',
      resolve: ({ citations }) => citations,
    }),
  }),
});

builder.queryField('suggestStatements', (t) =>
  t.field({
    type: StatementSuggestions,
    nullable: true,
    description:
      'Proposes the quotations and citations of a document; writes nothing. Both lists are empty where its text is not held; null where there is no such document, or it may not be seen.',
    complexity: { field: 100, multiplier: 10 },
    args: {
      document: t.arg.globalID({ for: [ref('Document')], required: true, description: 'The document.' }),
      minimumScore: t.arg.float({
        defaultValue: likely,
        description:
          'The lowest score that is given, 0 to 1. Titles and words held at arm’s length lie below 0.5.',
        validate: z
          .number()
          .min(0, '"minimumScore" is at least 0.')
          .max(1, '"minimumScore" is at most 1.')
          .nullish(),
      }),
    },
    resolve: (_root, { document, minimumScore }, { source }) =>
      suggestFor(source, document.id, minimumScore ?? likely),
  }),
);
