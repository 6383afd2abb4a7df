import type { GraphQLInputType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../server/src/schema.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { objectOf } from './mutation-input.ts';
import { type People, type Person, people } from './people.ts';

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

let test: TestApp;
let made: People;
let reader: Person;
let before: string;
/** The state of everything that a write leaves a trace in. */
async function trace(): Promise<string> {
  const { rows } = await test.database.write.query(
    `SELECT (SELECT count(*) FROM "Revision"), (SELECT count(*) FROM "ImportJob") AS jobs,
       (SELECT count(*) FROM "IdempotencyKey") AS keys, (SELECT count(*) FROM "ApiToken") AS tokens`,
  );
  return JSON.stringify(rows);
}
beforeAll(async () => {
  test = await testApp('example', 'RED', { authentication: 'required', corpora: '/' });
  made = people(test.database);
  reader = await made.person([], { clearance: 'RED', scopes: ['READ', 'CODE', 'ASSESS', 'REVIEW', 'ADMIN'] });
  before = await trace();
});
afterAll(async () => {
  await made.close();
  await test.close();
});

const ask = (name: string, input: object, inputType: string, token?: string) =>
  test.app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({
      query: `mutation ($input: ${inputType}) { result: ${name}(input: $input) { __typename ... on Error { code message } } }`,
      variables: { input },
    }),
  });

describe('every mutation there is', () => {
  it('takes one argument, so that this file can ask it', () => {
    expect(mutations.length).toBeGreaterThan(90);
    for (const { name, args } of mutations)
      expect(
        args.map((arg) => arg.name),
        name,
      ).toEqual(['input']);
  });

  it.each(mutations.map(({ name, args }) => ({ name, type: args[0]?.type as GraphQLInputType })))(
    'is refused to a reader, before anything else is looked at, and to strangers: $name',
    async ({ name, type }) => {
      const input = objectOf(type);
      const stranger = await ask(name, input, String(type));
      expect(stranger.status).toBe(401);
      const answer = await (await ask(name, input, String(type), reader.token)).json();
      expect(answer.errors, JSON.stringify(answer.errors)).toBeUndefined();
      expect(answer.data.result).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN' });
      expect(answer.data.result.message).toMatch(/ takes the role /);
    },
  );

  it('has written nothing', async () => {
    expect(await trace()).toBe(before);
    expect(test.faults).toEqual([]);
  });
});
