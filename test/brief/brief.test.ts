import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { CLEARANCES, type Clearance } from '../../server/src/database/clearance.ts';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const get = async (path: string, init: RequestInit = {}) => test.app.fetch(`http://localhost${path}`, init);
const documentOf = (html: string) => parseHTML(html).document;
const textOf = (html: string) =>
  (documentOf(html).querySelector('body')?.textContent ?? '').replace(/\s+/g, ' ');

describe('the brief of the worked example', () => {
  it('has the numbers that the API gives', async () => {
    const response = await get('/briefs/russia-china');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const text = textOf(await response.text());
    const { data } = await test.ask(`{ relationship(by: { slug: "russia-china" }) {
      characterisations { n coded } asymmetry { n divergence interval { low high } } gap { sides { side { name } level n } }
      contradictions { totalCount } cooperation { n } assessments(where: { state: { eq: PUBLISHED } }) { totalCount nodes { judgement } } } }`);
    const { characterisations, asymmetry, gap, contradictions, cooperation, assessments } = data.relationship;
    expect(text).toContain(`${characterisations.coded} of ${characterisations.n} statements are coded`);
    expect(text).toContain(
      `${asymmetry.divergence.toFixed(2)} of 1, between ${asymmetry.interval.low.toFixed(2)} and ${asymmetry.interval.high.toFixed(2)}`,
    );
    expect(text).toContain(
      `Russia: ${gap.sides[0].level.toFixed(1)} of 6, n ${gap.sides[0].n}; China: no word affirmed`,
    );
    expect(text).toMatch(new RegExp(`contradictions ${contradictions.totalCount} `));
    expect(text).toContain(`n ${cooperation.n} activities`);
    for (const { judgement } of assessments.nodes) expect(text).toContain(judgement);
  });

  it('shows that the words rise in one capital, and are avoided in the other', async () => {
    const document = documentOf(await (await get('/briefs/russia-china')).text());
    const signs = (side: number, stance: string) =>
      document.querySelectorAll(`svg[aria-labelledby=words-${side}-title] .${stance} a`).length;
    expect([signs(0, 'affirms'), signs(0, 'avoids')]).toEqual([8, 0]);
    expect([signs(1, 'affirms'), signs(1, 'avoids'), signs(1, 'denies')]).toEqual([0, 2, 1]);
    expect(document.querySelectorAll('svg[aria-labelledby=gap-title] .withheld a')).toHaveLength(2);
    const rows = [...document.querySelectorAll('.matrix tbody tr')].map((row) =>
      (row.textContent as string).replace(/\s+/g, ' '),
    );
    expect(rows.find((row) => row.includes('Land forces'))).toMatch(/not searched.*Russia/);
    expect(textOf(document.toString())).toContain('source missing: “, October 18”');
  });

  it('leads by every link to something that the API answers', async () => {
    const document = documentOf(await (await get('/briefs/russia-china')).text());
    const links = new Set(
      [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') as string),
    );
    const queries = [...links].filter((link) => !link.startsWith('#'));
    expect(queries.length).toBeGreaterThan(30);
    for (const link of queries) {
      const address = new URL(link, 'http://localhost');
      expect(address.pathname).toBe('/graphql');
      const { data, errors } = await test.ask(address.searchParams.get('query') as string);
      expect(errors, link).toBeUndefined();
      expect(Object.values(data), link).not.toContain(null);
    }
    for (const link of [...links].filter((each) => each.startsWith('#')))
      expect(document.querySelector(link), link).not.toBeNull();
  });

  it('needs nothing else: no script, no style but its own, nothing from elsewhere', async () => {
    const response = await get('/briefs/russia-china');
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe| style="|\bon\w+=/i);
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|url\((?!#)|@import/,
    );
  });

  it('tells each picture in words, too', async () => {
    const document = documentOf(await (await get('/briefs/russia-china')).text());
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const pictures = [...document.querySelectorAll('svg:not([aria-hidden])')];
    expect(pictures).toHaveLength(6);
    for (const picture of pictures) {
      expect(picture.getAttribute('role')).toBe('img');
      for (const attribute of ['aria-labelledby', 'aria-describedby'])
        expect(document.getElementById(picture.getAttribute(attribute) as string)?.textContent).toBeTruthy();
    }
    expect(document.querySelectorAll('main table').length).toBeGreaterThanOrEqual(5);
  });

  it('is read within a number of statements that does not depend on the rows', async () => {
    const sent = async (path: string) => {
      test.statements.length = 0;
      await get(path);
      expect(test.statements.length).toBeLessThanOrEqual(50);
      // Whether two fields share a statement hangs on when their answers come; which ones there are does not
      return new Set(test.statements).size;
    };
    const many = await sent('/briefs/russia-china');
    expect(await sent('/briefs/russia-china?from=2019-10-03&to=2019-10-03')).toBeLessThanOrEqual(many);
  });
});

describe('what is asked of a brief', () => {
  it('is a window, voices and a moment', async () => {
    const page = async (query: string) => textOf(await (await get(`/briefs/russia-china?${query}`)).text());
    expect(await page('voices=MILITARY')).toContain('China affirms no word for the ties; it avoids 1.');
    expect(await page('voices=MILITARY')).toContain('Russia is not on record with a word for the ties.');
    const october = await page('from=2019-10-03&to=2019-10');
    expect(october).toContain('2019-10-03 to 2019-10');
    expect(october).toContain('No contradiction is found.');
    expect((await get('/briefs/russia-china?knownAt=2001-01-01T00:00:00Z')).status).toBe(404);
  });

  it.each([
    ['from=yesterday', 'from: "yesterday" is no EDTF date.'],
    ['from=2019&to=2018', 'The window ends (2018) before it begins (2019).'],
    ['knownAt=2019', 'knownAt: "2019" is no moment.'],
    ['voices=KING', 'voices: "KING" is no voice.'],
    ['form=2019', '"form" is none of them.'],
    ['to=2018&to=2019', '"to" is given twice.'],
  ])('is refused where it means nothing: %s', async (query, sentence) => {
    const response = await get(`/briefs/russia-china?${query}`);
    expect(response.status).toBe(400);
    expect(textOf(await response.text())).toContain(sentence);
  });

  it('is a relationship that is there, and only read', async () => {
    for (const path of ['/briefs/atlantis', '/briefs', '/briefs/%E0%A4%A', '/briefs/%3Cscript%3E']) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).not.toContain('<script');
    }
    const posted = await get('/briefs/russia-china', { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await get('/briefs/russia-china', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('is shown to those who are let in', async () => {
    const required = createApp({
      config: { authentication: 'required', clearance: 'RED', preparedStatements: true },
      database: test.database,
    });
    for (const headers of [{}, { authorization: 'Bearer nothing' }] as Record<string, string>[]) {
      const response = await required.fetch('http://localhost/briefs/russia-china', { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await response.text()).not.toContain('Russia');
    }
    await required.close();
    expect((await get('/briefs/russia-china', { headers: { via: '1.1 proxy' } })).status).toBe(403);
  });

  it('may be a relationship of which nothing is known', async () => {
    const { data } = await test.ask('{ actors(where: { kind: { eq: STATE } }) { nodes { id name } } }');
    const ids = data.actors.nodes
      .filter(({ name }: { name: string }) => name !== 'China')
      .map(({ id }: { id: string }) => id);
    await test.ask(
      'mutation ($ids: [ID!]!) { createRelationship(input: { name: "Empty", slug: "empty", partyIds: $ids }) { __typename } }',
      { ids },
    );
    const text = textOf(await (await get('/briefs/empty')).text());
    for (const sentence of [
      'No activity is recorded.',
      'No contradiction is found.',
      'No assessment is published.',
    ])
      expect(text).toContain(sentence);
    expect(text).not.toMatch(/undefined|NaN|null/);
  });
});

describe('what others wrote', () => {
  const evil = `</title></style><script>alert("x")</script><b onload='x'>&amp;`;

  it('is text, and hidden from those who may not see it', async () => {
    const { data } = await test.ask(
      '{ actors(where: { kind: { eq: PERSON } }, first: 1) { nodes { id } } relationship(by: { slug: "russia-china" }) { id } citations(where: { status: { eq: INCOMPLETE } }, first: 1) { nodes { id document { id } } } }',
    );
    const [citation] = data.citations.nodes;
    for (const marking of CLEARANCES) {
      const made = await test.ask(
        `mutation ($speaker: ID!, $relationship: ID!, $document: ID!, $citation: ID!, $quote: String!, $marking: Marking!) {
          recordStatement(input: { speakerId: $speaker, relationshipId: $relationship, documentId: $document, citationId: $citation, saidOn: "2019-10",
            quote: $quote, directness: DIRECT_QUOTE, speechAct: ASSERT, marking: $marking }) { __typename }
          createAssessment(input: { authorId: $speaker, relationshipId: $relationship, documentId: $document, question: $quote, judgement: $quote,
            assessedOn: "2019-10", marking: $marking }) { __typename ... on Error { message } } }`,
        {
          speaker: data.actors.nodes[0].id,
          relationship: data.relationship.id,
          document: citation.document.id,
          citation: citation.id,
          quote: `Seen at ${marking} ${evil}`,
          marking,
        },
      );
      expect(made.data).toMatchObject({
        recordStatement: { __typename: 'Statement' },
        createAssessment: { __typename: 'Assessment' },
      });
    }
    for (const [i, clearance] of CLEARANCES.entries()) {
      const html = await pageFor(clearance);
      for (const [j, marking] of CLEARANCES.entries()) {
        // Once as a statement; at the top, as a question and as a judgement
        const times = html.split(`Seen at ${marking} &lt;`).length - 1;
        expect(times > 0, `${marking} for ${clearance}`).toBe(j <= i);
        expect(html.includes(`Seen at ${marking} `)).toBe(j <= i);
      }
      expect(html).toContain(`TLP:${clearance.replace('_', '+')}`);
      expect(html).not.toMatch(/<script|<b onload/);
      expect(html.match(/<\/style>/g)).toHaveLength(1);
    }
  });

  async function pageFor(clearance: Clearance): Promise<string> {
    const app = createApp({
      config: { authentication: 'local', clearance, preparedStatements: true },
      database: test.database,
    });
    const response = await app.fetch('http://localhost/briefs/russia-china');
    const html = await response.text();
    await app.close();
    return html;
  }
});
