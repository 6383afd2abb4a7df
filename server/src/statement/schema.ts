import { Voice } from '../actor/enums.ts';
import { evidenceLinkList } from '../assessment/list.ts';
import { builder } from '../builder.ts';
import { adjudicationList, codingList } from '../coding/list.ts';
import { defineLookup } from '../list/lookup.ts';
import { dateFields, linkedField, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { Credibility, Directness, SpeechAct } from './enums.ts';
import { statementList } from './list.ts';
import { TextSelector } from './selector.ts';

builder.prismaNode('Statement', {
  id: { field: 'id', description: 'Identifies the statement.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'One act of speech or writing by a speaker. To avoid a word that is expected is a statement too.',
  fields: (t) => ({
    ...recordedFields(t),
    ...dateFields(t, 'saidOn', 'When it was said, as exactly as the source tells.'),
    marking: markingField(t),
    speaker: t.relation('speaker', { description: 'Who speaks.' }),
    recordedSpeaker: t.field({
      type: ref('Actor'),
      description:
        'The actor under whose name it was recorded: another record of the speaker, where two were judged the same.',
      select: { speakerId: true },
      resolve: ({ speakerId }: { speakerId: string }) => ({ id: speakerId }),
    } as never),
    onBehalfOf: t.relation('onBehalfOf', {
      nullable: true,
      description: 'On whose behalf; null if on the own, or as the post has it.',
    }),
    addressee: t.relation('addressee', {
      nullable: true,
      description: 'To whom; null if to nobody in particular.',
    }),
    side: t.relation('side', {
      nullable: true,
      description:
        "The party of the relationship that the speaker represents on that day: onBehalfOf, or where the speaker's affiliations lead. Null for a third party.",
    }),
    voice: t.expose('voice', {
      type: Voice,
      nullable: true,
      description:
        "With which authority: as recorded, or as the speaker's post on that day gives it. Null if no post gives one.",
    }),
    occasion: t.exposeString('occasion', {
      nullable: true,
      description: 'Where it was said: a conference, an interview; null if not known.',
    }),
    place: t.exposeString('place', { nullable: true, description: 'The place; null if not known.' }),
    quote: t.exposeString('quote', {
      nullable: true,
      description: 'The words, in the language they are held in; null where only the sense is known.',
    }),
    quoteLanguage: t.expose('quoteLanguage', {
      type: 'LanguageTag',
      nullable: true,
      description: 'The language of the quote; null if not known.',
    }),
    translation: t.exposeString('translation', {
      nullable: true,
      description: 'The quote in English; null if it is English or not translated.',
    }),
    paraphrase: t.exposeString('paraphrase', {
      nullable: true,
      description: 'The sense, in other words; null where the quote stands for itself.',
    }),
    directness: t.expose('directness', { type: Directness, description: 'How directly the words reach us.' }),
    speechAct: t.expose('speechAct', { type: SpeechAct, description: 'What the statement does.' }),
    credibility: t.expose('credibility', {
      type: Credibility,
      description: 'How credible it is that it was said so.',
    }),
    relationship: t.relation('relationship', {
      nullable: true,
      description: 'About which relationship; null if about none.',
    }),
    areas: linkedField(
      t,
      'areas',
      'area',
      'CooperationArea',
      'areaId',
      'The areas it is about; at most 100.',
    ),
    document: t.relation('document', {
      nullable: true,
      description: 'The document it stands in; null where you may not see it.',
    }),
    citation: t.relation('citation', {
      nullable: true,
      description: 'The citation that the document gives for it; null if none.',
    }),
    selector: t.field({
      type: TextSelector,
      nullable: true,
      description: "Its words in the document's text; null if they are not anchored.",
      select: {
        selectorExact: true,
        selectorPrefix: true,
        selectorSuffix: true,
        selectorStart: true,
        selectorEnd: true,
      },
      resolve: (row) =>
        row.selectorExact === null
          ? null
          : {
              exact: row.selectorExact,
              prefix: row.selectorPrefix,
              suffix: row.selectorSuffix,
              start: row.selectorStart,
              end: row.selectorEnd,
            },
    }),
    sourceId: t.exposeString('sourceId', {
      nullable: true,
      description: 'Its id where it was imported from; null if recorded by hand.',
    }),
    attributions: t.relation('attributions', {
      description:
        'The chain through which it reaches us, from the speaker on; empty where it is first-hand. At most 20.',
      query: { where: { retractedAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 20 },
    }),
    codings: codingList.within(t, 'Statement', 'codings', 'How coders read it.'),
    adjudications: adjudicationList.within(t, 'Statement', 'adjudications', 'The decisions between codings.'),
    evidenceFor: evidenceLinkList.within(
      t,
      'Statement',
      'evidenceLinks',
      'The assessments for which it is evidence.',
    ),
  }),
});

defineLookup('statement', 'Statement', 'statement', {
  sourceId: {
    type: 'String',
    description: 'Its id where it was imported from.',
    where: (sourceId: string) => ({ sourceId }),
  },
});

statementList.root('statements', 'Who said what, in which words and with which authority.');
