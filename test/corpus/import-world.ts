import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type App, createApp } from '../../server/src/app.ts';
import { type JobRunner, startJobRunner } from '../../server/src/corpus/job-runner.ts';
import type { Clearance } from '../../server/src/database/clearance.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { testDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';

/** A row of a file. */
export const line = (row: object) => `${JSON.stringify(row)}\n`;

/** So many documents, one a line. */
export const documents = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    line({ id: String(i + 1), title: `Page ${i + 1}`, date: '2019-10-03', text: `Words of page ${i + 1}.` }),
  ).join('');

const fields = `__typename id state file source recordedAt startedAt finishedAt progress
  created updated unchanged repaired rejected failure notes { line outcome reason raw }`;

const lock = 'BEGIN; LOCK TABLE "Document" IN SHARE MODE';

const recordedDocuments = `
  SELECT d."sourceId", d.title, d.text, d.kind, d.language, d."publishedOn", d.version, a.name AS publisher
  FROM "Document" d LEFT JOIN "Actor" a ON a.id = d."publisherId" ORDER BY d."sourceId"`;

/** A database, a directory of files to import, and the API over both; no job is done before a runner is started. */
export async function importWorld() {
  const place = await mkdtemp(join(tmpdir(), 'entente-corpora-'));
  const directory = join(place, 'corpora');
  await mkdir(directory);
  await writeFile(join(place, 'outside.jsonl'), line({ id: 'secret' }));
  const database = await testDatabase('empty');
  const faults: unknown[] = [];
  /** Whatever a test opens, closed in the reverse order. */
  const open = [() => database.drop(), () => rm(place, { recursive: true })];

  const openApp = (corpora: string | undefined = directory, clearance: Clearance = 'RED'): App => {
    const opened = createApp({
      config: { authentication: 'local', clearance, preparedStatements: true, corpora },
      database,
      onFault: (fault) => faults.push(fault),
    });
    open.unshift(() => opened.close());
    return opened;
  };
  const app = openApp();

  const ask = async (query: string, variables: object = {}, of: App = app) => {
    const response = await of.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
    return (await response.json()) as any;
  };
  const write = async (mutation: string, type: string, input: object, of?: App) => {
    const { data, errors } = await ask(
      `mutation ($input: ${type}!) { result: ${mutation}(input: $input) {
        __typename ... on Error { message path } ... on ImportJob { ${fields} } } }`,
      { input },
      of,
    );
    expect(errors).toBeUndefined();
    return data.result;
  };
  const find = async (id: string) =>
    (await ask(`query ($id: ID!) { importJob(id: $id) { ${fields} } }`, { id })).data.importJob;

  return {
    directory,
    database,
    faults,
    openApp,
    ask,
    find,
    put: (file: string, content: string | Buffer) => writeFile(join(directory, file), content),
    request: (input: object, of?: App) =>
      write('importDocuments', 'ImportDocumentsInput', { source: 'pages', ...input }, of),
    cancel: (id: string) => write('cancelImport', 'CancelImportInput', { id }),

    /** Asks again and again, as a client does, until the job is in the state. */
    async follow(id: string, state: string) {
      const seen = [];
      do seen.push(await find(id));
      while (seen.at(-1).state !== state);
      return seen;
    },

    /** A runner as another server would have it, with connections of its own. */
    startRunner(): JobRunner {
      const own = openDatabase(database.logins, poolSettings);
      const runner = startJobRunner({ database: own, directory, onFault: (fault) => faults.push(fault) });
      open.unshift(async () => {
        await runner.stop();
        await own.close();
      });
      return runner;
    },

    /** What is recorded of the documents, whichever ids they got. */
    recorded: async () => (await database.write.query(recordedDocuments)).rows,

    /** No document can be written until it is released. */
    async holdDocuments() {
      const client = await database.write.connect();
      await client.query(lock);
      return async () => {
        await client.query('COMMIT');
        client.release();
      };
    },

    async close() {
      for (const each of open) await each();
    },
  };
}

export type ImportWorld = Awaited<ReturnType<typeof importWorld>>;
