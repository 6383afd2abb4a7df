import type pg from 'pg';

/** Something that triggers derive from other rows, and how to derive it anew. */
export interface Recount {
  /** To follow "2 rows: " and go before "differs from its recount". */
  what: string;
  /** The ids of rows where what is stored is not what comes out anew, in a column `id`. */
  wrong: string | ((client: pg.ClientBase) => Promise<string>);
  /** What puts it right, run by the owner in a transaction that says who writes. */
  mend: string | ((client: pg.ClientBase) => Promise<string>);
}

interface Part {
  part: string;
  parent: string;
  key: string;
}

/** The parts that have a marking; their whole may be a part itself and comes first. */
async function markedParts(client: pg.ClientBase): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `SELECT part, parent, key FROM entente_parts WHERE entente_has_column(part, 'marking') AND entente_has_column(parent, 'marking')`,
  );
  return rows;
}

const reading = `"statementId", "conceptId", "stance", "disputed", "basis", "coderId", "marking", "relationshipId", "speakerId", "sideId", "voice",
  "saidOnFirst", "saidOnLast"`;

/** Whatever is kept by triggers belongs here. */
export const recounts: readonly Recount[] = [
  {
    what: 'the party and voice of a statement',
    wrong: `SELECT o."id" FROM "Statement" o,
        entente_side(o."speakerId", o."onBehalfOfId", o."relationshipId", o."saidOnFirst", o."saidOnLast") d
      WHERE o."sideId" IS DISTINCT FROM d.side OR o."voice" IS DISTINCT FROM coalesce(o."givenVoice", d.voice)`,
    mend: `UPDATE "Statement" SET "sideId" = "sideId"`,
  },
  {
    what: 'as whom an actor is read',
    // As entente_refresh_identities does it, for everybody at once
    wrong: `WITH RECURSIVE same AS (
        SELECT "actorId" AS a, "otherActorId" AS b, "keptId" AS kept FROM "IdentityJudgement"
        WHERE "retractedAt" IS NULL AND "verdict" = 'SAME'
      ), step AS (
        SELECT a, b FROM same UNION ALL SELECT b, a FROM same
      ), reach (origin, actor) AS (
        SELECT a, a FROM step UNION SELECT r.origin, s.b FROM reach r JOIN step s ON s.a = r.actor
      ), leader AS (
        SELECT DISTINCT ON (r.origin) r.origin, r.actor FROM reach r
        ORDER BY r.origin, EXISTS (SELECT FROM same WHERE r.actor IN (a, b) AND kept <> r.actor), r.actor
      )
      SELECT a."id" FROM "Actor" a LEFT JOIN "ActorIdentity" i ON i."actorId" = a."id" LEFT JOIN leader l ON l.origin = a."id"
      WHERE i."identityId" IS DISTINCT FROM coalesce(l.actor, a."id")`,
    mend: `INSERT INTO "ActorIdentity" ("actorId", "identityId") SELECT "id", "id" FROM "Actor"
        ON CONFLICT ("actorId") DO UPDATE SET "identityId" = excluded."identityId";
      UPDATE "IdentityJudgement" SET "verdict" = "verdict";
      UPDATE "Statement" SET "sideId" = "sideId"`,
  },
  {
    what: 'the marking of a part',
    wrong: async (client) =>
      (await markedParts(client))
        .map(
          ({ part, parent, key }) =>
            `SELECT w."id" FROM "${part}" p JOIN "${parent}" w ON w."id" = p."${key}" WHERE p."marking" <> w."marking"`,
        )
        .join(' UNION ALL '),
    mend: async (client) =>
      (await markedParts(client)).map(({ part }) => `UPDATE "${part}" SET "marking" = "marking"`).join('; '),
  },
  {
    what: 'as what a concept counts',
    wrong: `WITH RECURSIVE walk AS (
        SELECT "id", "id" AS at, "mergedIntoId" AS next, 0 AS steps FROM "Concept"
        UNION ALL
        SELECT w."id", c."id", c."mergedIntoId", w.steps + 1 FROM walk w JOIN "Concept" c ON c."id" = w.next WHERE w.steps < 100
      )
      SELECT c."id" FROM "Concept" c JOIN walk w ON w."id" = c."id" AND w.next IS NULL WHERE c."countsAsId" IS DISTINCT FROM w.at`,
    mend: `UPDATE "Concept" SET "mergedIntoId" = "mergedIntoId"`,
  },
  ...['CooperationArea', 'Concept'].map((tree) => ({
    what: `the lineage in "${tree}"`,
    wrong: `WITH RECURSIVE walk AS (
        SELECT "id", ARRAY["id"] AS lineage FROM "${tree}" WHERE "parentId" IS NULL
        UNION ALL
        SELECT c."id", c."id" || w.lineage FROM walk w JOIN "${tree}" c ON c."parentId" = w."id" WHERE cardinality(w.lineage) < 100
      )
      SELECT t."id" FROM "${tree}" t LEFT JOIN walk w ON w."id" = t."id" WHERE t."lineage" IS DISTINCT FROM w.lineage`,
    mend: `UPDATE "${tree}" SET "parentId" = "parentId" WHERE "parentId" IS NULL; UPDATE "${tree}" SET "parentId" = "parentId"`,
  })),
  {
    what: 'the parties of a relationship',
    wrong: `SELECT r."id" FROM "Relationship" r WHERE r."partyIds" IS DISTINCT FROM
      (SELECT array_agg(p."actorId" ORDER BY p."actorId") FROM "RelationshipParty" p WHERE p."relationshipId" = r."id")`,
    mend: `INSERT INTO "RelationshipParty" ("relationshipId", "actorId", "position")
      SELECT r."id", p.actor, (SELECT coalesce(max("position"), 0) FROM "RelationshipParty" x WHERE x."relationshipId" = r."id") + p.place
      FROM "Relationship" r, unnest(r."partyIds") WITH ORDINALITY AS p (actor, place)
      WHERE NOT EXISTS (SELECT FROM "RelationshipParty" x WHERE x."relationshipId" = r."id" AND x."actorId" = p.actor)`,
  },
  {
    what: "the checksum of a document's text",
    wrong: `SELECT "id" FROM "Document" WHERE "textSha256" IS DISTINCT FROM encode(sha256(convert_to("text", 'UTF8')), 'hex')`,
    mend: `UPDATE "Document" SET "textSha256" = "textSha256"`,
  },
  {
    what: 'whether a coding is adjudicated',
    wrong: `SELECT "id" FROM "Coding" WHERE "retractedAt" IS NULL AND ("state" = 'ADJUDICATED') <> entente_is_adjudicated("id")`,
    mend: `UPDATE "Coding" SET "state" = 'ADJUDICATED' WHERE "state" <> 'ADJUDICATED' AND entente_is_adjudicated("id");
      UPDATE "Coding" SET "state" = 'CODED' WHERE "state" = 'ADJUDICATED' AND NOT entente_is_adjudicated("id")`,
  },
  {
    what: 'what counts of a statement',
    wrong: `WITH stored AS (
        SELECT ${reading} FROM "Reading"
      ), wanted AS (
        SELECT ${reading} FROM entente_count_readings(ARRAY(SELECT "id" FROM "Statement"))
      )
      SELECT DISTINCT "statementId" AS id FROM ((TABLE stored EXCEPT ALL TABLE wanted) UNION ALL (TABLE wanted EXCEPT ALL TABLE stored)) d`,
    mend: `SELECT entente_mend_readings()`,
  },
  {
    what: 'how many readings of each sort a relationship has',
    wrong: `SELECT DISTINCT (cell)."relationshipId" AS id FROM entente_miscounted_readings()`,
    mend: `SELECT entente_mend_reading_counts()`,
  },
  {
    what: 'why an assessment is stale',
    wrong: `WITH RECURSIVE base AS MATERIALIZED (
        SELECT * FROM entente_changes_of_evidence(ARRAY(SELECT "id" FROM "Assessment"))
      ), rests AS MATERIALIZED (
        SELECT "id", "assessmentId", "otherAssessmentId" FROM "EvidenceLink" WHERE "otherAssessmentId" IS NOT NULL AND "retractedAt" IS NULL
      ), stale (id) AS (
        SELECT assessment FROM base UNION SELECT r."assessmentId" FROM stale JOIN rests r ON r."otherAssessmentId" = stale.id
      ), wanted AS (
        SELECT link, kind FROM base
        UNION SELECT r."id", 'EVIDENCE_STALE'::"StaleKind" FROM rests r WHERE r."otherAssessmentId" IN (SELECT id FROM stale)
      ), differing AS (
        (SELECT link, kind FROM wanted EXCEPT SELECT "evidenceLinkId", "kind" FROM "StaleReason")
        UNION (SELECT "evidenceLinkId", "kind" FROM "StaleReason" EXCEPT SELECT link, kind FROM wanted)
      )
      SELECT DISTINCT l."assessmentId" AS id FROM differing d JOIN "EvidenceLink" l ON l."id" = d.link`,
    // Nothing but triggers writes it: this changes nothing and sets them off
    mend: `UPDATE "EvidenceLink" SET "marking" = "marking"`,
  },
];
