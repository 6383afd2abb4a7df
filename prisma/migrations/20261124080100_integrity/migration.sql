-- Every rule of the domain that SQL can state, so that it holds whichever door a row comes through.
-- A constraint's comment is the sentence that a person reads when it is broken.

-- Retraction ----------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'retractedAt' LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (("retractedAt" IS NULL) = ("retractionReason" IS NULL))',
      t, t || '_retraction');
    EXECUTE format('COMMENT ON CONSTRAINT %I ON %I IS %L', t || '_retraction', t, 'A retraction needs a reason.');
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ("version" > 0)', t, t || '_version');
  END LOOP;
END $$;

-- Dates: the first day never comes after the last --------------------------------------------------------------------

ALTER TABLE "Affiliation"
  ADD CONSTRAINT "Affiliation_dates" CHECK ("validFirst" <= "validLast");
ALTER TABLE "Document"
  ADD CONSTRAINT "Document_dates" CHECK ("publishedOnFirst" <= "publishedOnLast");
ALTER TABLE "Citation"
  ADD CONSTRAINT "Citation_dates" CHECK ("citedOnFirst" <= "citedOnLast");
ALTER TABLE "Statement"
  ADD CONSTRAINT "Statement_dates" CHECK ("saidOnFirst" <= "saidOnLast");
ALTER TABLE "Activity"
  ADD CONSTRAINT "Activity_dates" CHECK ("periodFirst" <= "periodLast");
ALTER TABLE "Assessment"
  ADD CONSTRAINT "Assessment_dates" CHECK ("assessedOnFirst" <= "assessedOnLast");
COMMENT ON CONSTRAINT "Affiliation_dates" ON "Affiliation" IS 'An affiliation ends before it begins: check validFrom and validTo.';
COMMENT ON CONSTRAINT "Document_dates" ON "Document" IS 'publishedOn ends before it begins.';
COMMENT ON CONSTRAINT "Citation_dates" ON "Citation" IS 'citedOn ends before it begins.';
COMMENT ON CONSTRAINT "Statement_dates" ON "Statement" IS 'saidOn ends before it begins.';
COMMENT ON CONSTRAINT "Activity_dates" ON "Activity" IS 'The period ends before it begins.';
COMMENT ON CONSTRAINT "Assessment_dates" ON "Assessment" IS 'assessedOn ends before it begins.';

-- Actors --------------------------------------------------------------------------------------------------------------

ALTER TABLE "Actor"
  ADD CONSTRAINT "Actor_name" CHECK (char_length("name") BETWEEN 1 AND 500),
  ADD CONSTRAINT "Actor_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 200),
  ADD CONSTRAINT "Actor_countryCode" CHECK ("countryCode" IS NULL OR ("countryCode" ~ '^[A-Z]{3}$' AND "kind" = 'STATE')),
  ADD CONSTRAINT "Actor_wikidataId" CHECK ("wikidataId" ~ '^Q[1-9][0-9]*$');
COMMENT ON CONSTRAINT "Actor_name" ON "Actor" IS 'A name has 1 to 500 characters.';
COMMENT ON CONSTRAINT "Actor_slug" ON "Actor" IS 'A slug has lower-case letters a to z, digits and single hyphens.';
COMMENT ON CONSTRAINT "Actor_countryCode" ON "Actor" IS 'Only a STATE has a country code: three capital letters of ISO 3166-1.';
COMMENT ON CONSTRAINT "Actor_wikidataId" ON "Actor" IS 'A Wikidata id is Q and a number, such as Q7747.';
CREATE UNIQUE INDEX "Actor_countryCode_live" ON "Actor" ("countryCode") WHERE "retractedAt" IS NULL;

ALTER TABLE "ActorName" ADD CONSTRAINT "ActorName_text" CHECK (char_length("text") BETWEEN 1 AND 500);
COMMENT ON CONSTRAINT "ActorName_text" ON "ActorName" IS 'A name has 1 to 500 characters.';
CREATE UNIQUE INDEX "ActorName_live" ON "ActorName" ("actorId", "text", "kind") WHERE "retractedAt" IS NULL;

ALTER TABLE "Affiliation" ADD CONSTRAINT "Affiliation_other" CHECK ("actorId" <> "organizationId");
COMMENT ON CONSTRAINT "Affiliation_other" ON "Affiliation" IS 'An actor cannot be affiliated with itself.';

ALTER TABLE "IdentityJudgement"
  ADD CONSTRAINT "IdentityJudgement_order" CHECK ("actorId" < "otherActorId"),
  ADD CONSTRAINT "IdentityJudgement_score" CHECK ("score" BETWEEN 0 AND 1);
COMMENT ON CONSTRAINT "IdentityJudgement_order" ON "IdentityJudgement" IS 'An identity judgement compares two different actors, the smaller id first.';
COMMENT ON CONSTRAINT "IdentityJudgement_score" ON "IdentityJudgement" IS 'A score lies between 0 and 1.';

-- Documents and citations ---------------------------------------------------------------------------------------------

ALTER TABLE "Document"
  ADD CONSTRAINT "Document_title" CHECK (char_length("title") BETWEEN 1 AND 1000),
  ADD CONSTRAINT "Document_text" CHECK (char_length("text") <= 2000000);
COMMENT ON CONSTRAINT "Document_title" ON "Document" IS 'A title has 1 to 1,000 characters.';
COMMENT ON CONSTRAINT "Document_text" ON "Document" IS 'A document''s text has at most 2,000,000 characters.';
ALTER TABLE "DocumentAuthor" ADD CONSTRAINT "DocumentAuthor_position" CHECK ("position" > 0);

ALTER TABLE "Citation"
  ADD CONSTRAINT "Citation_status" CHECK (("status" = 'RESOLVED') = ("citedDocumentId" IS NOT NULL)),
  ADD CONSTRAINT "Citation_span" CHECK (
    ("start" IS NULL) = ("end" IS NULL)
    AND ("start" IS NULL OR ("start" >= 0 AND "end" - "start" = char_length("rawText")))),
  ADD CONSTRAINT "Citation_other" CHECK ("citedDocumentId" <> "documentId");
COMMENT ON CONSTRAINT "Citation_status" ON "Citation" IS 'A citation is RESOLVED when, and only when, the cited document is known.';
COMMENT ON CONSTRAINT "Citation_span" ON "Citation" IS 'start and end come together and span exactly the raw text.';
COMMENT ON CONSTRAINT "Citation_other" ON "Citation" IS 'A document cannot cite itself.';

-- Relationships -------------------------------------------------------------------------------------------------------

CREATE FUNCTION entente_ascending(ids uuid[]) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ids = ARRAY(SELECT DISTINCT i FROM unnest(ids) AS i ORDER BY i)
$$;

ALTER TABLE "Relationship"
  ADD CONSTRAINT "Relationship_name" CHECK (char_length("name") BETWEEN 1 AND 500),
  ADD CONSTRAINT "Relationship_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 200),
  ADD CONSTRAINT "Relationship_parties" CHECK (cardinality("partyIds") BETWEEN 2 AND 50 AND entente_ascending("partyIds"));
COMMENT ON CONSTRAINT "Relationship_name" ON "Relationship" IS 'A name has 1 to 500 characters.';
COMMENT ON CONSTRAINT "Relationship_slug" ON "Relationship" IS 'A slug has lower-case letters a to z, digits and single hyphens.';
COMMENT ON CONSTRAINT "Relationship_parties" ON "Relationship" IS 'A relationship has 2 to 50 different parties.';
ALTER TABLE "RelationshipParty" ADD CONSTRAINT "RelationshipParty_position" CHECK ("position" BETWEEN 1 AND 50);

CREATE FUNCTION entente_check_parties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  relationship uuid := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'Relationship' THEN 'id' ELSE 'relationshipId' END;
BEGIN
  IF (SELECT r."partyIds" FROM "Relationship" r WHERE r."id" = relationship) IS DISTINCT FROM
     (SELECT array_agg(p."actorId" ORDER BY p."actorId") FROM "RelationshipParty" p WHERE p."relationshipId" = relationship)
  THEN
    RAISE EXCEPTION 'The parties of a relationship and their rows differ.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Relationship_parties', TABLE = 'Relationship';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER parties AFTER INSERT OR UPDATE ON "Relationship"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entente_check_parties();
CREATE CONSTRAINT TRIGGER parties AFTER INSERT OR UPDATE ON "RelationshipParty"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entente_check_parties();

-- Statements ----------------------------------------------------------------------------------------------------------

ALTER TABLE "Statement"
  ADD CONSTRAINT "Statement_words" CHECK ("quote" IS NOT NULL OR "paraphrase" IS NOT NULL),
  ADD CONSTRAINT "Statement_quoted" CHECK ("directness" NOT IN ('DIRECT_QUOTE', 'PARTIAL_QUOTE') OR "quote" IS NOT NULL),
  ADD CONSTRAINT "Statement_translation" CHECK ("translation" IS NULL OR "quote" IS NOT NULL),
  ADD CONSTRAINT "Statement_selector" CHECK (
    ("selectorStart" IS NULL) = ("selectorEnd" IS NULL)
    AND ("selectorStart" IS NULL OR (
      "selectorExact" IS NOT NULL AND "selectorStart" >= 0
      AND "selectorEnd" - "selectorStart" = char_length("selectorExact")))
    AND ("selectorExact" IS NOT NULL OR ("selectorPrefix" IS NULL AND "selectorSuffix" IS NULL))
    AND char_length("selectorExact") > 0);
COMMENT ON CONSTRAINT "Statement_words" ON "Statement" IS 'A statement needs a quote or a paraphrase.';
COMMENT ON CONSTRAINT "Statement_quoted" ON "Statement" IS 'A direct or partial quote needs the quote.';
COMMENT ON CONSTRAINT "Statement_translation" ON "Statement" IS 'A translation needs the quote that it translates.';
COMMENT ON CONSTRAINT "Statement_selector" ON "Statement" IS 'start and end come together, start is 0 or more, and they span exactly the words in "exact".';

ALTER TABLE "AttributionLink" ADD CONSTRAINT "AttributionLink_position" CHECK ("position" BETWEEN 1 AND 20);
COMMENT ON CONSTRAINT "AttributionLink_position" ON "AttributionLink" IS 'The order of an attribution link lies between 1 and 20.';
CREATE UNIQUE INDEX "AttributionLink_live" ON "AttributionLink" ("statementId", "position") WHERE "retractedAt" IS NULL;

-- Cooperation ---------------------------------------------------------------------------------------------------------

ALTER TABLE "CooperationArea"
  ADD CONSTRAINT "CooperationArea_label" CHECK (char_length("label") BETWEEN 1 AND 500),
  ADD CONSTRAINT "CooperationArea_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 200);
COMMENT ON CONSTRAINT "CooperationArea_label" ON "CooperationArea" IS 'A label has 1 to 500 characters.';
COMMENT ON CONSTRAINT "CooperationArea_slug" ON "CooperationArea" IS 'A slug has lower-case letters a to z, digits and single hyphens.';

ALTER TABLE "Activity"
  ADD CONSTRAINT "Activity_title" CHECK (char_length("title") BETWEEN 1 AND 1000),
  ADD CONSTRAINT "Activity_level" CHECK (
    ("level" IS NOT NULL) = ("kind" <> 'RESTRAINT' AND "evidenceStatus" IN ('OBSERVED', 'DISPUTED')));
COMMENT ON CONSTRAINT "Activity_title" ON "Activity" IS 'A title has 1 to 1,000 characters.';
COMMENT ON CONSTRAINT "Activity_level" ON "Activity" IS 'An observed or disputed deed has a level; a restraint, and what was not observed or not searched for, has none.';

ALTER TABLE "ActivitySource" ADD CONSTRAINT "ActivitySource_one" CHECK (num_nonnulls("statementId", "documentId") = 1);
COMMENT ON CONSTRAINT "ActivitySource_one" ON "ActivitySource" IS 'A source of an activity is one statement or one document.';
CREATE UNIQUE INDEX "ActivitySource_statement" ON "ActivitySource" ("activityId", "statementId") WHERE "statementId" IS NOT NULL;
CREATE UNIQUE INDEX "ActivitySource_document" ON "ActivitySource" ("activityId", "documentId") WHERE "documentId" IS NOT NULL;

CREATE FUNCTION entente_check_obligation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  activity uuid := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'Activity' THEN 'id' ELSE 'activityId' END;
BEGIN
  IF EXISTS (SELECT FROM "Activity" a JOIN "Obligation" o ON o."activityId" = a."id"
             WHERE a."id" = activity AND a."kind" <> 'AGREEMENT') THEN
    RAISE EXCEPTION 'Only an AGREEMENT has obligations.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Obligation_agreement', TABLE = 'Obligation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement AFTER INSERT OR UPDATE ON "Obligation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entente_check_obligation();
CREATE CONSTRAINT TRIGGER agreement AFTER UPDATE OF "kind" ON "Activity"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entente_check_obligation();

-- Codebooks and codings -----------------------------------------------------------------------------------------------

ALTER TABLE "Codebook"
  ADD CONSTRAINT "Codebook_name" CHECK (char_length("name") BETWEEN 1 AND 500),
  ADD CONSTRAINT "Codebook_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 200),
  ADD CONSTRAINT "Codebook_edition" CHECK ("edition" > 0),
  ADD CONSTRAINT "Codebook_supersedes" CHECK ("supersedesId" <> "id");
ALTER TABLE "Concept"
  ADD CONSTRAINT "Concept_label" CHECK (char_length("label") BETWEEN 1 AND 500),
  ADD CONSTRAINT "Concept_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length("slug") <= 200),
  ADD CONSTRAINT "Concept_level" CHECK (("kind" = 'CHARACTERISATION') = ("level" IS NOT NULL)),
  ADD CONSTRAINT "Concept_merge" CHECK ("mergedIntoId" <> "id");
COMMENT ON CONSTRAINT "Codebook_name" ON "Codebook" IS 'A name has 1 to 500 characters.';
COMMENT ON CONSTRAINT "Codebook_slug" ON "Codebook" IS 'A slug has lower-case letters a to z, digits and single hyphens.';
COMMENT ON CONSTRAINT "Codebook_edition" ON "Codebook" IS 'Editions count from 1.';
COMMENT ON CONSTRAINT "Codebook_supersedes" ON "Codebook" IS 'A codebook cannot supersede itself.';
COMMENT ON CONSTRAINT "Concept_label" ON "Concept" IS 'A label has 1 to 500 characters.';
COMMENT ON CONSTRAINT "Concept_slug" ON "Concept" IS 'A slug has lower-case letters a to z, digits and single hyphens.';
COMMENT ON CONSTRAINT "Concept_level" ON "Concept" IS 'A characterisation has a level; a position has none.';
COMMENT ON CONSTRAINT "Concept_merge" ON "Concept" IS 'A concept cannot be merged into itself.';

ALTER TABLE "Coding"
  ADD CONSTRAINT "Coding_stance" CHECK (("state" = 'ASSIGNED') = ("stance" IS NULL)),
  ADD CONSTRAINT "Coding_round" CHECK ("round" > 0);
COMMENT ON CONSTRAINT "Coding_stance" ON "Coding" IS 'A coding has a stance unless it is only assigned.';
COMMENT ON CONSTRAINT "Coding_round" ON "Coding" IS 'Rounds count from 1.';
CREATE UNIQUE INDEX "Coding_live" ON "Coding" ("statementId", "conceptId", "coderId", "round") WHERE "retractedAt" IS NULL;

CREATE FUNCTION entente_check_adjudication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "AdjudicationCoding" ac JOIN "Coding" c ON c."id" = ac."codingId"
                 WHERE ac."adjudicationId" = NEW."id" AND c."coderId" <> NEW."adjudicatorId") THEN
    RAISE EXCEPTION 'Nobody adjudicates only their own codings.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Adjudication_fourEyes', TABLE = 'Adjudication';
  END IF;
  IF EXISTS (SELECT FROM "AdjudicationCoding" ac JOIN "Coding" c ON c."id" = ac."codingId"
             WHERE ac."adjudicationId" = NEW."id" AND c."statementId" <> NEW."statementId") THEN
    RAISE EXCEPTION 'An adjudication decides between codings of its own statement.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Adjudication_statement', TABLE = 'Adjudication';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "fourEyes" AFTER INSERT OR UPDATE ON "Adjudication"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entente_check_adjudication();

-- Assessments ---------------------------------------------------------------------------------------------------------

ALTER TABLE "Assessment"
  ADD CONSTRAINT "Assessment_subject" CHECK (num_nonnulls("relationshipId", "areaId", "statementId", "activityId") > 0),
  ADD CONSTRAINT "Assessment_words" CHECK (char_length("question") > 0 AND char_length("judgement") > 0),
  ADD CONSTRAINT "Assessment_probability" CHECK (
    ("probabilityLow" IS NULL) = ("probabilityHigh" IS NULL)
    AND ("probabilityLow" IS NULL OR ("probabilityLow" >= 0 AND "probabilityHigh" <= 1 AND "probabilityLow" <= "probabilityHigh"))),
  ADD CONSTRAINT "Assessment_basis" CHECK ("confidenceBasis" IS NULL OR "confidence" IS NOT NULL),
  ADD CONSTRAINT "Assessment_supersedes" CHECK (
    ("supersedesId" IS NULL) = ("supersessionReason" IS NULL) AND ("supersedesId" IS NULL OR "supersedesId" <> "id"));
COMMENT ON CONSTRAINT "Assessment_subject" ON "Assessment" IS 'An assessment needs a subject: a relationship, an area, a statement or an activity.';
COMMENT ON CONSTRAINT "Assessment_words" ON "Assessment" IS 'An assessment needs a question and a judgement.';
COMMENT ON CONSTRAINT "Assessment_probability" ON "Assessment" IS 'A probability range has both bounds, between 0 and 1, the lower one first.';
COMMENT ON CONSTRAINT "Assessment_basis" ON "Assessment" IS 'A basis of confidence needs the confidence.';
COMMENT ON CONSTRAINT "Assessment_supersedes" ON "Assessment" IS 'What supersedes another assessment says why, and never supersedes itself.';

ALTER TABLE "EvidenceLink"
  ADD CONSTRAINT "EvidenceLink_one" CHECK (num_nonnulls("statementId", "activityId", "documentId", "otherAssessmentId") = 1),
  ADD CONSTRAINT "EvidenceLink_other" CHECK ("otherAssessmentId" <> "assessmentId");
COMMENT ON CONSTRAINT "EvidenceLink_one" ON "EvidenceLink" IS 'Evidence is one statement, activity, document or other assessment.';
COMMENT ON CONSTRAINT "EvidenceLink_other" ON "EvidenceLink" IS 'An assessment is no evidence for itself.';

ALTER TABLE "Hypothesis" ADD CONSTRAINT "Hypothesis_position" CHECK ("position" > 0);
COMMENT ON CONSTRAINT "Hypothesis_position" ON "Hypothesis" IS 'The order of a hypothesis counts from 1.';
CREATE UNIQUE INDEX "Hypothesis_live" ON "Hypothesis" ("assessmentId", "position") WHERE "retractedAt" IS NULL;
CREATE UNIQUE INDEX "EvidenceRating_live" ON "EvidenceRating" ("hypothesisId", "evidenceLinkId") WHERE "retractedAt" IS NULL;

CREATE FUNCTION entente_check_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "assessmentId" FROM "Hypothesis" WHERE "id" = NEW."hypothesisId") <>
     (SELECT "assessmentId" FROM "EvidenceLink" WHERE "id" = NEW."evidenceLinkId") THEN
    RAISE EXCEPTION 'A rating joins evidence and a hypothesis of one assessment.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'EvidenceRating_assessment', TABLE = 'EvidenceRating';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessment BEFORE INSERT OR UPDATE ON "EvidenceRating" FOR EACH ROW EXECUTE FUNCTION entente_check_rating();

CREATE FUNCTION entente_check_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Assessment" a JOIN "User" u ON u."id" = NEW."reviewerId"
             WHERE a."id" = NEW."assessmentId" AND (a."draftedById" = u."id" OR a."authorId" = u."actorId")) THEN
    RAISE EXCEPTION 'Nobody reviews their own assessment.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Review_fourEyes', TABLE = 'Review';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "fourEyes" BEFORE INSERT OR UPDATE ON "Review" FOR EACH ROW EXECUTE FUNCTION entente_check_review();
CREATE UNIQUE INDEX "Review_live" ON "Review" ("assessmentId", "assessmentVersion", "reviewerId") WHERE "retractedAt" IS NULL;

-- Forecasts -----------------------------------------------------------------------------------------------------------

ALTER TABLE "Forecast"
  ADD CONSTRAINT "Forecast_question" CHECK (char_length("question") > 0),
  ADD CONSTRAINT "Forecast_outcome" CHECK (("outcome" IS NULL) = ("resolvedOn" IS NULL));
ALTER TABLE "ForecastProbability" ADD CONSTRAINT "ForecastProbability_range" CHECK ("probability" BETWEEN 0 AND 1);
COMMENT ON CONSTRAINT "Forecast_question" ON "Forecast" IS 'A forecast needs a question.';
COMMENT ON CONSTRAINT "Forecast_outcome" ON "Forecast" IS 'An outcome comes with the day on which it was known.';
COMMENT ON CONSTRAINT "ForecastProbability_range" ON "ForecastProbability" IS 'A probability lies between 0 and 1.';

-- Accounts ------------------------------------------------------------------------------------------------------------

ALTER TABLE "User" ADD CONSTRAINT "User_name" CHECK (char_length("name") BETWEEN 1 AND 500);
ALTER TABLE "IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_key" CHECK (char_length("key") BETWEEN 1 AND 200);
COMMENT ON CONSTRAINT "User_name" ON "User" IS 'A name has 1 to 500 characters.';
COMMENT ON CONSTRAINT "IdempotencyKey_key" ON "IdempotencyKey" IS 'An idempotency key has 1 to 200 characters.';

-- What must be unique, in a sentence ----------------------------------------------------------------------------------

COMMENT ON INDEX "Actor_slug_key" IS 'Another actor has this slug: give a slug of its own.';
COMMENT ON INDEX "Actor_wikidataId_key" IS 'Another actor has this Wikidata id.';
COMMENT ON INDEX "Actor_countryCode_live" IS 'Another state has this country code.';
COMMENT ON INDEX "ActorName_live" IS 'The actor has this name already.';
COMMENT ON INDEX "Document_sourceId_key" IS 'Another document has this source id.';
COMMENT ON INDEX "Relationship_slug_key" IS 'Another relationship has this slug: give a slug of its own.';
COMMENT ON INDEX "Relationship_partyIds_key" IS 'There is a relationship of these parties already.';
COMMENT ON INDEX "Statement_sourceId_key" IS 'Another statement has this source id.';
COMMENT ON INDEX "AttributionLink_live" IS 'The statement has an attribution link with this order already.';
COMMENT ON INDEX "CooperationArea_slug_key" IS 'Another area has this slug: give a slug of its own.';
COMMENT ON INDEX "ActivitySource_statement" IS 'The activity has this statement as a source already.';
COMMENT ON INDEX "ActivitySource_document" IS 'The activity has this document as a source already.';
COMMENT ON INDEX "Codebook_slug_edition_key" IS 'Another codebook has this slug and edition.';
COMMENT ON INDEX "Concept_codebookId_slug_key" IS 'Another concept of the codebook has this slug: give a slug of its own.';
COMMENT ON INDEX "Coding_live" IS 'The coder has coded this statement on this concept in this round already.';
COMMENT ON INDEX "Hypothesis_live" IS 'The assessment has a hypothesis with this order already.';
COMMENT ON INDEX "EvidenceRating_live" IS 'This evidence is rated against this hypothesis already: update the rating.';
COMMENT ON INDEX "Review_live" IS 'The reviewer has reviewed this version already.';
COMMENT ON INDEX "User_email_key" IS 'Another user has this email address.';

-- Text: the hash of a document, and anchors that lie within it ---------------------------------------------------------

CREATE FUNCTION entente_hash_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."textSha256" := encode(sha256(convert_to(NEW."text", 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER text BEFORE INSERT OR UPDATE OF "text", "textSha256" ON "Document"
  FOR EACH ROW EXECUTE FUNCTION entente_hash_text();

CREATE FUNCTION entente_words_at(document uuid, first integer, last integer) RETURNS text LANGUAGE sql STABLE STRICT AS $$
  SELECT substring("text" FROM first + 1 FOR last - first) FROM "Document" WHERE "id" = document
$$;

CREATE FUNCTION entente_check_selector() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."selectorStart" IS NOT NULL AND NEW."selectorEnd" > NEW."selectorStart" THEN
    -- FOR SHARE: nobody corrects the text between this look and the commit
    PERFORM FROM "Document" WHERE "id" = NEW."documentId" FOR SHARE;
    IF entente_words_at(NEW."documentId", NEW."selectorStart", NEW."selectorEnd") IS DISTINCT FROM NEW."selectorExact" THEN
      RAISE EXCEPTION 'The document''s text between start and end is not the words in "exact".'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'Statement_selectorText', TABLE = 'Statement';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER selector BEFORE INSERT OR UPDATE OF "documentId", "selectorExact", "selectorStart", "selectorEnd" ON "Statement"
  FOR EACH ROW EXECUTE FUNCTION entente_check_selector();

CREATE FUNCTION entente_check_span() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."start" IS NOT NULL AND NEW."end" > NEW."start"
     AND entente_words_at(NEW."documentId", NEW."start", NEW."end") IS DISTINCT FROM NEW."rawText" THEN
    RAISE EXCEPTION 'The document''s text between start and end is not the raw text.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Citation_spanText', TABLE = 'Citation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER span BEFORE INSERT OR UPDATE OF "documentId", "rawText", "start", "end" ON "Citation"
  FOR EACH ROW EXECUTE FUNCTION entente_check_span();

-- A corrected text must not strand the anchors in it: the writer moves or clears them in the same transaction.
CREATE FUNCTION entente_check_anchors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Statement" s WHERE s."documentId" = NEW."id" AND s."selectorStart" IS NOT NULL
             AND entente_words_at(NEW."id", s."selectorStart", s."selectorEnd") IS DISTINCT FROM s."selectorExact")
     OR EXISTS (SELECT FROM "Citation" c WHERE c."documentId" = NEW."id" AND c."start" IS NOT NULL
             AND entente_words_at(NEW."id", c."start", c."end") IS DISTINCT FROM c."rawText") THEN
    RAISE EXCEPTION 'The corrected text leaves statements or citations without their words: move or clear their anchors.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Document_anchors', TABLE = 'Document';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER anchors AFTER UPDATE OF "text" ON "Document"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entente_check_anchors();

-- Trees: the lineage of an area or a concept, itself first, then its ancestors ----------------------------------------

CREATE FUNCTION entente_set_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid[];
BEGIN
  IF NEW."parentId" IS NOT NULL THEN
    EXECUTE format('SELECT "lineage" FROM %I WHERE "id" = $1 FOR SHARE', TG_TABLE_NAME) INTO above USING NEW."parentId";
    IF NEW."id" = ANY (above) OR cardinality(above) >= 20 THEN
      RAISE EXCEPTION 'The parent lies below the node itself, or the tree would be deeper than 20 levels.'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_tree', TABLE = TG_TABLE_NAME;
    END IF;
  END IF;
  NEW."lineage" := ARRAY[NEW."id"] || coalesce(above, '{}');
  RETURN NEW;
END $$;
CREATE FUNCTION entente_move_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE %I SET "parentId" = "parentId" WHERE "parentId" = $1', TG_TABLE_NAME) USING NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER lineage BEFORE INSERT OR UPDATE OF "parentId", "lineage" ON "CooperationArea"
  FOR EACH ROW EXECUTE FUNCTION entente_set_lineage();
CREATE TRIGGER children AFTER UPDATE OF "parentId" ON "CooperationArea"
  FOR EACH ROW WHEN (NEW."lineage" IS DISTINCT FROM OLD."lineage") EXECUTE FUNCTION entente_move_children();
CREATE TRIGGER lineage BEFORE INSERT OR UPDATE OF "parentId", "lineage" ON "Concept"
  FOR EACH ROW EXECUTE FUNCTION entente_set_lineage();
CREATE TRIGGER children AFTER UPDATE OF "parentId" ON "Concept"
  FOR EACH ROW WHEN (NEW."lineage" IS DISTINCT FROM OLD."lineage") EXECUTE FUNCTION entente_move_children();

-- Side: the party that a speaker represents on that day, and with which voice ------------------------------------------

CREATE FUNCTION entente_side(
  speaker uuid, on_behalf_of uuid, relationship uuid, first_day date, last_day date,
  OUT side uuid, OUT voice "Voice"
) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE walk (origin, actor, voice, trail) AS (
    SELECT origin, actor, NULL::"Voice", ARRAY[actor]
    FROM (VALUES ('speaker', speaker), ('principal', on_behalf_of)) AS o (origin, actor) WHERE actor IS NOT NULL
    UNION ALL
    SELECT w.origin, a."organizationId", coalesce(w.voice, a."voice"), w.trail || a."organizationId"
    FROM walk w JOIN "Affiliation" a ON a."actorId" = w.actor
    WHERE a."retractedAt" IS NULL AND a."validFirst" <= last_day AND a."validLast" >= first_day
      AND a."organizationId" <> ALL (w.trail) AND cardinality(w.trail) < 10
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

CREATE FUNCTION entente_set_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.side, coalesce(NEW."givenVoice", s.voice) INTO NEW."sideId", NEW."voice"
  FROM entente_side(NEW."speakerId", NEW."onBehalfOfId", NEW."relationshipId", NEW."saidOnFirst", NEW."saidOnLast") s;
  RETURN NEW;
END $$;
CREATE TRIGGER side BEFORE INSERT OR UPDATE OF
    "speakerId", "onBehalfOfId", "relationshipId", "saidOnFirst", "saidOnLast", "givenVoice", "sideId", "voice" ON "Statement"
  FOR EACH ROW EXECUTE FUNCTION entente_set_side();

-- An affiliation that comes, changes or is retracted moves the statements of everyone who is reached through it.
CREATE FUNCTION entente_refresh_sides() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  affected uuid[];
BEGIN
  WITH RECURSIVE below (actor, trail) AS (
    SELECT actor, ARRAY[actor] FROM unnest(ARRAY[NEW."actorId", CASE TG_OP WHEN 'UPDATE' THEN OLD."actorId" END]) AS actor
    WHERE actor IS NOT NULL
    UNION ALL
    SELECT a."actorId", b.trail || a."actorId" FROM below b JOIN "Affiliation" a ON a."organizationId" = b.actor
    WHERE a."retractedAt" IS NULL AND a."actorId" <> ALL (b.trail) AND cardinality(b.trail) < 10
  )
  SELECT array_agg(DISTINCT actor) INTO affected FROM below;
  UPDATE "Statement" s SET "sideId" = d.side, "voice" = coalesce(s."givenVoice", d.voice)
  FROM "Statement" o, entente_side(o."speakerId", o."onBehalfOfId", o."relationshipId", o."saidOnFirst", o."saidOnLast") d
  WHERE o."id" = s."id" AND (s."speakerId" = ANY (affected) OR s."onBehalfOfId" = ANY (affected))
    AND (s."sideId" IS DISTINCT FROM d.side OR s."voice" IS DISTINCT FROM coalesce(s."givenVoice", d.voice));
  RETURN NULL;
END $$;
CREATE TRIGGER sides AFTER INSERT OR UPDATE ON "Affiliation" FOR EACH ROW EXECUTE FUNCTION entente_refresh_sides();
