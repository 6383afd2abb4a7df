import { type TestApp, testApp } from '../set-up/app.ts';

/** Words in three scripts, with a character outside of the basic plane before and among them. */
export const text =
  'Снимок 📷 дня. «Мы — союзники», сказал он. 他说：「我们是𠮷朋友。」 "We are friends," she wrote.';

export interface World extends TestApp {
  /** Ids of this API by key, and the plain ids in them. */
  global: Record<string, string>;
  plain: Record<string, string>;
}

/**
 * The worked example, and beside it: a document whose text is held, with statements that are anchored in it; an assessment of one
 * of them, with a dissent and a hypothesis; words that a spreadsheet would run; and a document, a statement and an assessment marked
 * AMBER, whose words are all "zirkon".
 */
export async function world(): Promise<World> {
  const app = await testApp('example');
  const global: Record<string, string> = {};
  const write = async (mutation: string, input: object): Promise<string> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await app.ask(
      `mutation ($input: ${type}!) { row: ${mutation}(input: $input) { ... on Node { id } ... on Error { message } } }`,
      { input },
    );
    if (!data?.row.id) throw new Error(errors?.[0]?.message ?? data.row.message);
    return data.row.id;
  };
  const { data } = await app.ask(`{
    russia: actor(by: { slug: "russia" }) { id } putin: actor(by: { slug: "vladimir-putin" }) { id }
    kashin: actor(by: { slug: "vasily-kashin" }) { id } relationship(by: { slug: "russia-china" }) { id }
    area: cooperationArea(by: { slug: "air" }) { id } concepts(where: { slug: { eq: "alliance" } }) { nodes { id } } }`);
  const { russia, putin, kashin, relationship, area, concepts } = data;
  const [concept] = concepts.nodes;
  const speech = { directness: 'DIRECT_QUOTE', speechAct: 'ASSERT', saidOn: '2020-02-03' };
  const anchored = (exact: string, prefix?: string) => {
    const start = [...text.slice(0, text.indexOf(exact))].length;
    return { exact, prefix, start, end: start + [...exact].length };
  };

  global.paper = await write('createDocument', {
    title: '=HYPERLINK("http://example.org")',
    kind: 'INTERVIEW',
    text,
    url: 'https://example.org/снимок?a=1&b="2"',
    publishedOn: '2020-02~',
    publisherId: russia.id,
    authorIds: [kashin.id, putin.id],
    language: 'ru',
    series: 'Papers & <notes>',
    issue: '7',
  });
  const inPaper = { ...speech, documentId: global.paper, relationshipId: relationship.id };
  global.russian = await write('recordStatement', {
    ...inPaper,
    speakerId: putin.id,
    addresseeId: kashin.id,
    quote: 'Мы — союзники',
    quoteLanguage: 'ru',
    translation: 'We are allies',
    occasion: '+7 (495) call, "urgent"\r\nsecond line',
    areaIds: [area.id],
    selector: anchored('Мы — союзники', 'дня. «'),
  });
  global.chinese = await write('recordStatement', {
    ...inPaper,
    speakerId: kashin.id,
    saidOn: '../2020-02',
    quote: '我们是𠮷朋友',
    quoteLanguage: 'zh-Hans',
    paraphrase: '-1 is <less> than & "nothing"',
    selector: anchored('我们是𠮷朋友'),
  });
  await write('codeStatement', {
    statementId: global.russian,
    conceptId: concept.id,
    stance: 'AFFIRMS',
    note: "'=quoted",
  });
  await write('codeStatement', { statementId: global.chinese, conceptId: concept.id });
  global.review = await write('createAssessment', {
    question: 'Does he mean it?',
    judgement: 'He does.',
    likelihood: 'LIKELY',
    confidence: 'LOW',
    confidenceBasis: 'One source.',
    assumptions: ['He was asked.', '=A1'],
    assessedOn: '2020-03',
    authorId: kashin.id,
    statementId: global.russian,
  });
  global.dissent = await write('recordDissent', {
    assessmentId: global.review,
    authorId: putin.id,
    text: 'He does not.',
    alternativeLikelihood: 'UNLIKELY',
  });
  await write('recordEvidenceLink', {
    assessmentId: global.review,
    statementId: global.chinese,
    role: 'CONTRADICTS',
    note: 'x < y',
  });

  const secret = { marking: 'AMBER' };
  global.secretPaper = await write('createDocument', {
    ...secret,
    title: 'zirkon paper',
    kind: 'REPORT',
    text: 'A zirkon text.',
    publisherId: russia.id,
  });
  global.secretStatement = await write('recordStatement', {
    ...secret,
    ...inPaper,
    speakerId: putin.id,
    quote: 'zirkon quote',
    paraphrase: 'zirkon sense',
    selector: anchored('friends'),
  });
  global.openInSecret = await write('recordStatement', {
    ...speech,
    documentId: global.secretPaper,
    relationshipId: relationship.id,
    speakerId: putin.id,
    quote: 'Said in the open',
    selector: { exact: 'A', start: 0, end: 1 },
  });
  await write('codeStatement', {
    statementId: global.secretStatement,
    conceptId: concept.id,
    stance: 'DENIES',
    note: 'zirkon note',
  });
  global.secretReview = await write('createAssessment', {
    ...secret,
    question: 'Is it zirkon?',
    judgement: 'It is zirkon.',
    assessedOn: '2020',
    authorId: kashin.id,
    statementId: global.secretStatement,
    relationshipId: relationship.id,
  });
  await write('recordEvidenceLink', {
    assessmentId: global.review,
    statementId: global.secretStatement,
    role: 'CONTEXT',
  });
  const plain = Object.fromEntries(
    Object.entries(global).map(([key, id]) => [
      key,
      Buffer.from(id, 'base64url').toString().split(':')[1] as string,
    ]),
  );
  return { ...app, global, plain };
}
