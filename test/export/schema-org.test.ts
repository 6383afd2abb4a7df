import jsonld from 'jsonld';
import type { Claim, ClaimReview, CreativeWork, Dataset, Graph, Thing } from 'schema-dts';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { claimOf, reviewOf } from '../../server/src/export/schema-org/claim.ts';
import type { datasetOf } from '../../server/src/export/schema-org/format.ts';
import type { workOf } from '../../server/src/export/schema-org/work.ts';
import { type Exported, exported } from './export.ts';
import { type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

let test: World;
let made: Exported;
let graph: Json[];
beforeAll(async () => {
  test = await world();
  made = await exported(test.database, 'schema-org');
  graph = JSON.parse(made.files['entente.schema-org.jsonld'] as string)['@graph'];
});
afterAll(() => test.close());

const node = (key: string) => graph.find((each) => each['@id'] === `urn:uuid:${test.plain[key]}`);
const of = (type: string) => graph.filter((each) => each['@type'] === type);

/** The keys that the vocabulary has for a type of it. */
type Words<Type extends Thing> = keyof Extract<Type, { '@type': Leaf }> | '@id';
type Leaf = 'Claim' | 'ClaimReview' | 'Article' | 'Dataset';
type Written<Make extends (...of: never[]) => object> = ReturnType<Make>;

describe('the vocabulary', () => {
  it('has every property that is written, for the type that it is written of', () => {
    expectTypeOf<keyof Written<typeof claimOf>>().toExtend<Words<Claim>>();
    expectTypeOf<keyof Written<typeof reviewOf>>().toExtend<Words<ClaimReview>>();
    expectTypeOf<keyof Written<typeof workOf>>().toExtend<Words<CreativeWork>>();
    expectTypeOf<keyof Written<typeof datasetOf>>().toExtend<Words<Dataset>>();
  });

  it('takes the values: a node without what is not known is one of its own', () => {
    type Known<Row> = Row extends readonly (infer Each)[]
      ? readonly Known<Each>[]
      : Row extends object
        ? { [Key in keyof Row]: Known<NonNullable<Row[Key]>> }
        : Row;
    expectTypeOf<Known<Written<typeof claimOf>>>().toExtend<Claim>();
    expectTypeOf<Known<Written<typeof reviewOf>>>().toExtend<ClaimReview>();
    expectTypeOf<Known<Written<typeof workOf>>>().toExtend<CreativeWork>();
    expectTypeOf<Known<Written<typeof datasetOf>>>().toExtend<Graph['@graph'][number]>();
  });
});

describe('a file', () => {
  it('has a claim for each statement, a review for each assessment of one, and the works', async () => {
    const { data } = await test.ask(
      '{ statements { totalCount } documents { totalCount } assessments(first: 100) { nodes { statement { id } } } }',
    );
    const reviews = data.assessments.nodes.filter((each: Json) => each.statement);
    expect(of('Claim')).toHaveLength(data.statements.totalCount);
    expect(of('ClaimReview')).toHaveLength(reviews.length);
    expect(graph).toHaveLength(
      1 + data.documents.totalCount + data.statements.totalCount + of('ClaimReview').length,
    );
    expect(made.summary.leftOut).toEqual([
      {
        type: 'Assessment',
        count: data.assessments.nodes.length - reviews.length,
        reason: expect.any(String),
      },
    ]);
  });

  it('says what it cannot carry', () => {
    for (const loss of made.summary.losses) expect(graph[0].description).toContain(loss);
  });

  it('has the words, the claimant, the date and where it appears', () => {
    expect(node('russian')).toMatchObject({
      '@type': 'Claim',
      text: 'Мы — союзники',
      inLanguage: 'ru',
      workTranslation: { text: 'We are allies', inLanguage: 'en' },
      author: { '@type': 'Person', name: 'Vladimir Putin', sameAs: 'https://www.wikidata.org/entity/Q7747' },
      dateCreated: '2020-02-03',
      appearance: { '@id': `urn:uuid:${test.plain.paper}` },
      firstAppearance: { '@id': `urn:uuid:${test.plain.paper}` },
      conditionsOfAccess: 'TLP:CLEAR',
    });
  });

  it('takes the first document of the chain of attribution for the first appearance', () => {
    const spief = graph.find((each) => each.text?.startsWith('[W]e are not in a military alliance'));
    expect(spief.firstAppearance.name).toMatch(/^Report on Putin's remarks/);
    expect(spief.appearance.name).toMatch(/More and Less/);
  });

  it('writes no date that the vocabulary could not read as the source means it', () => {
    expect(node('chinese')).not.toHaveProperty('dateCreated');
    expect(node('paper')).not.toHaveProperty('datePublished');
    for (const each of graph) {
      for (const key of ['dateCreated', 'datePublished'])
        if (each[key]) expect(each[key]).toMatch(/^\d{4}(-\d\d){0,2}$/);
    }
  });

  it('gives a review no rating, and likelihood and confidence in sentences of their own', () => {
    const review = node('review');
    expect(review).not.toHaveProperty('reviewRating');
    expect(review.itemReviewed).toEqual({ '@id': `urn:uuid:${test.plain.russian}` });
    expect(review.reviewBody.split('\n')).toEqual([
      'He does.',
      'Likelihood: likely',
      'Confidence: low',
      'Basis of the confidence: One source.',
      'Assumptions: He was asked. · =A1',
    ]);
  });

  it('expands as linked data', async () => {
    // Proves that the JSON is JSON-LD and that all its ids are absolute. The context takes any word: that the words are of the
    // vocabulary, the types above prove
    const expanded: Json = await jsonld.expand(
      JSON.parse(made.files['entente.schema-org.jsonld'] as string),
      {
        safe: true,
        documentLoader: async (url: string) => {
          expect(url).toBe('https://schema.org');
          const context = {
            '@vocab': 'http://schema.org/',
            url: { '@type': '@id' },
            sameAs: { '@type': '@id' },
          };
          return { documentUrl: url, document: { '@context': context }, contextUrl: undefined };
        },
      } as Json,
    );
    expect(expanded).toHaveLength(graph.length);
    const russian = expanded.find((each: Json) => each['@id'] === `urn:uuid:${test.plain.russian}`);
    expect(russian['http://schema.org/author'][0]['http://schema.org/name']).toEqual([
      { '@value': 'Vladimir Putin' },
    ]);
  });
});
