-- The coders' work: assignments, what becomes of codings, and what becomes of concepts.

-- CreateEnum
CREATE TYPE "ConceptChangeKind" AS ENUM ('RENAMED', 'MERGED', 'SPLIT');

-- AlterTable
ALTER TABLE "Adjudication" ALTER COLUMN "stance" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Coding" ADD COLUMN     "assignmentId" UUID;

-- AlterTable
ALTER TABLE "Concept" ADD COLUMN     "countsAsId" UUID,
ADD COLUMN     "derivedFromId" UUID;

-- CreateTable
CREATE TABLE "ConceptChange" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "codebookId" UUID NOT NULL,
    "kind" "ConceptChangeKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "fromLabel" TEXT NOT NULL,
    "intoLabel" TEXT NOT NULL,
    "reason" TEXT,
    "changedById" UUID NOT NULL,

    CONSTRAINT "ConceptChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodingAssignment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "statementId" UUID NOT NULL,
    "coderId" UUID NOT NULL,
    "codebookId" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "dueOn" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "submittedAt" TIMESTAMPTZ(3),
    "noConceptApplies" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CodingAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ConceptChange_codebookId_recordedAt_id_idx" ON "ConceptChange"("codebookId", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "ConceptChange_recordedAt_id_idx" ON "ConceptChange"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "ConceptChange_fromId_recordedAt_id_idx" ON "ConceptChange"("fromId", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "ConceptChange_intoId_idx" ON "ConceptChange"("intoId");

-- CreateIndex
CREATE INDEX "ConceptChange_changedById_idx" ON "ConceptChange"("changedById");

-- CreateIndex
CREATE INDEX "CodingAssignment_coderId_dueOn_id_idx" ON "CodingAssignment"("coderId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "CodingAssignment_statementId_coderId_idx" ON "CodingAssignment"("statementId", "coderId");

-- CreateIndex
CREATE INDEX "CodingAssignment_codebookId_round_id_idx" ON "CodingAssignment"("codebookId", "round", "id");

-- CreateIndex
CREATE INDEX "CodingAssignment_dueOn_id_idx" ON "CodingAssignment"("dueOn", "id");

-- CreateIndex
CREATE INDEX "CodingAssignment_recordedAt_id_idx" ON "CodingAssignment"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Coding_assignmentId_recordedAt_id_idx" ON "Coding"("assignmentId", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "Concept_countsAsId_idx" ON "Concept"("countsAsId");

-- CreateIndex
CREATE INDEX "Concept_derivedFromId_idx" ON "Concept"("derivedFromId");

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_countsAsId_fkey" FOREIGN KEY ("countsAsId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_derivedFromId_fkey" FOREIGN KEY ("derivedFromId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptChange" ADD CONSTRAINT "ConceptChange_codebookId_fkey" FOREIGN KEY ("codebookId") REFERENCES "Codebook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptChange" ADD CONSTRAINT "ConceptChange_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptChange" ADD CONSTRAINT "ConceptChange_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConceptChange" ADD CONSTRAINT "ConceptChange_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingAssignment" ADD CONSTRAINT "CodingAssignment_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingAssignment" ADD CONSTRAINT "CodingAssignment_coderId_fkey" FOREIGN KEY ("coderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodingAssignment" ADD CONSTRAINT "CodingAssignment_codebookId_fkey" FOREIGN KEY ("codebookId") REFERENCES "Codebook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "CodingAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Assignments -----------------------------------------------------------------------------------------------------------

ALTER TABLE "CodingAssignment"
  ADD CONSTRAINT "CodingAssignment_retraction" CHECK (("retractedAt" IS NULL) = ("retractionReason" IS NULL)),
  ADD CONSTRAINT "CodingAssignment_version" CHECK ("version" > 0),
  ADD CONSTRAINT "CodingAssignment_round" CHECK ("round" > 0),
  ADD CONSTRAINT "CodingAssignment_noConcept" CHECK ("submittedAt" IS NOT NULL OR NOT "noConceptApplies");
COMMENT ON CONSTRAINT "CodingAssignment_retraction" ON "CodingAssignment" IS 'A retraction needs a reason.';
COMMENT ON CONSTRAINT "CodingAssignment_round" ON "CodingAssignment" IS 'Rounds count from 1.';
COMMENT ON CONSTRAINT "CodingAssignment_noConcept" ON "CodingAssignment" IS 'That no concept applies is said when the assignment is submitted.';
CREATE UNIQUE INDEX "CodingAssignment_live" ON "CodingAssignment" ("statementId", "coderId", "codebookId", "round") WHERE "retractedAt" IS NULL;
COMMENT ON INDEX "CodingAssignment_live" IS 'The statement is assigned to this coder in this round already.';

CREATE FUNCTION entente_refuse(sentence text, "constraint" text, "table" text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING MESSAGE = sentence, ERRCODE = 'check_violation', CONSTRAINT = "constraint", TABLE = "table";
END $$;

-- A part of its statement, and marked as that. Added to the view as it is, so that other migrations may add to it too.
DO $$
BEGIN
  EXECUTE format('CREATE OR REPLACE VIEW entente_parts AS %s UNION ALL SELECT %L, %L, %L',
    rtrim(pg_get_viewdef('entente_parts'::regclass), '; '), 'CodingAssignment', 'Statement', 'statementId');
END $$;

CREATE FUNCTION entente_check_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."statementId", NEW."coderId", NEW."codebookId", NEW."round")
     IS DISTINCT FROM (OLD."statementId", OLD."coderId", OLD."codebookId", OLD."round") THEN
    PERFORM entente_refuse('Statement, coder, codebook and round of an assignment stay: retract it and assign anew.',
      'CodingAssignment_fixed', TG_TABLE_NAME);
  END IF;
  IF OLD."submittedAt" IS NOT NULL AND NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt" THEN
    PERFORM entente_refuse('A submitted assignment stays submitted.', 'CodingAssignment_submitted', TG_TABLE_NAME);
  END IF;
  IF OLD."submittedAt" IS NULL AND NEW."submittedAt" IS NOT NULL AND NEW."coderId" <> entente_current_user() THEN
    PERFORM entente_refuse('Only the coder submits an assignment.', 'CodingAssignment_coder', TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment BEFORE UPDATE ON "CodingAssignment" FOR EACH ROW EXECUTE FUNCTION entente_check_assignment();

-- What the coder had coded before belongs to the assignment; what is not submitted of one that is withdrawn goes with it.
CREATE FUNCTION entente_follow_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."retractedAt" IS NULL THEN
    UPDATE "Coding" c SET "assignmentId" = NEW."id" FROM "Concept" k
    WHERE c."statementId" = NEW."statementId" AND c."coderId" = NEW."coderId" AND c."round" = NEW."round"
      AND c."retractedAt" IS NULL AND c."assignmentId" IS DISTINCT FROM NEW."id"
      AND k."id" = c."conceptId" AND k."codebookId" = NEW."codebookId";
  ELSE
    UPDATE "Coding" SET "retractedAt" = NEW."retractedAt", "retractionReason" = NEW."retractionReason"
    WHERE "assignmentId" = NEW."id" AND "state" = 'ASSIGNED' AND "retractedAt" IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER codings AFTER INSERT ON "CodingAssignment" FOR EACH ROW EXECUTE FUNCTION entente_follow_assignment();
CREATE TRIGGER "codingsOfRetraction" AFTER UPDATE OF "retractedAt" ON "CodingAssignment" FOR EACH ROW
  WHEN ((OLD."retractedAt" IS NULL) <> (NEW."retractedAt" IS NULL)) EXECUTE FUNCTION entente_follow_assignment();

CREATE FUNCTION entente_check_submission() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  live integer;
  drafts integer;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE "state" = 'ASSIGNED') INTO live, drafts
  FROM "Coding" WHERE "assignmentId" = NEW."id" AND "retractedAt" IS NULL;
  IF drafts > 0 THEN
    PERFORM entente_refuse('All codings of an assignment are submitted with it.', 'CodingAssignment_whole', TG_TABLE_NAME);
  ELSIF NEW."noConceptApplies" <> (live = 0) THEN
    PERFORM entente_refuse('Submit codings, or say that no concept applies: one of the two.', 'CodingAssignment_some', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER submission AFTER UPDATE OF "submittedAt" ON "CodingAssignment" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."submittedAt" IS NULL AND NEW."submittedAt" IS NOT NULL) EXECUTE FUNCTION entente_check_submission();

-- Codings: ASSIGNED (a draft) → CODED → IN_ADJUDICATION → ADJUDICATED ------------------------------------------------------

-- A draft may have its stance already
ALTER TABLE "Coding" DROP CONSTRAINT "Coding_stance";
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_stance" CHECK ("state" = 'ASSIGNED' OR "stance" IS NOT NULL);
COMMENT ON CONSTRAINT "Coding_stance" ON "Coding" IS 'A coding has a stance unless it is only assigned.';

-- A retracted adjudication decides nothing: its codings are as they were before it.
ALTER TABLE "Coding" DISABLE TRIGGER USER;
UPDATE "Coding" c SET "state" = 'CODED' WHERE "state" = 'ADJUDICATED' AND NOT EXISTS (
  SELECT FROM "AdjudicationCoding" ac JOIN "Adjudication" a ON a."id" = ac."adjudicationId"
  WHERE ac."codingId" = c."id" AND a."retractedAt" IS NULL);
ALTER TABLE "Coding" ENABLE TRIGGER USER;

CREATE FUNCTION entente_is_adjudicated(coding uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "AdjudicationCoding" ac JOIN "Adjudication" a ON a."id" = ac."adjudicationId"
                 WHERE ac."codingId" = coding AND a."retractedAt" IS NULL)
$$;

-- Finds the assignment that a coding fulfils. While that is open, the coding is a draft.
CREATE FUNCTION entente_join_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  submitted timestamptz;
BEGIN
  IF TG_OP = 'INSERT' AND NEW."state" NOT IN ('ASSIGNED', 'CODED') THEN
    PERFORM entente_refuse('A coding begins as ASSIGNED or CODED.', 'Coding_begins', TG_TABLE_NAME);
  END IF;
  -- FOR UPDATE: the assignment is not submitted between this look and the commit
  SELECT a."id", a."submittedAt" INTO NEW."assignmentId", submitted
  FROM "CodingAssignment" a JOIN "Concept" k ON k."id" = NEW."conceptId" AND k."codebookId" = a."codebookId"
  WHERE a."statementId" = NEW."statementId" AND a."coderId" = NEW."coderId" AND a."round" = NEW."round" AND a."retractedAt" IS NULL
  FOR UPDATE OF a;
  IF NOT FOUND THEN
    RETURN NEW;
  ELSIF submitted IS NULL THEN
    IF TG_OP = 'INSERT' THEN NEW."state" := 'ASSIGNED'; END IF;
  ELSIF NEW."state" = 'ASSIGNED' THEN
    PERFORM entente_refuse('The assignment is submitted: give the stance as well.', 'Coding_late', TG_TABLE_NAME);
  ELSE
    UPDATE "CodingAssignment" SET "noConceptApplies" = false WHERE "id" = NEW."assignmentId" AND "noConceptApplies";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment BEFORE INSERT ON "Coding" FOR EACH ROW EXECUTE FUNCTION entente_join_assignment();
CREATE TRIGGER "assignmentOfRestored" BEFORE UPDATE OF "retractedAt" ON "Coding" FOR EACH ROW
  WHEN (OLD."retractedAt" IS NOT NULL AND NEW."retractedAt" IS NULL) EXECUTE FUNCTION entente_join_assignment();

CREATE FUNCTION entente_check_coding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step text := OLD."state" || ' ' || NEW."state";
  writer uuid := entente_current_user();
  sentence text;
BEGIN
  IF (NEW."statementId", NEW."conceptId", NEW."coderId", NEW."round")
     IS DISTINCT FROM (OLD."statementId", OLD."conceptId", OLD."coderId", OLD."round") THEN
    sentence := 'Statement, concept, coder and round of a coding stay: retract it and code anew.';
  ELSIF (NEW."stance", NEW."note") IS DISTINCT FROM (OLD."stance", OLD."note") AND writer <> OLD."coderId" THEN
    sentence := 'Only the coder changes a coding.';
  ELSIF (NEW."stance", NEW."note") IS DISTINCT FROM (OLD."stance", OLD."note") AND OLD."state" IN ('IN_ADJUDICATION', 'ADJUDICATED') THEN
    sentence := 'This coding is being adjudicated, or is: it stays as it was decided on.';
  ELSIF (OLD."retractedAt" IS NULL) <> (NEW."retractedAt" IS NULL) AND writer <> OLD."coderId"
    AND NOT EXISTS (SELECT FROM "User" WHERE "id" = writer AND "roles" && '{REVIEWER,ADMIN}') THEN
    sentence := 'Only the coder, a reviewer or an administrator retracts a coding, or restores it.';
  ELSIF (OLD."retractedAt" IS NULL) <> (NEW."retractedAt" IS NULL) AND OLD."state" IN ('IN_ADJUDICATION', 'ADJUDICATED') THEN
    sentence := 'This coding is being adjudicated, or is: retract the adjudication first.';
  ELSIF OLD."state" <> NEW."state" THEN
    sentence := CASE
      WHEN step NOT IN ('ASSIGNED CODED', 'CODED IN_ADJUDICATION', 'IN_ADJUDICATION CODED', 'CODED ADJUDICATED',
                        'IN_ADJUDICATION ADJUDICATED', 'ADJUDICATED CODED')
        THEN format('A coding does not go from %s to %s.', OLD."state", NEW."state")
      WHEN step = 'ASSIGNED CODED' AND writer <> OLD."coderId" THEN 'Only the coder submits a coding.'
      WHEN step = 'ASSIGNED CODED' AND EXISTS (SELECT FROM "CodingAssignment" a WHERE a."id" = NEW."assignmentId"
                                               AND a."retractedAt" IS NULL AND a."submittedAt" IS NULL)
        THEN 'The codings of an assignment are submitted together: submit the assignment.'
      WHEN NEW."state" = 'ADJUDICATED' AND NOT entente_is_adjudicated(NEW."id")
        THEN 'A coding is ADJUDICATED by an adjudication: record one.'
      WHEN OLD."state" = 'ADJUDICATED' AND entente_is_adjudicated(NEW."id")
        THEN 'An adjudication decides on this coding: retract that first.'
    END;
  END IF;
  IF sentence IS NOT NULL THEN PERFORM entente_refuse(sentence, 'Coding_step', TG_TABLE_NAME); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE UPDATE ON "Coding" FOR EACH ROW EXECUTE FUNCTION entente_check_coding();

-- The state of codings follows from the adjudications that stand.
CREATE FUNCTION entente_follow_adjudication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_data jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  decided uuid[] := CASE TG_TABLE_NAME WHEN 'AdjudicationCoding' THEN ARRAY[(row_data ->> 'codingId')::uuid]
    ELSE ARRAY(SELECT "codingId" FROM "AdjudicationCoding" WHERE "adjudicationId" = (row_data ->> 'id')::uuid) END;
BEGIN
  -- In the order of their ids, so that two adjudications wait for each other instead of stopping each other
  PERFORM FROM "Coding" WHERE "id" = ANY (decided) ORDER BY "id" FOR UPDATE;
  IF EXISTS (SELECT FROM "Coding" WHERE "id" = ANY (decided) AND entente_is_adjudicated("id")
             AND ("retractedAt" IS NOT NULL OR "state" = 'ASSIGNED')) THEN
    PERFORM entente_refuse('An adjudication decides between codings that are submitted and not retracted.',
      'Adjudication_submitted', 'Adjudication');
  END IF;
  UPDATE "Coding" SET "state" = 'ADJUDICATED' WHERE "id" = ANY (decided) AND "state" <> 'ADJUDICATED' AND entente_is_adjudicated("id");
  UPDATE "Coding" SET "state" = 'CODED' WHERE "id" = ANY (decided) AND "state" = 'ADJUDICATED' AND NOT entente_is_adjudicated("id");
  RETURN NULL;
END $$;
CREATE TRIGGER codings AFTER INSERT OR DELETE ON "AdjudicationCoding" FOR EACH ROW EXECUTE FUNCTION entente_follow_adjudication();
CREATE TRIGGER codings AFTER UPDATE OF "retractedAt" ON "Adjudication" FOR EACH ROW
  WHEN ((OLD."retractedAt" IS NULL) <> (NEW."retractedAt" IS NULL)) EXECUTE FUNCTION entente_follow_adjudication();

-- Concepts: merges and editions -------------------------------------------------------------------------------------------

ALTER TABLE "ConceptChange"
  ADD CONSTRAINT "ConceptChange_retraction" CHECK (("retractedAt" IS NULL) = ("retractionReason" IS NULL)),
  ADD CONSTRAINT "ConceptChange_version" CHECK ("version" > 0),
  ADD CONSTRAINT "ConceptChange_other" CHECK (("kind" = 'RENAMED') = ("fromId" = "intoId"));
COMMENT ON CONSTRAINT "ConceptChange_retraction" ON "ConceptChange" IS 'A retraction needs a reason.';
COMMENT ON CONSTRAINT "ConceptChange_other" ON "ConceptChange" IS 'A concept is renamed itself, and merged into or split into others.';

ALTER TABLE "Concept" DISABLE TRIGGER USER;
WITH RECURSIVE walk AS (
  SELECT "id", "id" AS at, "mergedIntoId" AS next, 0 AS steps FROM "Concept"
  UNION ALL
  SELECT w."id", c."id", c."mergedIntoId", w.steps + 1 FROM walk w JOIN "Concept" c ON c."id" = w.next WHERE w.steps < 100
)
UPDATE "Concept" c SET "countsAsId" = w.at FROM walk w WHERE w."id" = c."id" AND w.next IS NULL;
ALTER TABLE "Concept" ENABLE TRIGGER USER;

-- The edition itself and those before it
CREATE FUNCTION entente_editions(codebook uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE edition AS (
    SELECT "id", "supersedesId" FROM "Codebook" WHERE "id" = codebook
    UNION
    SELECT b."id", b."supersedesId" FROM edition e JOIN "Codebook" b ON b."id" = e."supersedesId"
  ) SELECT "id" FROM edition
$$;

CREATE FUNCTION entente_count_concept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  target record;
BEGIN
  NEW."countsAsId" := NEW."id";
  IF NEW."mergedIntoId" IS NOT NULL THEN
    -- One merge at a time, so that two of them do not make a circle between them
    PERFORM pg_advisory_xact_lock(hashtext('entente: merges of concepts'));
    SELECT "countsAsId", "codebookId" INTO target FROM "Concept" WHERE "id" = NEW."mergedIntoId";
    IF target."countsAsId" = NEW."id" THEN
      PERFORM entente_refuse('That concept is merged into this one: a merge must not lead in a circle.', 'Concept_circle', TG_TABLE_NAME);
    END IF;
    IF NEW."codebookId" NOT IN (SELECT entente_editions(target."codebookId")) THEN
      PERFORM entente_refuse('A concept is merged into one of its own codebook, or of a later edition of it.', 'Concept_edition', TG_TABLE_NAME);
    END IF;
    NEW."countsAsId" := coalesce(target."countsAsId", NEW."id");
  END IF;
  IF NEW."derivedFromId" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "Concept" k JOIN "Codebook" b ON b."id" = NEW."codebookId" AND b."supersedesId" = k."codebookId"
    WHERE k."id" = NEW."derivedFromId") THEN
    PERFORM entente_refuse('A concept comes from one of the edition before.', 'Concept_derived', TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER counts BEFORE INSERT OR UPDATE OF "mergedIntoId", "countsAsId", "derivedFromId", "codebookId" ON "Concept"
  FOR EACH ROW EXECUTE FUNCTION entente_count_concept();

CREATE FUNCTION entente_recount_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Concept" SET "mergedIntoId" = "mergedIntoId" WHERE "mergedIntoId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "countsOfMerged" AFTER UPDATE OF "mergedIntoId" ON "Concept" FOR EACH ROW
  WHEN (NEW."countsAsId" IS DISTINCT FROM OLD."countsAsId") EXECUTE FUNCTION entente_recount_merged();

-- Who has an open assignment has still to read the statement: in people's own SQL as in server/src/coding/policy.ts.
CREATE OR REPLACE FUNCTION entente_sql_unread() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT "statementId" FROM "Coding" WHERE "coderId" = entente_sql_user() AND "state" = 'ASSIGNED' AND "retractedAt" IS NULL
  UNION ALL
  SELECT "statementId" FROM "CodingAssignment" WHERE "coderId" = entente_sql_user() AND "submittedAt" IS NULL AND "retractedAt" IS NULL
$$;

SELECT entente_complete_schema();
