import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntenteClient } from '../../client/src/index.ts';
import { tabs } from '../../server/src/graphiql/tabs.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { startServer } from '../set-up/app.ts';
import { type Logins, loginsFor } from '../sql/logins.ts';

// docs/questions.md: each question is asked in GraphQL, by a program and in SQL, and all three say the same.

const page = readFileSync(join(import.meta.dirname, '../../docs/questions.md'), 'utf8');
const questions = page
  .split('\n## ')
  .slice(1)
  .map((section) => {
    const block = (language: string) =>
      section.match(new RegExp(`\`\`\`${language}\n([\\s\\S]+?)\`\`\``))?.[1];
    return {
      question: section.slice(0, section.indexOf('\n')),
      query: block('graphql') ?? '',
      program: block('ts') ?? '',
      sql: block('sql') ?? '',
    };
  });
const moment = '2019-12-31T00:00:00Z';

type Row = Record<string, unknown>;
let server: Awaited<ReturnType<typeof startServer>>;
let client: EntenteClient;
let logins: Logins<'local'>;
beforeAll(async () => {
  server = await startServer();
  client = new EntenteClient(server.url);
  logins = await loginsFor(server.database.superuserUrl, { local: localUserId });
});
afterAll(async () => {
  await logins?.close();
  await server?.close();
});

/** The rows that the program prints. */
async function printed(program: string, query: string): Promise<Row[]> {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { target: ts.ScriptTarget.ESNext } });
  const tables: Row[][] = [];
  const AsyncFunction = (async () => undefined).constructor as new (
    ...text: string[]
  ) => (...given: unknown[]) => Promise<void>;
  await new AsyncFunction('client', 'query', 'console', outputText)(client, query, {
    table: (rows: Row[]) => tables.push(rows),
  });
  expect(tables).toHaveLength(1);
  return tables[0] as Row[];
}

/** Rows without their order, numbers as exact as both sides can tell them. */
function plain(rows: Row[]): string[] {
  const value = (each: unknown) => {
    if (each === undefined) return null;
    return typeof each === 'number' || (typeof each === 'string' && /^-?\d+(\.\d+)?$/.test(each))
      ? Number(each).toPrecision(9)
      : each;
  };
  const fields = (row: Row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map((row) => JSON.stringify(fields(row).map(([name, each]) => [name, value(each)]))).sort();
}

const answered = new Set<string>();
function threeWays(at: () => string) {
  for (const { question, query, program, sql } of questions) {
    it(question, async () => {
      const then = (text: string) => text.replaceAll(moment, at());
      const ofProgram = await printed(program, then(query));
      const ofSql = await logins.as('local', then(sql));
      expect(plain(ofProgram)).toEqual(plain(ofSql));
      if (ofSql.length > 0) answered.add(question);
    });
  }
}

describe('a program and SQL say the same of the worked example', () => threeWays(() => moment));

describe('and after a statement was withdrawn', () => {
  let before: string;
  beforeAll(async () => {
    before = new Date().toISOString();
    const withdrawn = await client.statements({ where: { search: 'strategic allies' } });
    const [statement] = withdrawn.nodes;
    await client.retractStatement({
      input: { id: statement?.id as string, expectedVersion: 1, reason: 'It was reported wrongly.' },
    });
  });
  threeWays(() => before);

  it('the past is as it was', async () => {
    const { query, program } = questions.find((each) => each.question.startsWith('What was known')) ?? {};
    const known = async (moment_: string) =>
      (await printed(program as string, (query as string).replaceAll(moment, moment_)))[0]?.known;
    const today = await client.statements({ first: 100 });
    expect(await known(before)).toBe(today.nodes.length + 1);
  });

  it('every question had an answer', () =>
    expect(answered).toEqual(new Set(questions.map((each) => each.question))));
});

it('the tabs of GraphiQL ask the same queries in the same words', () => {
  const ofTabs = tabs.map(({ question, query }) => [question, query.replace(/^(#.*\n)+/, '').trim()]);
  const withoutVariables = questions.filter(({ query }) => !/^query \w+\(/.test(query));
  expect(ofTabs).toEqual(withoutVariables.map(({ question, query }) => [question, query.trim()]));
});
