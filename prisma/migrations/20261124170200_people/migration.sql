-- What depends on the person, for people's own SQL; and what is hidden is absent. The server's readers have the same rules from
-- server/src/visibility.ts: a test compares the two.

-- AlterTable
ALTER TABLE "User" ADD COLUMN IF NOT EXISTS "sqlLogin" text UNIQUE;
COMMENT ON INDEX "User_sqlLogin_key" IS 'Another user has this SQL login.';

-- A source id is unique among what is seen, which services check. In the database it is unique within a marking: a second row,
-- written by somebody who cannot know of a hidden first one, is let in, for to refuse it would tell of the first.
DROP INDEX "Document_sourceId_key";
CREATE UNIQUE INDEX "Document_sourceId_marking_key" ON "Document"("sourceId", "marking");
COMMENT ON INDEX "Document_sourceId_marking_key" IS 'Another document has this source id.';
DROP INDEX "Statement_sourceId_key";
CREATE UNIQUE INDEX "Statement_sourceId_marking_key" ON "Statement"("sourceId", "marking");
COMMENT ON INDEX "Statement_sourceId_marking_key" IS 'Another statement has this source id.';

-- Groups ---------------------------------------------------------------------------------------------------------------------

-- Roles belong to the whole cluster: another database, or another start at the same moment, may have made them.
DO $$
DECLARE
  r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['entente_people_clear', 'entente_people_green', 'entente_people_amber', 'entente_people_amber_strict',
                           'entente_people_red'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', r);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
  -- The group of before: its members keep what they could read
  IF NOT pg_has_role('entente_analyst', 'entente_people_clear', 'MEMBER') THEN
    BEGIN
      GRANT entente_people_clear TO entente_analyst;
    EXCEPTION WHEN unique_violation OR insufficient_privilege OR internal_error THEN NULL;
    END;
  END IF;
END $$;

CREATE FUNCTION entente_people_group(clearance "Marking") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'entente_people_' || lower(clearance::text)
$$;

-- Who asks in SQL: the user with the session's login. SET ROLE does not change it, nor does a function of the owner ------------

CREATE FUNCTION entente_sql_user() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT "id" FROM "User" WHERE "sqlLogin" = session_user AND "retractedAt" IS NULL
$$;

CREATE FUNCTION entente_sql_actor() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT "actorId" FROM "User" WHERE "id" = entente_sql_user()
$$;

-- Whoever is no user has no role, and reads as everybody may.
CREATE FUNCTION entente_sql_has(role "Role") RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT role = ANY ("roles") FROM "User" WHERE "id" = entente_sql_user()), false)
$$;

-- The strongest marking that is seen: that of the group, and of the user where the login is one's. NULL, and so nothing, for a
-- user who is retracted.
CREATE FUNCTION entente_sql_limit() RETURNS "Marking" LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN u."retractedAt" IS NULL THEN least(g.clearance, u."clearance") END
  FROM (SELECT max(m) AS clearance FROM unnest(enum_range(NULL::"Marking")) m
        WHERE pg_has_role(session_user, entente_people_group(m), 'MEMBER')) g
  LEFT JOIN "User" u ON u."sqlLogin" = session_user
$$;

-- Statements that the user has still to read, and those that the user has coded. A policy on codings cannot look at codings itself.
CREATE FUNCTION entente_sql_unread() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT "statementId" FROM "Coding" WHERE "coderId" = entente_sql_user() AND "state" = 'ASSIGNED' AND "retractedAt" IS NULL
$$;
CREATE FUNCTION entente_sql_coded() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT "statementId" FROM "Coding" WHERE "coderId" = entente_sql_user() AND "state" <> 'ASSIGNED' AND "retractedAt" IS NULL
$$;

-- Which rows a person sees ---------------------------------------------------------------------------------------------------

-- What depends on more than the marking; NULL where nothing does. Each SELECT is done once for a query.
CREATE FUNCTION entente_person_rule(t text) RETURNS text LANGUAGE plpgsql STABLE AS $$
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

-- Row-level security: the writer writes every row, people read theirs. The owner, through whose views the readers read, is exempt.
CREATE FUNCTION entente_secure_tables() RETURNS void LANGUAGE plpgsql AS $$
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
    CONTINUE WHEN entente_is_internal(t);
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

-- The schema `analysis` -----------------------------------------------------------------------------------------------------

-- Columns that name a row which may be hidden from somebody who sees the row that names it. A part is seen with its whole only.
CREATE VIEW entente_references AS
  SELECT s.relname::text AS source, a.attname::text AS "column", t.relname::text AS target
  FROM pg_constraint f JOIN pg_class s ON s.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
  JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = f.conkey[1]
  WHERE f.contype = 'f' AND s.relnamespace = 'public'::regnamespace
    AND (entente_has_column(t.relname, 'marking') OR entente_person_rule(t.relname) IS NOT NULL)
    AND NOT EXISTS (SELECT FROM entente_parts p WHERE (p.part, p.parent, p.key) = (s.relname, t.relname, a.attname));

-- The changes of a revision with null for each of these ids.
CREATE FUNCTION entente_without(changes jsonb, ids text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN cardinality(ids) = 0 THEN changes
    ELSE regexp_replace(changes::text, '"(' || array_to_string(ids, '|') || ')"', 'null', 'g')::jsonb END
$$;

-- The ids in a revision's changes that name rows which the reader does not see, as an SQL expression on the revision r.
CREATE FUNCTION entente_hidden_ids_sql() RETURNS text LANGUAGE sql STABLE AS $$
  WITH reference AS (
    -- entity of the revision, link table or NULL, column, target
    SELECT source AS entity, NULL AS link, "column", target FROM entente_references WHERE entente_has_column(source, 'version')
    UNION ALL
    SELECT p.parent, r.source, r."column", r.target FROM entente_references r JOIN entente_parts p ON p.part = r.source
    WHERE NOT entente_has_column(r.source, 'version')
  )
  SELECT format($sql$ARRAY(
      SELECT v.id FROM (VALUES %s) AS f (entity, link, key, target), LATERAL (
        SELECT r."changes" ->> f.key UNION ALL SELECT r."changes" -> f.key ->> 'from' UNION ALL SELECT r."changes" -> f.key ->> 'to'
        UNION ALL SELECT e ->> f.key FROM jsonb_path_query(r."changes" -> f.link, '$.*[*]') e) AS v (id)
      WHERE f.entity = r."entity" AND v.id ~ '^[0-9a-f-]{36}$' AND NOT CASE f.target %s END)$sql$,
    (SELECT string_agg(format('(%L, %L, %L, %L)', entity, link, "column", target), ', ' ORDER BY entity, "column") FROM reference),
    (SELECT string_agg(format('WHEN %L THEN EXISTS (SELECT FROM public.%I x WHERE x."id" = v.id::uuid)', target, target), ' '
       ORDER BY target) FROM (SELECT DISTINCT target FROM reference) t))
$$;

-- Views that show what the policies on the tables let the reader see, with NULL for a reference to what they do not. They are
-- the only way in: people may not name the tables, whose columns would tell of hidden rows by their ids.
CREATE FUNCTION entente_draw_analysis() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  people text := (SELECT string_agg(entente_people_group(m), ', ') FROM unnest(enum_range(NULL::"Marking")) m);
  t record;
BEGIN
  CREATE SCHEMA IF NOT EXISTS analysis;
  FOR t IN SELECT table_name FROM information_schema.views WHERE table_schema = 'analysis' LOOP
    EXECUTE format('DROP VIEW analysis.%I', t.table_name);
  END LOOP;
  FOR t IN
    SELECT c.relname AS name, string_agg(CASE
        WHEN c.relname = 'Revision' AND a.attname = 'changes' THEN 'public.entente_without(public.entente_public_changes(r."entity", r."changes"), ' || entente_hidden_ids_sql() || ') AS "changes"'
        WHEN f.target IS NULL THEN format('r.%I', a.attname)
        ELSE format('(SELECT x."id" FROM public.%I x WHERE x."id" = r.%I) AS %I', f.target, a.attname, a.attname)
      END, ', ' ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN entente_references f ON f.source = c.relname AND f."column" = a.attname
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT entente_is_internal(c.relname) AND NOT entente_is_kept_back(c.relname, a.attname)
    GROUP BY c.relname
  LOOP
    EXECUTE format('CREATE VIEW analysis.%I WITH (security_barrier, security_invoker) AS SELECT %s FROM public.%I r',
      t.name, t.columns, t.name);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SCHEMA analysis TO %s', people);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA analysis TO %s', people);
END $$;

-- Views and privileges -------------------------------------------------------------------------------------------------------

DROP FUNCTION entente_draw_views(text, "Marking", text, boolean);
CREATE FUNCTION entente_draw_views(schema_name text, clearance "Marking", reader text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t record;
  conditions text;
BEGIN
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', schema_name);
  FOR t IN SELECT table_name FROM information_schema.views WHERE table_schema = schema_name LOOP
    EXECUTE format('DROP VIEW %I.%I', schema_name, t.table_name);
  END LOOP;
  FOR t IN
    SELECT c.relname AS name, bool_or(a.attname = 'marking') AS marked,
      string_agg(CASE WHEN c.relname = 'Revision' AND a.attname = 'changes'
        THEN 'public.entente_public_changes("entity", "changes") AS "changes"' ELSE quote_ident(a.attname) END, ', ' ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT entente_is_internal(c.relname) AND NOT entente_is_kept_back(c.relname, a.attname)
    GROUP BY c.relname
  LOOP
    conditions := concat_ws(' AND ',
      CASE WHEN t.marked THEN format('"marking" <= %L', clearance) END,
      CASE t.name WHEN 'Revision' THEN 'NOT public.entente_is_internal("entity")' END);
    EXECUTE format('CREATE VIEW %I.%I AS SELECT %s FROM public.%I%s', schema_name, t.name, t.columns, t.name,
      CASE WHEN conditions <> '' THEN ' WHERE ' || conditions ELSE '' END);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema_name, reader);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', schema_name, reader);
END $$;

-- What the readers of one clearance read.
CREATE FUNCTION entente_draw_clearance(clearance "Marking") RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM entente_draw_views('visible_' || lower(clearance::text), clearance, 'entente_reader_' || lower(clearance::text));
END $$;

CREATE OR REPLACE FUNCTION entente_complete_schema() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  clearance "Marking";
  t text;
  f record;
BEGIN
  PERFORM entente_attach_history();
  FOREACH clearance IN ARRAY enum_range(NULL::"Marking") LOOP
    PERFORM entente_draw_clearance(clearance);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', 'entente_reader_' || lower(clearance::text));
  END LOOP;

  GRANT USAGE ON SCHEMA public TO entente_writer;
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
           AND relname <> '_prisma_migrations' LOOP
    EXECUTE format('GRANT SELECT ON %I TO entente_writer', t);
    -- history and identities are written by triggers alone
    IF t NOT IN ('Revision', 'ActorIdentity') THEN
      EXECUTE format('GRANT INSERT ON %I TO entente_writer', t);
      EXECUTE format('GRANT UPDATE ON %I TO entente_writer', t);
    END IF;
    -- nothing is destroyed: only rows that merely link may go, and their going is recorded
    IF t IN (SELECT part FROM entente_parts) AND NOT entente_has_column(t, 'version') AND t <> 'RelationshipParty' THEN
      EXECUTE format('GRANT DELETE ON %I TO entente_writer', t);
    END IF;
  END LOOP;

  PERFORM entente_secure_tables();
  PERFORM entente_draw_analysis();
  -- Functions that run as the owner serve triggers and policies. As a trigger of somebody's own table they would do the owner's deeds.
  FOR f IN SELECT oid::regprocedure AS name, proname LIKE 'entente_sql_%' AS for_policies FROM pg_proc
           WHERE pronamespace = 'public'::regnamespace AND prosecdef AND pg_has_role(proowner, 'MEMBER') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f.name);
    IF f.for_policies THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s', f.name,
        (SELECT string_agg(entente_people_group(m), ', ') FROM unnest(enum_range(NULL::"Marking")) m));
    END IF;
  END LOOP;
END $$;

-- People read `analysis`. What they have no way to name, they have no way to try.
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA analysis FROM entente_analyst;
SELECT entente_complete_schema();
