/** The roles that the program's first migration makes, and one table with a view for each of two clearances. */
export const ROLES_MIGRATION = `
DO $$
DECLARE role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['entente_writer', 'entente_reader_clear', 'entente_reader_green', 'entente_reader_amber',
    'entente_reader_amber_strict', 'entente_reader_red']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN EXECUTE format('CREATE ROLE %I LOGIN', role); END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'entente_people_clear') THEN CREATE ROLE entente_people_clear NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'entente_people_red') THEN CREATE ROLE entente_people_red NOLOGIN; END IF;
END $$;

CREATE TABLE "Actor" (name text NOT NULL, marking text NOT NULL);
GRANT SELECT, INSERT ON "Actor" TO entente_writer;

CREATE SCHEMA visible_clear;
CREATE VIEW visible_clear."Actor" AS SELECT * FROM "Actor" WHERE marking = 'CLEAR';
GRANT USAGE ON SCHEMA visible_clear TO entente_reader_clear;
GRANT SELECT ON visible_clear."Actor" TO entente_reader_clear;

CREATE SCHEMA visible_red;
CREATE VIEW visible_red."Actor" AS SELECT * FROM "Actor";
GRANT USAGE ON SCHEMA visible_red TO entente_reader_red;
GRANT SELECT ON visible_red."Actor" TO entente_reader_red;

CREATE SCHEMA analysis;
CREATE VIEW analysis."Actor" AS SELECT * FROM "Actor"
  WHERE marking = 'CLEAR' OR pg_has_role(session_user, 'entente_people_red', 'MEMBER');
GRANT USAGE ON SCHEMA analysis TO entente_people_clear, entente_people_red;
GRANT SELECT ON analysis."Actor" TO entente_people_clear, entente_people_red;

CREATE TABLE "User" (id uuid PRIMARY KEY, "sqlLogin" text);
INSERT INTO "User" VALUES ('00000000-0000-7000-8000-000000000001');
`;
