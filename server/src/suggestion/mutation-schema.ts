import { builder } from '../builder.ts';
import { ref } from '../refs.ts';
import { Directness, SpeechAct } from '../statement/enums.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { acceptSuggestion } from './accept.ts';

const AcceptInput = builder.inputType('AcceptStatementSuggestionInput', {
  description: 'A suggestion that is right, with what the text does not tell.',
  fields: (t) => ({
    documentId: t.globalID({
      for: [ref('Document')],
      required: true,
      description: 'The document it was suggested from.',
    }),
    start: t.int({ required: true, description: 'Where its words begin, as its selector says.' }),
    end: t.int({ required: true, description: 'Where they end, as its selector says.' }),
    speakerId: t.globalID({ for: [ref('Actor')], required: true, description: 'Who speaks.' }),
    onBehalfOfId: t.globalID({
      for: [ref('Actor')],
      description: 'On whose behalf, if not as the post has it.',
    }),
    addresseeId: t.globalID({ for: [ref('Actor')], description: 'To whom.' }),
    relationshipId: t.globalID({ for: [ref('Relationship')], description: 'About which relationship.' }),
    areaIds: t.globalIDList({
      for: [ref('CooperationArea')],
      description: 'The areas it is about; at most 100.',
    }),
    saidOn: t.field({
      type: 'EDTFDate',
      description: 'When it was said; as suggested, if it is left out. Needed where nothing is suggested.',
    }),
    speechAct: t.field({
      type: SpeechAct,
      description: 'What the statement does; ASSERT if it is left out.',
    }),
    directness: t.field({
      type: Directness,
      description: 'How directly the words reach us; as suggested, if it is left out.',
    }),
    occasion: t.string({ description: 'Where it was said: a conference, an interview.' }),
    language: t.field({
      type: 'LanguageTag',
      description: 'The language of the quote; that of the document, if it is left out.',
    }),
    citation: t.boolean({
      description:
        'Whether the citation suggested with it, if there is one, is recorded too and linked; not, if it is left out.',
    }),
    idempotencyKey: t.string({
      description:
        'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
    }),
  }),
});

builder.mutationField('acceptStatementSuggestion', (t) =>
  t.prismaField({
    type: ref('Statement'),
    description:
      'Records a suggestion as a statement with its anchor, and on request the citation given for it, both or neither. The text is read anew; a suggestion that is no longer made is refused. The statement takes on the marking of the document.',
    args: { input: t.arg({ type: AcceptInput, required: true, description: 'What to accept.' }) },
    errors: {
      types: expectedErrors,
      union: { description: 'The statement, or why the write was refused.' },
    },
    resolve: async (query, _root, args, context) => {
      const { idempotencyKey, ...accepted } = plainInput<{ idempotencyKey?: string | null }>(args.input);
      const { writer, viewer, source } = context;
      const { id } = await acceptSuggestion(writer, viewer, source, accepted, idempotencyKey);
      return readBack(context, 'Statement', id, query) as never;
    },
  }),
);
