-- Who may see and write what, as roles and privileges. The server never connects as the owner after start-up.

-- Roles belong to the whole cluster: another database, or another start at the same moment, may have made them.
DO $$
DECLARE
  r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['entente_writer', 'entente_reader_clear', 'entente_reader_green', 'entente_reader_amber',
                           'entente_reader_amber_strict', 'entente_reader_red', 'entente_analyst'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I %s', r, CASE r WHEN 'entente_analyst' THEN 'NOLOGIN' ELSE 'LOGIN' END);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
END $$;

-- One schema of plain views for each clearance, and one of guarded views for analysts' own SQL, drawn anew from the tables.
-- Plain views keep every index usable; the readers of them run no SQL of their own. People do: theirs are security barriers.
CREATE FUNCTION entente_draw_views(schema_name text, clearance "Marking", reader text, guarded boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  t record;
BEGIN
  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', schema_name);
  FOR t IN SELECT table_name FROM information_schema.views WHERE table_schema = schema_name LOOP
    EXECUTE format('DROP VIEW %I.%I', schema_name, t.table_name);
  END LOOP;
  FOR t IN
    SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns, bool_or(a.attname = 'marking') AS marked
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname NOT IN ('_prisma_migrations', 'ApiToken', 'IdempotencyKey')
      AND NOT (c.relname = 'User' AND a.attname = 'email')
    GROUP BY c.relname
  LOOP
    EXECUTE format('CREATE VIEW %I.%I WITH (security_barrier = %s) AS SELECT %s FROM public.%I%s',
      schema_name, t.name, guarded, t.columns, t.name,
      CASE WHEN t.marked THEN format(' WHERE "marking" <= %L', clearance) ELSE '' END);
  END LOOP;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema_name, reader);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', schema_name, reader);
END $$;

-- Each migration ends with this: history, views and privileges for whatever tables there are.
CREATE FUNCTION entente_complete_schema() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  clearance "Marking";
  t text;
BEGIN
  PERFORM entente_attach_history();
  FOREACH clearance IN ARRAY enum_range(NULL::"Marking") LOOP
    PERFORM entente_draw_views('visible_' || lower(clearance::text), clearance, 'entente_reader_' || lower(clearance::text), false);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', 'entente_reader_' || lower(clearance::text));
  END LOOP;
  PERFORM entente_draw_views('analysis', 'CLEAR', 'entente_analyst', true);

  GRANT USAGE ON SCHEMA public TO entente_writer;
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
           AND relname <> '_prisma_migrations' LOOP
    EXECUTE format('GRANT SELECT ON %I TO entente_writer', t);
    IF t <> 'Revision' THEN
      EXECUTE format('GRANT INSERT ON %I TO entente_writer', t);
      EXECUTE format('GRANT UPDATE ON %I TO entente_writer', t);
    END IF;
    -- nothing is destroyed: only rows that merely link may go, and their going is recorded
    IF t IN (SELECT part FROM entente_parts) AND NOT entente_has_column(t, 'version') AND t <> 'RelationshipParty' THEN
      EXECUTE format('GRANT DELETE ON %I TO entente_writer', t);
    END IF;
  END LOOP;
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SELECT entente_complete_schema();

-- The person at the keyboard of a local start, to whom what is written there is put down.
SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true);
INSERT INTO "User" ("id", "name", "roles", "clearance")
VALUES ('00000000-0000-7000-8000-000000000001', 'Local user', '{READER,CODER,ANALYST,REVIEWER,ADMIN}', 'RED');
