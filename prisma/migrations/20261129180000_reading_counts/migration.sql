-- How many readings there are of each sort, kept ready: a relationship of a hundred thousand readings is counted from some thousand rows.

-- CreateTable
CREATE TABLE "ReadingCount" (
    "id" UUID NOT NULL DEFAULT entente_new_id(),
    "relationshipId" UUID NOT NULL,
    "basis" "ReadingBasis" NOT NULL,
    "conceptId" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "firstYear" SMALLINT NOT NULL,
    "lastYear" SMALLINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "sideId" UUID,
    "voice" "Voice",
    "n" INTEGER NOT NULL,

    CONSTRAINT "ReadingCount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReadingCount_cell_idx" ON "ReadingCount"("relationshipId", "basis", "conceptId", "stance", "sideId", "voice", "firstYear", "lastYear", "marking", "n");
COMMENT ON TABLE "ReadingCount" IS 'How many readings are alike in relationship, basis, concept, stance, years, marking, side and voice. Rows that agree in all of it add up. For the server only: nobody else is told what holds for other eyes.';
COMMENT ON COLUMN "ReadingCount"."id" IS 'Identifies the row until the next reading of its cell comes or goes.';
COMMENT ON COLUMN "ReadingCount"."relationshipId" IS 'About which relationship the statements are.';
COMMENT ON COLUMN "ReadingCount"."basis" IS 'What was counted: every coding that is SUBMITTED, or only what is ADJUDICATED.';
COMMENT ON COLUMN "ReadingCount"."conceptId" IS 'The concept, or the one as which it counts since it was merged.';
COMMENT ON COLUMN "ReadingCount"."stance" IS 'How the statements stand towards it.';
COMMENT ON COLUMN "ReadingCount"."firstYear" IS 'The year of the first day on which they may have been said.';
COMMENT ON COLUMN "ReadingCount"."lastYear" IS 'The year of the last day on which they may have been said.';
COMMENT ON COLUMN "ReadingCount"."marking" IS 'How far the statements may be passed on. Readers below it do not see the row at all.';
COMMENT ON COLUMN "ReadingCount"."sideId" IS 'The party that speaks; null for third parties.';
COMMENT ON COLUMN "ReadingCount"."voice" IS 'With which authority; null if no post gives one.';
COMMENT ON COLUMN "ReadingCount"."n" IS 'How many there are; below zero where another row of the cell has too many.';

ALTER TABLE "ReadingCount" ADD CONSTRAINT "ReadingCount_basis_check" CHECK ("basis" <> 'OWN'),
  ADD CONSTRAINT "ReadingCount_n_check" CHECK ("n" <> 0),
  ADD CONSTRAINT "ReadingCount_years_check" CHECK ("firstYear" <= "lastYear");

-- The cell in which a reading is counted: a row of counts without an id and a number.
CREATE FUNCTION entente_cell(r "Reading") RETURNS "ReadingCount" LANGUAGE sql IMMUTABLE AS $$
  SELECT (NULL, r."relationshipId", r."basis", r."conceptId", r."stance", extract(year FROM r."saidOnFirst")::smallint,
    extract(year FROM r."saidOnLast")::smallint, r."marking", r."sideId", r."voice", NULL)::"ReadingCount"
$$;

CREATE FUNCTION entente_cell(c "ReadingCount") RETURNS "ReadingCount" LANGUAGE sql IMMUTABLE AS $$
  SELECT (NULL, c."relationshipId", c."basis", c."conceptId", c."stance", c."firstYear", c."lastYear", c."marking", c."sideId", c."voice",
    NULL)::"ReadingCount"
$$;

-- Whether it is counted: what is about no relationship is not, and OWN readings are few and counted one by one.
CREATE FUNCTION entente_is_counted(r "Reading") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT r."relationshipId" IS NOT NULL AND r."basis" <> 'OWN'
$$;

-- Adds a number to each of these cells, of which each is given once. Cells are busy: whoever codes about a relationship would wait for
-- everybody else who does, and two might wait for each other. So no row is ever changed. Those that nobody holds are deleted, and one with
-- their sum and what is added comes in their place; where another transaction holds some, the cell has one row more until the next comes by,
-- and readers add them up. A row is deleted once only, by whoever takes what it counted into another: no number is lost or taken twice.
CREATE FUNCTION entente_add_to_counts(cells "ReadingCount"[], numbers integer[]) RETURNS void LANGUAGE plpgsql
-- A plan that is kept from when the table was small would read all of it when it is large
SET enable_seqscan = off AS $$
BEGIN
  WITH added AS MATERIALIZED (
    SELECT "relationshipId", "basis", "conceptId", "stance", "firstYear", "lastYear", "marking", "sideId", "voice", number
    FROM unnest(cells, numbers) AS a ("id", "relationshipId", "basis", "conceptId", "stance", "firstYear", "lastYear", "marking", "sideId", "voice", "n", number)
  ), gone AS (
    DELETE FROM "ReadingCount" WHERE ctid = ANY (ARRAY(
      SELECT free.ctid FROM added a CROSS JOIN LATERAL (
        SELECT c.ctid FROM "ReadingCount" c
        WHERE (c."relationshipId", c."basis", c."conceptId", c."stance", c."firstYear", c."lastYear", c."marking")
            = (a."relationshipId", a."basis", a."conceptId", a."stance", a."firstYear", a."lastYear", a."marking")
          AND c."sideId" IS NOT DISTINCT FROM a."sideId" AND c."voice" IS NOT DISTINCT FROM a."voice"
        FOR UPDATE SKIP LOCKED) free))
    RETURNING "relationshipId", "basis", "conceptId", "stance", "firstYear", "lastYear", "marking", "sideId", "voice", "n"
  )
  INSERT INTO "ReadingCount" ("relationshipId", "basis", "conceptId", "stance", "firstYear", "lastYear", "marking", "sideId", "voice", "n")
  SELECT "relationshipId", "basis", "conceptId", "stance", "firstYear", "lastYear", "marking", "sideId", "voice", sum("n") FROM (TABLE gone UNION ALL TABLE added) every
  GROUP BY "relationshipId", "basis", "conceptId", "stance", "firstYear", "lastYear", "marking", "sideId", "voice" HAVING sum("n") <> 0;
END $$;

CREATE FUNCTION entente_count_changed_readings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  cells "ReadingCount"[];
  numbers integer[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN
      SELECT array_agg(cell), array_agg(number) INTO cells, numbers
      FROM (SELECT entente_cell(r) AS cell, count(*)::int AS number FROM (SELECT ROW(n.*)::"Reading" AS r FROM new_rows n) came
            WHERE entente_is_counted(r) GROUP BY 1) c;
    WHEN 'DELETE' THEN
      SELECT array_agg(cell), array_agg(-number) INTO cells, numbers
      FROM (SELECT entente_cell(r) AS cell, count(*)::int AS number FROM (SELECT ROW(o.*)::"Reading" AS r FROM old_rows o) went
            WHERE entente_is_counted(r) GROUP BY 1) c;
    WHEN 'UPDATE' THEN
      SELECT array_agg(cell), array_agg(number) INTO cells, numbers
      FROM (SELECT entente_cell(r) AS cell, sum(number)::int AS number
            FROM (SELECT ROW(n.*)::"Reading" AS r, 1 AS number FROM new_rows n
                  UNION ALL SELECT ROW(o.*)::"Reading", -1 FROM old_rows o) moved
            WHERE entente_is_counted(r) GROUP BY 1 HAVING sum(number) <> 0) c;
  END CASE;
  IF cells IS NOT NULL THEN
    PERFORM entente_add_to_counts(cells, numbers);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "countsOfNew" AFTER INSERT ON "Reading" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_count_changed_readings();
CREATE TRIGGER "countsOfChanged" AFTER UPDATE ON "Reading" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_count_changed_readings();
CREATE TRIGGER "countsOfGone" AFTER DELETE ON "Reading" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_count_changed_readings();

-- The cells whose rows do not add up to their readings, and what they lack.
CREATE FUNCTION entente_miscounted_readings() RETURNS TABLE (cell "ReadingCount", lacks integer) LANGUAGE sql STABLE AS $$
  SELECT cell, sum(number)::int FROM (
    SELECT entente_cell(r) AS cell, 1 AS number FROM "Reading" r WHERE entente_is_counted(r)
    UNION ALL SELECT entente_cell(c), -c."n" FROM "ReadingCount" c) each
  GROUP BY 1 HAVING sum(number) <> 0
$$;

-- Whoever writes meanwhile changes readings and counts alike, and so not what is lacking; two who mend would both add it.
CREATE FUNCTION entente_mend_reading_counts() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  cells "ReadingCount"[];
  numbers integer[];
BEGIN
  LOCK TABLE "ReadingCount" IN SHARE UPDATE EXCLUSIVE MODE;
  SELECT array_agg(m.cell), array_agg(m.lacks) INTO cells, numbers FROM entente_miscounted_readings() m;
  PERFORM entente_add_to_counts(cells, numbers);
END $$;
SELECT entente_mend_reading_counts();

CREATE TRIGGER derived BEFORE INSERT OR UPDATE OR DELETE ON "ReadingCount" FOR EACH STATEMENT EXECUTE FUNCTION entente_refuse_direct_write();

-- As before, but that a reading which counts as it did is left as it is.
CREATE OR REPLACE FUNCTION entente_gather_readings(statements uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(cardinality(statements), 0) = 0 THEN
    RETURN;
  END IF;
  -- Of two who code a statement at once, the later sees what the earlier wrote
  PERFORM FROM "Statement" WHERE "id" = ANY (statements) ORDER BY "id" FOR NO KEY UPDATE;
  WITH wanted AS MATERIALIZED (
    SELECT * FROM entente_count_readings(statements)
  ), gone AS (
    DELETE FROM "Reading" r WHERE r."statementId" = ANY (statements) AND NOT EXISTS (
      SELECT FROM wanted w WHERE (w."statementId", w."conceptId", w."stance", w."basis") = (r."statementId", r."conceptId", r."stance", r."basis")
        AND w."coderId" IS NOT DISTINCT FROM r."coderId")
  ), changed AS (
    UPDATE "Reading" r SET ("disputed", "marking", "relationshipId", "speakerId", "sideId", "voice", "saidOnFirst", "saidOnLast")
      = (w."disputed", w."marking", w."relationshipId", w."speakerId", w."sideId", w."voice", w."saidOnFirst", w."saidOnLast")
    FROM wanted w
    WHERE (w."statementId", w."conceptId", w."stance", w."basis") = (r."statementId", r."conceptId", r."stance", r."basis")
      AND w."coderId" IS NOT DISTINCT FROM r."coderId"
      AND (w."disputed", w."marking", w."relationshipId", w."speakerId", w."sideId", w."voice", w."saidOnFirst", w."saidOnLast")
        IS DISTINCT FROM (r."disputed", r."marking", r."relationshipId", r."speakerId", r."sideId", r."voice", r."saidOnFirst", r."saidOnLast")
  )
  INSERT INTO "Reading" ("statementId", "conceptId", "stance", "disputed", "basis", "coderId", "marking", "relationshipId", "speakerId", "sideId",
    "voice", "saidOnFirst", "saidOnLast")
  SELECT w.* FROM wanted w WHERE NOT EXISTS (
    SELECT FROM "Reading" r WHERE (w."statementId", w."conceptId", w."stance", w."basis") = (r."statementId", r."conceptId", r."stance", r."basis")
      AND w."coderId" IS NOT DISTINCT FROM r."coderId");
END $$;

-- All of it anew, whatever stands there.
CREATE FUNCTION entente_mend_readings() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM "Reading";
  PERFORM entente_gather_readings(ARRAY(SELECT "id" FROM "Statement"));
  PERFORM entente_mend_reading_counts();
END $$;

-- Who has still to code something would learn from sums what others made of it: they are no part of people's own SQL.
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
    -- Sums of what holds for different eyes: nobody reads them but the server, which knows what holds for whom
    WHEN 'ReadingCount' THEN RETURN 'FALSE';
    -- Derived, and so no part with a history of its own (the table is made by the migration of the assessments' workflow)
    WHEN 'StaleReason' THEN RETURN 'EXISTS (SELECT FROM public."Assessment" w WHERE w."id" = "StaleReason"."assessmentId")';
    WHEN 'Revision' THEN RETURN (
      SELECT format('(CASE "entity" %s ELSE true END)', string_agg(
        format('WHEN %L THEN EXISTS (SELECT FROM public.%I w WHERE w."id" = "Revision"."entityId")', r.relname, r.relname), ' ' ORDER BY r.relname))
      FROM pg_class r WHERE r.relnamespace = 'public'::regnamespace AND r.relkind = 'r' AND r.relname <> 'Revision'
        AND entente_has_column(r.relname, 'id') AND entente_person_rule(r.relname) <> 'FALSE');
    ELSE
      SELECT * INTO whole FROM entente_parts WHERE part = t;
      IF whole IS NULL OR entente_person_rule(whole.parent) IS NULL THEN RETURN NULL; END IF;
      RETURN format('EXISTS (SELECT FROM public.%I w WHERE w."id" = %I.%I)', whole.parent, t, whole.key);
  END CASE;
END $$;

-- A table of which nobody sees anything is not even granted
CREATE OR REPLACE FUNCTION entente_secure_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  people text := (SELECT string_agg(entente_people_group(m), ', ') FROM unnest(enum_range(NULL::"Marking")) m);
  t text;
  columns text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
           AND relname <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('DROP POLICY IF EXISTS writer ON %I', t);
    EXECUTE format('CREATE POLICY writer ON %I TO entente_writer USING (true) WITH CHECK (true)', t);
    EXECUTE format('DROP POLICY IF EXISTS people ON %I', t);
    EXECUTE format('REVOKE ALL ON %I FROM %s', t, people);
    CONTINUE WHEN entente_is_internal(t) OR entente_person_rule(t) = 'FALSE';
    EXECUTE format('CREATE POLICY people ON %I FOR SELECT TO %s USING (%s%s)', t, people,
      CASE WHEN entente_has_column(t, 'marking') THEN '"marking" <= (SELECT entente_sql_limit())'
           ELSE '(SELECT entente_sql_limit()) IS NOT NULL' END,
      coalesce(' AND ' || entente_person_rule(t), '') ||
      CASE t WHEN 'Revision' THEN ' AND NOT entente_is_internal("entity")' ELSE '' END);
    SELECT string_agg(quote_ident(column_name), ', ') INTO columns FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = t AND NOT entente_is_kept_back(t, column_name);
    EXECUTE format('GRANT SELECT (%s) ON %I TO %s', columns, t, people);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION entente_draw_analysis() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  people text := (SELECT string_agg(entente_people_group(m), ', ') FROM unnest(enum_range(NULL::"Marking")) m);
  t record;
  part record;
BEGIN
  CREATE SCHEMA IF NOT EXISTS analysis;
  -- CASCADE: one view may read another
  FOR t IN SELECT table_name FROM information_schema.views WHERE table_schema = 'analysis' LOOP
    EXECUTE format('DROP VIEW IF EXISTS analysis.%I CASCADE', t.table_name);
  END LOOP;
  FOR t IN
    SELECT c.oid, c.relname AS name, obj_description(c.oid, 'pg_class') AS says, string_agg(CASE
        WHEN c.relname = 'Revision' AND a.attname = 'changes' THEN 'public.entente_without(public.entente_public_changes(r."entity", r."changes"), ' || entente_hidden_ids_sql() || ') AS "changes"'
        -- What has become of evidence that the reader does not see is not told, as in the API
        WHEN c.relname = 'StaleReason' AND a.attname IN ('kind', 'since') THEN format($sql$(SELECT r.%1$I FROM public."EvidenceLink" e
          LEFT JOIN public."Statement" s ON s."id" = e."statementId" LEFT JOIN public."Activity" v ON v."id" = e."activityId"
          LEFT JOIN public."Document" p ON p."id" = e."documentId" LEFT JOIN public."Assessment" o ON o."id" = e."otherAssessmentId"
          WHERE e."id" = r."evidenceLinkId" AND num_nonnulls(s."id", v."id", p."id", o."id") > 0) AS %1$I$sql$, a.attname)
        WHEN f.target IS NULL THEN format('r.%I', a.attname)
        ELSE format('(SELECT x."id" FROM public.%I x WHERE x."id" = r.%I) AS %I', f.target, a.attname, a.attname)
      END, ', ' ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN entente_references f ON f.source = c.relname AND f."column" = a.attname
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT entente_is_internal(c.relname) AND NOT entente_is_kept_back(c.relname, a.attname)
      AND entente_person_rule(c.relname) IS DISTINCT FROM 'FALSE'
    GROUP BY c.oid, c.relname
  LOOP
    EXECUTE format('CREATE VIEW analysis.%I WITH (security_barrier, security_invoker) AS SELECT %s FROM public.%I r',
      t.name, t.columns, t.name);
    EXECUTE format('COMMENT ON VIEW analysis.%I IS %L', t.name, t.says);
    FOR part IN SELECT attname AS name, col_description(attrelid, attnum) AS says FROM pg_attribute
             WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND NOT entente_is_kept_back(t.name, attname) LOOP
      EXECUTE format('COMMENT ON COLUMN analysis.%I.%I IS %L', t.name, part.name, part.says);
    END LOOP;
  END LOOP;
  PERFORM entente_draw_discourse();
  PERFORM entente_draw_codings();
  PERFORM entente_draw_judgements();
  EXECUTE format('GRANT USAGE ON SCHEMA analysis TO %s', people);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA analysis TO %s', people);
  -- The steps of the work, which run as the owner
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA analysis FROM PUBLIC;
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA analysis TO %s', people);
END $$;

SELECT entente_complete_schema();
