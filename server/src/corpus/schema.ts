import { z } from 'zod';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { connectionOf, countCost, largestPage, type PageArguments, pageOf, usualPage } from '../list/page.ts';
import { ImportOutcome, ImportState } from './enums.ts';
import { countJobs, findJob, type Job, listJobs, notesOf } from './job-service.ts';
import type { Note } from './summary.ts';

const ImportNote = builder.objectRef<Note>('ImportNote').implement({
  description: 'What there is to say of one row of an imported file. A row may have several.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Where the row begins in the file, counted from 1.' }),
    outcome: t.expose('outcome', { type: ImportOutcome, description: 'Whether the row went in.' }),
    reason: t.exposeString('reason', { description: 'What is wrong with it, or what was put right.' }),
    raw: t.exposeString('raw', {
      description: 'The row as it stands in the file; of a long one its first 1,000 characters.',
    }),
  }),
});

const count = (what: string) =>
  ({ description: `How many documents ${what}, since the import was last taken up.` }) as const;

// The views of the clearances do not have jobs, so that they are read through the writer
export const ImportJob = builder.node(builder.objectRef<Job>('ImportJob'), {
  id: { resolve: ({ id }) => id, description: 'Identifies the import.' },
  loadOne: (id, { writer, viewer }) => findJob(writer, viewer, id),
  description:
    'An import of documents that the server does by itself. Ask for it again to follow it. An import that is broken off goes on where it was: rows that are there already count as unchanged then.',
  fields: (t) => ({
    state: t.expose('state', { type: ImportState, description: 'How far it is.' }),
    file: t.exposeString('file', {
      description: "The file, as a path in the server's directory of imports.",
    }),
    source: t.exposeString('source', { description: 'What the source is called here.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was asked for.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was first taken up; null before.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended, however it did; null before.',
    }),
    progress: t.float({
      nullable: true,
      description: 'How much of the file is read, 0 to 1; null before it was taken up.',
      resolve: ({ startedAt, size, readBytes }) =>
        startedAt && Math.min(1, Number(readBytes) / Math.max(1, Number(size))),
    }),
    created: t.exposeInt('created', count('are new')),
    updated: t.exposeInt('updated', count('were there and have changed')),
    unchanged: t.exposeInt('unchanged', count('were there as they are in the file')),
    repaired: t.exposeInt('repaired', count('went in after something was put right, counted above as well')),
    rejected: t.exposeInt('rejected', { description: 'How many rows were left out.' }),
    notes: t.field({
      type: [ImportNote],
      description:
        'The rows that were rejected or repaired, in the order of the file; the first 1,000 are kept.',
      complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 100) }),
      args: {
        first: t.arg.int({
          defaultValue: 100,
          description: 'How many; 0 to 1,000.',
          validate: z
            .int()
            .min(0, '"first" is at least 0.')
            .max(1_000, '"first" is at most 1,000.')
            .nullish(),
        }),
      },
      resolve: ({ id }, { first }, { writer }) => notesOf(writer, id, first ?? 100),
    }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why it failed, and what to do; null unless it did.',
    }),
  }),
});

builder.queryField('importJob', (t) =>
  t.field({
    type: ImportJob,
    nullable: true,
    description: 'One import. Null where there is none, or where it may not be seen.',
    args: { id: t.arg.globalID({ for: [ImportJob], required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, { writer, viewer }) => findJob(writer, viewer, id.id),
  }),
);

const ImportJobConnection = builder.connectionObject(
  {
    type: ImportJob,
    name: 'ImportJobConnection',
    description: 'A page of imports.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many imports there are on all pages together. Counted only when asked for.',
        complexity: countCost,
        resolve: (parent) => (parent as unknown as { count: () => Promise<number> }).count(),
      }),
    }),
  },
  { name: 'ImportJobEdge', description: 'One of the imports on a page, with its place.' },
);

builder.queryField('importJobs', (t) =>
  t.connection(
    {
      type: ImportJob,
      description: 'The imports, the newest first.',
      complexity: ({ first, last }) => ({
        field: 1,
        multiplier: Math.min(Math.max(1, first ?? last ?? usualPage), largestPage),
      }),
      resolve: (_root, given, context) => pageOfJobs(given, context) as never,
    },
    ImportJobConnection,
  ),
);

async function pageOfJobs(given: PageArguments, { writer, viewer }: Context) {
  const page = pageOf(given, {}, [{ id: 'desc' }]);
  const { seek } = page.query;
  const beyond = z.uuid().optional().safeParse(seek?.[0]);
  if (!beyond.success) {
    const argument = page.backward ? 'before' : 'after';
    throw new ValidationError(`"${argument}" is no cursor of this list. Use one that a page has returned.`, [
      argument,
    ]);
  }
  const jobs = await listJobs(writer, viewer, {
    newestFirst: !page.backward,
    beyond: beyond.data,
    take: page.size + 1,
  });
  return connectionOf(jobs as never, page, () => countJobs(writer, viewer));
}
