import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clearance } from '../../server/src/database/clearance.ts';
import { askAs, type TestApp, testApp } from '../set-up/app.ts';
import { feedReader } from './feed-reader.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const { ask, present } = feedReader(() => test);

describe('what a reader may not see', () => {
  async function changesAs(clearance: Clearance, after: string) {
    const { data, errors } = await askAs(
      test.database,
      clearance,
      'query ($after: String) { changes(after: $after, types: [Document]) { nodes { operation subjectVersion subject { id } } } }',
      { after },
    );
    expect(errors).toBeUndefined();
    return data.changes.nodes.map(({ subjectVersion }: { subjectVersion: number }) => subjectVersion);
  }

  it('is not in the feed, nor what a row was before it was lowered', async () => {
    const end = await present();
    const { createDocument } = await ask(
      'mutation { createDocument(input: { title: "First title", kind: REPORT }) { ... on Document { id } } }',
    );
    const set = (version: number, fields: string) =>
      ask(
        `mutation ($id: ID!, $v: Int!) { updateDocument(input: { id: $id, expectedVersion: $v, ${fields} }) { ... on Document { version } } }`,
        { id: createDocument.id, v: version },
      );
    await set(1, 'title: "Second title"');
    expect(await changesAs('CLEAR', end)).toEqual([1, 2]);
    await set(2, 'marking: AMBER');
    expect(await changesAs('CLEAR', end)).toEqual([]);
    expect(await changesAs('AMBER', end)).toEqual([1, 2, 3]);
    await set(3, 'title: "Third title"');
    await set(4, 'marking: CLEAR');
    // What was written while it was guarded, and how it came to be open, stays with those who saw it
    expect(await changesAs('CLEAR', end)).toEqual([]);
    await set(5, 'title: "Fourth title"');
    expect(await changesAs('CLEAR', end)).toEqual([6]);
    expect(await changesAs('RED', end)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is a null in the differences of what refers to it', async () => {
    const { createDocument, actor } = {
      ...(await ask(
        'mutation { createDocument(input: { title: "Guarded", kind: REPORT, marking: RED }) { ... on Document { id } } }',
      )),
      ...(await ask('{ actor(by: { slug: "russia" }) { id } }')),
    };
    const made = await ask(
      'mutation ($a: ID!, $d: ID!) { recordStatement(input: { speakerId: $a, documentId: $d, saidOn: "2019", paraphrase: "Open words.", directness: PARAPHRASE, speechAct: ASSERT }) { ... on Statement { id } } }',
      { a: actor.id, d: createDocument.id },
    );
    const query = `query ($id: ID!) { revisions(of: $id) { nodes { differences { field to } } } }`;
    const differencesAs = async (clearance: Clearance) => {
      const { data } = await askAs(test.database, clearance, query, { id: made.recordStatement.id });
      const pairs = data.revisions.nodes[0].differences.map(
        ({ field, to }: { field: string; to: unknown }) => [field, to],
      );
      return Object.fromEntries(pairs);
    };
    expect(await differencesAs('RED')).toMatchObject({ document: createDocument.id, speaker: actor.id });
    expect(await differencesAs('CLEAR')).toMatchObject({
      document: null,
      speaker: actor.id,
      paraphrase: 'Open words.',
    });
  });
});
