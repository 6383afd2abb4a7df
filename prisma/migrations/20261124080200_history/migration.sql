-- Every write leaves a revision in its transaction. Who writes is told by set_config('entente.user', <user id>, true),
-- which ends with the transaction. The functions run as the owner, so that nobody else may write a revision.

CREATE FUNCTION entente_current_user() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  id uuid := nullif(current_setting('entente.user', true), '')::uuid;
BEGIN
  IF id IS NULL THEN
    RAISE EXCEPTION 'Say who writes: SELECT set_config(''entente.user'', <user id>, true) comes first in the transaction.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN id;
END $$;

-- Columns that a revision leaves out: what is derived, what stands beside it, and on creation the text itself, which the row keeps.
CREATE FUNCTION entente_recorded(jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT $1 - '{id,version,recordedAt,search,tokenHash,email}'::text[]
$$;

CREATE FUNCTION entente_record_creation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId", "marking")
  SELECT pg_current_xact_id()::text::bigint, TG_TABLE_NAME, r."id", r."version", 'CREATED',
    jsonb_strip_nulls(entente_recorded(to_jsonb(r)) - 'text'::text),
    entente_current_user(), coalesce((to_jsonb(r) ->> 'marking')::"Marking", 'CLEAR')
  FROM new_rows r ORDER BY r."id";
  RETURN NULL;
END $$;

CREATE FUNCTION entente_record_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "reason", "userId", "marking")
  SELECT pg_current_xact_id()::text::bigint, TG_TABLE_NAME, n."id", n."version",
    (CASE WHEN (o."retractedAt" IS NULL) = (n."retractedAt" IS NULL) THEN 'UPDATED'
          WHEN n."retractedAt" IS NULL THEN 'RESTORED' ELSE 'RETRACTED' END)::"RevisionOperation",
    d.changes, n."retractionReason", entente_current_user(),
    greatest((to_jsonb(o) ->> 'marking')::"Marking", (to_jsonb(n) ->> 'marking')::"Marking", 'CLEAR')
  FROM old_rows o JOIN new_rows n ON n."id" = o."id", LATERAL (
    SELECT jsonb_object_agg(b.key, jsonb_build_object('from', a.value, 'to', b.value)) AS changes
    FROM jsonb_each(entente_recorded(to_jsonb(o))) a JOIN jsonb_each(entente_recorded(to_jsonb(n))) b USING (key)
    WHERE a.value IS DISTINCT FROM b.value
  ) d
  WHERE d.changes IS NOT NULL ORDER BY n."id";
  RETURN NULL;
END $$;

CREATE FUNCTION entente_next_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."id" := OLD."id";
  NEW."recordedAt" := OLD."recordedAt";
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

-- A row of a table that only links is part of its parent's history. Arguments: parent table, foreign key column.
CREATE FUNCTION entente_record_links() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId", "marking")
    SELECT pg_current_xact_id()::text::bigint, %1$L, p."id", p."version", 'UPDATED',
      jsonb_build_object(%2$L, jsonb_build_object(%3$L, jsonb_agg(to_jsonb(l) - '{id,marking}'::text[] - %4$L))),
      entente_current_user(), coalesce((to_jsonb(p) ->> 'marking')::"Marking", 'CLEAR')
    FROM link_rows l JOIN %1$I p ON p."id" = l.%4$I GROUP BY p."id"
  $sql$, TG_ARGV[0], TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN 'added' ELSE 'removed' END, TG_ARGV[1]);
  RETURN NULL;
END $$;

-- Markings: a part is marked as its whole. Arguments: parent table, foreign key column.
CREATE FUNCTION entente_inherit_marking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  inherited "Marking";
BEGIN
  -- FOR SHARE: nobody changes the parent's marking between this look and the commit
  EXECUTE format('SELECT "marking" FROM %I WHERE "id" = $1 FOR SHARE', TG_ARGV[0])
    INTO inherited USING (to_jsonb(NEW) ->> TG_ARGV[1])::uuid;
  NEW."marking" := coalesce(inherited, 'CLEAR');
  RETURN NEW;
END $$;

-- Arguments: pairs of part table and foreign key column. The revisions keep the highest marking that the row has had.
CREATE FUNCTION entente_spread_marking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
    EXECUTE format('UPDATE %I SET "marking" = $1 WHERE %I = $2 AND "marking" <> $1', TG_ARGV[2 * i], TG_ARGV[2 * i + 1])
      USING NEW."marking", NEW."id";
  END LOOP;
  UPDATE "Revision" SET "marking" = NEW."marking" WHERE "entityId" = NEW."id" AND "marking" < NEW."marking";
  RETURN NULL;
END $$;

-- Which table is a part of which: (part, parent, foreign key). The order is from the whole to the parts.
CREATE VIEW entente_parts AS
  SELECT * FROM (VALUES
    ('DocumentAuthor', 'Document', 'documentId'),
    ('Citation', 'Document', 'documentId'),
    ('StatementArea', 'Statement', 'statementId'),
    ('AttributionLink', 'Statement', 'statementId'),
    ('Coding', 'Statement', 'statementId'),
    ('Adjudication', 'Statement', 'statementId'),
    ('AdjudicationCoding', 'Adjudication', 'adjudicationId'),
    ('ActivityParticipant', 'Activity', 'activityId'),
    ('Obligation', 'Activity', 'activityId'),
    ('ActivitySource', 'Activity', 'activityId'),
    ('EvidenceLink', 'Assessment', 'assessmentId'),
    ('Hypothesis', 'Assessment', 'assessmentId'),
    ('EvidenceRating', 'Hypothesis', 'hypothesisId'),
    ('Dissent', 'Assessment', 'assessmentId'),
    ('Review', 'Assessment', 'assessmentId'),
    ('ForecastProbability', 'Forecast', 'forecastId'),
    ('RelationshipParty', 'Relationship', 'relationshipId')
  ) AS p (part, parent, key);

CREATE FUNCTION entente_has_column(t text, c text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t AND column_name = c)
$$;

-- Gives every table its history and markings. Part of entente_complete_schema(), with which each migration ends.
CREATE FUNCTION entente_attach_history() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text;
  p record;
BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'version' ORDER BY 1 LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER "version" BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION entente_next_version()', t);
    EXECUTE format('CREATE OR REPLACE TRIGGER "revisionOfCreation" AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_record_creation()', t);
    EXECUTE format('CREATE OR REPLACE TRIGGER "revisionOfUpdate" AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_record_update()', t);
    IF entente_has_column(t, 'marking') THEN
      EXECUTE format('CREATE OR REPLACE TRIGGER "spreadMarking" AFTER UPDATE ON %I FOR EACH ROW
        WHEN (OLD."marking" IS DISTINCT FROM NEW."marking") EXECUTE FUNCTION entente_spread_marking(%s)', t,
        (SELECT coalesce(string_agg(format('%L, %L', part, key), ', '), '') FROM entente_parts
         WHERE parent = t AND entente_has_column(part, 'marking')));
    END IF;
  END LOOP;
  FOR p IN SELECT * FROM entente_parts LOOP
    IF entente_has_column(p.part, 'marking') THEN
      EXECUTE format('CREATE OR REPLACE TRIGGER "inheritMarking" BEFORE INSERT OR UPDATE OF "marking", %I ON %I
        FOR EACH ROW EXECUTE FUNCTION entente_inherit_marking(%L, %L)', p.key, p.part, p.parent, p.key);
    END IF;
    IF NOT entente_has_column(p.part, 'version') THEN
      EXECUTE format('CREATE OR REPLACE TRIGGER "revisionOfAdding" AFTER INSERT ON %I REFERENCING NEW TABLE AS link_rows
        FOR EACH STATEMENT EXECUTE FUNCTION entente_record_links(%L, %L)', p.part, p.parent, p.key);
      EXECUTE format('CREATE OR REPLACE TRIGGER "revisionOfRemoving" AFTER DELETE ON %I REFERENCING OLD TABLE AS link_rows
        FOR EACH STATEMENT EXECUTE FUNCTION entente_record_links(%L, %L)', p.part, p.parent, p.key);
    END IF;
  END LOOP;
END $$;
