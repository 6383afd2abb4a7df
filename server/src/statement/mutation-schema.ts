import { Voice } from '../actor/enums.ts';
import { Marking } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { Credibility, Directness, SpeechAct } from './enums.ts';
import { TextSelectorInput } from './selector.ts';
import { statementService } from './service.ts';

defineMutations({
  service: statementService as never,
  verb: 'record',
  noun: ['statement', 'statements'],
  description:
    'Records what someone said, or that they avoided saying it. The side follows from the affiliations of the speaker.',
  fields: (t, creating) => ({
    speakerId: t.globalID({ for: [ref('Actor')], required: creating, description: 'Who speaks.' }),
    onBehalfOfId: t.globalID({
      for: [ref('Actor')],
      description: 'On whose behalf, if not as the post has it.',
    }),
    addresseeId: t.globalID({ for: [ref('Actor')], description: 'To whom.' }),
    occasion: t.string({ description: 'Where it was said: a conference, an interview.' }),
    place: t.string({ description: 'The place.' }),
    saidOn: t.field({
      type: 'EDTFDate',
      required: creating,
      description:
        'When it was said, no more exactly than the source tells. Where it tells nothing, ../ and the day of publication.',
    }),
    quote: t.string({
      description: 'The words, in the language they are held in. A quote or a paraphrase is needed.',
    }),
    quoteLanguage: t.field({ type: 'LanguageTag', description: 'The language of the quote.' }),
    translation: t.string({ description: 'The quote in English.' }),
    paraphrase: t.string({ description: 'The sense, in other words.' }),
    directness: t.field({
      type: Directness,
      required: creating,
      description: 'How directly the words reach us.',
    }),
    speechAct: t.field({ type: SpeechAct, required: creating, description: 'What the statement does.' }),
    relationshipId: t.globalID({ for: [ref('Relationship')], description: 'About which relationship.' }),
    areaIds: t.globalIDList({
      for: [ref('CooperationArea')],
      description: 'The areas it is about; at most 100.',
    }),
    documentId: t.globalID({
      for: [ref('Document')],
      required: creating,
      description: 'The document it stands in.',
    }),
    citationId: t.globalID({
      for: [ref('Citation')],
      description: 'The citation that the document gives for it.',
    }),
    selector: t.field({ type: TextSelectorInput, description: "Its words in the document's text." }),
    credibility: t.field({
      type: Credibility,
      description: 'How credible it is that it was said so; CANNOT_BE_JUDGED if it is left out.',
    }),
    voice: t.field({
      type: Voice,
      description: "With which authority, where it differs from what the speaker's post gives.",
    }),
    marking: t.field({ type: Marking, description: 'How far it may be passed on; CLEAR if it is left out.' }),
    sourceId: t.string({ description: 'Its id where it is imported from; unique.' }),
  }),
});
