import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { type Logins, loginsFor } from './logins.ts';

// The views of the domain say of the worked example what the API says.

let test: TestApp;
let logins: Logins<'local'>;
beforeAll(async () => {
  test = await testApp('example');
  logins = await loginsFor(test.database.superuserUrl, { local: localUserId });
});
afterAll(async () => {
  await logins.close();
  await test.close();
});

const sql = (query: string) => logins.as('local', query);
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape
const api = async (query: string): Promise<any> => {
  const { data, errors } = await test.ask(query);
  expect(errors).toBeUndefined();
  return data;
};
const plain = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] as string;
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
type Named = { name: string } | null;

describe('statement_timeline', () => {
  it('has every statement that stands, with what the API says of it', async () => {
    const { statements } = await api(
      `{ statements(first: 100) { totalCount nodes { id saidOn quote paraphrase voice occasion document { title } speaker { name } side { name } } } }`,
    );
    const found = await sql(
      `SELECT DISTINCT statement_id AS id, said_on, words, voice, setting, document, speaker, side FROM statement_timeline`,
    );
    expect(found.length).toBe(statements.totalCount);
    expect(found.sort(byId)).toEqual(
      statements.nodes
        .map(
          (node: Record<string, string> & { document: { title: string }; speaker: Named; side: Named }) => ({
            id: plain(node.id as string),
            said_on: node.saidOn,
            words: node.quote ?? node.paraphrase,
            voice: node.voice,
            setting: node.occasion,
            document: node.document.title,
            speaker: node.speaker?.name,
            side: node.side?.name ?? null,
          }),
        )
        .sort(byId),
    );
  });

  it('has the codings that nobody has decided on, as they are', async () => {
    const found = await sql(
      'SELECT statement_id, concept_code, stance FROM statement_timeline WHERE NOT adjudicated',
    );
    const rows =
      await sql(`SELECT c."statementId", k.slug, c.stance FROM "Coding" c JOIN "Concept" k ON k.id = c."conceptId"
      WHERE c."retractedAt" IS NULL AND c.state IN ('CODED', 'IN_ADJUDICATION')`);
    expect(found.length).toBeGreaterThan(10);
    expect(new Set(found.map((row) => Object.values(row).join()))).toEqual(
      new Set(rows.map((row) => Object.values(row).join())),
    );
  });
});

describe('cooperation', () => {
  it('has every activity, what is withheld, and who takes part', async () => {
    const { activities } = await api(
      `{ activities(first: 100) { nodes { id title kind level evidenceStatus period area { label } participants { name } obligations { type } sources { document { title } } } } }`,
    );
    type Activity = Record<string, string> & {
      area: { label: string };
      participants: { name: string }[];
      obligations: { type: string }[];
      sources: { document: { title: string } | null }[];
    };
    const found = await sql(
      'SELECT activity_id AS id, title, kind, withheld, level, evidence_status, period, area, participants, documents FROM cooperation',
    );
    const list = (words: string[], by: string) => words.sort().join(by) || null;
    expect(found.sort(byId)).toEqual(
      activities.nodes
        .map((node: Activity) => ({
          id: plain(node.id as string),
          title: node.title,
          kind: node.kind,
          withheld: node.kind === 'RESTRAINT',
          level: node.level,
          evidence_status: node.evidenceStatus,
          period: node.period,
          area: node.area.label,
          participants: list(
            node.participants.map(({ name }) => name),
            ', ',
          ),
          documents: list(
            node.sources.flatMap(({ document }) => document?.title ?? []),
            '; ',
          ),
        }))
        .sort(byId),
    );
    expect(found.filter(({ withheld }) => withheld)).toHaveLength(2);
    const [{ area_path }] = await sql(
      `SELECT area_path FROM cooperation WHERE area_path LIKE '% → %' LIMIT 1`,
    );
    expect(area_path).toMatch(/^Military/);
  });
});

describe('assessments_with_evidence', () => {
  it('has every assessment, and each piece of its evidence', async () => {
    const { assessments } = await api(
      `{ assessments(first: 100) { nodes { id version state judgement likelihood confidence stale author { name }
          evidence(first: 100) { nodes { id role statement { quote paraphrase } activity { title } document { title } otherAssessment { judgement } } } } } }`,
    );
    // biome-ignore lint/suspicious/noExplicitAny: answers of any shape
    const wanted = assessments.nodes.flatMap(({ id, author, evidence, ...node }: any) =>
      // biome-ignore lint/suspicious/noExplicitAny: answers of any shape
      evidence.nodes.map((link: any) => ({
        assessment_id: plain(id),
        ...node,
        author: author.name,
        id: plain(link.id),
        role: link.role,
        evidence:
          link.statement?.quote ??
          link.statement?.paraphrase ??
          link.activity?.title ??
          link.document?.title ??
          link.otherAssessment?.judgement,
      })),
    );
    const found = await sql(
      `SELECT assessment_id, version, state, judgement, likelihood, confidence, stale, author, evidence_link_id AS id, role, evidence
       FROM assessments_with_evidence`,
    );
    expect(wanted.length).toBeGreaterThan(6);
    expect(found.sort(byId)).toEqual(wanted.sort(byId));
  });
});
