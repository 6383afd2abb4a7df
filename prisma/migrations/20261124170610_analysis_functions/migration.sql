-- Steps of the work in SQL: functions in `analysis` that act as the user whose login it is, with the checks of the API's mutations
-- of the same names. The rules that triggers hold are not said again here. What the database cannot judge, the wording of an
-- assessment before it is submitted, stays with the server.

-- Who acts, on what -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION entente_forbid(sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'insufficient_privilege';
END $$;

-- The user who acts, put down as the writer of what follows. `deed` is what they want to do, as in "record statements".
CREATE FUNCTION entente_act(deed text, VARIADIC allowed "Role"[]) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  person uuid := entente_sql_user();
  others "Role"[] := allowed[:cardinality(allowed) - 1];
BEGIN
  IF person IS NULL THEN
    PERFORM entente_forbid('This login is nobody''s, and only reads: ask an administrator to make it yours (entente sql-login grant).');
  ELSIF NOT EXISTS (SELECT FROM "User" WHERE "id" = person AND "roles" && allowed) THEN
    PERFORM entente_forbid(format('To %s takes the role %s%s: ask an administrator for it.', deed,
      array_to_string(others, ', ') || CASE WHEN cardinality(others) > 0 THEN ' or ' ELSE '' END, allowed[cardinality(allowed)]));
  END IF;
  PERFORM set_config('entente.user', person::text, true);
  RETURN person;
END $$;

-- Whether the user sees a row, by the policy of its table. Not for parts of what depends on the person: their policies read the
-- whole as whoever asks, and these functions run as the owner, who sees all.
CREATE FUNCTION entente_sees(t text, id uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  seen boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE "id" = $1 AND %s)', t,
    (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'people' AND polrelid = format('public.%I', t)::regclass))
    INTO seen USING id;
  RETURN seen;
END $$;

-- Whether it stands as well, or was retracted.
CREATE FUNCTION entente_is_there(t text, id uuid, live boolean DEFAULT true) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  found boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE "id" = $1 AND ("retractedAt" IS NULL) = $2)', t) INTO found USING id, live;
  RETURN found AND entente_sees(t, id);
END $$;

-- What is hidden is refused like what is absent.
CREATE FUNCTION entente_find(t text, id uuid, live boolean DEFAULT true) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT entente_is_there(t, id, live) THEN
    RAISE EXCEPTION 'There is no such %, or you may not see it.', t USING ERRCODE = 'no_data_found';
  END IF;
END $$;

CREATE FUNCTION entente_refer(t text, id uuid, parameter text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT entente_is_there(t, id) THEN
    RAISE EXCEPTION 'The % that "%" refers to does not exist, or you may not see it.', t, parameter USING ERRCODE = 'no_data_found';
  END IF;
END $$;

CREATE FUNCTION entente_expect(expected integer, version integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF version IS DISTINCT FROM expected THEN
    RAISE EXCEPTION 'The row is at version % now. Read it again, and repeat the change with expected_version % if it still applies.',
      version, version USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
END $$;

-- A text without the space around it.
CREATE FUNCTION entente_text(given text, parameter text, longest integer DEFAULT 20000) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  words text := btrim(given, E' \t\r\n');
BEGIN
  IF words = '' THEN
    PERFORM entente_refuse(format('"%s" must not be empty; leave it out instead.', parameter));
  ELSIF char_length(words) > longest THEN
    PERFORM entente_refuse(format('"%s" has at most %s characters.', parameter, longest));
  END IF;
  RETURN words;
END $$;

CREATE FUNCTION entente_reason(given text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(btrim(given, E' \t\r\n'), '') = '' THEN PERFORM entente_refuse('A retraction needs a reason.'); END IF;
  RETURN given;
END $$;

-- Ids of version 7, which begin with the time: so do those of the server, and lists are ordered by them.
CREATE FUNCTION entente_new_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Checks that wait for the commit are done now, as the owner: a Postgres before 18 would do them then as the person.
CREATE FUNCTION entente_settle() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
END $$;

-- Says in words what a constraint has refused. The words are the comment beside the rule; a trigger has said its own.
CREATE FUNCTION entente_retell(code text, said text, "constraint" text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = coalesce(
    (SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE conname = "constraint" LIMIT 1),
    (SELECT obj_description(oid, 'pg_class') FROM pg_class WHERE relname = "constraint" AND relkind = 'i' LIMIT 1), said);
END $$;

-- Codings ---------------------------------------------------------------------------------------------------------------------

-- New codings take a concept that is in use.
CREATE FUNCTION entente_check_concept(concept uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  k record;
BEGIN
  SELECT c."label", c."mergedIntoId", m."label" AS merged,
    (SELECT string_agg(format('"%s"', x."intoLabel"), ', ' ORDER BY x."id") FROM "ConceptChange" x
     WHERE x."fromId" = c."id" AND x."kind" = 'SPLIT' AND x."retractedAt" IS NULL) AS parts
  INTO k FROM "Concept" c LEFT JOIN "Concept" m ON m."id" = c."countsAsId" WHERE c."id" = concept;
  IF k."mergedIntoId" IS NOT NULL THEN
    PERFORM entente_refuse(format('The concept "%s" is merged into "%s": code with that.', k."label", k.merged));
  ELSIF k.parts IS NOT NULL THEN
    PERFORM entente_refuse(format('The concept "%s" is split into %s: code with one of these.', k."label", k.parts));
  END IF;
END $$;

-- Writes one reading. The trigger finds the assignment that it fulfils, and keeps it a draft while that is open.
CREATE FUNCTION entente_code(statement uuid, concept uuid, stance "Stance", note text, round integer, coder uuid) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  coding uuid := entente_new_id();
BEGIN
  IF round IS NULL OR round NOT BETWEEN 1 AND 1000 THEN
    PERFORM entente_refuse(CASE WHEN round > 1000 THEN 'There are at most 1,000 rounds.' ELSE 'Rounds count from 1.' END);
  END IF;
  PERFORM entente_refer('Statement', statement, 'statement_id');
  PERFORM entente_refer('Concept', concept, 'concept_id');
  INSERT INTO "Coding" ("id", "statementId", "conceptId", "stance", "note", "round", "coderId", "state")
  VALUES (coding, statement, concept, stance, entente_text(note, 'note', 2000), round, coder,
    (CASE WHEN stance IS NULL THEN 'ASSIGNED' ELSE 'CODED' END)::"CodingState");
  PERFORM entente_check_concept(concept);
  RETURN coding;
END $$;

CREATE FUNCTION analysis.code_statement(statement_id uuid, concept_id uuid, stance text DEFAULT NULL, note text DEFAULT NULL, round integer DEFAULT 1)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  coding uuid;
  said text;
  broken text;
BEGIN
  coding := entente_code(statement_id, concept_id, stance::"Stance", note, round, entente_act('write rows of the type Coding', 'CODER'));
  PERFORM entente_settle();
  RETURN coding;
EXCEPTION WHEN unique_violation OR check_violation THEN
  GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, broken = CONSTRAINT_NAME;
  PERFORM entente_retell(SQLSTATE, said, broken);
END $$;
COMMENT ON FUNCTION analysis.code_statement IS
  'Codes a statement with a concept, and answers the id of the coding. While an assignment of yours is open it is a draft; without one it is submitted with its stance (AFFIRMS, QUALIFIES, DENIES, AVOIDS). Takes CODER.';

CREATE FUNCTION analysis.update_coding(id uuid, expected_version integer, stance text DEFAULT NULL, note text DEFAULT NULL)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := entente_act('write rows of the type Coding', 'CODER');
  coding "Coding";
BEGIN
  PERFORM entente_find('Coding', id);
  SELECT * INTO coding FROM "Coding" c WHERE c."id" = update_coding.id FOR UPDATE;
  PERFORM entente_expect(expected_version, coding."version");
  IF coding."coderId" <> person THEN
    PERFORM entente_forbid('Only the coder changes a coding.');
  ELSIF coding."state" IN ('IN_ADJUDICATION', 'ADJUDICATED') THEN
    PERFORM entente_forbid('This coding is being adjudicated, or is: it stays as it was decided on.');
  END IF;
  UPDATE "Coding" c SET "stance" = coalesce(update_coding.stance::"Stance", c."stance"),
    "note" = coalesce(entente_text(update_coding.note, 'note', 2000), c."note"),
    -- A draft of an assignment waits for the others; one without is submitted by its stance
    "state" = CASE WHEN c."state" = 'ASSIGNED' AND c."assignmentId" IS NULL AND update_coding.stance IS NOT NULL
      THEN 'CODED' ELSE c."state" END
  WHERE c."id" = update_coding.id;
  RETURN id;
END $$;
COMMENT ON FUNCTION analysis.update_coding IS
  'Changes the stance or the note of a coding of yours, until it is adjudicated; what is left out stays. Takes CODER.';

CREATE FUNCTION analysis.retract_coding(id uuid, expected_version integer, reason text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM entente_act('write rows of the type Coding', 'CODER');
  PERFORM entente_reason(reason);
  PERFORM entente_find('Coding', id);
  PERFORM entente_expect(expected_version, c."version") FROM "Coding" c WHERE c."id" = retract_coding.id FOR UPDATE;
  UPDATE "Coding" c SET "retractedAt" = now(), "retractionReason" = reason WHERE c."id" = retract_coding.id;
  RETURN id;
END $$;
COMMENT ON FUNCTION analysis.retract_coding IS
  'Takes a coding back, with a reason. It stays readable. Only the coder, or a reviewer or an administrator who codes too. Takes CODER.';

CREATE FUNCTION analysis.submit_codings(assignment_id uuid, expected_version integer, codings jsonb DEFAULT '[]', no_concept_applies boolean DEFAULT false)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := entente_act('submit codings', 'CODER');
  assignment "CodingAssignment";
  reading record;
  given uuid[];
  lacking text;
BEGIN
  IF jsonb_typeof(codings) IS DISTINCT FROM 'array' THEN
    PERFORM entente_refuse('"codings" is a list such as [{"concept_id": "…", "stance": "AFFIRMS", "note": "…"}].');
  ELSIF jsonb_array_length(codings) > 100 THEN
    PERFORM entente_refuse('At most 100 codings of one statement.');
  END IF;
  given := ARRAY(SELECT r.concept_id FROM jsonb_to_recordset(codings) AS r (concept_id uuid));
  PERFORM entente_find('CodingAssignment', assignment_id);
  SELECT * INTO assignment FROM "CodingAssignment" a WHERE a."id" = assignment_id FOR UPDATE;
  PERFORM entente_expect(expected_version, assignment."version");
  IF assignment."coderId" <> person THEN
    PERFORM entente_forbid('Only the coder submits an assignment.');
  ELSIF assignment."submittedAt" IS NOT NULL THEN
    PERFORM entente_refuse('This assignment is submitted already. Update its codings instead.');
  ELSIF array_position(given, NULL) IS NOT NULL THEN
    PERFORM entente_refuse('Each coding names its concept_id.');
  ELSIF cardinality(given) > (SELECT count(DISTINCT g) FROM unnest(given) g) THEN
    PERFORM entente_refuse('A concept is coded once in a statement.');
  END IF;
  SELECT k."label" INTO lacking FROM "Concept" k WHERE k."id" = ANY (given) AND k."codebookId" <> assignment."codebookId"
    ORDER BY k."id" LIMIT 1;
  IF lacking IS NOT NULL THEN
    PERFORM entente_refuse(format('The concept "%s" is not one of the assigned codebook.', lacking));
  END IF;
  FOR reading IN SELECT * FROM jsonb_to_recordset(codings) AS r (concept_id uuid, stance "Stance", note text) LOOP
    UPDATE "Coding" SET "stance" = reading.stance, "note" = entente_text(reading.note, 'note', 2000)
    WHERE "assignmentId" = assignment_id AND "conceptId" = reading.concept_id AND "retractedAt" IS NULL;
    IF NOT FOUND THEN
      PERFORM entente_code(assignment."statementId", reading.concept_id, reading.stance, reading.note, assignment."round", person);
    END IF;
  END LOOP;
  SELECT k."label" INTO lacking FROM "Coding" c JOIN "Concept" k ON k."id" = c."conceptId"
    WHERE c."assignmentId" = assignment_id AND c."retractedAt" IS NULL AND c."stance" IS NULL ORDER BY c."id" LIMIT 1;
  IF lacking IS NOT NULL THEN
    PERFORM entente_refuse(format('The coding on "%s" has no stance yet: give one, or retract the coding.', lacking));
  END IF;
  IF EXISTS (SELECT FROM "Coding" WHERE "assignmentId" = assignment_id AND "retractedAt" IS NULL) THEN
    IF no_concept_applies THEN
      PERFORM entente_refuse('There are codings: retract them first, if no concept applies.');
    END IF;
  ELSIF NOT coalesce(no_concept_applies, false) THEN
    PERFORM entente_refuse('Nothing is coded: give codings, or say that no concept applies.');
  END IF;
  UPDATE "CodingAssignment" SET "submittedAt" = now(), "noConceptApplies" = coalesce(no_concept_applies, false) WHERE "id" = assignment_id;
  UPDATE "Coding" SET "state" = 'CODED' WHERE "assignmentId" = assignment_id AND "state" = 'ASSIGNED' AND "retractedAt" IS NULL;
  PERFORM entente_settle();
  RETURN assignment_id;
END $$;
COMMENT ON FUNCTION analysis.submit_codings IS
  'Submits an assignment of yours with its drafts and with codings that come along, as [{"concept_id": "…", "stance": "DENIES", "note": "…"}], all of them or none; or says that no concept applies. A coding on a concept that has a draft takes its place. Takes CODER.';

CREATE FUNCTION analysis.adjudicate_statement(statement_id uuid, concept_id uuid, coding_ids uuid[], stance text, rationale text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := entente_act('write rows of the type Adjudication', 'REVIEWER');
  decided uuid[] := ARRAY(SELECT DISTINCT d FROM unnest(coding_ids) d);
  adjudication uuid := entente_new_id();
BEGIN
  IF cardinality(decided) = 0 THEN
    PERFORM entente_refuse('An adjudication decides between codings: name them.');
  ELSIF cardinality(coding_ids) > 100 THEN
    PERFORM entente_refuse('At most 100 codings.');
  ELSIF rationale IS NULL THEN
    PERFORM entente_refuse('An adjudication says why.');
  END IF;
  rationale := entente_text(rationale, 'rationale');
  -- A coding that is hidden is refused like one of another statement, or none
  IF EXISTS (SELECT FROM unnest(decided) d LEFT JOIN "Coding" c ON c."id" = d
             WHERE c."statementId" IS DISTINCT FROM adjudicate_statement.statement_id OR NOT entente_is_there('Coding', d)) THEN
    PERFORM entente_refuse('An adjudication decides between codings of its own statement.');
  ELSIF EXISTS (SELECT FROM "Coding" c WHERE c."id" = ANY (decided) AND c."state" = 'ASSIGNED') THEN
    PERFORM entente_refuse('One of the codings is not submitted yet.');
  ELSIF NOT EXISTS (SELECT FROM "Coding" c WHERE c."id" = ANY (decided) AND c."coderId" <> person) THEN
    PERFORM entente_forbid('Nobody adjudicates only their own codings: let another person decide.');
  END IF;
  PERFORM entente_refer('Statement', statement_id, 'statement_id');
  PERFORM entente_refer('Concept', concept_id, 'concept_id');
  INSERT INTO "Adjudication" ("id", "statementId", "conceptId", "stance", "rationale", "adjudicatorId")
  VALUES (adjudication, statement_id, concept_id, stance::"Stance", rationale, person);
  INSERT INTO "AdjudicationCoding" ("adjudicationId", "codingId") SELECT adjudication, d FROM unnest(decided) d ORDER BY d;
  PERFORM entente_settle();
  RETURN adjudication;
END $$;
COMMENT ON FUNCTION analysis.adjudicate_statement IS
  'Decides between submitted codings of a statement on a concept, with a rationale, and answers the id of the adjudication. A stance that is NULL: the concept does not apply. Nobody adjudicates only their own codings. Takes REVIEWER.';

-- Assessments -------------------------------------------------------------------------------------------------------------------

-- Takes an assessment through a transition of entente_transitions. The trigger asks for what it needs.
CREATE FUNCTION entente_take(transition text, assessment uuid, expected_version integer, reason text DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  t entente_transitions;
  person uuid;
  a "Assessment";
BEGIN
  SELECT * INTO t FROM entente_transitions WHERE name = transition;
  person := entente_act(lower(transition) || ' assessments', VARIADIC t.own || ARRAY(SELECT r FROM unnest(t.others) r WHERE r <> ALL (t.own)));
  PERFORM entente_find('Assessment', assessment, transition <> 'REINSTATE');
  SELECT * INTO a FROM "Assessment" WHERE "id" = assessment FOR UPDATE;
  PERFORM entente_expect(expected_version, a."version");
  IF a."state" <> ALL (t.origins) THEN
    PERFORM entente_refuse(format('An assessment does not go from %s to %s.', a."state", t.target));
  END IF;
  IF NOT EXISTS (SELECT FROM "User" WHERE "id" = person AND "roles" && CASE WHEN entente_is_own(a, person) THEN t.own ELSE t.others END) THEN
    PERFORM entente_forbid(t.takers);
  END IF;
  IF transition = 'RETRACT' THEN PERFORM entente_reason(reason); END IF;
  UPDATE "Assessment" SET "state" = t.target,
    "retractedAt" = CASE transition WHEN 'RETRACT' THEN now() WHEN 'REINSTATE' THEN NULL ELSE "retractedAt" END,
    "retractionReason" = CASE transition WHEN 'RETRACT' THEN reason WHEN 'REINSTATE' THEN NULL ELSE "retractionReason" END
  WHERE "id" = assessment;
  PERFORM entente_settle();
  RETURN assessment;
END $$;

-- Retracts a draft as a row, or undoes that. What is published has a transition for it.
CREATE FUNCTION entente_set_aside(assessment uuid, expected_version integer, reason text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  said text;
  broken text;
BEGIN
  PERFORM entente_act('write rows of the type Assessment', 'ANALYST');
  PERFORM entente_find('Assessment', assessment, reason IS NOT NULL);
  PERFORM entente_expect(expected_version, a."version") FROM "Assessment" a WHERE a."id" = assessment FOR UPDATE;
  UPDATE "Assessment" SET "retractedAt" = CASE WHEN reason IS NOT NULL THEN now() END, "retractionReason" = reason WHERE "id" = assessment;
  PERFORM entente_settle();
  RETURN assessment;
EXCEPTION WHEN check_violation THEN
  GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, broken = CONSTRAINT_NAME;
  PERFORM entente_retell(SQLSTATE, said, broken);
END $$;

CREATE FUNCTION analysis.withdraw_assessment(id uuid, expected_version integer)
RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT entente_take('WITHDRAW', id, expected_version)
$$;
COMMENT ON FUNCTION analysis.withdraw_assessment IS
  'Takes an assessment back from review, or after approval, into a draft. Takes ANALYST for one''s own, ADMIN for any.';

CREATE FUNCTION analysis.publish_assessment(id uuid, expected_version integer)
RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT entente_take('PUBLISH', id, expected_version)
$$;
COMMENT ON FUNCTION analysis.publish_assessment IS
  'Publishes an approved assessment; what it supersedes is superseded at the same moment. Takes ANALYST for one''s own, REVIEWER or ADMIN for any.';

CREATE FUNCTION analysis.retract_assessment(id uuid, expected_version integer, reason text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- What is hidden counts as no publication, so that the refusal does not tell of it
  IF entente_sees('Assessment', id) AND EXISTS (SELECT FROM "Assessment" a WHERE a."id" = retract_assessment.id AND a."state" = 'PUBLISHED') THEN
    RETURN entente_take('RETRACT', id, expected_version, reason);
  END IF;
  PERFORM entente_act('write rows of the type Assessment', 'ANALYST');
  RETURN entente_set_aside(id, expected_version, entente_reason(reason));
END $$;
COMMENT ON FUNCTION analysis.retract_assessment IS
  'Retracts a published assessment, or sets a draft aside, with a reason. It stays readable. Takes ANALYST for one''s own; REVIEWER or ADMIN for any that is published.';

CREATE FUNCTION analysis.restore_assessment(id uuid, expected_version integer)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF entente_sees('Assessment', id) AND EXISTS (SELECT FROM "Assessment" a WHERE a."id" = restore_assessment.id AND a."state" = 'RETRACTED') THEN
    RETURN entente_take('REINSTATE', id, expected_version);
  END IF;
  RETURN entente_set_aside(id, expected_version, NULL);
END $$;
COMMENT ON FUNCTION analysis.restore_assessment IS
  'Undoes the retraction of an assessment, unless another one has superseded it. Takes ANALYST for one''s own; REVIEWER or ADMIN for any that was published.';

CREATE FUNCTION analysis.review_assessment(assessment_id uuid, verdict text, comment text DEFAULT NULL)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := entente_act('write rows of the type Review', 'REVIEWER');
  review uuid := entente_new_id();
  a "Assessment";
  said text;
  broken text;
BEGIN
  comment := entente_text(comment, 'comment');
  IF verdict = 'REQUEST_CHANGES' AND comment IS NULL THEN
    PERFORM entente_refuse('Who requests changes says which.');
  END IF;
  PERFORM entente_find('Assessment', assessment_id);
  SELECT * INTO a FROM "Assessment" WHERE "id" = assessment_id FOR UPDATE;
  IF a."documentId" IS NOT NULL OR a."state" NOT IN ('IN_REVIEW', 'APPROVED') THEN
    PERFORM entente_refuse('Only an assessment that is in review or approved is reviewed.');
  ELSIF entente_is_own(a, person) THEN
    PERFORM entente_forbid('Nobody reviews their own assessment: let another person do it.');
  END IF;
  INSERT INTO "Review" ("id", "assessmentId", "assessmentVersion", "reviewerId", "verdict", "comment")
  VALUES (review, assessment_id, a."version", person, verdict::"ReviewVerdict", comment);
  PERFORM entente_settle();
  RETURN review;
EXCEPTION WHEN unique_violation OR check_violation THEN
  GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, broken = CONSTRAINT_NAME;
  PERFORM entente_retell(SQLSTATE, said, broken);
END $$;
COMMENT ON FUNCTION analysis.review_assessment IS
  'Gives your verdict (APPROVE, or REQUEST_CHANGES with a comment) on the present version of an assessment that is in review or approved, and moves it. Answers the id of the review. Nobody reviews their own. Takes REVIEWER.';

CREATE FUNCTION analysis.record_dissent(assessment_id uuid, author_id uuid, text text, alternative_likelihood text DEFAULT NULL)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  dissent uuid := entente_new_id();
BEGIN
  PERFORM entente_act('write rows of the type Dissent', 'ANALYST', 'REVIEWER');
  IF text IS NULL THEN PERFORM entente_refuse('A dissent says with what it disagrees, and why.'); END IF;
  text := entente_text(text, 'text');
  PERFORM entente_refer('Assessment', assessment_id, 'assessment_id');
  PERFORM entente_refer('Actor', author_id, 'author_id');
  INSERT INTO "Dissent" ("id", "assessmentId", "authorId", "text", "alternativeLikelihood")
  VALUES (dissent, assessment_id, author_id, text, alternative_likelihood::"Likelihood");
  PERFORM entente_settle();
  RETURN dissent;
END $$;
COMMENT ON FUNCTION analysis.record_dissent IS
  'Records a reasoned disagreement of an actor with an assessment that stands, and answers its id. Takes ANALYST or REVIEWER.';

SELECT entente_complete_schema();
