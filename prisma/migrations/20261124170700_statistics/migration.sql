-- What the planner knows of the tables. Autovacuum gathers it a minute or more after much was written, and not at all where Postgres stops
-- with the command that wrote it; a query that plans by an empty table's statistics may take a thousand times as long.
CREATE FUNCTION entente_gather_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname LOOP
    EXECUTE format('ANALYZE %I', t);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION entente_gather_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION entente_gather_statistics() TO entente_writer;
