-- The change feed -----------------------------------------------------------------------------------------------------------
-- A reader of the feed goes from what it has seen to what has become visible since: by transactions, and within them by position.

-- CreateIndex
CREATE INDEX "Revision_transactionId_position_idx" ON "Revision"("transactionId", "position");

-- CreateIndex
CREATE INDEX "Revision_recordedAt_idx" ON "Revision" USING BRIN ("recordedAt");

-- A hint only: whoever hears it reads the table. Alike notices of one transaction are one.
CREATE FUNCTION entente_tell_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('entente_changes', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "tellChanges" AFTER INSERT ON "Revision" FOR EACH STATEMENT EXECUTE FUNCTION entente_tell_changes();

-- Transactions are numbered by each Postgres anew. Rows that came from another one may have numbers that are still to come
-- here: then all of them go before whatever is written from now on, in their order.
CREATE FUNCTION entente_settle_feed() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM "Revision" WHERE "transactionId" >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint) THEN
    UPDATE "Revision" SET "transactionId" = 0 WHERE "transactionId" <> 0;
  END IF;
END $$;

-- On a table of one's own making these would write any history at all: only the owner makes triggers of them.
REVOKE EXECUTE ON FUNCTION entente_record_creation(), entente_record_update(), entente_record_links(), entente_spread_marking()
  FROM PUBLIC;

-- What was known at a moment ------------------------------------------------------------------------------------------------
-- For each table with a history a function "<table>KnownAt"(moment) beside its view, with the view's columns. A row stands in
-- it as it stood before the first change that was recorded after the moment. A row that was once marked above what the reader
-- may see is left out, as its history is: its first revision has the highest marking that it ever had.

CREATE FUNCTION entente_known_at_sql(schema_name text, t text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format($sql$
    SELECT %3$s FROM %1$I.%2$I r
    WHERE NOT EXISTS (SELECT FROM %1$I."Revision" v
                      WHERE v."entityId" = r."id" AND v."recordedAt" > $1 AND v."operation" <> 'CREATED')
      AND EXISTS (SELECT FROM %1$I."Revision" v
                  WHERE v."entityId" = r."id" AND v."operation" = 'CREATED' AND v."recordedAt" <= $1)
    UNION ALL
    SELECT %4$s FROM (
      SELECT %5$s FROM (
        SELECT v."entityId", min(v."position") AS position FROM %1$I."Revision" v
        WHERE v."entity" = %2$L AND v."recordedAt" > $1 AND v."operation" <> 'CREATED' GROUP BY v."entityId"
      ) cut
      JOIN %1$I.%2$I r ON r."id" = cut."entityId"
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_object_agg(c.key, c.value), '{}') AS columns FROM (
          SELECT DISTINCT ON (c.key) c.key, c.value -> 'from' AS value
          FROM %1$I."Revision" v, jsonb_each(v."changes") c
          WHERE v."entityId" = cut."entityId" AND v."position" >= cut.position AND v."operation" <> 'CREATED' AND c.value ? 'from'
          ORDER BY c.key, v."position"
        ) c
      ) back
      CROSS JOIN LATERAL (
        SELECT max(v."entityVersion") AS version FROM %1$I."Revision" v
        WHERE v."entityId" = cut."entityId" AND v."position" < cut.position
      ) before
      CROSS JOIN LATERAL jsonb_populate_record(r, back.columns) p
      WHERE EXISTS (SELECT FROM %1$I."Revision" v
                    WHERE v."entityId" = cut."entityId" AND v."operation" = 'CREATED' AND v."recordedAt" <= $1)
    ) k
  $sql$, schema_name, t, string_agg('r.' || quote_ident(a.attname), ', ' ORDER BY a.attnum),
    string_agg(CASE WHEN a.attgenerated = 's' THEN pg_get_expr(d.adbin, d.adrelid) ELSE quote_ident(a.attname) END, ', ' ORDER BY a.attnum),
    string_agg(CASE a.attname WHEN 'id' THEN 'cut."entityId" AS "id"' WHEN 'version' THEN 'before.version' ELSE 'p.' || quote_ident(a.attname) END,
      ', ' ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''))
  FROM pg_attribute a
  JOIN pg_attribute seen ON seen.attrelid = format('%I.%I', schema_name, t)::regclass AND seen.attname = a.attname
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = format('public.%I', t)::regclass AND a.attnum > 0 AND NOT a.attisdropped
$$;

-- Rows that only link are in their parent's history, each as its columns without id, marking and the parent's key. Of those that
-- were added or removed after the moment, the first mention tells whether they were there.
CREATE FUNCTION entente_links_known_at_sql(schema_name text, t text, parent text, key text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format($sql$
    SELECT %5$s FROM %1$I.%2$I l
    WHERE EXISTS (SELECT FROM %1$I."Revision" v WHERE v."entityId" = l.%4$I AND v."operation" = 'CREATED' AND v."recordedAt" <= $1)
      AND NOT EXISTS (
        SELECT FROM %1$I."Revision" v
        CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(v."changes" -> %2$L) WHEN 'object' THEN v."changes" -> %2$L ELSE '{}' END) side
        CROSS JOIN LATERAL jsonb_array_elements(side.value) link
        WHERE v."entityId" = l.%4$I AND link.value = to_jsonb(l) - '{id,marking}'::text[] - %4$L
          AND v."position" >= (SELECT min(w."position") FROM %1$I."Revision" w
                               WHERE w."entityId" = l.%4$I AND w."recordedAt" > $1 AND w."operation" <> 'CREATED'))
    UNION ALL
    SELECT %6$s FROM (
      SELECT DISTINCT ON (cut."entityId", link.value) cut."entityId", link.value, side.key AS side
      FROM (
        SELECT v."entityId", min(v."position") AS position FROM %1$I."Revision" v
        WHERE v."entity" = %3$L AND v."recordedAt" > $1 AND v."operation" <> 'CREATED' GROUP BY v."entityId"
      ) cut
      JOIN %1$I."Revision" v ON v."entityId" = cut."entityId" AND v."position" >= cut.position
      CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(v."changes" -> %2$L) WHEN 'object' THEN v."changes" -> %2$L ELSE '{}' END) side
      CROSS JOIN LATERAL jsonb_array_elements(side.value) link
      ORDER BY cut."entityId", link.value, v."position"
    ) touched
    JOIN %1$I.%3$I r ON r."id" = touched."entityId"
    CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I.%2$I, touched.value) p
    WHERE touched.side = 'removed'
      AND EXISTS (SELECT FROM %1$I."Revision" v WHERE v."entityId" = r."id" AND v."operation" = 'CREATED' AND v."recordedAt" <= $1)
  $sql$, schema_name, t, parent, key, string_agg('l.' || quote_ident(a.attname), ', ' ORDER BY a.attnum),
    string_agg(CASE a.attname WHEN key THEN 'touched."entityId"' WHEN 'marking' THEN 'r."marking"'
      WHEN 'id' THEN 'md5(touched."entityId" || touched.value::text)::uuid' ELSE 'p.' || quote_ident(a.attname) END, ', ' ORDER BY a.attnum))
  FROM pg_attribute a WHERE a.attrelid = format('%I.%I', schema_name, t)::regclass AND a.attnum > 0
$$;

-- Draws the functions of one schema of views anew. One SELECT each, so that Postgres plans it as a part of whatever reads it.
CREATE FUNCTION entente_draw_known_at(schema_name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  f record;
  usual text := current_setting('search_path');
BEGIN
  -- Expressions of generated columns are then written with the schema of every function in them
  PERFORM set_config('search_path', '', true);
  FOR f IN SELECT p.oid::regprocedure AS name FROM pg_proc p
           WHERE p.pronamespace = schema_name::regnamespace AND p.proname LIKE '%KnownAt' LOOP
    EXECUTE format('DROP FUNCTION %s', f.name);
  END LOOP;
  FOR f IN
    SELECT v.relname AS t, part.parent, part.key, v.oid AS view,
      (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, NULL)), ', ' ORDER BY a.attnum)
       FROM pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0) AS columns
    FROM pg_class v LEFT JOIN public.entente_parts part ON part.part = v.relname AND NOT public.entente_has_column(v.relname, 'version')
    WHERE v.relnamespace = schema_name::regnamespace AND v.relkind = 'v'
      AND (public.entente_has_column(v.relname, 'version') OR part.part IS NOT NULL)
  LOOP
    EXECUTE format('CREATE FUNCTION %I.%I(moment timestamptz) RETURNS TABLE (%s) LANGUAGE sql STABLE AS %L', schema_name, f.t || 'KnownAt', f.columns,
      CASE WHEN f.parent IS NULL THEN public.entente_known_at_sql(schema_name, f.t)
           ELSE public.entente_links_known_at_sql(schema_name, f.t, f.parent, f.key) END);
  END LOOP;
  PERFORM set_config('search_path', usual, true);
END $$;

CREATE OR REPLACE FUNCTION entente_draw_clearance(clearance "Marking") RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM entente_draw_views('visible_' || lower(clearance::text), clearance, 'entente_reader_' || lower(clearance::text));
  PERFORM entente_draw_known_at('visible_' || lower(clearance::text));
END $$;

SELECT entente_complete_schema();
