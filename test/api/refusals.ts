import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

/**
 * For files in which every answer is a refusal: a sentence for people, a code for programs, nothing of the database, nothing written,
 * which is looked at after each test.
 */
export function refusals() {
  let test: TestApp;
  let actorId: string;
  let documentId: string;
  beforeAll(async () => {
    test = await testApp('example');
    const { data } = await test.ask(
      '{ actor(by: { slug: "russia" }) { id } documents(first: 1) { nodes { id } } }',
    );
    actorId = data.actor.id;
    documentId = data.documents.nodes[0].id;
  });
  afterAll(() => test.close());

  const revisions = async () =>
    (await test.database.write.query('SELECT count(*)::int AS n FROM "Revision"')).rows[0].n as number;

  let before: number;
  beforeAll(async () => {
    before = await revisions();
  });
  afterEach(async () => {
    expect(await revisions()).toBe(before);
    expect(test.faults).toEqual([]);
  });

  function expectSentence(message: string) {
    expect(message.length).toBeGreaterThan(10);
    expect(message).not.toMatch(/prisma|postgres|sql|relation "|constraint|invocation|column|at \/|\.ts:/i);
  }

  async function refusedRequest(query: string, variables: object | undefined, code: string) {
    const { data, errors } = await test.ask(query, variables);
    expect(errors?.[0]?.extensions.code, JSON.stringify({ data, errors })).toBe(code);
    expectSentence(errors?.[0]?.message as string);
  }

  async function refusedWrite(mutation: string, input: object, type: string, path?: string[]) {
    const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const { data, errors } = await test.ask(
      `mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename ... on Error { code message path } } }`,
      { input },
    );
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    expect(data.result.__typename).toBe(type);
    expectSentence(data.result.message);
    if (path) expect(data.result.path).toEqual(path);
  }

  const statement = () => ({
    speakerId: actorId,
    documentId,
    saidOn: '2019-10-03',
    paraphrase: 'Said something.',
    directness: 'PARAPHRASE',
    speechAct: 'ASSERT',
  });
  return {
    app: () => test,
    actorId: () => actorId,
    documentId: () => documentId,
    statement,
    expectSentence,
    refusedRequest,
    refusedWrite,
  };
}
