import { builder } from '../builder.ts';

export const TextSelector = builder
  .objectRef<{
    exact: string;
    prefix: string | null;
    suffix: string | null;
    start: number | null;
    end: number | null;
  }>('TextSelector')
  .implement({
    description:
      "Words in a document's text, in the manner of a Web Annotation: by their place, and by themselves with what stands around them.",
    fields: (t) => ({
      exact: t.exposeString('exact', { description: 'The words.' }),
      prefix: t.exposeString('prefix', {
        nullable: true,
        description: 'What stands just before; null if not recorded.',
      }),
      suffix: t.exposeString('suffix', {
        nullable: true,
        description: 'What stands just after; null if not recorded.',
      }),
      start: t.exposeInt('start', {
        nullable: true,
        description: 'Where the words begin, in Unicode code points from 0; null if not known.',
      }),
      end: t.exposeInt('end', {
        nullable: true,
        description: 'Where they end, exclusive; null if not known.',
      }),
    }),
  });

export const TextSelectorInput = builder.inputType('TextSelectorInput', {
  description: "Words in a document's text. start and end may be left out where the text is not held.",
  fields: (t) => ({
    exact: t.string({ required: true, description: 'The words.' }),
    prefix: t.string({ description: 'What stands just before; at most 200 characters.' }),
    suffix: t.string({ description: 'What stands just after; at most 200 characters.' }),
    start: t.int({ description: 'Where the words begin, in Unicode code points from 0.' }),
    end: t.int({ description: 'Where they end, exclusive.' }),
  }),
});
