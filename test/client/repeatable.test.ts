import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { isRepeatable } from '../../client/src/repeatable.ts';

const keyed = { input: { name: 'Lavrov', idempotencyKey: 'k1' } };

it.each<[string, string, object | undefined, boolean]>([
  ['a query', '{ actors { totalCount } }', undefined, true],
  ['a mutation with a key', 'mutation ($input: I!) { createActor(input: $input) { id } }', keyed, true],
  [
    'a key in the document',
    'mutation { createActor(input: { idempotencyKey: "k1" }) { id } }',
    undefined,
    true,
  ],
  [
    'a key as a variable of its own',
    'mutation ($key: String) { createActor(input: { idempotencyKey: $key }) { id } }',
    { key: 'k1' },
    true,
  ],
  [
    'a mutation without variables',
    'mutation ($input: I!) { createActor(input: $input) { id } }',
    undefined,
    false,
  ],
  ['an empty key', 'mutation { createActor(input: { idempotencyKey: "" }) { id } }', undefined, false],
  ['a null key', 'mutation { createActor(input: { idempotencyKey: null }) { id } }', undefined, false],
  ['a mutation without arguments', 'mutation { tidyUp }', keyed, false],
  [
    'two writes of which one has a key',
    'mutation ($input: I!, $other: I!) { a: createActor(input: $input) { id } b: createActor(input: $other) { id } }',
    { ...keyed, other: { name: 'Wang Yi' } },
    false,
  ],
  ['a write within a fragment', 'mutation { ...F } fragment F on Mutation { tidyUp }', keyed, false],
  ['a subscription', 'subscription { changed { id } }', undefined, false],
  ['several operations', 'query A { a } query B { b }', undefined, false],
  ['no GraphQL', 'tidy up', undefined, false],
])('%s', (_, document, variables, expected) => {
  expect(isRepeatable(document, variables)).toBe(expected);
});

it('a parsed document is judged alike', () => {
  expect(isRepeatable(parse('mutation { tidyUp }'), undefined)).toBe(false);
  expect(isRepeatable(parse('{ actors { totalCount } }'), undefined)).toBe(true);
});
