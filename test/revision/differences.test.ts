import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, modelNamed } from '../../server/src/read/model.ts';
import { differencesOf, Reference } from '../../server/src/revision/differences.ts';
import { fieldNameOf } from '../../server/src/revision/field-names.ts';
import { recordedTypes } from '../../server/src/revision/node-types.ts';
import { schema } from '../../server/src/schema.ts';
import { run } from '../dump/set-up.ts';
import { type TestApp, testApp } from '../set-up/app.ts';

const ID = '00000000-0000-7000-8000-000000000009';

describe('what a revision changed', () => {
  it('is named as the API names it, with rows as references and without what follows from other columns', () => {
    const differences = differencesOf({
      entity: 'Statement',
      operation: 'UPDATED',
      changes: {
        speakerId: { from: null, to: ID },
        saidOn: { from: '2019', to: '2020' },
        saidOnFirst: { from: '2019-01-01', to: '2020-01-01' },
        saidOnLast: { from: '2019-12-31', to: '2020-12-31' },
        selectorStart: { from: 1, to: 2 },
      },
    });
    expect(differences).toEqual([
      { field: 'saidOn', from: '2019', to: '2020' },
      { field: 'selector.start', from: 1, to: 2 },
      { field: 'speaker', from: null, to: new Reference('Actor', ID) },
    ]);
  });

  it('is for a creation what was given, and for links what came and went', () => {
    expect(
      differencesOf({
        entity: 'Relationship',
        operation: 'CREATED',
        changes: { name: 'A and B', partyIds: [ID] },
      }),
    ).toEqual([
      { field: 'name', from: null, to: 'A and B' },
      { field: 'parties', from: null, to: [new Reference('Actor', ID)] },
    ]);
    expect(
      differencesOf({
        entity: 'Statement',
        operation: 'UPDATED',
        changes: { StatementArea: { removed: [{ areaId: ID }] } },
      }),
    ).toEqual([{ field: 'areas', from: [new Reference('CooperationArea', ID)], to: null }]);
    expect(
      differencesOf({
        entity: 'Document',
        operation: 'UPDATED',
        changes: { DocumentAuthor: { added: [{ actorId: ID, position: 1 }] } },
      }),
    ).toEqual([{ field: 'authors', from: null, to: [{ actor: new Reference('Actor', ID), position: 1 }] }]);
  });

  it('keeps the name of a column that is no more', () => {
    const changes = { gone: { from: 1, to: 2 } };
    expect(differencesOf({ entity: 'Actor', operation: 'UPDATED', changes })).toEqual([
      { field: 'gone', from: 1, to: 2 },
    ]);
  });

  it('names a field of the type wherever the type has one', () => {
    const without = recordedTypes.flatMap((type) => {
      const fields = (schema.getType(type) as { getFields?: () => object }).getFields?.() ?? {};
      return columnsOf(modelNamed(type)).flatMap(({ name }) => {
        const field = fieldNameOf(type, name);
        return field && !((field.name.split('.')[0] as string) in fields) ? [`${type}.${name}`] : [];
      });
    });
    // A new column that the API shows under another name belongs into field-names.ts
    expect(without).toMatchInlineSnapshot(`
      [
        "Assessment.draftedById",
        "ForecastProbability.marking",
        "Statement.givenVoice",
      ]
    `);
  });
});

describe('differences in the API', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp('example');
  });
  afterAll(() => test.close());

  const differences = async (id: string, longestText?: number) => {
    const { data, errors } = await test.ask(
      'query ($id: ID!, $n: Int) { revisions(of: $id, first: 1) { nodes { differences(longestText: $n) { field from to shortened } } } }',
      { id, n: longestText },
    );
    return errors ? errors[0] : data.revisions.nodes[0].differences;
  };

  it('cut long texts off where they are asked to, never within a character', async () => {
    const made = await test.ask(
      'mutation { createDocument(input: { title: "A long paper", kind: REPORT, text: "Short." }) { ... on Document { id } } }',
    );
    const { id } = made.data.createDocument;
    const text = `${'a'.repeat(999)}😀${'b'.repeat(1_000)}`;
    const changed = await test.ask(
      'mutation ($id: ID!, $text: String) { updateDocument(input: { id: $id, expectedVersion: 1, text: $text }) { __typename } }',
      { id, text },
    );
    expect(changed.data.updateDocument.__typename).toBe('Document');
    expect(await differences(id)).toContainEqual({
      field: 'text',
      from: 'Short.',
      to: `${'a'.repeat(999)}…`,
      shortened: true,
    });
    expect(await differences(id, 2_000)).toContainEqual({
      field: 'text',
      from: 'Short.',
      to: `${text.slice(0, 2_000)}…`,
      shortened: true,
    });
    expect(await differences(id, 3_000)).toContainEqual({
      field: 'text',
      from: 'Short.',
      to: text,
      shortened: false,
    });
    expect(await differences(id, -1)).toMatchObject({
      message: expect.stringMatching(/between 0 and 2000000/),
    });
  });

  it('cost no more statements for more revisions', async () => {
    const query =
      'query ($n: Int) { changes(first: $n, types: [Statement]) { nodes { differences { field to } } } }';
    await test.ask(query, { n: 2 });
    const few = test.statements.length;
    await test.ask(query, { n: 15 });
    expect(test.statements.length).toBe(few);
  });
});

describe('history', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp('example');
  });
  afterAll(() => test.close());
  const write = (sql: string) => test.database.write.query(sql);

  it('is written by the triggers alone: the server may neither add, change nor remove a revision', async () => {
    for (const sql of [
      'UPDATE "Revision" SET "changes" = \'{}\'',
      'DELETE FROM "Revision"',
      'TRUNCATE "Revision"',
      'INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId") SELECT "transactionId", "entity", "entityId", 99, "operation", "changes", "userId" FROM "Revision" LIMIT 1',
      'ALTER TABLE "Statement" DISABLE TRIGGER USER',
      'DROP TRIGGER "revisionOfUpdate" ON "Statement"',
      "SET session_replication_role = 'replica'",
    ]) {
      await expect(write(sql), sql).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('cannot be forged by a table of the same name with the same triggers', async () => {
    for (const [made, trigger] of [
      ['CREATE TEMP TABLE "Statement" (id uuid, version int)', "entente_record_creation('id')"],
      ['CREATE TEMP TABLE "Statement" (id uuid, marking public."Marking")', 'entente_spread_marking()'],
    ] as const) {
      const forged = `${made}; CREATE TRIGGER forged AFTER INSERT ON pg_temp."Statement" REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION public.${trigger}`;
      await expect(write(forged)).rejects.toThrow(/permission denied for function/);
    }
  });

  it('changes in one thing only: the marking rises with that of the row', async () => {
    const all = () =>
      run(
        test.database.ownerUrl,
        'SELECT to_jsonb(r) - \'marking\' AS row, "marking" FROM "Revision" r ORDER BY "position"',
      );
    const before = await all();
    const { data } = await test.ask('{ statements(first: 1) { nodes { id version } } }');
    const { id, version } = data.statements.nodes[0];
    const set = (marking: string, v: number) =>
      test.ask(
        `mutation ($id: ID!, $v: Int!) { updateStatement(input: { id: $id, expectedVersion: $v, marking: ${marking} }) { __typename } }`,
        { id, v },
      );
    await set('RED', version);
    await set('CLEAR', version + 1);
    const after = await all();
    expect(after.slice(0, before.length).map(({ row }) => row)).toEqual(before.map(({ row }) => row));
    const raised = after.filter((_, i) => i < before.length && after[i].marking !== before[i].marking);
    expect(new Set(raised.map(({ marking }) => marking))).toEqual(new Set(['RED']));
    expect(raised.length).toBeGreaterThan(0);
  });
});
