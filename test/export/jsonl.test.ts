import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportedTypes } from '../../server/src/export/scope.ts';
import { modelNamed } from '../../server/src/read/model.ts';
import { type Exported, exported } from './export.ts';
import { text, type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows of any shape
type Row = any;

let test: World;
let made: Exported;
let lines: Row[];
beforeAll(async () => {
  test = await world();
  made = await exported(test.database, 'jsonl');
  const body = made.files['entente.jsonl'] as string;
  expect(body.endsWith('}\n')).toBe(true);
  lines = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
});
afterAll(() => test.close());

const of = (type: string) => lines.filter((line) => line.type === type);
const plain = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1];

/** The answer with plain ids, so that it can be compared. */
function withPlainIds(row: Row): Row {
  if (Array.isArray(row)) return row.map(withPlainIds);
  if (row === null || typeof row !== 'object') return row;
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      key === 'id' ? plain(value as string) : withPlainIds(value),
    ]),
  );
}

const recorded = 'version recordedAt retractedAt retractionReason';
const actor = '{ id slug name }';

describe('the lines of', () => {
  for (const [type, field, selection] of [
    ['Actor', 'actors', `kind name slug description countryCode wikidataId`],
    [
      'Document',
      'documents',
      `title kind series volume issue publishedOn publishedOnFirst publishedOnLast language url text reliability marking sourceId
       publisher ${actor}`,
    ],
    [
      'Statement',
      'statements',
      `saidOn saidOnFirst saidOnLast quote quoteLanguage translation paraphrase directness speechAct credibility voice occasion
       place marking sourceId speaker ${actor} onBehalfOf ${actor} addressee ${actor} side ${actor} document { id title url }
       relationship { id slug } citation { id rawText } attributions { position directness actor ${actor} }`,
    ],
    [
      'Coding',
      'codings',
      `stance round state note marking statement { id } concept { id slug label } coder { id name }`,
    ],
    [
      'Activity',
      'activities',
      `kind title description period periodFirst periodLast level evidenceStatus marking relationship { id slug }
       area { id slug label }`,
    ],
    [
      'Assessment',
      'assessments',
      `question judgement likelihood probabilityLow probabilityHigh confidence confidenceBasis assumptions gaps assessedOn
       assessedOnFirst assessedOnLast state supersessionReason marking author ${actor} statement { id } document { id title url }`,
    ],
    [
      'Concept',
      'concepts',
      `kind label slug definition level codebook { id slug edition } parent { id slug label }`,
    ],
    ['CooperationArea', 'cooperationAreas', 'label slug definition parent { id slug label }'],
  ] as const) {
    it(`${type} have what the API answers`, async () => {
      const { data, errors } = await test.ask(
        `{ ${field}(first: 100) { nodes { id ${selection} ${recorded} } } }`,
      );
      expect(errors).toBeUndefined();
      const byId = new Map(of(type).map((row) => [row.id, row]));
      expect(byId.size).toBe(data[field].nodes.length);
      for (const row of withPlainIds(data[field].nodes)) expect(byId.get(row.id)).toMatchObject(row);
    });
  }
});

describe('a file', () => {
  it('holds every column of every type but foreign keys and what is derived', () => {
    for (const type of exportedTypes) {
      const [row] = of(type);
      if (!row) continue;
      const fields = Object.values(modelNamed(type).fields);
      const foreign = fields.flatMap((field) =>
        field.kind === 'object' && field.join.holdsForeignKey ? field.join.from : [],
      );
      const expected = fields.filter(
        ({ kind, name }) => kind !== 'object' && ![...foreign, 'lineage', 'partyIds'].includes(name),
      );
      for (const { name } of expected) expect(row, `${type}.${name}`).toHaveProperty(name);
      for (const name of foreign) expect(row, `${type}.${name}`).not.toHaveProperty(name);
    }
  });

  it('says first what it is, and what it cannot carry', () => {
    expect(lines[0]).toEqual({
      type: 'Export',
      clearance: 'RED',
      selection: {},
      losses: made.summary.losses,
    });
    expect(made.summary.rows).toEqual(
      Object.fromEntries(
        exportedTypes.filter((type) => of(type).length).map((type) => [type, of(type).length]),
      ),
    );
  });

  it('keeps texts as they are', () => {
    expect(of('Document').find(({ id }) => id === test.plain.paper).text).toBe(text);
  });

  it('holds the parts of an assessment', () => {
    const review = of('Assessment').find(({ id }) => id === test.plain.review);
    expect(review.dissents).toMatchObject([{ text: 'He does not.', alternativeLikelihood: 'UNLIKELY' }]);
    expect(review.evidence).toHaveLength(2);
    expect(review.evidence[0]).toMatchObject({ role: 'CONTRADICTS', statement: { id: test.plain.chinese } });
  });
});
