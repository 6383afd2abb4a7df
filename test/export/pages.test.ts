import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats, type FormatName } from '../../server/src/export/formats.ts';
import { exported } from './export.ts';
import { type World, world } from './world.ts';

const formats = Object.keys(exportFormats) as FormatName[];

let test: World;
beforeAll(async () => {
  test = await world();
});
afterAll(() => test.close());

/** Records so many statements with an anchor and a coding each. */
async function record(count: number) {
  const { data } = await test.ask(
    '{ actor(by: { slug: "vladimir-putin" }) { id } concepts(where: { slug: { eq: "alliance" } }) { nodes { id } } }',
  );
  const write = async (mutation: string, items: object[]) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
    const { data, errors } = await test.ask(
      `mutation ($items: [${type.replace(/s$/, '')}Item!]!) {
        rows: ${mutation}(input: { items: $items }) { ... on ${type}Payload { results { ... on Node { id } } } } }`,
      { items },
    );
    expect(errors).toBeUndefined();
    return data.rows.results;
  };
  const rows = await write(
    'recordStatements',
    Array.from({ length: count }, (_, i) => ({
      speakerId: data.actor.id,
      documentId: test.global.paper,
      saidOn: '2020',
      directness: 'DIRECT_QUOTE',
      speechAct: 'ASSERT',
      quote: `Statement ${i}`,
      selector: { exact: 'friends' },
    })),
  );
  await write(
    'codeStatements',
    rows.map(({ id }: { id: string }) => ({
      statementId: id,
      conceptId: data.concepts.nodes[0].id,
      stance: 'DENIES',
    })),
  );
}

describe('the number of SQL statements', () => {
  it('does not depend on the number of rows in a page, and grows by the page', async () => {
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const format of formats)
        counts[format] = (await exported(test.database, format)).statements.length;
      return counts;
    };
    const few = await count();
    await record(200);
    expect(await count()).toEqual(few);
    await record(1_000);
    const many = await count();
    for (const format of formats) {
      // Another page of statements and of codings
      expect(many[format], format).toBeGreaterThan(few[format] as number);
      expect(many[format], format).toBeLessThan((few[format] as number) + 50);
    }
  });
});

describe('pages put together', () => {
  it('are all rows, each once', async () => {
    const { data } = await test.ask('{ statements { totalCount } codings { totalCount } }');
    expect(data.statements.totalCount).toBeGreaterThan(1_000);
    const { files } = await exported(test.database, 'csv');
    for (const [file, total] of [
      ['statements.csv', data.statements.totalCount],
      ['codings.csv', data.codings.totalCount],
    ]) {
      const ids = (parse(files[file] as string, { columns: true }) as { id: string }[]).map(({ id }) => id);
      expect(ids).toHaveLength(total);
      expect(new Set(ids).size).toBe(total);
      expect(ids).toEqual(ids.toSorted());
    }
  });

  it('are one grouping for a concept, with every statement once', async () => {
    const { files } = await exported(test.database, 'stix');
    const { objects } = JSON.parse(files['entente.stix.json'] as string);
    // biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
    const groupings = objects.filter(({ name, type }: any) => type === 'grouping' && name === 'alliance');
    expect(groupings).toHaveLength(1);
    const refs = groupings[0].object_refs;
    expect(refs.length).toBeGreaterThan(1_200);
    expect(new Set(refs).size).toBe(refs.length);
  });
});
