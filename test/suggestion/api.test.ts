import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

const text = [
  '😀 Foreign Minister Li Wei met Viktor Sablin in Kazan. “We are ready,” Li said on Friday. He called the pact “an',
  ' open door” (Sever Daily, June 7). Observers speak of “a new era” (, June 8).\n\n“First we talk.\n\n“Then we sign,” Viktor',
  ' Sablin said. The film “Long Night” was shown.',
].join('');

let test: TestApp;
const ids: Record<string, string> = {};

async function create(mutation: string, type: string, input: object): Promise<string> {
  const { data, errors } = await test.ask(
    `mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on Error { message } ... on Node { id } } }`,
    { input },
  );
  expect(data?.result?.id, JSON.stringify({ data, errors })).toBeTruthy();
  return data.result.id;
}

beforeAll(async () => {
  test = await testApp('empty');
  const actor = (name: string, kind: string) => create('createActor', 'CreateActor', { name, kind });
  ids.li = await actor('Li Wei', 'PERSON');
  ids.otherLi = await actor('Li Wei the Younger', 'PERSON');
  ids.sablin = await actor('V. Sablin', 'PERSON');
  ids.daily = await actor('Sever Daily', 'MEDIA_OUTLET');
  await create('createActorName', 'CreateActorName', {
    actorId: ids.sablin,
    text: 'Viktor Sablin',
    kind: 'ALIAS',
  });
  const document = { title: 'Kazan', kind: 'ARTICLE', publishedOn: '2019-10-21', language: 'en' };
  ids.document = await create('createDocument', 'CreateDocument', { ...document, text, marking: 'GREEN' });
  ids.empty = await create('createDocument', 'CreateDocument', document);
});
afterAll(() => test.close());

const query = `query ($document: ID!, $minimumScore: Float) { suggestStatements(document: $document, minimumScore: $minimumScore) {
  statements {
    selector { exact prefix suffix start end } directness reportingVerb saidOn score
    speaker { mention name resolution candidates { id name } } citation { selector { exact } }
  }
  citations { selector { exact start end } outlet citedOn status score candidates { id name } }
} }`;

async function suggestions(variables: object = { document: ids.document }) {
  const { data, errors } = await test.ask(query, variables);
  expect(errors).toBeUndefined();
  return data.suggestStatements;
}

const rows = async (table: string) =>
  (await test.database.write.query(`SELECT count(*)::int AS n FROM "${table}"`)).rows[0].n as number;

async function accept(exact: string, more: object = {}) {
  const { statements } = await suggestions({ document: ids.document, minimumScore: 0 });
  const found = statements.find((each: { selector: { exact: string } }) =>
    each.selector.exact.startsWith(exact),
  );
  const { start, end } = found?.selector ?? { start: 0, end: 1 };
  const input = { documentId: ids.document, start, end, speakerId: ids.li, ...more };
  const { data, errors } = await test.ask(
    `mutation ($input: AcceptStatementSuggestionInput!) { acceptStatementSuggestion(input: $input) {
      __typename ... on Error { message path }
      ... on Statement {
        id quote quoteLanguage paraphrase directness speechAct saidOn occasion marking speaker { name } document { id }
        selector { exact prefix suffix start end }
        citation { id rawText start end citedOn status publisher { name } }
      } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.acceptStatementSuggestion;
}

describe('suggestStatements', () => {
  it('proposes what is said, by whom and when, with the actors of that name', async () => {
    const { statements } = await suggestions();
    expect(statements).toMatchObject([
      {
        selector: { exact: 'We are ready', start: 55, end: 67, suffix: ',” Li said on Friday. He called ' },
        directness: 'DIRECT_QUOTE',
        reportingVerb: 'say',
        saidOn: '2019-10-18',
        speaker: { mention: 'Li', name: 'Li Wei', resolution: 'NAMED', candidates: [{ id: ids.li }] },
        citation: { selector: { exact: 'Sever Daily, June 7' } },
      },
      {
        selector: { exact: 'an open door' },
        directness: 'PARTIAL_QUOTE',
        saidOn: '../2019-06-07',
        speaker: { mention: 'He', name: 'Li Wei', resolution: 'RESOLVED', candidates: [{ id: ids.li }] },
        citation: { selector: { exact: 'Sever Daily, June 7' } },
      },
      {
        selector: { exact: 'a new era' },
        speaker: { mention: 'Observers', name: null, resolution: 'AS_IT_STANDS', candidates: [] },
        citation: { selector: { exact: ', June 8' } },
      },
      {
        selector: { exact: 'First we talk.\n\n“Then we sign' },
        speaker: { name: 'Viktor Sablin', candidates: [{ id: ids.sablin, name: 'V. Sablin' }] },
        saidOn: null,
        citation: null,
      },
    ]);
  });

  it('proposes what is cited; an outlet that is missing stays missing', async () => {
    const { citations } = await suggestions();
    expect(citations).toMatchObject([
      {
        selector: { exact: 'Sever Daily, June 7' },
        outlet: 'Sever Daily',
        citedOn: '2019-06-07',
        status: 'UNRESOLVED',
        candidates: [{ id: ids.daily }],
      },
      {
        selector: { exact: ', June 8' },
        outlet: null,
        citedOn: '2019-06-08',
        status: 'INCOMPLETE',
        candidates: [],
      },
    ]);
  });

  it('gives what is less likely when asked for it', async () => {
    const exact = async (minimumScore: number) =>
      (await suggestions({ document: ids.document, minimumScore })).statements.map(
        (each: { selector: { exact: string } }) => each.selector.exact,
      );
    expect(await exact(0)).toContain('Long Night');
    expect(await exact(0.5)).not.toContain('Long Night');
    expect(await exact(1)).toEqual([]);
  });

  it('gives empty lists where there is no text, and null where there is no document', async () => {
    expect(await suggestions({ document: ids.empty })).toEqual({ statements: [], citations: [] });
    const missing = Buffer.from('Document:00000000-0000-7000-8000-00000000ffff').toString('base64url');
    expect(await suggestions({ document: missing })).toBeNull();
  });

  it('finds the actors of all names in one statement, and writes nothing', async () => {
    const before = await rows('Revision');
    await suggestions();
    expect(test.statements.filter((sql) => sql.includes('"ActorName"'))).toHaveLength(1);
    // The document, the names, the actors
    expect(test.statements).toHaveLength(3);
    expect(await rows('Revision')).toBe(before);
  });

  it('refuses a score that is none', async () => {
    const { errors } = await test.ask(query, { document: ids.document, minimumScore: 2 });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT' } });
  });
});

describe('acceptStatementSuggestion', () => {
  it('records the statement with its anchor and, when asked, its citation', async () => {
    const statement = await accept('an open door', {
      citation: true,
      occasion: 'Kazan talks',
      speechAct: 'PRAISE',
    });
    expect(statement).toMatchObject({
      quote: 'an open door',
      quoteLanguage: 'en',
      paraphrase: null,
      directness: 'PARTIAL_QUOTE',
      speechAct: 'PRAISE',
      saidOn: '../2019-06-07',
      occasion: 'Kazan talks',
      marking: 'GREEN',
      speaker: { name: 'Li Wei' },
      document: { id: ids.document },
      selector: { exact: 'an open door', suffix: '” (Sever Daily, June 7). Observe' },
      citation: {
        rawText: 'Sever Daily, June 7',
        citedOn: '2019-06-07',
        status: 'UNRESOLVED',
        publisher: { name: 'Sever Daily' },
      },
    });
    const { start, end } = statement.selector;
    expect([...text].slice(start, end).join('')).toBe('an open door');
  });

  it('links a citation that is recorded already rather than record it twice', async () => {
    const before = await rows('Citation');
    const statement = await accept('We are ready', { citation: true, saidOn: '2019-10' });
    expect(statement).toMatchObject({
      saidOn: '2019-10',
      speechAct: 'ASSERT',
      citation: { rawText: 'Sever Daily, June 7' },
    });
    expect(await rows('Citation')).toBe(before);
  });

  it('records no citation that is not asked for', async () => {
    const before = await rows('Citation');
    expect(await accept('a new era')).toMatchObject({ quote: 'a new era', citation: null });
    expect(await rows('Citation')).toBe(before);
  });

  it('takes the marks that are repeated at paragraphs out of the quote, not out of the anchor', async () => {
    expect(await accept('First we talk', { saidOn: '2019', speakerId: ids.sablin })).toMatchObject({
      quote: 'First we talk.\n\nThen we sign',
      selector: { exact: 'First we talk.\n\n“Then we sign' },
    });
  });

  it('is refused without a date that text or input gives, and then writes no citation either', async () => {
    const before = [await rows('Statement'), await rows('Citation')];
    expect(await accept('First we talk', { citation: true })).toMatchObject({
      __typename: 'ValidationError',
      path: ['saidOn'],
    });
    expect(await accept('a new era', { citation: true, areaIds: [missingArea] })).toMatchObject({
      __typename: 'NotFoundError',
    });
    expect([await rows('Statement'), await rows('Citation')]).toEqual(before);
  });

  it('is refused where nothing is suggested any more', async () => {
    expect(await accept('a new era', { start: 3, end: 9 })).toMatchObject({
      __typename: 'ValidationError',
      path: ['start'],
    });
  });

  it('with an idempotency key records once', async () => {
    const before = await rows('Statement');
    const once = await accept('a new era', { idempotencyKey: 'era' });
    expect((await accept('a new era', { idempotencyKey: 'era' })).id).toBe(once.id);
    expect(await rows('Statement')).toBe(before + 1);
    expect(await accept('a new era', { idempotencyKey: 'era', occasion: 'Minsk' })).toMatchObject({
      __typename: 'IdempotencyError',
    });
  });
});

const missingArea = Buffer.from('CooperationArea:00000000-0000-7000-8000-00000000ffff').toString('base64url');
