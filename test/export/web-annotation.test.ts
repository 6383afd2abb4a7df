import { Ajv } from 'ajv';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exported, exported } from './export.ts';
import { text, type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

let test: World;
let made: Exported;
let collection: Json;
beforeAll(async () => {
  test = await world();
  made = await exported(test.database, 'web-annotation');
  collection = JSON.parse(made.files['entente.annotations.jsonld'] as string);
});
afterAll(() => test.close());

const agent = {
  type: 'object',
  required: ['id', 'type', 'name'],
  properties: {
    id: { type: 'string' },
    type: { enum: ['Person', 'Organization'] },
    name: { type: 'string' },
  },
  additionalProperties: false,
};
const moment = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' };
const motivation = {
  enum: ['describing', 'classifying', 'identifying', 'commenting', 'tagging', 'assessing', 'linking'],
};

/** What the Web Annotation Data Model (W3C, 2017) says of the parts that are used. Own words, own schema. */
const annotation = {
  type: 'object',
  required: ['id', 'type', 'target'],
  properties: {
    id: { type: 'string', pattern: '^urn:uuid:' },
    type: { const: 'Annotation' },
    motivation: { anyOf: [motivation, { type: 'array', items: motivation, minItems: 1 }] },
    creator: agent,
    created: moment,
    modified: moment,
    audience: { type: 'object', required: ['type', 'schema:audienceType'] },
    body: {
      type: 'array',
      items: {
        oneOf: [
          {
            type: 'object',
            required: ['type', 'value'],
            properties: {
              type: { const: 'TextualBody' },
              value: { type: 'string', minLength: 1 },
              format: { const: 'text/plain' },
              language: { type: 'string' },
              purpose: motivation,
              creator: agent,
            },
            additionalProperties: false,
          },
          {
            type: 'object',
            required: ['type', 'source'],
            properties: { type: { const: 'SpecificResource' }, purpose: motivation, source: agent },
            additionalProperties: false,
          },
        ],
      },
    },
    target: {
      type: 'object',
      required: ['source', 'selector'],
      properties: {
        source: { type: 'object', required: ['id'], properties: { id: { type: 'string', minLength: 1 } } },
        selector: {
          type: 'array',
          minItems: 1,
          items: {
            oneOf: [
              {
                type: 'object',
                required: ['type', 'exact'],
                properties: {
                  type: { const: 'TextQuoteSelector' },
                  exact: { type: 'string', minLength: 1 },
                  prefix: { type: 'string' },
                  suffix: { type: 'string' },
                },
                additionalProperties: false,
              },
              {
                type: 'object',
                required: ['type', 'start', 'end'],
                properties: {
                  type: { const: 'TextPositionSelector' },
                  start: { type: 'integer', minimum: 0 },
                  end: { type: 'integer', minimum: 0 },
                },
                additionalProperties: false,
              },
            ],
          },
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
const collectionSchema = {
  type: 'object',
  required: ['@context', 'id', 'type', 'first', 'total'],
  properties: {
    '@context': { const: 'http://www.w3.org/ns/anno.jsonld' },
    id: { type: 'string', pattern: '^urn:uuid:' },
    type: { const: 'AnnotationCollection' },
    label: { type: 'string' },
    total: { type: 'integer', minimum: 0 },
    first: {
      type: 'object',
      required: ['id', 'type', 'partOf', 'startIndex', 'items'],
      properties: { type: { const: 'AnnotationPage' }, items: { type: 'array', items: annotation } },
    },
  },
};

describe('a collection of annotations', () => {
  it('has the structure that the model asks for', () => {
    const ajv = new Ajv({ allErrors: true });
    ajv.validate(collectionSchema, collection);
    expect(ajv.errors).toBeNull();
    expect(collection.total).toBe(collection.first.items.length);
    expect(collection.first.partOf).toBe(collection.id);
    expect(collection['dcterms:description']).toEqual(expect.arrayContaining([...made.summary.losses]));
  });

  it('has one annotation for each statement that is anchored, and counts the others as left out', async () => {
    const { data } = await test.ask('{ statements(first: 100) { nodes { selector { exact } } } }');
    const anchored = data.statements.nodes.filter((row: Json) => row.selector);
    expect(collection.total).toBe(anchored.length);
    expect(made.summary.rows).toEqual({ Statement: anchored.length });
    expect(made.summary.leftOut).toEqual([
      {
        type: 'Statement',
        count: data.statements.nodes.length - anchored.length,
        reason: expect.stringContaining('anchored'),
      },
    ]);
  });

  it('selects the words of each statement in the text of its document, counted in code points', async () => {
    for (const { id, target } of collection.first.items) {
      const { data } = await test.ask(
        'query ($id: ID!) { node(id: $id) { ... on Statement { document { text url } } } }',
        { id: Buffer.from(`Statement:${id.slice('urn:uuid:'.length)}`).toString('base64url') },
      );
      const document = data.node.document;
      const [quote, position] = target.selector;
      expect([...document.text].slice(position.start, position.end).join('')).toBe(quote.exact);
      expect(document.text).toContain((quote.prefix ?? '') + quote.exact);
      if (document.url) expect(target.source.id).toBe(document.url);
    }
    const chinese = collection.first.items.find(({ id }: Json) => id.endsWith(test.plain.chinese as string));
    // Code units would begin one later, for the camera before it
    expect(chinese.target.selector[1].start).toBe(text.indexOf('我们') - 1);
  });

  it('says who speaks, and what coders read in the words', () => {
    const russian = collection.first.items.find(({ id }: Json) => id.endsWith(test.plain.russian as string));
    expect(russian.body).toMatchObject([
      { purpose: 'identifying', source: { type: 'Person', name: 'Vladimir Putin' } },
      { purpose: 'describing', value: expect.stringContaining('Translation: We are allies') },
      { purpose: 'classifying', value: "AFFIRMS: alliance\nNote: '=quoted", creator: { name: 'Local user' } },
    ]);
    expect(russian.creator.name).toBe('Local user');
  });

  it('expands as linked data: every key that is written means something', async () => {
    // Proves that the JSON is JSON-LD, and which keys are used; that they mean this to others, only the real context would
    const oa = (name: string) => ({ '@id': `oa:${name}` });
    const named = (term: string) => ({ '@id': term, '@type': '@id' });
    const context = {
      oa: 'http://www.w3.org/ns/oa#',
      dc: 'http://purl.org/dc/elements/1.1/',
      dcterms: 'http://purl.org/dc/terms/',
      dctypes: 'http://purl.org/dc/dcmitype/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      as: 'http://www.w3.org/ns/activitystreams#',
      rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      schema: 'http://schema.org/',
      id: '@id',
      type: '@type',
      Annotation: 'oa:Annotation',
      AnnotationCollection: 'as:OrderedCollection',
      AnnotationPage: 'as:OrderedCollectionPage',
      SpecificResource: 'oa:SpecificResource',
      TextualBody: 'oa:TextualBody',
      TextQuoteSelector: 'oa:TextQuoteSelector',
      TextPositionSelector: 'oa:TextPositionSelector',
      Person: 'foaf:Person',
      Organization: 'foaf:Organization',
      Software: 'as:Application',
      Text: 'dctypes:Text',
      describing: 'oa:describing',
      classifying: 'oa:classifying',
      identifying: 'oa:identifying',
      motivation: { ...named('oa:motivatedBy'), '@type': '@vocab' },
      purpose: { ...named('oa:hasPurpose'), '@type': '@vocab' },
      body: named('oa:hasBody'),
      target: named('oa:hasTarget'),
      source: named('oa:hasSource'),
      selector: named('oa:hasSelector'),
      exact: oa('exact'),
      prefix: oa('prefix'),
      suffix: oa('suffix'),
      start: oa('start'),
      end: oa('end'),
      value: 'rdf:value',
      format: 'dc:format',
      language: 'dc:language',
      creator: named('dcterms:creator'),
      created: 'dcterms:created',
      modified: 'dcterms:modified',
      generator: named('as:generator'),
      audience: named('schema:audience'),
      name: 'foaf:name',
      label: 'rdfs:label',
      first: named('as:first'),
      partOf: named('as:partOf'),
      startIndex: 'as:startIndex',
      total: 'as:totalItems',
      items: { ...named('as:items'), '@container': '@list' },
    };
    const asked: string[] = [];
    const expanded = await jsonld.expand(collection, {
      // Refuses whatever would be dropped
      safe: true,
      documentLoader: async (url: string) => {
        asked.push(url);
        return { documentUrl: url, document: { '@context': context }, contextUrl: undefined };
      },
    } as Json);
    expect(asked).toEqual(['http://www.w3.org/ns/anno.jsonld']);
    const words = JSON.stringify(expanded);
    expect(words).toContain('http://www.w3.org/ns/oa#TextPositionSelector');
    expect(words.match(/oa#hasTarget/g)).toHaveLength(collection.total);
  });
});
