import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { DocumentKind } from '../document/enums.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { cancelImport, findJob, type Job, requestImport } from './job-service.ts';
import { ImportJob } from './schema.ts';

const ImportDocumentsInput = builder.inputType('ImportDocumentsInput', {
  description: 'A file of documents, and what holds for those that do not say it themselves.',
  fields: (t) => ({
    file: t.string({
      required: true,
      description:
        "A path inside the server's directory of imports. JSON lines in UTF-8, also packed with gzip: one document a line, with id and, as far as they are known, title, date, text, url and others.",
    }),
    source: t.string({
      required: true,
      description:
        'What the source is called here, such as "kremlin": small letters, digits, dots and hyphens. The ids in the file are unique within it.',
    }),
    kind: t.field({ type: DocumentKind, description: 'The kind; OTHER, if it is left out.' }),
    language: t.field({ type: 'LanguageTag', description: 'The language of the texts.' }),
    publisher: t.string({ description: 'The name of the publisher.' }),
    idempotencyKey: t.string({
      description:
        'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
    }),
  }),
});

/** The job that a mutation has written, as it is now. */
const written = async ({ writer, viewer }: Context, id: string) => (await findJob(writer, viewer, id)) as Job;

builder.mutationField('importDocuments', (t) =>
  t.field({
    type: ImportJob,
    description:
      'Asks the server to import a file that lies in its directory of imports. The answer comes at once; the import is done afterwards, also when the server ends meanwhile. The same file again changes nothing.',
    args: { input: t.arg({ type: ImportDocumentsInput, required: true, description: 'What to import.' }) },
    errors: { types: expectedErrors, union: { description: 'The import, or why it was refused.' } },
    resolve: async (_root, args, context) => {
      const { idempotencyKey, ...input } = plainInput<{ idempotencyKey?: string | null }>(args.input);
      const { writer, viewer, imports } = context;
      const { id } = await requestImport(writer, viewer, imports.directory, input, idempotencyKey);
      imports.wake();
      return written(context, id);
    },
  }),
);

const CancelImportInput = builder.inputType('CancelImportInput', {
  description: 'An import that is to end.',
  fields: (t) => ({
    id: t.globalID({ for: [ImportJob], required: true, description: 'The import.' }),
  }),
});

builder.mutationField('cancelImport', (t) =>
  t.field({
    type: ImportJob,
    description: 'Cancels an import that has not ended. What was imported stays, and can be retracted.',
    args: { input: t.arg({ type: CancelImportInput, required: true, description: 'Which import.' }) },
    errors: { types: expectedErrors, union: { description: 'The import, or why it was refused.' } },
    resolve: async (_root, { input }, context) => {
      const { id } = input.id;
      await cancelImport(context.writer, context.viewer, id);
      return written(context, id);
    },
  }),
);
