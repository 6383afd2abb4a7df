-- What counts of each statement, kept ready: an analysis of a hundred thousand statements does not decide it anew for each of them.

-- CreateEnum
CREATE TYPE "ReadingBasis" AS ENUM ('SUBMITTED', 'ADJUDICATED', 'OWN');

-- CreateTable
CREATE TABLE "Reading" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "statementId" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "disputed" BOOLEAN NOT NULL,
    "basis" "ReadingBasis" NOT NULL,
    "coderId" UUID,
    "marking" "Marking" NOT NULL,
    "relationshipId" UUID,
    "speakerId" UUID NOT NULL,
    "sideId" UUID,
    "voice" "Voice",
    "saidOnFirst" DATE NOT NULL,
    "saidOnLast" DATE NOT NULL,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reading_statementId_idx" ON "Reading"("statementId");

-- CreateIndex
CREATE INDEX "Reading_relationshipId_saidOnFirst_idx" ON "Reading"("relationshipId", "saidOnFirst");

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMENT ON TABLE "Reading" IS 'What counts of a statement, for each concept and stance, made ready to be counted. You see the rows that hold for you; none of what you have still to code, but your own.';
COMMENT ON COLUMN "Reading"."id" IS 'Identifies the row until something is coded or decided anew.';
COMMENT ON COLUMN "Reading"."statementId" IS 'The statement.';
COMMENT ON COLUMN "Reading"."conceptId" IS 'The concept, or the one as which it counts since it was merged.';
COMMENT ON COLUMN "Reading"."stance" IS 'How the statement stands towards it.';
COMMENT ON COLUMN "Reading"."disputed" IS 'Whether coders differ on it, and nobody has decided.';
COMMENT ON COLUMN "Reading"."basis" IS 'What was counted: every coding that is SUBMITTED; only what is ADJUDICATED, for coders who have not coded the statement; your OWN codings, of a statement that you have still to code.';
COMMENT ON COLUMN "Reading"."coderId" IS 'With the basis OWN the coder; null with any other.';
COMMENT ON COLUMN "Reading"."marking" IS 'How far it may be passed on: that of the row of which this one is a part. Readers below it do not see the row at all.';
COMMENT ON COLUMN "Reading"."relationshipId" IS 'About which relationship the statement is; null if about none.';
COMMENT ON COLUMN "Reading"."speakerId" IS 'Who speaks.';
COMMENT ON COLUMN "Reading"."sideId" IS 'The party that the speaker represents on that day; null for a third party.';
COMMENT ON COLUMN "Reading"."voice" IS 'With which authority; null if no post gives one.';
COMMENT ON COLUMN "Reading"."saidOnFirst" IS 'The first day on which it may have been said.';
COMMENT ON COLUMN "Reading"."saidOnLast" IS 'The last day on which it may have been said.';

-- What counts of these statements, decided from their codings and adjudications: the decision where there is one, otherwise the last
-- submitted round of each coder; a concept that was merged counts as the one it was merged into. Once for each pair of eyes that
-- server/src/coding/policy.ts tells apart. The same rule is in server/src/rhetoric/recount.ts, for the past, and in
-- analysis.statement_timeline: tests compare the three.
CREATE FUNCTION entente_count_readings(statements uuid[])
RETURNS TABLE ("statementId" uuid, "conceptId" uuid, "stance" "Stance", "disputed" boolean, "basis" "ReadingBasis", "coderId" uuid,
  "marking" "Marking", "relationshipId" uuid, "speakerId" uuid, "sideId" uuid, "voice" "Voice", "saidOnFirst" date, "saidOnLast" date)
LANGUAGE sql STABLE AS $$
  WITH stance (stance, mark) AS (
    -- As bits, so that one pass finds all stances of a statement towards a concept
    VALUES ('AFFIRMS'::"Stance", 1), ('QUALIFIES', 2), ('DENIES', 4), ('AVOIDS', 8)
  ), coding AS MATERIALIZED (
    SELECT c."statementId" AS statement, k."countsAsId" AS concept, k."codebookId" AS codebook, c."stance" AS stance, c."coderId" AS coder,
      c."round" AS round, c."state" = 'ADJUDICATED' AS adjudicated
    FROM "Coding" c JOIN "Concept" k ON k."id" = c."conceptId"
    WHERE c."statementId" = ANY (statements) AND c."retractedAt" IS NULL AND c."state" <> 'ASSIGNED'
  ), unread AS (
    SELECT c."statementId" AS statement, c."coderId" AS coder FROM "Coding" c
    WHERE c."statementId" = ANY (statements) AND c."retractedAt" IS NULL AND c."state" = 'ASSIGNED'
    UNION
    SELECT a."statementId", a."coderId" FROM "CodingAssignment" a
    WHERE a."statementId" = ANY (statements) AND a."retractedAt" IS NULL AND a."submittedAt" IS NULL
  ), seen AS MATERIALIZED (
    SELECT 'SUBMITTED'::"ReadingBasis" AS basis, NULL::uuid AS reader, coding.* FROM coding
    UNION ALL
    SELECT 'ADJUDICATED', NULL, coding.* FROM coding WHERE adjudicated
    UNION ALL
    SELECT 'OWN', coder, coding.* FROM coding WHERE (statement, coder) IN (SELECT unread.statement, unread.coder FROM unread)
  ), later AS (
    SELECT basis, statement, codebook, coder, round FROM seen WHERE round > 1
    UNION ALL
    SELECT b, l."statementId", l."codebookId", l."coderId", l."round"
    FROM "CodingAssignment" l CROSS JOIN unnest(enum_range(NULL::"ReadingBasis")) b
    WHERE l."statementId" = ANY (statements) AND l."retractedAt" IS NULL AND l."submittedAt" IS NOT NULL AND l."round" > 1
  ), decided AS (
    SELECT DISTINCT ON (a."statementId", k."countsAsId") a."statementId" AS statement, k."countsAsId" AS concept, a."stance" AS stance
    FROM "Adjudication" a JOIN "Concept" k ON k."id" = a."conceptId"
    WHERE a."statementId" = ANY (statements) AND a."retractedAt" IS NULL
    ORDER BY 1, 2, a."recordedAt" DESC, a."id" DESC
  ), marked AS (
    SELECT basis, reader, statement, concept, coalesce(max(decided), bit_or(mark)) AS marks FROM (
      SELECT c.basis, c.reader, c.statement, c.concept, v.mark, NULL::integer AS decided FROM seen c JOIN stance v ON v.stance = c.stance
      WHERE NOT EXISTS (SELECT FROM later l WHERE l.basis = c.basis AND l.statement = c.statement AND l.coder = c.coder
                        AND l.codebook = c.codebook AND l.round > c.round)
      UNION ALL
      SELECT b, NULL, d.statement, d.concept, 0, coalesce(v.mark, 0)
      FROM decided d LEFT JOIN stance v ON v.stance = d.stance CROSS JOIN unnest('{SUBMITTED,ADJUDICATED}'::"ReadingBasis"[]) b
    ) m GROUP BY 1, 2, 3, 4
  )
  SELECT s."id", m.concept, v.stance, m.marks NOT IN (SELECT mark FROM stance), m.basis, m.reader,
    s."marking", s."relationshipId", s."speakerId", s."sideId", s."voice", s."saidOnFirst", s."saidOnLast"
  FROM marked m JOIN "Statement" s ON s."id" = m.statement JOIN stance v ON m.marks & v.mark <> 0
  WHERE s."retractedAt" IS NULL
$$;

CREATE FUNCTION entente_gather_readings(statements uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(cardinality(statements), 0) = 0 THEN
    RETURN;
  END IF;
  -- Of two who code a statement at once, the later sees what the earlier wrote
  PERFORM FROM "Statement" WHERE "id" = ANY (statements) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "Reading" WHERE "statementId" = ANY (statements);
  INSERT INTO "Reading" ("statementId", "conceptId", "stance", "disputed", "basis", "coderId", "marking", "relationshipId", "speakerId", "sideId",
    "voice", "saidOnFirst", "saidOnLast") SELECT * FROM entente_count_readings(statements);
END $$;

-- Which statements a change concerns.
CREATE FUNCTION entente_note_readings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  concerned uuid[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'Statement' THEN
      concerned := ARRAY(SELECT n."id" FROM new_rows n JOIN old_rows o USING ("id")
        WHERE (n."retractedAt", n."marking", n."relationshipId", n."speakerId", n."sideId", n."voice", n."saidOnFirst", n."saidOnLast")
          IS DISTINCT FROM (o."retractedAt", o."marking", o."relationshipId", o."speakerId", o."sideId", o."voice", o."saidOnFirst", o."saidOnLast"));
    WHEN 'Concept' THEN
      concerned := ARRAY(
        WITH changed AS (SELECT n."id" FROM new_rows n JOIN old_rows o USING ("id") WHERE n."countsAsId" IS DISTINCT FROM o."countsAsId")
        SELECT "statementId" FROM "Coding" WHERE "conceptId" IN (SELECT "id" FROM changed)
        UNION
        SELECT "statementId" FROM "Adjudication" WHERE "conceptId" IN (SELECT "id" FROM changed));
    ELSE
      concerned := ARRAY(SELECT DISTINCT "statementId" FROM new_rows);
  END CASE;
  PERFORM entente_gather_readings(concerned);
  RETURN NULL;
END $$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY '{Coding,CodingAssignment,Adjudication}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER "readingsOfNew" AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_note_readings()', t);
  END LOOP;
  FOREACH t IN ARRAY '{Coding,CodingAssignment,Adjudication,Statement,Concept}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER "readingsOfChanged" AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_note_readings()', t);
  END LOOP;
END $$;

SELECT entente_gather_readings(ARRAY(SELECT "id" FROM "Statement"));

-- Only the owner's functions write it, whoever sets them off
CREATE OR REPLACE FUNCTION entente_refuse_direct_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE EXCEPTION 'The rows of % are derived, and not written.', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON "Reading" FOR EACH STATEMENT EXECUTE FUNCTION entente_refuse_direct_write();

-- In people's own SQL as in server/src/coding/policy.ts
CREATE OR REPLACE FUNCTION entente_person_rule(t text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  whole record;
BEGIN
  CASE t
    WHEN 'Assessment' THEN RETURN $sql$
      ("state" IN ('PUBLISHED', 'SUPERSEDED', 'RETRACTED') OR "draftedById" = (SELECT entente_sql_user())
       OR "authorId" = (SELECT entente_sql_actor()) OR (SELECT entente_sql_has('ADMIN'))
       OR ("state" IN ('IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED') AND (SELECT entente_sql_has('REVIEWER'))))$sql$;
    WHEN 'Coding' THEN RETURN $sql$
      ("coderId" = (SELECT entente_sql_user()) OR ("statementId" NOT IN (SELECT entente_sql_unread()) AND (
        (SELECT entente_sql_has('REVIEWER')) OR (SELECT entente_sql_has('ADMIN'))
        OR ("state" <> 'ASSIGNED' AND (
          "state" = 'ADJUDICATED' OR NOT (SELECT entente_sql_has('CODER')) OR "statementId" IN (SELECT entente_sql_coded()))))))$sql$;
    WHEN 'Adjudication' THEN RETURN $sql$ ("statementId" NOT IN (SELECT entente_sql_unread())) $sql$;
    WHEN 'Reading' THEN RETURN $sql$
      (CASE WHEN "statementId" IN (SELECT entente_sql_unread()) THEN "basis" = 'OWN' AND "coderId" = (SELECT entente_sql_user())
        WHEN NOT (SELECT entente_sql_has('CODER')) OR (SELECT entente_sql_has('REVIEWER')) OR (SELECT entente_sql_has('ADMIN'))
          OR "statementId" IN (SELECT entente_sql_coded()) THEN "basis" = 'SUBMITTED'
        ELSE "basis" = 'ADJUDICATED' END)$sql$;
    -- Derived, and so no part with a history of its own (the table is made by the migration of the assessments' workflow)
    WHEN 'StaleReason' THEN RETURN 'EXISTS (SELECT FROM public."Assessment" w WHERE w."id" = "StaleReason"."assessmentId")';
    WHEN 'Revision' THEN RETURN (
      SELECT format('(CASE "entity" %s ELSE true END)', string_agg(
        format('WHEN %L THEN EXISTS (SELECT FROM public.%I w WHERE w."id" = "Revision"."entityId")', r.relname, r.relname), ' ' ORDER BY r.relname))
      FROM pg_class r WHERE r.relnamespace = 'public'::regnamespace AND r.relkind = 'r' AND r.relname <> 'Revision'
        AND entente_has_column(r.relname, 'id') AND entente_person_rule(r.relname) IS NOT NULL);
    ELSE
      SELECT * INTO whole FROM entente_parts WHERE part = t;
      IF whole IS NULL OR entente_person_rule(whole.parent) IS NULL THEN RETURN NULL; END IF;
      RETURN format('EXISTS (SELECT FROM public.%I w WHERE w."id" = %I.%I)', whole.parent, t, whole.key);
  END CASE;
END $$;

SELECT entente_complete_schema();
