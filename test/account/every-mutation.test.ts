import {
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../server/src/schema.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
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

const scalars: Record<string, unknown> = {
  String: 'words',
  Int: 1,
  Float: 0.5,
  Boolean: true,
  EDTFDate: '2019',
  Date: '2019-10-03',
  DateTime: '2099-01-01T00:00:00Z',
  LanguageTag: 'en',
  CountryCode: 'RUS',
  URL: 'https://example.org/',
  Probability: 0.5,
};

/** An id that fits the field, of a row that is not there. */
function idFor({ extensions }: GraphQLInputField): string {
  const [target] = (extensions.relayGlobalIDFor ?? []) as { typename: string }[];
  // Tokens are no nodes, so that their ids are plain to Pothos
  const type = target?.typename ?? 'ApiToken';
  return Buffer.from(`${type}:00000000-0000-7000-8000-00000000ffff`).toString('base64url');
}

/** A value that the schema takes. */
function valueFor(type: GraphQLInputType, field: GraphQLInputField): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, field);
  if (isListType(type)) return [valueFor(type.ofType, field)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return objectOf(type);
  return type.name === 'ID' ? idFor(field) : scalars[type.name];
}

function objectOf(type: GraphQLInputType): object {
  if (isNonNullType(type)) return objectOf(type.ofType);
  if (!isInputObjectType(type)) throw new Error(`${type} is no input.`);
  // Whose token it is to be may be left out, and is one's own then, which everybody may make
  const given = (field: GraphQLInputField) => isRequiredInputField(field) || field.name === 'userId';
  const fields = Object.values(type.getFields()).filter(given);
  return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, field)]));
}

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
