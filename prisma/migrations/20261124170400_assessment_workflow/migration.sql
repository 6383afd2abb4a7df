-- From draft to publication, what has become of the grounds since, and forecasts that are resolved once.
-- The sentences are those that people read, and the same as in server/src/assessment/transitions.ts.

-- CreateEnum
CREATE TYPE "StaleKind" AS ENUM ('RETRACTED', 'SOURCE_RETRACTED', 'SUPERSEDED', 'EVIDENCE_STALE', 'RECODED', 'READJUDICATED', 'CORRECTED');

-- CreateTable
CREATE TABLE "StaleReason" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assessmentId" UUID NOT NULL,
    "evidenceLinkId" UUID NOT NULL,
    "kind" "StaleKind" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "StaleReason_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StaleReason_assessmentId_idx" ON "StaleReason"("assessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "StaleReason_evidenceLinkId_kind_key" ON "StaleReason"("evidenceLinkId", "kind");

-- AddForeignKey
ALTER TABLE "StaleReason" ADD CONSTRAINT "StaleReason_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaleReason" ADD CONSTRAINT "StaleReason_evidenceLinkId_fkey" FOREIGN KEY ("evidenceLinkId") REFERENCES "EvidenceLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The state machine ---------------------------------------------------------------------------------------------------

-- A publication that was retracted until now only as a row
SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true);
UPDATE "Assessment" SET "state" = 'RETRACTED' WHERE "retractedAt" IS NOT NULL AND "state" NOT IN ('DRAFT', 'CHANGES_REQUESTED', 'RETRACTED');
UPDATE "Assessment" SET "state" = 'PUBLISHED' WHERE "retractedAt" IS NULL AND "state" = 'RETRACTED';

ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_retracted" CHECK (
  CASE WHEN "retractedAt" IS NULL THEN "state" <> 'RETRACTED' ELSE "state" IN ('DRAFT', 'CHANGES_REQUESTED', 'RETRACTED') END);
COMMENT ON CONSTRAINT "Assessment_retracted" ON "Assessment" IS
  'What is in review or approved is withdrawn before it is retracted, and what is superseded needs no retraction.';

-- Every transition: from where to where, who may take it (for one's own assessment, for another's), what it needs.
-- Needs that only people's words can meet (the wording by ICD 203) are the server's.
CREATE VIEW entente_transitions AS
  SELECT * FROM (VALUES
    ('SUBMIT', '{DRAFT,CHANGES_REQUESTED}'::"AssessmentState"[], 'IN_REVIEW'::"AssessmentState",
     '{ANALYST,ADMIN}'::"Role"[], '{ADMIN}'::"Role"[], '{EVIDENCE,LIKELIHOOD,CONFIDENCE}'::text[],
     'An analyst submits their own assessment; an administrator any.'),
    ('WITHDRAW', '{IN_REVIEW,APPROVED}', 'DRAFT', '{ANALYST,ADMIN}', '{ADMIN}', '{}',
     'An analyst withdraws their own assessment; an administrator any.'),
    ('REQUEST_CHANGES', '{IN_REVIEW,APPROVED}', 'CHANGES_REQUESTED', '{}', '{REVIEWER}', '{CHANGES}',
     'A reviewer requests changes, of an assessment that is not their own.'),
    ('APPROVE', '{IN_REVIEW}', 'APPROVED', '{}', '{REVIEWER}', '{APPROVAL}',
     'A reviewer approves, an assessment that is not their own.'),
    ('PUBLISH', '{APPROVED}', 'PUBLISHED', '{ANALYST,REVIEWER,ADMIN}', '{REVIEWER,ADMIN}', '{PREDECESSOR}',
     'An analyst publishes their own assessment; a reviewer or an administrator any.'),
    ('SUPERSEDE', '{PUBLISHED}', 'SUPERSEDED', '{ANALYST,REVIEWER,ADMIN}', '{ANALYST,REVIEWER,ADMIN}', '{SUCCESSOR}',
     'Whoever publishes an assessment supersedes the one that it replaces.'),
    ('RETRACT', '{PUBLISHED}', 'RETRACTED', '{ANALYST,REVIEWER,ADMIN}', '{REVIEWER,ADMIN}', '{REASON}',
     'An analyst retracts their own assessment; a reviewer or an administrator any.'),
    ('REINSTATE', '{RETRACTED}', 'PUBLISHED', '{ANALYST,REVIEWER,ADMIN}', '{REVIEWER,ADMIN}', '{STANDING}',
     'An analyst reinstates their own assessment; a reviewer or an administrator any.')
  ) AS t (name, origins, target, own, others, needs, takers);

CREATE VIEW entente_needs AS
  SELECT * FROM (VALUES
    ('EVIDENCE', 'It needs evidence: record at least one statement, activity, document or assessment that it rests on.'),
    ('LIKELIHOOD', 'It needs a likelihood: one of the seven terms.'),
    ('CONFIDENCE', 'It needs a confidence, and what that rests on.'),
    ('CHANGES', 'It needs a review of its present version that requests changes.'),
    ('APPROVAL', 'It needs a review of its present version that approves it, by somebody who neither drafted it nor is its author.'),
    ('PREDECESSOR', 'What it supersedes is not published: let it supersede the latest one.'),
    ('SUCCESSOR', 'It needs a published assessment that supersedes it.'),
    ('STANDING', 'A published assessment supersedes it: retract that one first.'),
    ('REASON', 'A retraction needs a reason.')
  ) AS n (name, sentence);

CREATE FUNCTION entente_refuse(sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation';
END $$;

-- Whether an assessment is this user's own: they drafted it, or they are its author. What was published elsewhere is nobody's
-- work here, and kept by every analyst as their own.
CREATE FUNCTION entente_is_own(a "Assessment", person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT a."documentId" IS NOT NULL OR a."draftedById" = person OR EXISTS (
    SELECT FROM "User" u JOIN "ActorIdentity" x ON x."actorId" = u."actorId"
    JOIN "ActorIdentity" y ON y."actorId" = a."authorId" AND y."identityId" = x."identityId"
    WHERE u."id" = person)
$$;

-- Whether a need is met by the assessment as it is to be, at a version of it.
CREATE FUNCTION entente_is_met(need text, a "Assessment", at_version integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE need
    WHEN 'EVIDENCE' THEN EXISTS (SELECT FROM "EvidenceLink" l WHERE l."assessmentId" = a."id" AND l."retractedAt" IS NULL)
    WHEN 'LIKELIHOOD' THEN a."likelihood" IS NOT NULL
    WHEN 'CONFIDENCE' THEN a."confidence" IS NOT NULL AND a."confidenceBasis" IS NOT NULL
    WHEN 'CHANGES' THEN EXISTS (
      SELECT FROM "Review" r WHERE r."assessmentId" = a."id" AND r."assessmentVersion" = at_version AND r."retractedAt" IS NULL
        AND r."verdict" = 'REQUEST_CHANGES')
    WHEN 'APPROVAL' THEN EXISTS (
      SELECT FROM "Review" r WHERE r."assessmentId" = a."id" AND r."assessmentVersion" = at_version AND r."retractedAt" IS NULL
        AND r."verdict" = 'APPROVE' AND NOT entente_is_own(a, r."reviewerId"))
    WHEN 'PREDECESSOR' THEN a."supersedesId" IS NULL OR EXISTS (
      SELECT FROM "Assessment" p WHERE p."id" = a."supersedesId" AND p."state" IN ('PUBLISHED', 'RETRACTED'))
    WHEN 'SUCCESSOR' THEN EXISTS (SELECT FROM "Assessment" s WHERE s."supersedesId" = a."id" AND s."state" IN ('PUBLISHED', 'SUPERSEDED'))
    WHEN 'STANDING' THEN NOT EXISTS (
      SELECT FROM "Assessment" s WHERE s."supersedesId" = a."id" AND s."state" IN ('PUBLISHED', 'SUPERSEDED'))
    WHEN 'REASON' THEN a."retractionReason" IS NOT NULL
  END;
END $$;

CREATE FUNCTION entente_check_transition(a "Assessment", origin "AssessmentState", at_version integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  t record;
  roles "Role"[];
  lacking text;
BEGIN
  SELECT * INTO t FROM entente_transitions WHERE origin = ANY (origins) AND target = a."state";
  IF t IS NULL THEN
    PERFORM entente_refuse(format('An assessment does not go from %s to %s.', origin, a."state"));
  END IF;
  SELECT u."roles" INTO roles FROM "User" u WHERE u."id" = entente_current_user() AND u."retractedAt" IS NULL;
  IF NOT coalesce(roles && CASE WHEN entente_is_own(a, entente_current_user()) THEN t.own ELSE t.others END, false) THEN
    PERFORM entente_refuse(t.takers);
  END IF;
  SELECT n.sentence INTO lacking FROM unnest(t.needs) WITH ORDINALITY AS need (name, place) JOIN entente_needs n USING (name)
  WHERE NOT entente_is_met(n.name, a, at_version) ORDER BY need.place LIMIT 1;
  IF lacking IS NOT NULL THEN
    PERFORM entente_refuse(lacking);
  END IF;
END $$;

-- What an assessment says: everything but its state, its marking and its retraction.
CREATE FUNCTION entente_content(a "Assessment") RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT to_jsonb(a) - '{state,marking,version,recordedAt,retractedAt,retractionReason,search}'::text[]
$$;

CREATE FUNCTION entente_check_supersession(a "Assessment") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  earlier "Assessment";
BEGIN
  -- FOR SHARE: nobody changes what it supersedes between this look and the commit
  SELECT * INTO earlier FROM "Assessment" WHERE "id" = a."supersedesId" FOR SHARE;
  IF (earlier."documentId" IS NULL) <> (a."documentId" IS NULL) THEN
    PERFORM entente_refuse('What was written here is superseded by what is written here, and what was published elsewhere by what was published elsewhere.');
  END IF;
  IF EXISTS (
    WITH RECURSIVE chain (id) AS (
      SELECT a."supersedesId" UNION SELECT x."supersedesId" FROM chain c JOIN "Assessment" x ON x."id" = c.id
    ) SELECT FROM chain WHERE id = a."id"
  ) THEN
    PERFORM entente_refuse('An assessment cannot supersede what supersedes it.');
  END IF;
  IF earlier."state" <> 'PUBLISHED' THEN
    PERFORM entente_refuse('What it supersedes is not published: let it supersede the latest one.');
  END IF;
END $$;

CREATE FUNCTION entente_check_assessment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."draftedById" <> entente_current_user() THEN
      PERFORM entente_refuse('An assessment is drafted by whoever records it.');
    END IF;
    IF NEW."state" <> (CASE WHEN NEW."documentId" IS NULL THEN 'DRAFT' ELSE 'PUBLISHED' END)::"AssessmentState" THEN
      PERFORM entente_refuse('An assessment begins as a DRAFT; one from a document as PUBLISHED.');
    END IF;
    IF NEW."supersedesId" IS NOT NULL THEN
      PERFORM entente_check_supersession(NEW);
    END IF;
    RETURN NEW;
  END IF;

  -- To retract a publication is a transition, and so is to undo that
  IF NEW."state" = OLD."state" AND (OLD."retractedAt" IS NULL) <> (NEW."retractedAt" IS NULL) THEN
    NEW."state" := CASE OLD."state" WHEN 'PUBLISHED' THEN 'RETRACTED' WHEN 'RETRACTED' THEN 'PUBLISHED' ELSE NEW."state" END;
    IF NEW."state" = OLD."state" AND NOT entente_is_own(OLD, entente_current_user()) THEN
      PERFORM entente_refuse('Only its drafter or its author changes an assessment.');
    END IF;
  END IF;
  IF (OLD."authorId", OLD."draftedById", OLD."documentId") IS DISTINCT FROM (NEW."authorId", NEW."draftedById", NEW."documentId") THEN
    PERFORM entente_refuse('The author, the drafter and the document of an assessment stay as they were recorded.');
  END IF;
  IF entente_content(OLD) IS DISTINCT FROM entente_content(NEW) THEN
    IF OLD."documentId" IS NULL AND OLD."state" NOT IN ('DRAFT', 'CHANGES_REQUESTED') THEN
      PERFORM entente_refuse(entente_frozen(OLD."state"));
    END IF;
    IF NOT entente_is_own(OLD, entente_current_user()) THEN
      PERFORM entente_refuse('Only its drafter or its author changes an assessment.');
    END IF;
    IF NEW."supersedesId" IS DISTINCT FROM OLD."supersedesId" THEN
      IF OLD."supersedesId" IS NOT NULL AND OLD."documentId" IS NOT NULL THEN
        PERFORM entente_refuse('What a published assessment supersedes stays as it is.');
      END IF;
      IF NEW."supersedesId" IS NOT NULL THEN
        PERFORM entente_check_supersession(NEW);
      END IF;
    END IF;
  END IF;
  IF NEW."state" <> OLD."state" THEN
    PERFORM entente_check_transition(NEW, OLD."state", OLD."version");
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION entente_frozen(state "AssessmentState") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format('An assessment in state %s is not changed: %s.', state,
    CASE WHEN state IN ('IN_REVIEW', 'APPROVED') THEN 'withdraw it first' ELSE 'supersede it by a new one' END)
$$;

CREATE TRIGGER "stateMachine" BEFORE INSERT OR UPDATE ON "Assessment" FOR EACH ROW EXECUTE FUNCTION entente_check_assessment();

-- What a published assessment replaces is superseded with it.
CREATE FUNCTION entente_supersede() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "Assessment" SET "state" = 'SUPERSEDED' WHERE "id" = NEW."supersedesId" AND "state" = 'PUBLISHED';
  RETURN NULL;
END $$;
CREATE TRIGGER supersession AFTER INSERT OR UPDATE OF "state", "supersedesId" ON "Assessment" FOR EACH ROW
  WHEN (NEW."state" = 'PUBLISHED' AND NEW."supersedesId" IS NOT NULL) EXECUTE FUNCTION entente_supersede();

-- The parts that make its grounds are frozen with it: reviewers judge what stands still.
CREATE FUNCTION entente_check_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  a "Assessment";
  part jsonb;
BEGIN
  FOREACH part IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)] ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END LOOP
    -- FOR SHARE: nobody submits it between this look and the commit
    SELECT * INTO a FROM "Assessment" WHERE "id" = coalesce((part ->> 'assessmentId')::uuid,
      (SELECT h."assessmentId" FROM "Hypothesis" h WHERE h."id" = (part ->> 'hypothesisId')::uuid)) FOR SHARE;
    IF a."documentId" IS NULL AND a."state" NOT IN ('DRAFT', 'CHANGES_REQUESTED') THEN
      PERFORM entente_refuse(entente_frozen(a."state"));
    END IF;
    IF NOT entente_is_own(a, entente_current_user()) THEN
      PERFORM entente_refuse('Only its drafter or its author changes an assessment.');
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OF "assessmentId", "statementId", "activityId", "documentId", "otherAssessmentId",
    "role", "credibility", "relevance", "note", "retractedAt", "retractionReason" ON "EvidenceLink"
  FOR EACH ROW EXECUTE FUNCTION entente_check_part();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OF "assessmentId", "position", "text", "retractedAt", "retractionReason" ON "Hypothesis"
  FOR EACH ROW EXECUTE FUNCTION entente_check_part();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OF "hypothesisId", "evidenceLinkId", "consistency", "note", "retractedAt", "retractionReason"
    ON "EvidenceRating"
  FOR EACH ROW EXECUTE FUNCTION entente_check_part();

-- A dissent may be recorded as long as the assessment stands, and is changed by nobody but the one who recorded it.
CREATE FUNCTION entente_check_dissent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  a "Assessment";
BEGIN
  SELECT * INTO a FROM "Assessment" WHERE "id" = NEW."assessmentId" FOR SHARE;
  IF a."state" IN ('SUPERSEDED', 'RETRACTED') THEN
    PERFORM entente_refuse(format('An assessment in state %s takes no dissent: it no longer stands.', a."state"));
  END IF;
  IF TG_OP = 'UPDATE' AND NOT EXISTS (
    SELECT FROM "Revision" r WHERE r."entityId" = OLD."id" AND r."operation" = 'CREATED' AND r."userId" = entente_current_user()
  ) AND NOT EXISTS (
    SELECT FROM "User" u WHERE u."id" = entente_current_user() AND 'ADMIN' = ANY (u."roles")
  ) THEN
    PERFORM entente_refuse('Only whoever recorded a dissent changes it, or an administrator.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER standing BEFORE INSERT OR UPDATE OF "assessmentId", "authorId", "text", "alternativeLikelihood", "retractedAt",
    "retractionReason" ON "Dissent"
  FOR EACH ROW EXECUTE FUNCTION entente_check_dissent();

-- Reviews: by a reviewer, in their own name, of the present version, of another's assessment; and the verdict moves it.
CREATE OR REPLACE FUNCTION entente_check_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  a "Assessment";
BEGIN
  IF NEW."reviewerId" <> entente_current_user() THEN
    PERFORM entente_refuse('A review bears the name of whoever writes it, and nobody else changes it.');
  END IF;
  -- Of two verdicts at one moment the second meets what the first has made of it
  SELECT * INTO a FROM "Assessment" WHERE "id" = NEW."assessmentId" FOR NO KEY UPDATE;
  IF TG_OP = 'UPDATE' THEN
    IF (OLD."assessmentId", OLD."assessmentVersion", OLD."reviewerId", OLD."verdict")
       IS DISTINCT FROM (NEW."assessmentId", NEW."assessmentVersion", NEW."reviewerId", NEW."verdict") THEN
      PERFORM entente_refuse('A verdict stays as it was given: give another one on a later version.');
    END IF;
    IF OLD."verdict" = 'APPROVE' AND (OLD."retractedAt" IS NULL) <> (NEW."retractedAt" IS NULL)
       AND a."state" NOT IN ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED') THEN
      PERFORM entente_refuse('The approval has taken effect: request changes, or retract the assessment.');
    END IF;
    RETURN NEW;
  END IF;
  IF a."documentId" IS NOT NULL OR a."state" NOT IN ('IN_REVIEW', 'APPROVED') THEN
    PERFORM entente_refuse('Only an assessment that is in review or approved is reviewed.');
  END IF;
  IF entente_is_own(a, NEW."reviewerId") THEN
    PERFORM entente_refuse('Nobody reviews their own assessment.');
  END IF;
  IF NOT EXISTS (SELECT FROM "User" u WHERE u."id" = NEW."reviewerId" AND u."retractedAt" IS NULL AND 'REVIEWER' = ANY (u."roles")) THEN
    PERFORM entente_refuse('To review assessments takes the role REVIEWER.');
  END IF;
  IF NEW."assessmentVersion" <> a."version" THEN
    PERFORM entente_refuse('A review is of the present version of an assessment.');
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER "fourEyes" ON "Review";
CREATE TRIGGER "fourEyes" BEFORE INSERT OR UPDATE OF "assessmentId", "assessmentVersion", "reviewerId", "verdict", "comment", "retractedAt",
    "retractionReason" ON "Review"
  FOR EACH ROW EXECUTE FUNCTION entente_check_review();

CREATE FUNCTION entente_follow_verdict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- A further approval of what is approved changes nothing
  UPDATE "Assessment" SET "state" = (CASE NEW."verdict" WHEN 'APPROVE' THEN 'APPROVED' ELSE 'CHANGES_REQUESTED' END)::"AssessmentState"
  WHERE "id" = NEW."assessmentId" AND NOT (NEW."verdict" = 'APPROVE' AND "state" = 'APPROVED');
  RETURN NULL;
END $$;
CREATE TRIGGER verdict AFTER INSERT ON "Review" FOR EACH ROW EXECUTE FUNCTION entente_follow_verdict();

-- Staleness: what has become of the evidence ----------------------------------------------------------------------------
-- One row for each piece of evidence and kind of change, derived by triggers alone. It is read with the assessment, so that a
-- list of assessments can be filtered by it, and it is no change of the assessment: versions and reviews stay as they are.

-- An assessment rests on others through its evidence. These, and everything that rests on them.
CREATE FUNCTION entente_resting_on(assessments uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up (id) AS (
    SELECT unnest(assessments)
    UNION
    SELECT l."assessmentId" FROM up JOIN "EvidenceLink" l ON l."otherAssessmentId" = up.id WHERE l."retractedAt" IS NULL
  ) SELECT array_agg(id) FROM up
$$;

-- What has happened to the evidence itself. Corrections and codings count from the approval on: a draft is written with them in view,
-- and what was published elsewhere never rested on codings made here.
CREATE FUNCTION entente_changes_of_evidence(assessments uuid[]) RETURNS TABLE (assessment uuid, link uuid, kind "StaleKind")
LANGUAGE sql STABLE AS $$
  WITH l AS (
    SELECT e.*, CASE WHEN a."state" IN ('APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETRACTED') THEN
      (SELECT max(r."recordedAt") FROM "Review" r
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
      SELECT FROM "Coding" c JOIN "Revision" r ON r."entityId" = c."id" AND r."entity" = 'Coding' AND r."recordedAt" > l.approved
      WHERE c."statementId" = l."statementId" AND c."state" <> 'ASSIGNED'
        AND (r."operation" <> 'UPDATED' OR r."changes" ?| '{stance,conceptId}' OR r."changes" -> 'state' ->> 'from' = 'ASSIGNED'))
    UNION ALL
    SELECT 'READJUDICATED' WHERE EXISTS (
      SELECT FROM "Adjudication" d JOIN "Revision" r ON r."entityId" = d."id" AND r."entity" = 'Adjudication' AND r."recordedAt" > l.approved
      WHERE d."statementId" = l."statementId" AND (r."operation" <> 'UPDATED' OR r."changes" ?| '{stance,conceptId}'))
    UNION ALL
    SELECT 'CORRECTED' WHERE EXISTS (
      SELECT FROM "Revision" r WHERE r."operation" = 'UPDATED' AND r."recordedAt" > l.approved
        AND (r."entity" = 'Document' AND r."entityId" = l."documentId" AND r."changes" ? 'textSha256'
          OR r."entity" = 'Statement' AND r."entityId" = l."statementId" AND r."changes" ?| '{quote,translation,paraphrase}'))
  ) AS change (kind)
$$;

-- Derives anew what is stale in these assessments and in everything that rests on them.
CREATE FUNCTION entente_refresh_staleness(assessments uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  affected uuid[];
BEGIN
  IF coalesce(cardinality(assessments), 0) = 0 THEN
    RETURN;
  END IF;
  -- One at a time: of two changes to the grounds of one assessment, the later sees the earlier
  PERFORM pg_advisory_xact_lock(72707374);
  affected := entente_resting_on(assessments);
  WITH RECURSIVE base AS MATERIALIZED (
    SELECT * FROM entente_changes_of_evidence(affected)
  ), inner_link AS MATERIALIZED (
    SELECT l."id", l."assessmentId", l."otherAssessmentId", l."otherAssessmentId" <> ALL (affected) AND EXISTS (
      SELECT FROM "StaleReason" s WHERE s."assessmentId" = l."otherAssessmentId") AS outside
    FROM "EvidenceLink" l WHERE l."assessmentId" = ANY (affected) AND l."otherAssessmentId" IS NOT NULL AND l."retractedAt" IS NULL
  ), stale (id) AS (
    (SELECT assessment FROM base UNION SELECT "assessmentId" FROM inner_link WHERE outside)
    UNION
    SELECT l."assessmentId" FROM stale JOIN inner_link l ON l."otherAssessmentId" = stale.id
  ), wanted AS MATERIALIZED (
    SELECT assessment, link, kind FROM base
    UNION
    SELECT l."assessmentId", l."id", 'EVIDENCE_STALE'::"StaleKind" FROM inner_link l
    WHERE l.outside OR l."otherAssessmentId" IN (SELECT id FROM stale)
  ), gone AS (
    DELETE FROM "StaleReason" s WHERE s."assessmentId" = ANY (affected)
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.link = s."evidenceLinkId" AND w.kind = s."kind")
  )
  INSERT INTO "StaleReason" ("assessmentId", "evidenceLinkId", "kind", "marking")
  SELECT w.assessment, w.link, w.kind, a."marking" FROM wanted w JOIN "Assessment" a ON a."id" = w.assessment
  ON CONFLICT ("evidenceLinkId", "kind") DO UPDATE SET "marking" = excluded."marking", "assessmentId" = excluded."assessmentId";
END $$;

-- Which assessments a change concerns.
CREATE FUNCTION entente_note_staleness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  concerned uuid[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'EvidenceLink' THEN
      concerned := ARRAY(SELECT DISTINCT "assessmentId" FROM new_rows);
    WHEN 'Review' THEN
      concerned := ARRAY(SELECT DISTINCT "assessmentId" FROM new_rows);
    WHEN 'Assessment' THEN
      concerned := ARRAY(SELECT n."id" FROM new_rows n JOIN old_rows o USING ("id")
        WHERE (n."state", n."retractedAt", n."marking") IS DISTINCT FROM (o."state", o."retractedAt", o."marking"));
    WHEN 'Statement' THEN
      concerned := ARRAY(SELECT DISTINCT l."assessmentId" FROM new_rows n JOIN old_rows o USING ("id")
        JOIN "EvidenceLink" l ON l."statementId" = n."id"
        WHERE (n."retractedAt", n."quote", n."translation", n."paraphrase", n."documentId")
          IS DISTINCT FROM (o."retractedAt", o."quote", o."translation", o."paraphrase", o."documentId"));
    WHEN 'Activity' THEN
      concerned := ARRAY(SELECT DISTINCT l."assessmentId" FROM new_rows n JOIN old_rows o USING ("id")
        JOIN "EvidenceLink" l ON l."activityId" = n."id" WHERE n."retractedAt" IS DISTINCT FROM o."retractedAt");
    WHEN 'Document' THEN
      concerned := ARRAY(
        SELECT l."assessmentId" FROM new_rows n JOIN old_rows o USING ("id") JOIN "EvidenceLink" l ON l."documentId" = n."id"
        WHERE (n."retractedAt", n."textSha256") IS DISTINCT FROM (o."retractedAt", o."textSha256")
        UNION
        SELECT l."assessmentId" FROM new_rows n JOIN old_rows o USING ("id") JOIN "Statement" s ON s."documentId" = n."id"
        JOIN "EvidenceLink" l ON l."statementId" = s."id" WHERE n."retractedAt" IS DISTINCT FROM o."retractedAt");
    ELSE
      -- Codings and adjudications
      concerned := ARRAY(SELECT DISTINCT l."assessmentId" FROM new_rows n JOIN "EvidenceLink" l ON l."statementId" = n."statementId");
  END CASE;
  PERFORM entente_refresh_staleness(concerned);
  RETURN NULL;
END $$;

-- The names come after those of the revisions, which are looked at
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY '{EvidenceLink,Review,Coding,Adjudication}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER "stalenessOfNew" AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_note_staleness()', t);
  END LOOP;
  FOREACH t IN ARRAY '{EvidenceLink,Review,Coding,Adjudication,Assessment,Statement,Activity,Document}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER "stalenessOfChanged" AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_note_staleness()', t);
  END LOOP;
END $$;

-- What is cited is not retracted between the look at it and the commit of its citation
CREATE FUNCTION entente_hold_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM "Statement" WHERE "id" = NEW."statementId" FOR SHARE;
  PERFORM FROM "Activity" WHERE "id" = NEW."activityId" FOR SHARE;
  PERFORM FROM "Document" WHERE "id" = NEW."documentId" FOR SHARE;
  PERFORM FROM "Assessment" WHERE "id" = NEW."otherAssessmentId" FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER held BEFORE INSERT OR UPDATE OF "statementId", "activityId", "documentId", "otherAssessmentId", "retractedAt" ON "EvidenceLink"
  FOR EACH ROW EXECUTE FUNCTION entente_hold_evidence();

CREATE FUNCTION entente_refuse_direct_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What is stale is derived from the evidence, and not written.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON "StaleReason" FOR EACH STATEMENT
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION entente_refuse_direct_write();

-- Forecasts -------------------------------------------------------------------------------------------------------------

CREATE FUNCTION entente_check_probability() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- FOR SHARE: nobody resolves it between this look and the commit
  PERFORM FROM "Forecast" WHERE "id" = NEW."forecastId" FOR SHARE;
  IF EXISTS (SELECT FROM "Forecast" WHERE "id" = NEW."forecastId" AND "outcome" IS NOT NULL) THEN
    PERFORM entente_refuse('The forecast is resolved: its probabilities stay as they were.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER open BEFORE INSERT OR UPDATE OF "forecastId", "forecasterId", "probability", "madeOn", "retractedAt" ON "ForecastProbability"
  FOR EACH ROW EXECUTE FUNCTION entente_check_probability();

-- Four eyes: who gave a probability does not say what came of it.
CREATE FUNCTION entente_check_resolution() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD."outcome", OLD."resolvedOn") IS DISTINCT FROM (NEW."outcome", NEW."resolvedOn") AND EXISTS (
    SELECT FROM "ForecastProbability" p JOIN "ActorIdentity" x ON x."actorId" = p."forecasterId"
    JOIN "ActorIdentity" y ON y."identityId" = x."identityId" JOIN "User" u ON u."actorId" = y."actorId"
    WHERE p."forecastId" = NEW."id" AND p."retractedAt" IS NULL AND u."id" = entente_current_user()
  ) THEN
    PERFORM entente_refuse('Nobody resolves a forecast on which they have given a probability: let another person do it.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "fourEyes" BEFORE UPDATE OF "outcome", "resolvedOn" ON "Forecast"
  FOR EACH ROW EXECUTE FUNCTION entente_check_resolution();

SELECT entente_complete_schema();
