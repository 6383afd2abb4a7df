-- Accounts: what a user may be given, what a token is, and who sees what of both.

-- Users -------------------------------------------------------------------------------------------------------------------

ALTER TABLE "User" ADD COLUMN IF NOT EXISTS "sqlLogin" text UNIQUE;
ALTER TABLE "User" ADD COLUMN "subject" text UNIQUE;

ALTER TABLE "User"
  ADD CONSTRAINT "User_email" CHECK ("email" ~ '^[^[:space:]@]+@[^[:space:]@]+$' AND char_length("email") <= 254 AND "email" = lower("email")),
  ADD CONSTRAINT "User_subject" CHECK (char_length("subject") BETWEEN 1 AND 500),
  -- A login of the server itself is nobody's
  ADD CONSTRAINT "User_sqlLogin" CHECK ("sqlLogin" ~ '^[a-z_][a-z0-9_]{0,62}$' AND "sqlLogin" !~ '^(pg_|entente_|postgres$)');
COMMENT ON CONSTRAINT "User_email" ON "User" IS 'An email address has one @, no spaces, at most 254 characters, and small letters only.';
COMMENT ON CONSTRAINT "User_subject" ON "User" IS 'A subject has 1 to 500 characters.';
COMMENT ON CONSTRAINT "User_sqlLogin" ON "User" IS 'A SQL login has up to 63 small letters, digits and underscores, and none of the server''s own prefixes pg_ and entente_.';
COMMENT ON INDEX "User_subject_key" IS 'Another user has this subject of the login service.';
COMMENT ON INDEX "User_sqlLogin_key" IS 'Another user has this SQL login.';

-- Everybody who may come in may read; what else they may do is in the order of the enumeration, each once.
CREATE FUNCTION entente_set_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."roles" := ARRAY(SELECT r FROM unnest(enum_range(NULL::"Role")) WITH ORDINALITY AS e (r, n)
                       WHERE r = 'READER' OR r = ANY (coalesce(NEW."roles", '{}')) ORDER BY n);
  RETURN NEW;
END $$;
CREATE TRIGGER roles BEFORE INSERT OR UPDATE OF "roles" ON "User" FOR EACH ROW EXECUTE FUNCTION entente_set_roles();

CREATE FUNCTION entente_keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One at a time: of two admins who take the role from each other, the second finds the first without it
  PERFORM pg_advisory_xact_lock(72707375);
  -- FOR SHARE: also a transaction that began before then does not take them for an admin any more
  PERFORM FROM "User" WHERE 'ADMIN' = ANY ("roles") AND "retractedAt" IS NULL LIMIT 1 FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'This is the last active user with the role ADMIN: give the role to another user first.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'User_lastAdmin', TABLE = 'User';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "lastAdmin" AFTER UPDATE OF "roles", "retractedAt" ON "User" FOR EACH ROW
  WHEN ('ADMIN' = ANY (OLD."roles") AND OLD."retractedAt" IS NULL AND NOT ('ADMIN' = ANY (NEW."roles") AND NEW."retractedAt" IS NULL))
  EXECUTE FUNCTION entente_keep_an_admin();

-- Tokens ------------------------------------------------------------------------------------------------------------------

CREATE TYPE "Scope" AS ENUM ('READ', 'CODE', 'ASSESS', 'REVIEW', 'ADMIN');
ALTER TABLE "ApiToken" ALTER COLUMN "scopes" TYPE "Scope"[] USING "scopes"::"Scope"[];

ALTER TABLE "ApiToken"
  ADD CONSTRAINT "ApiToken_name" CHECK (char_length("name") BETWEEN 1 AND 200),
  ADD CONSTRAINT "ApiToken_tokenHash" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
COMMENT ON CONSTRAINT "ApiToken_name" ON "ApiToken" IS 'The name of a token has 1 to 200 characters.';
COMMENT ON CONSTRAINT "ApiToken_tokenHash" ON "ApiToken" IS 'Of a token only the SHA-256 is kept, in hexadecimal digits.';

CREATE FUNCTION entente_set_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."scopes" := ARRAY(SELECT s FROM unnest(enum_range(NULL::"Scope")) WITH ORDINALITY AS e (s, n)
                        WHERE s = 'READ' OR s = ANY (coalesce(NEW."scopes", '{}')) ORDER BY n);
  RETURN NEW;
END $$;
CREATE TRIGGER scopes BEFORE INSERT ON "ApiToken" FOR EACH ROW EXECUTE FUNCTION entente_set_scopes();

CREATE FUNCTION entente_keep_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."userId", NEW."tokenHash", NEW."scopes") IS DISTINCT FROM (OLD."userId", OLD."tokenHash", OLD."scopes")
     OR NEW."expiresAt" IS DISTINCT FROM OLD."expiresAt" THEN
    RAISE EXCEPTION 'A token stays as it was made: revoke it, and create another.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ApiToken_fixed', TABLE = 'ApiToken';
  END IF;
  IF OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt" THEN
    RAISE EXCEPTION 'A revoked token stays revoked: create another.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ApiToken_revoked', TABLE = 'ApiToken';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fixed BEFORE UPDATE ON "ApiToken" FOR EACH ROW EXECUTE FUNCTION entente_keep_token();

-- That a token was used is no change of it: it leaves no revision.
CREATE OR REPLACE FUNCTION entente_recorded_columns(t text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name = t
    AND column_name <> ALL ('{id,version,recordedAt,search,tokenHash,email,lastUsedAt}')
$$;

-- Who sees what -----------------------------------------------------------------------------------------------------------

-- Columns that concern the user and the administrators alone; the server gives them out through the writer. A clearance is
-- one of them: it tells strangers whom to go to for what they may not see.
CREATE FUNCTION entente_is_kept_back(t text, c text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT t = 'User' AND c IN ('email', 'clearance', 'subject', 'sqlLogin')
$$;

-- A revision keeps who gave whom which clearance, and tells it no more than the row does. The next migration draws the views by both.
CREATE FUNCTION entente_public_changes(t text, changes jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE t WHEN 'User' THEN changes - '{email,clearance,subject,sqlLogin}'::text[] ELSE changes END
$$;

SELECT entente_complete_schema();
