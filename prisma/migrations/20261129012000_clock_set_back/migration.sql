-- Clocks that are set forward and back.

-- The time of a change: when its transaction began, and never before that of a change made earlier. Where the clock is behind, as after
-- it was set back or on another Postgres that took over, time stands still until the clock has come so far: else what is recorded now would
-- be known at moments that somebody has already asked for. A clock that is more than a day behind was wrong before, and is right again.
CREATE FUNCTION entente_moment() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT "recordedAt" FROM "Revision" WHERE "transactionId" = pg_current_xact_id()::text::bigint LIMIT 1),
    (SELECT greatest(now(), "recordedAt") FROM (SELECT "recordedAt" FROM "Revision" ORDER BY "position" DESC LIMIT 1) last
     WHERE "recordedAt" < now() + interval '1 day'),
    now())
$$;

CREATE OR REPLACE FUNCTION entente_record_creation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId", "recordedAt", "marking")
    SELECT pg_current_xact_id()::text::bigint, %L, r."id", r."version", 'CREATED', jsonb_strip_nulls(r.recorded - 'text'::text),
      entente_current_user(), (SELECT entente_moment()), coalesce((r.recorded ->> 'marking')::"Marking", 'CLEAR')
    FROM (SELECT "id", "version", (SELECT to_jsonb(c) FROM (SELECT %s) c) AS recorded FROM new_rows) r ORDER BY r."id"
  $sql$, TG_TABLE_NAME, TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION entente_record_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "reason", "userId", "recordedAt", "marking")
    SELECT pg_current_xact_id()::text::bigint, %1$L, n."id", n."version",
      (CASE WHEN (o."retractedAt" IS NULL) = (n."retractedAt" IS NULL) THEN 'UPDATED'
            WHEN n."retractedAt" IS NULL THEN 'RESTORED' ELSE 'RETRACTED' END)::"RevisionOperation",
      d.changes, n."retractionReason", entente_current_user(), (SELECT entente_moment()),
      greatest((o.recorded ->> 'marking')::"Marking", (n.recorded ->> 'marking')::"Marking", 'CLEAR')
    FROM (SELECT "id", "retractedAt", (SELECT to_jsonb(c) FROM (SELECT %2$s) c) AS recorded FROM old_rows) o
    JOIN (SELECT "id", "version", "retractedAt", "retractionReason", (SELECT to_jsonb(c) FROM (SELECT %2$s) c) AS recorded
          FROM new_rows) n ON n."id" = o."id", LATERAL (
      SELECT jsonb_object_agg(b.key, jsonb_build_object('from', a.value, 'to', b.value)) AS changes
      FROM jsonb_each(o.recorded) a JOIN jsonb_each(n.recorded) b USING (key)
      WHERE a.value IS DISTINCT FROM b.value
    ) d
    WHERE d.changes IS NOT NULL ORDER BY n."id"
  $sql$, TG_TABLE_NAME, TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION entente_record_links() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId", "recordedAt", "marking")
    SELECT pg_current_xact_id()::text::bigint, %1$L, p."id", p."version", 'UPDATED',
      jsonb_build_object(%2$L, jsonb_build_object(%3$L, jsonb_agg(to_jsonb(l) - '{id,marking}'::text[] - %4$L))),
      entente_current_user(), (SELECT entente_moment()), coalesce((to_jsonb(p) ->> 'marking')::"Marking", 'CLEAR')
    FROM link_rows l JOIN %1$I p ON p."id" = l.%4$I GROUP BY p."id"
  $sql$, TG_ARGV[0], TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN 'added' ELSE 'removed' END, TG_ARGV[1]);
  RETURN NULL;
END $$;

-- Whether a change came after the approval is told by the order of changes, which no clock can disturb.
CREATE OR REPLACE FUNCTION entente_changes_of_evidence(assessments uuid[]) RETURNS TABLE (assessment uuid, link uuid, kind "StaleKind")
LANGUAGE sql STABLE AS $$
  WITH l AS (
    SELECT e.*, CASE WHEN a."state" IN ('APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETRACTED') THEN
      (SELECT max(v."position") FROM "Review" r JOIN "Revision" v ON v."entityId" = r."id" AND v."operation" = 'CREATED'
       WHERE r."assessmentId" = a."id" AND r."verdict" = 'APPROVE' AND r."retractedAt" IS NULL) END AS approved
    FROM "EvidenceLink" e JOIN "Assessment" a ON a."id" = e."assessmentId"
    WHERE e."assessmentId" = ANY (assessments) AND e."retractedAt" IS NULL
  )
  SELECT l."assessmentId", l."id", change.kind::"StaleKind" FROM l CROSS JOIN LATERAL (
    SELECT 'RETRACTED' WHERE
      EXISTS (SELECT FROM "Statement" x WHERE x."id" = l."statementId" AND x."retractedAt" IS NOT NULL)
      OR EXISTS (SELECT FROM "Activity" x WHERE x."id" = l."activityId" AND x."retractedAt" IS NOT NULL)
      OR EXISTS (SELECT FROM "Document" x WHERE x."id" = l."documentId" AND x."retractedAt" IS NOT NULL)
      OR EXISTS (SELECT FROM "Assessment" x WHERE x."id" = l."otherAssessmentId" AND x."retractedAt" IS NOT NULL)
    UNION ALL
    SELECT 'SOURCE_RETRACTED' WHERE EXISTS (
      SELECT FROM "Statement" x JOIN "Document" d ON d."id" = x."documentId" WHERE x."id" = l."statementId" AND d."retractedAt" IS NOT NULL)
    UNION ALL
    SELECT 'SUPERSEDED' WHERE EXISTS (SELECT FROM "Assessment" x WHERE x."id" = l."otherAssessmentId" AND x."state" = 'SUPERSEDED')
    UNION ALL
    SELECT 'RECODED' WHERE EXISTS (
      SELECT FROM "Coding" c JOIN "Revision" r ON r."entityId" = c."id" AND r."entity" = 'Coding' AND r."position" > l.approved
      WHERE c."statementId" = l."statementId" AND c."state" <> 'ASSIGNED'
        AND (r."operation" <> 'UPDATED' OR r."changes" ?| '{stance,conceptId}' OR r."changes" -> 'state' ->> 'from' = 'ASSIGNED'))
    UNION ALL
    SELECT 'READJUDICATED' WHERE EXISTS (
      SELECT FROM "Adjudication" d JOIN "Revision" r ON r."entityId" = d."id" AND r."entity" = 'Adjudication' AND r."position" > l.approved
      WHERE d."statementId" = l."statementId" AND (r."operation" <> 'UPDATED' OR r."changes" ?| '{stance,conceptId}'))
    UNION ALL
    SELECT 'CORRECTED' WHERE EXISTS (
      SELECT FROM "Revision" r WHERE r."operation" = 'UPDATED' AND r."position" > l.approved
        AND (r."entity" = 'Document' AND r."entityId" = l."documentId" AND r."changes" ? 'textSha256'
          OR r."entity" = 'Statement' AND r."entityId" = l."statementId" AND r."changes" ?| '{quote,translation,paraphrase}'))
  ) AS change (kind)
$$;

-- The time of a row is told by Postgres, as that of its history is: the clocks of several servers need not agree with it.

-- AlterTable
ALTER TABLE "Activity" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Actor" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "ActorName" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Adjudication" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Affiliation" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "ApiToken" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Assessment" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "AttributionLink" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Citation" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Codebook" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Coding" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "CodingAssignment" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Concept" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "ConceptChange" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "CooperationArea" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Dissent" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Document" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "EvidenceLink" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "EvidenceRating" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Forecast" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "ForecastProbability" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Hypothesis" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "IdempotencyKey" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "IdentityJudgement" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "ImportJob" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Relationship" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Review" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Revision" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "StaleReason" ALTER COLUMN "since" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "Statement" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

-- AlterTable
ALTER TABLE "User" ALTER COLUMN "recordedAt" SET DEFAULT transaction_timestamp();

SELECT entente_complete_schema();
