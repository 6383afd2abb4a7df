-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED');

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "lead" TEXT,
ADD COLUMN     "place" TEXT,
ADD COLUMN     "topics" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The lead is searched with the text. CASCADE takes the views along, which are drawn anew at the end
ALTER TABLE "Document" DROP COLUMN "search" CASCADE;
ALTER TABLE "Document" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, entente_words(((((title || ' '::text) || COALESCE("lead", ''::text)) || ' '::text) || COALESCE(text, ''::text))))) STORED;
CREATE INDEX "Document_search_idx" ON "Document" USING GIN ("search");

-- AlterTable
ALTER TABLE "IdentityJudgement" ADD COLUMN     "keptId" UUID,
ADD COLUMN     "rule" TEXT;

-- CreateTable
CREATE TABLE "ActorIdentity" (
    "actorId" UUID NOT NULL,
    "identityId" UUID NOT NULL,
    "merged" BOOLEAN NOT NULL GENERATED ALWAYS AS ("actorId" <> "identityId") STORED,

    CONSTRAINT "ActorIdentity_pkey" PRIMARY KEY ("actorId")
);

-- CreateTable
CREATE TABLE "ImportRecord" (
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" UUID NOT NULL,

    CONSTRAINT "ImportRecord_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ImportJob" (
    "id" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'QUEUED',
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "size" BIGINT NOT NULL,
    "readBytes" BIGINT NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "repaired" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "failure" TEXT,

    CONSTRAINT "ImportJob_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ActorIdentity_identityId_actorId_idx" ON "ActorIdentity"("identityId", "actorId");

-- CreateIndex
CREATE INDEX "ImportRecord_entityId_idx" ON "ImportRecord"("entityId");

-- CreateIndex
CREATE INDEX "ImportJob_state_id_idx" ON "ImportJob"("state", "id");

-- CreateIndex
CREATE INDEX "ImportJob_userId_idx" ON "ImportJob"("userId");

-- AddForeignKey
ALTER TABLE "ActorIdentity" ADD CONSTRAINT "ActorIdentity_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorIdentity" ADD CONSTRAINT "ActorIdentity_identityId_fkey" FOREIGN KEY ("identityId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportJob" ADD CONSTRAINT "ImportJob_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "IdentityJudgement_keptId_idx" ON "IdentityJudgement"("keptId");

-- AddForeignKey
ALTER TABLE "IdentityJudgement" ADD CONSTRAINT "IdentityJudgement_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a revision holds, column by column ------------------------------------------------------------------------------
-- Named columns: making JSON of the search vector only to drop it took most of the time of a large write.

CREATE FUNCTION entente_recorded_columns(t text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name = t
    AND column_name <> ALL ('{id,version,recordedAt,search,tokenHash,email}')
$$;

CREATE OR REPLACE FUNCTION entente_record_creation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "userId", "marking")
    SELECT pg_current_xact_id()::text::bigint, %L, r."id", r."version", 'CREATED', jsonb_strip_nulls(r.recorded - 'text'::text),
      entente_current_user(), coalesce((r.recorded ->> 'marking')::"Marking", 'CLEAR')
    FROM (SELECT "id", "version", (SELECT to_jsonb(c) FROM (SELECT %s) c) AS recorded FROM new_rows) r ORDER BY r."id"
  $sql$, TG_TABLE_NAME, TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION entente_record_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "Revision" ("transactionId", "entity", "entityId", "entityVersion", "operation", "changes", "reason", "userId", "marking")
    SELECT pg_current_xact_id()::text::bigint, %1$L, n."id", n."version",
      (CASE WHEN (o."retractedAt" IS NULL) = (n."retractedAt" IS NULL) THEN 'UPDATED'
            WHEN n."retractedAt" IS NULL THEN 'RESTORED' ELSE 'RETRACTED' END)::"RevisionOperation",
      d.changes, n."retractionReason", entente_current_user(),
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

CREATE OR REPLACE FUNCTION entente_attach_history() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text;
  p record;
BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'version' ORDER BY 1 LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER "version" BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION entente_next_version()', t);
    EXECUTE format('CREATE OR REPLACE TRIGGER "revisionOfCreation" AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_record_creation(%L)', t, entente_recorded_columns(t));
    EXECUTE format('CREATE OR REPLACE TRIGGER "revisionOfUpdate" AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION entente_record_update(%L)', t, entente_recorded_columns(t));
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
DROP FUNCTION entente_recorded(jsonb);

-- Anchors of many statements in one text ---------------------------------------------------------------------------------
-- Postgres finds a character of a text by walking to it from the start. Here each text is walked once, for all its anchors.

CREATE FUNCTION entente_check_selectors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  anchor record;
  document uuid;
  bytes bytea;
  at_character integer;
  at_byte integer;
  slice bytea;
  whole integer;
BEGIN
  -- FOR SHARE: nobody corrects a text between this look and the commit
  PERFORM FROM "Document" WHERE "id" IN (SELECT "documentId" FROM new_rows WHERE "selectorEnd" > "selectorStart")
    ORDER BY "id" FOR SHARE;
  FOR anchor IN
    SELECT "documentId", "selectorStart", "selectorExact" FROM new_rows WHERE "selectorEnd" > "selectorStart"
    ORDER BY "documentId", "selectorStart"
  LOOP
    IF anchor."documentId" IS DISTINCT FROM document THEN
      document := anchor."documentId";
      SELECT convert_to("text", 'UTF8') INTO bytes FROM "Document" WHERE "id" = document;
      at_character := 0;
      at_byte := 0;
    END IF;
    -- So many bytes hold the characters up to the anchor, and one character more, which may be cut: it is dropped
    slice := substring(bytes FROM at_byte + 1 FOR 4 * (anchor."selectorStart" - at_character) + 4);
    whole := octet_length(slice);
    IF at_byte + whole < octet_length(bytes) THEN
      LOOP
        whole := whole - 1;
        EXIT WHEN get_byte(slice, whole) & 192 <> 128;
      END LOOP;
    END IF;
    at_byte := at_byte + octet_length(
      left(convert_from(substring(slice FOR whole), 'UTF8'), anchor."selectorStart" - at_character));
    at_character := anchor."selectorStart";
    IF substring(bytes FROM at_byte + 1 FOR octet_length(anchor."selectorExact")) IS DISTINCT FROM convert_to(anchor."selectorExact", 'UTF8') THEN
      RAISE EXCEPTION 'The document''s text between start and end is not the words in "exact".'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'Statement_selectorText', TABLE = 'Statement';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
-- A change of one anchor is checked by itself, as before
DROP TRIGGER selector ON "Statement";
CREATE TRIGGER selector BEFORE UPDATE OF "documentId", "selectorExact", "selectorStart", "selectorEnd" ON "Statement"
  FOR EACH ROW EXECUTE FUNCTION entente_check_selector();
CREATE TRIGGER "selectorOfNew" AFTER INSERT ON "Statement" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_check_selectors();


-- Who is who: every actor has an identity, itself or the one that judgements make it the same as ---------------------------

ALTER TABLE "IdentityJudgement"
  ADD CONSTRAINT "IdentityJudgement_kept" CHECK ("keptId" IS NULL OR ("verdict" = 'SAME' AND "keptId" IN ("actorId", "otherActorId")));
COMMENT ON CONSTRAINT "IdentityJudgement_kept" ON "IdentityJudgement" IS 'Of two actors that are the same, one is kept: name one of the two.';
CREATE UNIQUE INDEX "IdentityJudgement_live" ON "IdentityJudgement" ("actorId", "otherActorId") WHERE "retractedAt" IS NULL;
COMMENT ON INDEX "IdentityJudgement_live" IS 'These two actors have been judged already: change that judgement, or retract it first.';

INSERT INTO "ActorIdentity" ("actorId", "identityId") SELECT "id", "id" FROM "Actor";

CREATE FUNCTION entente_give_identity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "ActorIdentity" ("actorId", "identityId") SELECT "id", "id" FROM new_rows;
  RETURN NULL;
END $$;
CREATE TRIGGER identity AFTER INSERT ON "Actor" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_give_identity();

-- Everyone who is the same as one of these, themselves included
CREATE FUNCTION entente_same_as(actors uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(DISTINCT y."actorId") FROM "ActorIdentity" x JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
  WHERE x."actorId" = ANY (actors)
$$;

-- The side, as before, from everyone who is the same as the speaker, and through organizations that are the same
CREATE OR REPLACE FUNCTION entente_side(
  speaker uuid, on_behalf_of uuid, relationship uuid, first_day date, last_day date,
  OUT side uuid, OUT voice "Voice"
) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE walk (origin, actor, voice, trail) AS (
    SELECT o.origin, y."actorId", NULL::"Voice", ARRAY[y."actorId"]
    FROM (VALUES ('speaker', speaker), ('principal', on_behalf_of)) AS o (origin, actor)
    JOIN "ActorIdentity" x ON x."actorId" = o.actor JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
    UNION ALL
    SELECT w.origin, y."actorId", coalesce(w.voice, a."voice"), w.trail || y."actorId"
    FROM walk w JOIN "Affiliation" a ON a."actorId" = w.actor
    JOIN "ActorIdentity" x ON x."actorId" = a."organizationId" JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
    WHERE a."retractedAt" IS NULL AND a."validFirst" <= last_day AND a."validLast" >= first_day
      AND y."actorId" <> ALL (w.trail) AND cardinality(w.trail) < 10
  ), party AS (
    SELECT w.* FROM walk w JOIN "RelationshipParty" p ON p."actorId" = w.actor AND p."relationshipId" = relationship
  )
  SELECT
    (SELECT actor FROM party WHERE origin = CASE WHEN on_behalf_of IS NULL THEN 'speaker' ELSE 'principal' END
     ORDER BY party.voice, cardinality(trail), actor LIMIT 1),
    coalesce(
      -- the voice of the post that leads to the side, else the strongest voice the speaker has on that day
      (SELECT party.voice FROM party WHERE origin = 'speaker' AND on_behalf_of IS NULL
       ORDER BY party.voice, cardinality(trail), actor LIMIT 1),
      (SELECT min(walk.voice) FROM walk WHERE origin = 'speaker'))
$$;

-- Derives anew the sides of whatever these actors said, and everyone who is reached through them. Changes what differs.
CREATE FUNCTION entente_refresh_sides_of(actors uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  affected uuid[];
BEGIN
  WITH RECURSIVE below (actor, depth) AS (
    SELECT unnest(entente_same_as(actors)), 1
    UNION
    SELECT y."actorId", b.depth + 1 FROM below b JOIN "Affiliation" a ON a."organizationId" = b.actor
    JOIN "ActorIdentity" x ON x."actorId" = a."actorId" JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
    WHERE a."retractedAt" IS NULL AND b.depth < 10
  )
  SELECT array_agg(DISTINCT actor) INTO affected FROM below;
  UPDATE "Statement" s SET "sideId" = d.side, "voice" = coalesce(s."givenVoice", d.voice)
  FROM "Statement" o, entente_side(o."speakerId", o."onBehalfOfId", o."relationshipId", o."saidOnFirst", o."saidOnLast") d
  WHERE o."id" = s."id" AND (o."speakerId" = ANY (affected) OR o."onBehalfOfId" = ANY (affected))
    AND (s."sideId" IS DISTINCT FROM d.side OR s."voice" IS DISTINCT FROM coalesce(s."givenVoice", d.voice));
END $$;

CREATE OR REPLACE FUNCTION entente_refresh_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM entente_refresh_sides_of(ARRAY(SELECT DISTINCT "actorId" FROM new_rows));
  RETURN NULL;
END $$;
DROP TRIGGER sides ON "Affiliation";
CREATE TRIGGER "sidesOfNew" AFTER INSERT ON "Affiliation" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_refresh_sides();
CREATE TRIGGER "sidesOfChanged" AFTER UPDATE ON "Affiliation" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_refresh_sides();

-- A judgement that comes, changes or is retracted joins or parts actors: those it names, and all that are joined to them.
CREATE FUNCTION entente_refresh_identities() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  concerned uuid[];
  moved uuid[];
BEGIN
  -- One at a time: two that join the same actors would each miss the other
  PERFORM pg_advisory_xact_lock(72707373);
  concerned := entente_same_as(ARRAY(SELECT "actorId" FROM new_rows UNION SELECT "otherActorId" FROM new_rows));
  WITH RECURSIVE same AS (
    SELECT "actorId" AS a, "otherActorId" AS b, "keptId" AS kept FROM "IdentityJudgement"
    WHERE "retractedAt" IS NULL AND "verdict" = 'SAME' AND "actorId" = ANY (concerned)
  ), step AS (
    SELECT a, b FROM same UNION ALL SELECT b, a FROM same
  ), reach (origin, actor) AS (
    SELECT c, c FROM unnest(concerned) c
    UNION
    SELECT r.origin, s.b FROM reach r JOIN step s ON s.a = r.actor
  ), leader AS (
    -- the one that no judgement folds into another, else the first recorded
    SELECT DISTINCT ON (r.origin) r.origin, r.actor FROM reach r
    ORDER BY r.origin, EXISTS (SELECT FROM same WHERE r.actor IN (a, b) AND kept <> r.actor), r.actor
  ), changed AS (
    UPDATE "ActorIdentity" i SET "identityId" = l.actor FROM leader l
    WHERE i."actorId" = l.origin AND i."identityId" <> l.actor RETURNING i."actorId"
  )
  SELECT array_agg("actorId") INTO moved FROM changed;

  IF EXISTS (
    SELECT FROM "IdentityJudgement" j
    JOIN "ActorIdentity" x ON x."actorId" = j."actorId" JOIN "ActorIdentity" y ON y."actorId" = j."otherActorId"
    WHERE j."retractedAt" IS NULL AND j."verdict" = 'DIFFERENT' AND j."actorId" = ANY (concerned) AND x."identityId" = y."identityId"
  ) THEN
    RAISE EXCEPTION 'Two of these actors are judged to be different: retract that judgement before they are joined.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'IdentityJudgement_different', TABLE = 'IdentityJudgement';
  END IF;
  IF moved IS NOT NULL THEN
    PERFORM entente_refresh_sides_of(concerned);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "identitiesOfNew" AFTER INSERT ON "IdentityJudgement" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_refresh_identities();
CREATE TRIGGER "identitiesOfChanged" AFTER UPDATE ON "IdentityJudgement" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_refresh_identities();

-- Views and privileges -----------------------------------------------------------------------------------------------------

-- What the server keeps for itself: nobody reads it through the views of a clearance.
CREATE FUNCTION entente_is_internal(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT t IN ('_prisma_migrations', 'ApiToken', 'IdempotencyKey', 'ImportRecord', 'ImportJob')
$$;

CREATE OR REPLACE FUNCTION entente_draw_views(schema_name text, clearance "Marking", reader text, guarded boolean) RETURNS void
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
      AND NOT entente_is_internal(c.relname)
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

CREATE OR REPLACE FUNCTION entente_complete_schema() RETURNS void LANGUAGE plpgsql AS $$
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
END $$;

SELECT entente_complete_schema();
