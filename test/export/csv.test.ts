import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../server/src/export/csv/guard.ts';
import { type Exported, exported } from './export.ts';
import { type World, world } from './world.ts';

let test: World;
let made: Exported;
beforeAll(async () => {
  test = await world();
  made = await exported(test.database, 'csv');
});
afterAll(() => test.close());

/** A file as a reader who knows of the guard has it: objects of texts, empty ones being null. */
function read(file: string): Record<string, string | null>[] {
  const rows: Record<string, string>[] = parse(made.files[file] as string, { columns: true });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, unguarded(value) || null])),
  );
}

const plain = (id: string | undefined) => (id ? Buffer.from(id, 'base64url').toString().split(':')[1] : null);
const asText = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)]));

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape
type Node = any;

async function nodes(field: string, selection: string): Promise<Node[]> {
  const { data, errors } = await test.ask(`{ ${field}(first: 100) { nodes { ${selection} } } }`);
  expect(errors).toBeUndefined();
  return data[field].nodes;
}

/** Every field that the answers have is in the file with the same value. */
function expectRows(file: string, expected: object[]) {
  const rows = new Map(read(file).map((row) => [row.id, row]));
  expect(rows.size).toBe(expected.length);
  for (const row of expected.map(asText)) expect(rows.get(row.id as string)).toMatchObject(row);
}

const recorded = 'version recordedAt retractedAt retractionReason';

describe('statements.csv read back', () => {
  it('has what the API answers', async () => {
    const answers = await nodes(
      'statements',
      `id saidOn saidOnFirst saidOnLast speaker { name slug } onBehalfOf { name slug } addressee { name slug } side { name slug }
       voice occasion place quote quoteLanguage translation paraphrase directness speechAct credibility relationship { slug }
       areas { slug } codings(first: 50) { nodes { stance concept { slug } } } attributions { directness actor { slug } }
       document { id title url } citation { rawText } selector { exact prefix suffix start end } marking sourceId ${recorded}`,
    );
    expectRows(
      'statements.csv',
      answers.map((row) => ({
        ...named(row, 'speaker', 'onBehalfOf', 'addressee', 'side'),
        id: plain(row.id),
        relationship: row.relationship?.slug ?? null,
        areas: row.areas.map((area: Node) => area.slug).join(';') || null,
        attributions:
          row.attributions.map((link: Node) => `${link.actor.slug}:${link.directness}`).join(';') || null,
        documentId: plain(row.document?.id),
        documentTitle: row.document?.title ?? null,
        documentUrl: row.document?.url ?? null,
        citation: row.citation?.rawText ?? null,
        selectorExact: row.selector?.exact ?? null,
        selectorPrefix: row.selector?.prefix ?? null,
        selectorSuffix: row.selector?.suffix ?? null,
        selectorStart: row.selector?.start ?? null,
        selectorEnd: row.selector?.end ?? null,
      })),
    );
    const concepts = new Map(read('statements.csv').map((row) => [row.id, row.concepts?.split(';') ?? []]));
    for (const row of answers) {
      const expected = row.codings.nodes.map((each: Node) => `${each.concept.slug}:${each.stance ?? ''}`);
      expect(concepts.get(plain(row.id) as string)?.toSorted()).toEqual(expected.toSorted());
    }
  });

  it('keeps Russian, Chinese, line ends, quotes and formulas', () => {
    const rows = new Map(read('statements.csv').map((row) => [row.id, row]));
    expect(rows.get(test.plain.russian as string)).toMatchObject({
      quote: 'Мы — союзники',
      occasion: '+7 (495) call, "urgent"\r\nsecond line',
    });
    expect(rows.get(test.plain.chinese as string)).toMatchObject({
      quote: '我们是𠮷朋友',
      paraphrase: '-1 is <less> than & "nothing"',
    });
    expect(read('documents.csv').find(({ id }) => id === test.plain.paper)?.title).toMatch(/^=HYPERLINK/);
  });
});

/** Fields of the API that stand for a row or an object, and so for columns of other names. */
const objects = ['selector', 'statement', 'document', 'citation', 'relationship'];

/** Fields that hold an actor, as two columns each; other fields that are not objects as they are. */
function named(row: Node, ...fields: string[]) {
  const scalars = Object.entries(row).filter(
    ([key, value]) => !objects.includes(key) && (value === null || typeof value !== 'object'),
  );
  const actors = fields.flatMap((field) => [
    [field, row[field]?.name ?? null],
    [`${field}Slug`, row[field]?.slug ?? null],
  ]);
  return Object.fromEntries([...scalars, ...actors]);
}

describe('the other files read back have what the API answers:', () => {
  it('actors.csv', async () => {
    const answers = await nodes('actors', `id kind name slug description countryCode wikidataId ${recorded}`);
    expectRows(
      'actors.csv',
      answers.map((row) => ({ ...row, id: plain(row.id) })),
    );
    const china = read('actors.csv').find(({ slug }) => slug === 'china');
    expect(china?.otherNames?.split(' | ').toSorted()).toEqual(['Beijing', '中国']);
  });

  it('documents.csv', async () => {
    const answers = await nodes(
      'documents',
      `id title kind publisher { name slug } authors { slug } series volume issue publishedOn publishedOnFirst publishedOnLast
       language url reliability marking sourceId ${recorded}`,
    );
    expectRows(
      'documents.csv',
      answers.map((row) => ({
        ...named(row, 'publisher'),
        id: plain(row.id),
        authors: row.authors.map((author: Node) => author.slug).join(';') || null,
      })),
    );
  });

  it('activities.csv', async () => {
    const answers = await nodes(
      'activities',
      `id title description kind relationship { slug } area { slug label } period periodFirst periodLast level evidenceStatus
       marking ${recorded}`,
    );
    expectRows(
      'activities.csv',
      answers.map((row) => ({
        ...named(row),
        id: plain(row.id),
        relationship: row.relationship.slug,
        area: row.area.slug,
        areaLabel: row.area.label,
      })),
    );
  });

  it('codings.csv', async () => {
    const answers = await nodes(
      'codings',
      `id statement { id } concept { slug label kind level } stance round state note coder { name } marking ${recorded}`,
    );
    expectRows(
      'codings.csv',
      answers.map((row) => ({
        ...named(row),
        id: plain(row.id),
        statementId: plain(row.statement.id),
        concept: row.concept.slug,
        conceptLabel: row.concept.label,
        conceptKind: row.concept.kind,
        level: row.concept.level,
        coder: row.coder.name,
      })),
    );
  });

  it('assessments.csv', async () => {
    const answers = await nodes(
      'assessments',
      `id question judgement likelihood probabilityLow probabilityHigh confidence confidenceBasis assumptions gaps
       author { name slug } assessedOn assessedOnFirst assessedOnLast relationship { slug } statement { id } document { id title }
       state supersessionReason marking ${recorded}`,
    );
    expectRows(
      'assessments.csv',
      answers.map((row) => ({
        ...named(row, 'author'),
        id: plain(row.id),
        assumptions: row.assumptions.join('\n') || null,
        gaps: row.gaps.join('\n') || null,
        relationship: row.relationship?.slug ?? null,
        statementId: plain(row.statement?.id),
        documentId: plain(row.document?.id),
        documentTitle: row.document?.title ?? null,
      })),
    );
  });
});

describe('the files', () => {
  it('are described by a metadata file that names their columns in order, and what is lost', () => {
    const metadata = JSON.parse(made.files['csv-metadata.json'] as string);
    expect(metadata.tables.map(({ url }: Node) => url)).toEqual(
      Object.keys(made.files).filter((file) => file.endsWith('.csv')),
    );
    for (const { url, tableSchema } of metadata.tables) {
      const header = (parse(made.files[url] as string) as string[][])[0];
      expect(tableSchema.columns.map(({ name }: Node) => name)).toEqual(header);
    }
    expect(metadata.notes[0].losses).toEqual(made.summary.losses);
  });

  it('end their lines as RFC 4180 has it, and begin no cell with a formula', () => {
    for (const [file, body] of Object.entries(made.files)) {
      if (!file.endsWith('.csv')) continue;
      expect(body.endsWith('\r\n')).toBe(true);
      expect(body.codePointAt(0)).not.toBe(0xfeff);
      for (const cell of (parse(body) as string[][]).flat())
        expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u);
    }
  });
});

describe('the guard against formulas', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^'{0,3}[=+\-@＝＋－＠\t\r\n'a]{0,3}.*$/u),
  );

  it('is undone to the same text', () => {
    fc.assert(fc.property(cell, (text) => unguarded(guarded(text)) === text));
  });

  it('leaves no text that begins a formula, and changes no other', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(guarded(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u);
        if (/^[^'=+\-@＝＋－＠\t\r\n]/u.test(text)) expect(guarded(text)).toBe(text);
      }),
    );
  });
});
