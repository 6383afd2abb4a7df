import { idOf } from '../data/world.ts';
import { slug, termsSql } from '../operations.ts';

type Row = (string | null)[];
type Run = (name: string, text: string, values: unknown[]) => Promise<Row[]>;

/** What a request asks for: the page size, and whatever else the operation takes. */
export interface Wanted {
  first: number;
  id: string;
  words: string;
  after?: { saidOnFirst: string; id: string };
}

const json = (text: string | null | undefined) =>
  text === null || text === undefined ? 'null' : JSON.stringify(text);

/** The rows of one parent after another, each parent's made by `list`; rows of one parent stand together. */
function grouped(rows: Row[], list: (group: Row[]) => string): string {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.[0] === row[0]) last?.push(row);
    else groups.push([row]);
  }
  return groups.map(list).join();
}

const statementSql = (columns: string, rest: string) =>
  `SELECT s."id", s."saidOn", s."quote", a."name"${columns} FROM visible_red."Statement" s JOIN visible_red."Actor" a ON a."id" = s."speakerId" ${rest}`;
const ofRelationship = `s."relationshipId" = (SELECT "id" FROM visible_red."Relationship" WHERE "slug" = $2) AND s."retractedAt" IS NULL`;
const latest = 'ORDER BY s."saidOnFirst" DESC, s."id" DESC LIMIT $1';
const statementJson = ([, saidOn, quote, name]: Row) =>
  `{"saidOn":${json(saidOn)},"quote":${json(quote)},"speaker":{"name":${json(name)}}}`;

async function filteredPage(run: Run, { first, after }: Wanted): Promise<string> {
  const sql = (seek: string) =>
    statementSql(
      ', s."saidOnFirst"',
      `WHERE ${ofRelationship} AND s."speechAct" = 'ASSERT' ${seek} ${latest}`,
    );
  const rows = after
    ? await run('q4 deep', sql('AND (s."saidOnFirst", s."id") < ($3, $4)'), [
        first + 1,
        slug,
        after.saidOnFirst,
        after.id,
      ])
    : await run('q4', sql(''), [first + 1, slug]);
  const page = rows.slice(0, first);
  const [id, , , , saidOnFirst] = page.at(-1) ?? [];
  const endCursor = Buffer.from(JSON.stringify([saidOnFirst, id])).toString('base64url');
  return `{"statements":{"nodes":[${page.map(statementJson).join()}],"pageInfo":{"hasNextPage":${rows.length > first},"endCursor":"${endCursor}"}}}`;
}

/** By operation: the JSON of its data. */
export const answers: Record<string, (run: Run, wanted: Wanted) => Promise<string>> = {
  async q1(run, { id }) {
    const sql = statementSql(
      ', f."role", o."name"',
      `LEFT JOIN visible_red."Affiliation" f ON f."actorId" = a."id" AND f."retractedAt" IS NULL
       LEFT JOIN visible_red."Actor" o ON o."id" = f."organizationId" WHERE s."id" = $1 ORDER BY f."validFirst", f."id" LIMIT 5`,
    );
    const rows = await run('q1', sql, [id]);
    const [, saidOn, quote, name] = rows[0] as Row;
    const posts = rows.map(
      ([, , , , role, body]) => `{"role":${json(role)},"organization":{"name":${json(body)}}}`,
    );
    return `{"node":{"saidOn":${json(saidOn)},"quote":${json(quote)},"speaker":{"name":${json(name)},"affiliations":{"nodes":[${posts.join()}]}}}}`;
  },

  async q2(run, { first }) {
    const sql = statementSql(
      ', d."title"',
      `LEFT JOIN visible_red."Document" d ON d."id" = s."documentId" WHERE ${ofRelationship} ${latest}`,
    );
    const rows = await run('q2', sql, [first, slug]);
    const areaRows = await run(
      'q2 areas',
      `SELECT sa."statementId", c."label" FROM visible_red."StatementArea" sa JOIN visible_red."CooperationArea" c ON c."id" = sa."areaId"
       WHERE sa."statementId" = ANY ($1) ORDER BY sa."areaId"`,
      [rows.map(([id]) => id)],
    );
    const areas = new Map<unknown, string[]>(rows.map(([id]) => [id, []]));
    for (const [id, label] of areaRows) areas.get(id)?.push(`{"label":${json(label)}}`);
    const nodes = rows.map(
      ([id, saidOn, quote, name, title]) =>
        `{"saidOn":${json(saidOn)},"quote":${json(quote)},"speaker":{"name":${json(name)}},"document":{"title":${json(title)}},"areas":[${areas.get(id)?.join()}]}`,
    );
    return `{"relationship":{"statements":{"nodes":[${nodes.join()}]}}}`;
  },

  async q3(run, { first }) {
    const rows = await run(
      'q3',
      `SELECT a."id", a."name", c.n, s."saidOn", s."quote" FROM
         (SELECT "id", "name" FROM visible_red."Actor" WHERE "kind" = 'PERSON' AND "retractedAt" IS NULL ORDER BY "name", "id" LIMIT $1) a
         CROSS JOIN LATERAL (SELECT count(*) AS n FROM visible_red."Statement" s WHERE s."speakerId" = a."id" AND s."retractedAt" IS NULL) c
         LEFT JOIN LATERAL (SELECT s."saidOn", s."quote", s."saidOnFirst", s."id" FROM visible_red."Statement" s
           WHERE s."speakerId" = a."id" AND s."retractedAt" IS NULL ORDER BY s."saidOnFirst" DESC, s."id" DESC LIMIT 5) s ON true
       ORDER BY a."name", a."id", s."saidOnFirst" DESC, s."id" DESC`,
      [first],
    );
    const nodes = grouped(rows, (group) => {
      const [, name, count] = group[0] as Row;
      const said = count === '0' ? [] : group;
      const list = said.map(([, , , saidOn, quote]) => `{"saidOn":${json(saidOn)},"quote":${json(quote)}}`);
      return `{"name":${json(name)},"statements":{"totalCount":${count},"nodes":[${list.join()}]}}`;
    });
    return `{"actors":{"nodes":[${nodes}]}}`;
  },

  q4: filteredPage,
  'q4 deep': filteredPage,

  async q5(run, { first }) {
    const rows = await run(
      'q5',
      `SELECT t."id", t."judgement", e."role", e."quote", e."name" FROM
         (SELECT "id", "judgement", "assessedOnFirst" FROM visible_red."Assessment" WHERE "retractedAt" IS NULL ORDER BY "assessedOnFirst" DESC, "id" DESC LIMIT $1) t
         LEFT JOIN LATERAL (SELECT e."role", s."quote", a."name", e."recordedAt", e."id" FROM visible_red."EvidenceLink" e
           LEFT JOIN visible_red."Statement" s ON s."id" = e."statementId" LEFT JOIN visible_red."Actor" a ON a."id" = s."speakerId"
           WHERE e."assessmentId" = t."id" AND e."retractedAt" IS NULL ORDER BY e."recordedAt", e."id" LIMIT 5) e ON true
       ORDER BY t."assessedOnFirst" DESC, t."id" DESC, e."recordedAt", e."id"`,
      [first],
    );
    const nodes = grouped(rows, (group) => {
      const links = group
        .filter(([, , role]) => role !== null)
        .map(
          ([, , role, quote, name]) =>
            `{"role":${json(role)},"statement":{"quote":${json(quote)},"speaker":{"name":${json(name)}}}}`,
        );
      return `{"judgement":${json(group[0]?.[1])},"evidence":{"nodes":[${links.join()}]}}`;
    });
    return `{"assessments":{"nodes":[${nodes}]}}`;
  },

  async q6(run) {
    const rows = await run('q6', termsSql('visible_red', '$1'), [idOf('Relationship', 1)]);
    const nodes = rows.map(
      ([period, side, voice, concept, stance, n]) =>
        `{"period":${json(period)},"side":${json(side)},"voice":${json(voice)},"concept":${json(concept)},"stance":${json(stance)},"n":${n}}`,
    );
    return `{"terms":{"nodes":[${nodes.join()}]}}`;
  },

  async q7(run, { first, words }) {
    const sql = statementSql(
      '',
      `WHERE s."search" @@ websearch_to_tsquery('russian', $2) AND s."retractedAt" IS NULL ${latest}`,
    );
    return `{"statements":{"nodes":[${(await run('q7', sql, [first, words])).map(statementJson).join()}]}}`;
  },
};
