-- Servers that keep answers forget them with each notice. That a token was used is nothing that an answer shows, and was noticed all the same,
-- since its trigger writes revisions, if none.
CREATE FUNCTION entente_tell() RETURNS void LANGUAGE sql AS $$ SELECT pg_notify('entente_changes', '') $$;

CREATE OR REPLACE FUNCTION entente_tell_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_rows) THEN
    PERFORM public.entente_tell();
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "tellChanges" AFTER INSERT ON "Revision" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION entente_tell_changes();

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
  -- A row that is written as it was has another version
  IF to_regclass(format('visible_red.%I', TG_TABLE_NAME)) IS NOT NULL THEN
    PERFORM entente_tell();
  END IF;
  RETURN NULL;
END $$;
