import { createServer } from 'node:http';
import pg from 'pg';
import { deepKey, rowId } from './operations.ts';

/**
 * The flat-row ceiling: what one can reach on this database with statements written by hand, one or two for each operation,
 * prepared, and rows put straight into JSON. It answers POST /<operation> as our GraphQL does.
 */
export async function startCeiling(
  databaseUrl: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const rows = async (name: string, text: string, values: unknown[]) =>
    (await pool.query({ name, text, values, rowMode: 'array' })).rows;

  const children = (keys: unknown[], list: unknown[][], make: (row: unknown[]) => unknown) => {
    const by = new Map<unknown, unknown[]>(keys.map((key) => [key, []]));
    for (const row of list) by.get(row[0])?.push(make(row));
    return by;
  };

  const page = async (name: string, after: { saidOn: string; id: string } | null, first: number) => {
    const found = await rows(
      name,
      `SELECT s.id, s."saidOnFirst"::text, s."saidOn", s.quote, a.name FROM visible_red."Statement" s JOIN visible_red."Actor" a ON a.id = s."speakerId"
       WHERE s."relationshipId" = (SELECT id FROM visible_red."Relationship" WHERE slug = $1) AND s."retractedAt" IS NULL
       ${after ? 'AND (s."saidOnFirst", s.id) < ($3, $4)' : ''} ORDER BY s."saidOnFirst" DESC, s.id DESC LIMIT $2`,
      after ? ['relationship-1', first, after.saidOn, after.id] : ['relationship-1', first],
    );
    return {
      statements: { nodes: found.map(([, , saidOn, quote, name]) => ({ saidOn, quote, speaker: { name } })) },
    };
  };

  const answers: Record<string, (first: number) => Promise<unknown>> = {
    async q1() {
      const found = await rows(
        'q1',
        `SELECT s."saidOn", s.quote, a.name, f.role, o.name FROM visible_red."Statement" s JOIN visible_red."Actor" a ON a.id = s."speakerId"
         LEFT JOIN visible_red."Affiliation" f ON f."actorId" = a.id AND f."retractedAt" IS NULL LEFT JOIN visible_red."Actor" o ON o.id = f."organizationId"
         WHERE s.id = $1 ORDER BY f."validFirst", f.id LIMIT 5`,
        [rowId(8, 1234)],
      );
      const [[saidOn, quote, name]] = found as [unknown[]];
      const nodes = found
        .filter((row) => row[4])
        .map(([, , , role, organization]) => ({ role, organization: { name: organization } }));
      return { node: { saidOn, quote, speaker: { name, affiliations: { nodes } } } };
    },
    async q2(first) {
      const found = await rows(
        'q2',
        `SELECT s.id, s."saidOn", s.quote, a.name, d.title FROM visible_red."Statement" s JOIN visible_red."Actor" a ON a.id = s."speakerId"
         LEFT JOIN visible_red."Document" d ON d.id = s."documentId" WHERE s."relationshipId" = (SELECT id FROM visible_red."Relationship" WHERE slug = $1)
         AND s."retractedAt" IS NULL ORDER BY s."saidOnFirst" DESC, s.id DESC LIMIT $2`,
        ['relationship-1', first],
      );
      const ids = found.map(([id]) => id);
      const areas = await rows(
        'q2 areas',
        `SELECT sa."statementId", c.label FROM visible_red."StatementArea" sa JOIN visible_red."CooperationArea" c ON c.id = sa."areaId" WHERE sa."statementId" = ANY ($1) ORDER BY sa."areaId"`,
        [ids],
      );
      const by = children(ids, areas, ([, label]) => ({ label }));
      const nodes = found.map(([id, saidOn, quote, name, title]) => ({
        saidOn,
        quote,
        speaker: { name },
        document: title === null ? null : { title },
        areas: by.get(id),
      }));
      return { relationship: { statements: { nodes } } };
    },
    async q3(first) {
      const actors = await rows(
        'q3',
        `SELECT id, name FROM visible_red."Actor" WHERE "retractedAt" IS NULL ORDER BY name, id LIMIT $1`,
        [first],
      );
      const ids = actors.map(([id]) => id);
      const [last, counts] = await Promise.all([
        rows(
          'q3 last',
          `SELECT p.id, s."saidOn", s.quote FROM unnest($1::uuid[]) WITH ORDINALITY p (id, n) CROSS JOIN LATERAL (SELECT s."saidOn", s.quote, s."saidOnFirst", s.id
           FROM visible_red."Statement" s WHERE s."speakerId" = p.id AND s."retractedAt" IS NULL ORDER BY s."saidOnFirst" DESC, s.id DESC LIMIT 5) s ORDER BY p.n, s."saidOnFirst" DESC, s.id DESC`,
          [ids],
        ),
        rows(
          'q3 counts',
          `SELECT "speakerId", count(*)::int FROM visible_red."Statement" WHERE "speakerId" = ANY ($1) AND "retractedAt" IS NULL GROUP BY 1`,
          [ids],
        ),
      ]);
      const by = children(ids, last, ([, saidOn, quote]) => ({ saidOn, quote }));
      const count = new Map(counts.map(([id, n]) => [id, n]));
      return {
        actors: {
          nodes: actors.map(([id, name]) => ({
            name,
            statements: { totalCount: count.get(id) ?? 0, nodes: by.get(id) },
          })),
        },
      };
    },
    q4: (first) => page('q4', null, first),
    'q4 deep': (first) => page('q4 deep', deepKey, first),
    async q5(first) {
      const found = await rows(
        'q5',
        `SELECT id, judgement FROM visible_red."Assessment" WHERE "retractedAt" IS NULL ORDER BY "assessedOnFirst" DESC, id DESC LIMIT $1`,
        [first],
      );
      const ids = found.map(([id]) => id);
      const links = await rows(
        'q5 links',
        `SELECT p.id, e.role, e.quote, e.name FROM unnest($1::uuid[]) WITH ORDINALITY p (id, n) CROSS JOIN LATERAL (SELECT e.role, s.quote, a.name, e."recordedAt", e.id
         FROM visible_red."EvidenceLink" e LEFT JOIN visible_red."Statement" s ON s.id = e."statementId" LEFT JOIN visible_red."Actor" a ON a.id = s."speakerId"
         WHERE e."assessmentId" = p.id AND e."retractedAt" IS NULL ORDER BY e."recordedAt", e.id LIMIT 5) e ORDER BY p.n, e."recordedAt", e.id`,
        [ids],
      );
      const by = children(ids, links, ([, role, quote, name]) => ({
        role,
        statement: quote === null ? null : { quote, speaker: { name } },
      }));
      return {
        assessments: {
          nodes: found.map(([id, judgement]) => ({ judgement, evidence: { nodes: by.get(id) } })),
        },
      };
    },
    async q7(first) {
      const found = await rows(
        'q7',
        `SELECT s."saidOn", s.quote, a.name FROM visible_red."Statement" s JOIN visible_red."Actor" a ON a.id = s."speakerId"
         WHERE s.search @@ websearch_to_tsquery('russian', $1) AND s."retractedAt" IS NULL ORDER BY s."saidOnFirst" DESC, s.id DESC LIMIT $2`,
        ['alliance radar treaty', first],
      );
      return {
        statements: { nodes: found.map(([saidOn, quote, name]) => ({ saidOn, quote, speaker: { name } })) },
      };
    },
  };

  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { first } = JSON.parse(Buffer.concat(chunks).toString());
    const name = decodeURIComponent((request.url ?? '/').slice(1));
    const body = JSON.stringify({ data: await answers[name]?.(first ?? 50) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await pool.end();
    },
  };
}
