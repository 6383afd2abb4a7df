import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { parseEdtf } from '../../server/src/date/edtf.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestApp, testApp } from '../set-up/app.ts';

/** A row of a timeline as the test knows it. */
export interface Row {
  type: 'Statement' | 'Activity' | 'Assessment' | 'Document';
  id: string;
  relationships: string[];
  date: string | null;
  first: string;
  last: string;
  voice: string | null;
  retracted: boolean;
}

export interface Generated extends TestApp {
  /** A relationship with few statements, and one with many. */
  small: string;
  large: string;
  rows: Row[];
}

const dates = [
  '2018',
  '2019',
  '2018-06',
  '2018-12',
  '2019-01',
  '2018-11/2019-02',
  '../2018-07',
  '2019-03/..',
];
const voices = ['MINISTER', 'MILITARY', 'EXPERT', null];

/** Two relationships with rows of every type on few days, vague ones among them, some without a date, some retracted. */
export async function generatedWorld(): Promise<Generated> {
  const app = await testApp('empty');
  const client = new pg.Client({ connectionString: app.database.superuserUrl });
  await client.connect();
  let seed = 7;
  const below = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  const pick = <T>(all: readonly T[]) => all[below(all.length)] as T;
  const dateOf = () => (below(3) === 0 ? pick(dates) : `201${8 + below(2)}-0${1 + below(9)}-1${below(10)}`);
  const days = (date: string | null) =>
    date ? parseEdtf(date) : { first: '0001-01-01', last: '9999-12-31' };
  const add = async (table: string, row: Record<string, unknown>) => {
    const whole: Record<string, unknown> = { id: randomUUID(), ...row };
    const names = Object.keys(whole);
    await client.query(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) VALUES (${names.map((_, i) => `$${i + 1}`)})`,
      Object.values(whole),
    );
    return whole.id as string;
  };
  const rows: Row[] = [];
  const gone = (retracted: boolean) =>
    retracted ? { retractedAt: new Date(0), retractionReason: 'It is wrong.' } : {};
  const record = async (
    type: Row['type'],
    stem: string,
    relationshipId: string | null,
    date: string | null,
    columns: Record<string, unknown>,
  ) => {
    // An assessment is retracted by a step of its workflow
    const retracted = type !== 'Assessment' && below(8) === 0;
    const { first, last } = days(date);
    const id = await add(type, {
      [stem]: date,
      ...(date && { [`${stem}First`]: first, [`${stem}Last`]: last }),
      ...(relationshipId && { relationshipId }),
      ...gone(retracted),
      ...columns,
    });
    const relationships = relationshipId ? [relationshipId] : [];
    rows.push({
      type,
      id,
      relationships,
      date,
      first,
      last,
      voice: (columns.givenVoice as string) ?? null,
      retracted,
    });
    return rows.at(-1) as Row;
  };

  await client.query('BEGIN');
  await client.query(`SELECT set_config('entente.user', $1, true)`, [localUserId]);
  const actor = (slug: string) => add('Actor', { kind: 'STATE', name: slug, slug });
  const [one, two, three] = [await actor('one'), await actor('two'), await actor('three')];
  const relationship = async (slug: string, other: string) => {
    const partyIds = [one, other].sort();
    const id = await add('Relationship', { name: slug, slug, partyIds });
    await client.query(
      'INSERT INTO "RelationshipParty" ("relationshipId", "position", "actorId") SELECT $1, n, a FROM unnest($2::uuid[]) WITH ORDINALITY AS p (a, n)',
      [id, partyIds],
    );
    return id;
  };
  const [small, large] = [await relationship('small', two), await relationship('large', three)];
  const areaId = await add('CooperationArea', { label: 'Air', slug: 'air' });

  const documents: Row[] = [];
  for (let i = 0; i < 60; i++) {
    const date = below(5) === 0 ? null : dateOf();
    documents.push(
      await record('Document', 'publishedOn', null, date, { title: `Paper ${i}`, kind: 'REPORT' }),
    );
  }
  // So many others that on early days hardly one is its own
  await client.query(
    `INSERT INTO "Document" ("id", "title", "kind", "publishedOn", "publishedOnFirst", "publishedOnLast")
     SELECT gen_random_uuid(), 'Another', 'REPORT', '2018-06-15', '2018-06-15', '2018-06-15' FROM generate_series(1, 1100)`,
  );
  const belongs = (document: Row, id: string) => {
    if (!document.relationships.includes(id)) document.relationships.push(id);
  };
  for (const [relationshipId, statements] of [
    [small, 50],
    [large, 1_200],
  ] as const) {
    for (let i = 0; i < statements; i++) {
      // Some documents hold no statement, and some are of one relationship only
      const document = documents[below(25) + (relationshipId === small ? 0 : 15)] as Row;
      const statement = await record('Statement', 'saidOn', relationshipId, dateOf(), {
        speakerId: one,
        documentId: document.id,
        paraphrase: 'Something.',
        directness: 'PARAPHRASE',
        speechAct: 'ASSERT',
        givenVoice: pick(voices),
      });
      if (!statement.retracted) belongs(document, relationshipId);
    }
    for (let i = 0; i < 20; i++) {
      const activity = await record('Activity', 'period', relationshipId, below(4) === 0 ? null : dateOf(), {
        areaId,
        kind: 'SUMMIT',
        title: `Summit ${i}`,
        evidenceStatus: 'NOT_SEARCHED',
      });
      const document = documents[45 + below(15)] as Row;
      await add('ActivitySource', { activityId: activity.id, documentId: document.id });
      if (!activity.retracted) belongs(document, relationshipId);
      // What was published elsewhere is a record: PUBLISHED from the start
      await record('Assessment', 'assessedOn', relationshipId, dateOf(), {
        question: 'Will it last?',
        judgement: 'It will.',
        authorId: one,
        draftedById: localUserId,
        documentId: document.id,
        state: 'PUBLISHED',
      });
    }
  }
  await client.query('COMMIT');
  await client.query('ANALYZE');
  await client.end();
  return { ...app, small, large, rows };
}
