import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clearance } from '../../server/src/database/clearance.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { schema } from '../../server/src/schema.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import { type Answer, testApp } from '../set-up/app.ts';
import { type Person, people } from '../visibility/people.ts';
import { ruleBook } from '../visibility/rules.ts';
import { hiddenWorld, type World } from '../visibility/world.ts';

describe('in a timeline', () => {
  let world: World;
  beforeAll(async () => {
    world = await hiddenWorld();
    await world.sql(`SELECT set_config('entente.user', $1, false)`, [localUserId]);
    const year = (stem: string) =>
      `"${stem}" = '2019', "${stem}First" = '2019-01-01', "${stem}Last" = '2019-12-31'`;
    await world.sql(`UPDATE "Document" SET ${year('publishedOn')}`);
    await world.sql(`UPDATE "Activity" SET ${year('period')}`);
  });
  afterAll(() => world.drop());

  async function idsFor(person: Person, clearance: Clearance): Promise<string[]> {
    const viewer = { userId: world.users[person], roles: people[person], clearance };
    const source = sourceFor(viewer, runOn(world.reader(clearance), { preparedStatements: true }));
    const answer = (await graphql({
      schema,
      source: `{ relationship(by: { slug: "ties" }) {
        timeline(first: 100) { totalCount pageInfo { hasNextPage } nodes { ... on Node { id } } } } }`,
      contextValue: { viewer, source, db: createReadClient(source) },
    })) as Answer;
    expect(answer.errors, person).toBeUndefined();
    const { totalCount, pageInfo, nodes } = answer.data.relationship.timeline;
    expect(pageInfo.hasNextPage).toBe(false);
    expect(totalCount).toBe(nodes.length);
    return (nodes as { id: string }[]).map(({ id }) => id).sort();
  }

  it('everybody sees what they may see, and a document by what they see of it', async () => {
    const sees = await ruleBook(world);
    const tables = await Promise.all(
      ['Statement', 'Activity', 'Assessment', 'Document', 'ActivitySource'].map((table) => world.rows(table)),
    );
    const [statements = [], activities = [], assessments = [], documents = [], sources = []] = tables;
    for (const person of Object.keys(people) as Person[]) {
      for (const clearance of ['CLEAR', 'AMBER', 'RED'] as const) {
        const asker = { userId: world.users[person], roles: people[person], clearance };
        const seen = (table: string, rows: Record<string, unknown>[]) =>
          rows.filter((row) => sees(asker, table, row) && !row.retractedAt);
        const said = seen('Statement', statements);
        const done = seen('Activity', activities);
        const leads = (row: Record<string, unknown>) =>
          said.some(({ documentId }) => documentId === row.id) ||
          seen('ActivitySource', sources).some(
            ({ documentId, activityId }) => documentId === row.id && done.some(({ id }) => id === activityId),
          );
        const expected = Object.entries({
          Statement: said,
          Activity: done,
          Assessment: seen('Assessment', assessments),
          Document: seen('Document', documents).filter(leads),
        }).flatMap(([type, rows]) => rows.map(({ id }) => encodeGlobalId(type, id as string)));
        expect(await idsFor(person, clearance), `${person} ${clearance}`).toEqual(expected.sort());
      }
    }
  });
});

describe('a timeline of the past', () => {
  it('is as it was known then: before a document was dated, and before a statement was retracted', async () => {
    const test = await testApp('example');
    const read = async (knownAt: string | null) => {
      const { data, errors } = await test.ask(
        `query ($knownAt: DateTime) { relationship(by: { slug: "russia-china" }, knownAt: $knownAt) {
          timeline(first: 100) { totalCount edges { date dateFirst node { ... on Node { id } } } } } }`,
        { knownAt },
      );
      expect(errors).toBeUndefined();
      return data.relationship.timeline;
    };
    const before = await read(null);
    const days = before.edges.map(({ dateFirst }: { dateFirst: string | null }) => dateFirst ?? '');
    expect(days).toEqual([...days].sort());
    expect(before.totalCount).toBe(before.edges.length);
    expect(before.edges.length).toBeGreaterThan(30);
    const { rows } = await test.database.write.query('SELECT max("recordedAt") AS moment FROM "Revision"');
    const moment = rows[0].moment.toISOString();
    const { data } = await test.ask(`{ statements(first: 1) { nodes { id version } }
      documents(where: { title: { contains: "both more and less" } }) { nodes { id version } } }`);
    const change = (row: { id: string; version: number }, more: object) => ({
      input: { id: row.id, expectedVersion: row.version, ...more },
    });
    const retracted = await test.ask(
      'mutation ($input: RetractStatementInput!) { retractStatement(input: $input) { __typename } }',
      change(data.statements.nodes[0], { reason: 'It is wrong.' }),
    );
    expect(retracted.data.retractStatement.__typename).toBe('Statement');
    const redated = await test.ask(
      'mutation ($input: UpdateDocumentInput!) { updateDocument(input: $input) { __typename } }',
      change(data.documents.nodes[0], { publishedOn: '2019-10-24' }),
    );
    expect(redated.data.updateDocument.__typename).toBe('Document');
    expect((await read(null)).totalCount).toBe(before.totalCount - 1);
    expect((await read(null)).edges.map(({ date }: { date: string }) => date)).toContain('2019-10-24');
    expect(await read(moment)).toEqual(before);
    await test.close();
  });
});
