import pg from 'pg';

/** The proportions of the benchmark's data, for so many statements. */
export function proportions(statements: number) {
  return {
    statements,
    documents: Math.max(20, Math.round(statements / 10)),
    actors: Math.max(60, Math.round(statements / 100)),
    assessments: Math.max(20, Math.round(statements / 25)),
    evidence: Math.max(100, Math.round(statements / 5)),
    relationships: 50,
  };
}

// Ids in the order of making, as UUIDv7 has them. `h` spreads a number evenly over 0 to 1, the same on every machine.
const tools = `
CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT ('0190' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
CREATE FUNCTION pg_temp.h(n bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$
  SELECT (('x' || substr(md5(n || ':' || salt), 1, 8))::bit(32)::bigint & 2147483647) / 2147483648.0 $$;
CREATE FUNCTION pg_temp.words(n bigint, count int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg((ARRAY['alliance','partnership','strategic','military','cooperation','radar','missile','trade','energy','border',
    'exercise','treaty','summit','relations','era','trust','mutual','security','threat','sanctions','union','neighbour','weapon','space',
    'naval','air','land','economic','growth','crisis'])[1 + floor(30 * pg_temp.h(n, i))::int], ' ') FROM generate_series(1, count) i $$;
`;

const tables = [
  'Actor',
  'Affiliation',
  'Relationship',
  'RelationshipParty',
  'Document',
  'CooperationArea',
  'Codebook',
  'Concept',
  'Statement',
  'StatementArea',
  'Coding',
  'Assessment',
  'EvidenceLink',
];

function inserts(n: ReturnType<typeof proportions>): string[] {
  const marking = (i: string) =>
    `(CASE WHEN ${i} % 200 = 7 THEN 'AMBER' WHEN ${i} % 100 = 3 THEN 'GREEN' ELSE 'CLEAR' END)::"Marking"`;
  const day = (i: string, salt: number) => `date '2000-01-01' + floor(7300 * pg_temp.h(${i}, ${salt}))::int`;
  const user = `'00000000-0000-7000-8000-000000000001'`;
  return [
    `INSERT INTO "Actor" ("id", "kind", "name", "slug") SELECT pg_temp.id(1, i), (CASE WHEN i <= 51 THEN 'STATE' ELSE 'PERSON' END)::"ActorKind",
      initcap(pg_temp.words(i, 2)) || ' ' || i, 'actor-' || i FROM generate_series(1, ${n.actors}) i`,
    `INSERT INTO "Affiliation" ("id", "actorId", "organizationId", "role", "voice") SELECT pg_temp.id(2, i), pg_temp.id(1, i), pg_temp.id(1, 1 + i % 51),
      'Official', 'OFFICIAL' FROM generate_series(52, ${n.actors}) i`,
    `INSERT INTO "Relationship" ("id", "name", "slug", "partyIds") SELECT pg_temp.id(3, i), 'Relationship ' || i, 'relationship-' || i,
      ARRAY[pg_temp.id(1, i), pg_temp.id(1, i + 1)] FROM generate_series(1, ${n.relationships}) i`,
    `INSERT INTO "RelationshipParty" SELECT pg_temp.id(3, i), p, pg_temp.id(1, i + p - 1) FROM generate_series(1, ${n.relationships}) i, generate_series(1, 2) p`,
    `INSERT INTO "Document" ("id", "kind", "title", "publishedOn", "publishedOnFirst", "publishedOnLast", "text", "marking", "reliability")
      SELECT pg_temp.id(4, i), 'ARTICLE', initcap(pg_temp.words(i, 5)), d::text, d, d, pg_temp.words(i, 60), ${marking('i')}, 'B'
      FROM generate_series(1, ${n.documents}) i, LATERAL (SELECT ${day('i', 99)} AS d) day`,
    `INSERT INTO "CooperationArea" ("id", "label", "slug", "lineage") SELECT pg_temp.id(5, i), 'Area ' || i, 'area-' || i, ARRAY[pg_temp.id(5, i)] FROM generate_series(1, 20) i`,
    `INSERT INTO "Codebook" ("id", "name", "slug") VALUES (pg_temp.id(6, 1), 'Codebook', 'codebook')`,
    `INSERT INTO "Concept" ("id", "codebookId", "kind", "label", "slug", "level", "lineage") SELECT pg_temp.id(7, i), pg_temp.id(6, 1), 'CHARACTERISATION',
      'Concept ' || i, 'concept-' || i, 'ALLY', ARRAY[pg_temp.id(7, i)] FROM generate_series(1, 50) i`,
    // One relationship in ten statements, and speakers by a power law
    `INSERT INTO "Statement" ("id", "speakerId", "saidOn", "saidOnFirst", "saidOnLast", "quote", "directness", "speechAct", "relationshipId", "documentId", "sideId", "voice", "marking")
      SELECT pg_temp.id(8, i), pg_temp.id(1, 52 + floor(${n.actors - 52} * power(pg_temp.h(i, 1), 2))::int), d::text, d, d, pg_temp.words(i, 12),
        'DIRECT_QUOTE', (ARRAY['ASSERT','DENY','PRAISE','ANNOUNCE'])[1 + i % 4]::"SpeechAct", pg_temp.id(3, r), pg_temp.id(4, 1 + i % ${n.documents}),
        pg_temp.id(1, r + i % 2), 'OFFICIAL', ${marking('i')}
      FROM generate_series(1, ${n.statements}) i, LATERAL (SELECT ${day('i', 98)} AS d,
        CASE WHEN i % 10 = 0 THEN 1 ELSE 2 + floor(${n.relationships - 1} * pg_temp.h(i, 2))::int END AS r) x`,
    `INSERT INTO "StatementArea" SELECT pg_temp.id(8, i), pg_temp.id(5, 1 + (i + 7 * k) % 20), ${marking('i')} FROM generate_series(1, ${n.statements}) i, generate_series(0, 1) k WHERE k = 0 OR i % 3 = 0`,
    `INSERT INTO "Coding" ("id", "statementId", "conceptId", "stance", "coderId", "state", "marking") SELECT pg_temp.id(9, i), pg_temp.id(8, i), pg_temp.id(7, 1 + i % 50),
      'AFFIRMS', ${user}, 'CODED', ${marking('i')} FROM generate_series(2, ${n.statements}, 2) i`,
    `INSERT INTO "Assessment" ("id", "relationshipId", "question", "judgement", "authorId", "assessedOn", "assessedOnFirst", "assessedOnLast", "draftedById", "state", "assumptions", "gaps", "marking")
      SELECT pg_temp.id(10, i), pg_temp.id(3, 1 + i % ${n.relationships}), 'Question ' || i, pg_temp.words(i, 15), pg_temp.id(1, 52 + i % ${n.actors - 52}), d::text, d, d, ${user}, 'PUBLISHED', '{}', '{}', ${marking('i')}
      FROM generate_series(1, ${n.assessments}) i, LATERAL (SELECT ${day('i', 97)} AS d) day`,
    `INSERT INTO "EvidenceLink" ("id", "assessmentId", "statementId", "role", "recordedAt", "marking") SELECT pg_temp.id(11, i), pg_temp.id(10, 1 + i % ${n.assessments}),
      pg_temp.id(8, 1 + floor(${n.statements} * pg_temp.h(i, 3))::int), 'SUPPORTS', timestamptz '2026-01-01' + i * interval '1 millisecond', ${marking(`(1 + i % ${n.assessments})`)}
      FROM generate_series(1, ${n.evidence}) i`,
  ];
}

/**
 * Fills an empty, migrated database. The rows are made inside Postgres, so nothing is sent; triggers are off, since the derived
 * columns are given. Ends with VACUUM ANALYZE.
 */
export async function generate(
  ownerUrl: string,
  size: number,
  log: (line: string) => void = () => {},
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(tools);
  for (const table of tables) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  for (const sql of inserts(proportions(size))) {
    const start = performance.now();
    await client.query(sql);
    log(`${sql.match(/"(\w+)"/)?.[1]}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  for (const table of tables) await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  await client.query('VACUUM ANALYZE');
  await client.end();
}
