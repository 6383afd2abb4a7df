import { expect } from 'vitest';
import type { Answer, TestApp } from '../set-up/app.ts';

export interface Page {
  nodes: { subjectId: string; subjectVersion: number; entity: string }[];
  edges: { cursor: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

/** Ways to write and to read the feed, for the tests of one app. */
export function feedReader(app: () => Pick<TestApp, 'ask'>) {
  async function ask(query: string, variables: object = {}): Promise<NonNullable<Answer['data']>> {
    const { data, errors } = await app().ask(query, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  let people = 0;
  const createPerson = async (name = `Person ${++people}`): Promise<string> => {
    const { createActor } = await ask(
      'mutation ($name: String!) { createActor(input: { kind: PERSON, name: $name }) { ... on Actor { id } } }',
      { name },
    );
    return createActor.id;
  };

  const changes = async (after: string | null = null, first = 100): Promise<Page> =>
    (
      await ask(
        'query ($after: String, $first: Int) { changes(after: $after, first: $first) { nodes { entity subjectId subjectVersion } edges { cursor } pageInfo { endCursor hasNextPage } } }',
        { after, first },
      )
    ).changes;
  const present = async () => {
    let page = await changes();
    while (page.pageInfo.hasNextPage) page = await changes(page.pageInfo.endCursor);
    return page.pageInfo.endCursor;
  };
  return { ask, createPerson, changes, present };
}
