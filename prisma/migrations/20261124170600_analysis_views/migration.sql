-- The schema `analysis` in the words of the domain: views that answer the first questions, and a comment on every column.
-- The views leave out what is retracted; the views of single tables, beside them, have it with its "retractedAt".

-- Whether an assessment is the user's own: see entente_is_own.
CREATE FUNCTION entente_sql_owns(assessment uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT entente_is_own(a, entente_sql_user()) FROM "Assessment" a WHERE a."id" = assessment
$$;

-- Draws one view: what it is, each column as (name, expression, meaning), where the rows come from, and what it is computed of.
-- @name(…) stands for the name under which an actor is read.
CREATE FUNCTION entente_draw_view(view_name text, says text, columns text[], source text, common text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  c text[];
  selected text[];
BEGIN
  FOREACH c SLICE 1 IN ARRAY columns LOOP
    selected := selected || format('%s AS %I', c[2], c[1]);
  END LOOP;
  EXECUTE regexp_replace(
    format('CREATE VIEW analysis.%I WITH (security_barrier, security_invoker) AS %s SELECT %s %s', view_name,
      common, array_to_string(selected, ', '), source),
    '@name\(([^)]*)\)',
    '(SELECT x."name" FROM public."ActorIdentity" i JOIN public."Actor" x ON x."id" = i."identityId" WHERE i."actorId" = \1)', 'g');
  EXECUTE format('COMMENT ON VIEW analysis.%I IS %L', view_name, says);
  FOREACH c SLICE 1 IN ARRAY columns LOOP
    EXECUTE format('COMMENT ON COLUMN analysis.%I.%I IS %L', view_name, c[1], c[3]);
  END LOOP;
END $$;

-- Statements and what is done ---------------------------------------------------------------------------------------------------

CREATE FUNCTION entente_draw_discourse() RETURNS void LANGUAGE plpgsql AS $draw$
BEGIN
  PERFORM entente_draw_view('statement_timeline',
    'Who said what, when and for which side, and the concepts and stances that count. A statement stands here once for each concept and stance that counts, and once without one where none does. What counts is the decision where there is one, otherwise the last submitted round of each coder.',
    ARRAY[
      ['statement_id', 's."id"', 'Identifies the statement.'],
      ['said_on', 's."saidOn"', 'When it was said, as exactly as the source tells: EDTF text.'],
      ['said_first', 's."saidOnFirst"', 'The first day that said_on can mean.'],
      ['said_last', 's."saidOnLast"', 'The last day that said_on can mean.'],
      ['relationship', 'r."name"', 'About which relationship; null if about none.'],
      ['relationship_code', 'r."slug"', 'The short name of the relationship.'],
      ['side', '@name(s."sideId")', 'The party that the speaker represents on that day; null for a third party.'],
      ['speaker', '@name(s."speakerId")', 'Who speaks.'],
      ['voice', 's."voice"', 'With which authority; null if no post gives one.'],
      ['addressee', '@name(s."addresseeId")', 'To whom; null if to nobody in particular.'],
      ['setting', 's."occasion"', 'Where it was said: a conference, an interview; null if not known.'],
      ['words', 'coalesce(s."quote", s."paraphrase")', 'The words, or the sense where only that is known.'],
      ['language', 's."quoteLanguage"', 'The language of the words where they are a quote; null if not known.'],
      ['translation', 's."translation"', 'The quote in English; null if it is English or not translated.'],
      ['directness', 's."directness"', 'How directly the words reach us.'],
      ['document_id', 'd."id"', 'The document it stands in; null where you may not see it.'],
      ['document', 'd."title"', 'The title of that document.'],
      ['codebook', 'b."name"', 'The codebook of the concept; null where nothing counts.'],
      ['edition', 'b."edition"', 'The edition of the codebook.'],
      ['concept_code', 'k."slug"', 'The short name of the concept; null where nothing counts.'],
      ['concept', 'k."label"', 'The concept that is coded, or as which it counts since it was merged.'],
      ['concept_kind', 'k."kind"', 'CHARACTERISATION: a word for the relationship; POSITION: a claim one can agree with.'],
      ['level', 'k."level"', 'How close a characterisation says the parties are, in ascending order; null for a position.'],
      ['stance', 'c.stance', 'How the statement stands towards the concept.'],
      ['adjudicated', 'c.adjudicated', 'Whether the stance was decided by an adjudication; null where nothing counts.'],
      ['coders', 'c.coders', 'How many coders gave this stance; null where it was decided.']
    ], $sql$
    FROM public."Statement" s
    LEFT JOIN public."Relationship" r ON r."id" = s."relationshipId"
    LEFT JOIN public."Document" d ON d."id" = s."documentId"
    LEFT JOIN LATERAL (
      WITH decided AS (
        SELECT DISTINCT k."countsAsId" AS concept, a."stance" AS stance
        FROM public."Adjudication" a JOIN public."Concept" k ON k."id" = a."conceptId"
        WHERE a."statementId" = s."id" AND a."retractedAt" IS NULL
      ), coded AS (
        SELECT k."countsAsId" AS concept, k."codebookId" AS codebook, c."stance" AS stance, c."coderId" AS coder, c."round" AS round
        FROM public."Coding" c JOIN public."Concept" k ON k."id" = c."conceptId"
        WHERE c."statementId" = s."id" AND c."retractedAt" IS NULL AND c."state" <> 'ASSIGNED'
      )
      SELECT concept, stance, true AS adjudicated, NULL::bigint AS coders FROM decided WHERE stance IS NOT NULL
      UNION ALL
      SELECT c.concept, c.stance, false, count(DISTINCT c.coder) FROM coded c
      WHERE c.concept NOT IN (SELECT d.concept FROM decided d)
        AND NOT EXISTS (SELECT FROM coded l WHERE l.coder = c.coder AND l.codebook = c.codebook AND l.round > c.round)
        AND NOT EXISTS (SELECT FROM public."CodingAssignment" l WHERE l."statementId" = s."id" AND l."coderId" = c.coder
                        AND l."codebookId" = c.codebook AND l."round" > c.round AND l."submittedAt" IS NOT NULL AND l."retractedAt" IS NULL)
      GROUP BY c.concept, c.stance
    ) c ON true
    LEFT JOIN public."Concept" k ON k."id" = c.concept
    LEFT JOIN public."Codebook" b ON b."id" = k."codebookId"
    WHERE s."retractedAt" IS NULL $sql$);

  PERFORM entente_draw_view('cooperation',
    'What the parties do together, area by area, and what they withhold: one row for each activity.',
    ARRAY[
      ['activity_id', 'a."id"', 'Identifies the activity.'],
      ['relationship', 'r."name"', 'In which relationship.'],
      ['relationship_code', 'r."slug"', 'The short name of the relationship.'],
      ['area', 'area."label"', 'In which area of cooperation.'],
      ['area_path', $$(SELECT string_agg(x."label", ' → ' ORDER BY cardinality(x."lineage"), x."label") FROM public."CooperationArea" x WHERE x."id" = ANY (area."lineage"))$$, 'The area with those above it, the topmost first.'],
      ['kind', 'a."kind"', 'What kind of deed it is.'],
      ['withheld', $$a."kind" = 'RESTRAINT'$$, 'Whether it is a restraint: something that a party withholds on purpose.'],
      ['title', 'a."title"', 'What it is, in a line.'],
      ['description', 'a."description"', 'What is known of it; null if the title says all.'],
      ['period', 'a."period"', 'When it began and ended, as EDTF text; null if not known. Open at the end while it goes on.'],
      ['period_first', 'a."periodFirst"', 'The first day that period can mean; 0001-01-01 where it is open on that side or not known.'],
      ['period_last', 'a."periodLast"', 'The last day that period can mean; 9999-12-31 where it is open on that side or not known.'],
      ['level', 'a."level"', 'How far it has come, in ascending order; null for a restraint, and for what was not observed or not searched for.'],
      ['evidence_status', 'a."evidenceStatus"', 'What is known of whether it happened. NONE_OBSERVED and NOT_SEARCHED are different answers.'],
      ['participants', $$(SELECT string_agg(n.name, ', ' ORDER BY n.name) FROM (SELECT @name(p."actorId") AS name FROM public."ActivityParticipant" p WHERE p."activityId" = a."id") n)$$, 'Who takes part, or withholds; null if nobody is named.'],
      ['obligations', $$(SELECT string_agg(o."type" || coalesce(' (' || o."condition" || ')', ''), ', ' ORDER BY o."type") FROM public."Obligation" o WHERE o."activityId" = a."id")$$, 'What an agreement obliges its parties to, with the condition; null if to nothing.'],
      ['statements', $$(SELECT count(*) FROM public."ActivitySource" x JOIN public."Statement" s ON s."id" = x."statementId" AND s."retractedAt" IS NULL WHERE x."activityId" = a."id")$$, 'How many statements that you may see attest it.'],
      ['documents', $$(SELECT string_agg(d."title", '; ' ORDER BY d."title") FROM public."ActivitySource" x JOIN public."Document" d ON d."id" = x."documentId" AND d."retractedAt" IS NULL WHERE x."activityId" = a."id")$$, 'The titles of the documents that attest it; null if there are none that you may see.']
    ], $sql$
    FROM public."Activity" a
    JOIN public."CooperationArea" area ON area."id" = a."areaId"
    JOIN public."Relationship" r ON r."id" = a."relationshipId"
    WHERE a."retractedAt" IS NULL $sql$);
END $draw$;

-- Codings and agreement ------------------------------------------------------------------------------------------------------

-- What counts as a reading of a statement is said in server/src/coding/reading.ts, and tests compare the two.
CREATE FUNCTION entente_draw_codings() RETURNS void LANGUAGE plpgsql AS $draw$
DECLARE
  -- Who has read what with which codebook; and of it what the user may know of: neither what they have still to decide on, nor,
  -- as a coder, what they have not read. A number must not tell it either.
  done constant text := $sql$
    WITH submitted AS (
      SELECT m."codebookId" AS codebook, m."id" AS concept, c."statementId" AS statement, c."coderId" AS coder, c."round" AS round, c."stance" AS stance
      FROM public."Coding" c JOIN public."Concept" k ON k."id" = c."conceptId" JOIN public."Concept" m ON m."id" = k."countsAsId"
      JOIN public."Statement" s ON s."id" = c."statementId" AND s."retractedAt" IS NULL
      WHERE c."retractedAt" IS NULL AND c."state" <> 'ASSIGNED'
    ), done AS (
      SELECT codebook, statement, coder, round FROM submitted
      UNION
      SELECT a."codebookId", a."statementId", a."coderId", a."round"
      FROM public."CodingAssignment" a JOIN public."Statement" s ON s."id" = a."statementId" AND s."retractedAt" IS NULL
      WHERE a."retractedAt" IS NULL AND a."submittedAt" IS NOT NULL
    ), read AS (
      SELECT d.*, d.statement IN (SELECT public.entente_sql_unread()) OR NOT (
        (SELECT public.entente_sql_has('REVIEWER')) OR (SELECT public.entente_sql_has('ADMIN')) OR NOT (SELECT public.entente_sql_has('CODER'))
        OR (d.codebook, d.statement) IN (SELECT o.codebook, o.statement FROM done o WHERE o.coder = (SELECT public.entente_sql_user()))) AS blind
      FROM done d
    ) $sql$;
BEGIN
  PERFORM entente_draw_view('codings', 'What each coder makes of a statement, and what was decided.',
    ARRAY[
      ['coding_id', 'c."id"', 'Identifies the coding.'],
      ['version', 'c."version"', 'Counts the changes from 1. A change names the version that it was decided on.'],
      ['statement_id', 'c."statementId"', 'The statement that is read.'],
      ['assignment_id', 'c."assignmentId"', 'The assignment that it fulfils; null where the coder was not asked for it.'],
      ['codebook', 'b."name"', 'The codebook.'],
      ['edition', 'b."edition"', 'The edition of the codebook.'],
      ['concept_id', 'k."id"', 'The concept.'],
      ['concept_code', 'k."slug"', 'The short name of the concept.'],
      ['concept', 'k."label"', 'The label of the concept.'],
      ['counts_as', 'm."label"', 'The concept as which it counts: the same, or the one that it was merged into.'],
      ['coder', 'u."name"', 'Who reads.'],
      ['round', 'c."round"', 'The round of coding, counted from 1.'],
      ['state', 'c."state"', 'How far it has come. ASSIGNED: a draft.'],
      ['stance', 'c."stance"', 'How the statement stands towards the concept, as the coder reads it; null in a draft without one.'],
      ['note', 'c."note"', 'What the coder remarks; null if nothing.'],
      ['coded_at', 'c."recordedAt"', 'When the coding was recorded.'],
      ['adjudicated', 'a."id" IS NOT NULL', 'Whether an adjudication decides on it.'],
      ['decided_stance', 'a."stance"', 'What was decided; null where nothing was, or where the concept does not apply.'],
      ['rationale', 'a."rationale"', 'Why it was decided so; null where nothing was.'],
      ['adjudicator', 'v."name"', 'Who decided; null where nobody did.']
    ], $sql$
    FROM public."Coding" c
    JOIN public."Statement" s ON s."id" = c."statementId" AND s."retractedAt" IS NULL
    JOIN public."Concept" k ON k."id" = c."conceptId"
    JOIN public."Concept" m ON m."id" = k."countsAsId"
    JOIN public."Codebook" b ON b."id" = k."codebookId"
    JOIN public."User" u ON u."id" = c."coderId"
    LEFT JOIN LATERAL (
      SELECT a.* FROM public."AdjudicationCoding" x JOIN public."Adjudication" a ON a."id" = x."adjudicationId" AND a."retractedAt" IS NULL
      WHERE x."codingId" = c."id" ORDER BY a."recordedAt" DESC, a."id" DESC LIMIT 1
    ) a ON true
    LEFT JOIN public."User" v ON v."id" = a."adjudicatorId"
    WHERE c."retractedAt" IS NULL $sql$);

  PERFORM entente_draw_view('readings',
    'The rows behind coding_agreement: what each coder who has read a statement makes of each concept of the codebook. A coder who submitted and did not use a concept has decided that it does not apply. Statements on which you have still to decide, or which as a coder you have not read, are left out.',
    ARRAY[
      ['codebook_id', 'l.codebook', 'The codebook, in one edition.'],
      ['round', 'l.round', 'The round that is looked at; null for the last round of each coder.'],
      ['statement_id', 'l.statement', 'The statement.'],
      ['concept_id', 'm."id"', 'The concept. Codings on concepts that were merged into it count.'],
      ['concept_code', 'm."slug"', 'The short name of the concept.'],
      ['coder_id', 'l.coder', 'The coder.'],
      ['coder', 'u."name"', 'The name of the coder.'],
      ['stance', 'CASE WHEN v.least = v.greatest THEN v.least END', 'The stance; null: the concept was not applied, or the reading is contradictory.'],
      ['contradictory', 'coalesce(v.least <> v.greatest, false)', 'Whether the coder gave different stances on concepts that were merged since. Such a reading has no value, and does not count.']
    ], $sql$
    FROM (
      SELECT codebook, NULL::integer AS round, statement, coder, max(round) AS last FROM read WHERE NOT blind GROUP BY codebook, statement, coder
      UNION ALL
      SELECT codebook, round, statement, coder, round FROM read WHERE NOT blind
    ) l
    JOIN public."Concept" m ON m."codebookId" = l.codebook AND m."mergedIntoId" IS NULL AND m."retractedAt" IS NULL
    JOIN public."User" u ON u."id" = l.coder
    LEFT JOIN (
      SELECT concept, statement, coder, round, min(stance) AS least, max(stance) AS greatest FROM submitted
      GROUP BY concept, statement, coder, round
    ) v ON v.concept = m."id" AND v.statement = l.statement AND v.coder = l.coder AND v.round = l.last $sql$, done);

  PERFORM entente_draw_view('coding_agreement',
    'How far coders agree, for each codebook in one edition, concept and round. A unit is a statement that two coders or more have read; the value of a coder is the stance, or that the concept is not applied. Only what is submitted and what you may see counts. The rows behind it are in readings.',
    ARRAY[
      ['codebook_id', 'scope.codebook', 'Identifies the codebook in this edition.'],
      ['codebook', 'b."name"', 'The codebook.'],
      ['edition', 'b."edition"', 'The edition; each is compared by itself.'],
      ['concept_id', 'm."id"', 'Identifies the concept.'],
      ['concept_code', 'm."slug"', 'The short name of the concept.'],
      ['concept', 'm."label"', 'The concept. Codings on concepts that were merged into it count.'],
      ['round', 'nullif(scope.round, 0)', 'The round; null for the last round of each coder on each statement.'],
      ['coders', 'coalesce(a.coders, 0)', 'How many coders are compared.'],
      ['units', 'coalesce(a.units, 0)', 'How many statements were read by two coders or more.'],
      ['pairable_values', 'coalesce(a.n, 0)', 'How many readings are compared: those of all units together.'],
      ['percent_agreement', 'a.agreeing / a.pairs * 100', 'Of the pairs of readings of one statement, how many percent are the same; null without units. It says nothing of chance: go by alpha.'],
      ['alpha', 'CASE WHEN a.kinds > 1 THEN 1 - (a.disagreement / a.n) / ((a.n ^ 2 - a.squares) / (a.n * (a.n - 1))) END', $$Krippendorff's alpha for nominal values, 1 − D_o/D_e: at most 1, which is perfect; 0 is what chance gives. From 0.8 on codings are commonly relied on, from 0.667 on for tentative conclusions. Null where it is undefined, never 1.$$],
      ['alpha_undefined_because', $$CASE WHEN coalesce(a.units, 0) = 0 THEN 'NO_PAIRABLE_VALUES' WHEN a.kinds = 1 THEN 'ONE_VALUE' END$$, 'Why alpha is null: no statement was read by two coders, or every value is the same; else null.'],
      ['kappa', 'CASE WHEN a.coders = 2 AND a.chance <> a.units ^ 2 THEN (a.agreed::float8 / a.units - a.chance / a.units ^ 2) / (1 - a.chance / a.units ^ 2) END', $$Cohen's kappa where exactly two coders are compared, else null. Null as well where both gave one and the same value throughout.$$],
      ['left_out', $$coalesce((SELECT jsonb_object_agg(o.reason, o.count) FROM left_out o WHERE o.codebook = scope.codebook AND o.round = scope.round AND o.concept = m."id"), '{}')$$, 'What does not count, as reason to number: ONE_CODER, NOT_SUBMITTED, RETRACTED, STATEMENT_RETRACTED, EARLIER_ROUND, CONTRADICTORY, BLIND (on which you have still to decide, or which as a coder you have not read).']
    ], $sql$
    FROM (SELECT "id" AS codebook, 0 AS round FROM public."Codebook"
          UNION SELECT codebook, round FROM reading UNION SELECT codebook, round FROM left_out) scope
    JOIN public."Codebook" b ON b."id" = scope.codebook AND b."retractedAt" IS NULL
    JOIN public."Concept" m ON m."codebookId" = scope.codebook AND m."mergedIntoId" IS NULL AND m."retractedAt" IS NULL
    LEFT JOIN agreement a ON a.codebook = scope.codebook AND a.round = scope.round AND a.concept = m."id" $sql$,
    -- The round 0 stands for the last one of each coder
    done || $sql$, reading AS (
      SELECT codebook_id AS codebook, coalesce(round, 0) AS round, concept_id AS concept, statement_id AS statement, coder_id AS coder,
        coalesce(stance::text, '') AS value, contradictory,
        count(*) FILTER (WHERE NOT contradictory) OVER (PARTITION BY codebook_id, round, concept_id, statement_id) AS m
      FROM analysis.readings
    ), compared AS (
      SELECT * FROM reading WHERE m > 1 AND NOT contradictory
    ), value AS (
      SELECT codebook, round, concept, statement, m, value, count(*)::float8 AS n FROM compared
      GROUP BY codebook, round, concept, statement, m, value
    ), unit AS (
      SELECT codebook, round, concept, m, sum(n * n) AS same, count(*) = 1 AS agreed FROM value GROUP BY codebook, round, concept, statement, m
    ), agreement AS (
      SELECT u.*, t.squares, t.kinds, c.coders, c.chance FROM (
        SELECT codebook, round, concept, count(*) AS units, sum(m)::float8 AS n, count(*) FILTER (WHERE agreed) AS agreed,
          sum((m * m - same) / (m - 1)) AS disagreement, sum(same - m) AS agreeing, sum(m * (m - 1))::float8 AS pairs
        FROM unit GROUP BY codebook, round, concept
      ) u JOIN (
        SELECT codebook, round, concept, sum(n * n) AS squares, count(*) AS kinds FROM (
          SELECT codebook, round, concept, sum(n) AS n FROM value GROUP BY codebook, round, concept, value
        ) v GROUP BY codebook, round, concept
      ) t USING (codebook, round, concept) JOIN (
        -- Of two coders: how often both would give the same value by chance, in pairs of statements
        SELECT codebook, round, concept, max(coders) AS coders, sum(CASE WHEN givers = 2 THEN least * greatest ELSE 0 END) AS chance FROM (
          SELECT codebook, round, concept, value, count(*) AS givers, min(n) AS least, max(n) AS greatest, max(coders) AS coders FROM (
            SELECT c.codebook, c.round, c.concept, c.coder, c.value, count(*)::float8 AS n, max(k.coders) AS coders
            FROM compared c JOIN (
              SELECT codebook, round, concept, count(DISTINCT coder) AS coders FROM compared GROUP BY codebook, round, concept
            ) k USING (codebook, round, concept)
            GROUP BY c.codebook, c.round, c.concept, c.coder, c.value
          ) v GROUP BY codebook, round, concept, value
        ) v GROUP BY codebook, round, concept
      ) c USING (codebook, round, concept)
    ), left_out AS (
      SELECT codebook, round, concept, reason, count(*) AS count FROM (
        SELECT m."codebookId" AS codebook, scope.round, m."id" AS concept, CASE WHEN s."retractedAt" IS NOT NULL THEN 'STATEMENT_RETRACTED'
          WHEN c."retractedAt" IS NOT NULL THEN 'RETRACTED' ELSE 'NOT_SUBMITTED' END AS reason
        FROM public."Coding" c JOIN public."Concept" k ON k."id" = c."conceptId" JOIN public."Concept" m ON m."id" = k."countsAsId"
        JOIN public."Statement" s ON s."id" = c."statementId" CROSS JOIN LATERAL (VALUES (0), (c."round")) AS scope (round)
        WHERE s."retractedAt" IS NOT NULL OR c."retractedAt" IS NOT NULL OR c."state" = 'ASSIGNED'
        UNION ALL
        SELECT w.codebook, w.round, m."id", w.reason FROM (
          SELECT a."codebookId" AS codebook, scope.round, 'NOT_SUBMITTED' AS reason
          FROM public."CodingAssignment" a JOIN public."Statement" s ON s."id" = a."statementId" AND s."retractedAt" IS NULL
          CROSS JOIN LATERAL (VALUES (0), (a."round")) AS scope (round)
          WHERE a."retractedAt" IS NULL AND a."submittedAt" IS NULL
          UNION ALL
          SELECT b.codebook, b.round, 'BLIND' FROM (
            SELECT DISTINCT r.codebook, r.statement, scope.round FROM read r CROSS JOIN LATERAL (VALUES (0), (r.round)) AS scope (round)
            WHERE r.blind
          ) b
        ) w JOIN public."Concept" m ON m."codebookId" = w.codebook
        UNION ALL
        -- By windows: Postgres takes these rows for few, and would compare each with each
        SELECT codebook, 0, concept, 'EARLIER_ROUND' FROM (
          SELECT codebook, concept, round, max(round) OVER w AS last, bool_or(blind) OVER w AS blind FROM (
            SELECT codebook, statement, coder, round, concept, false AS blind FROM submitted
            UNION ALL SELECT codebook, statement, coder, round, NULL, blind FROM read
          ) r WINDOW w AS (PARTITION BY codebook, statement, coder)
        ) r WHERE concept IS NOT NULL AND round < last AND NOT blind
        UNION ALL
        SELECT codebook, round, concept, 'CONTRADICTORY' FROM reading WHERE contradictory
        UNION ALL
        SELECT codebook, round, concept, 'ONE_CODER' FROM reading GROUP BY codebook, round, concept, statement HAVING max(m) < 2
      ) o GROUP BY codebook, round, concept, reason
    ) $sql$);
END $draw$;

-- Judgements, and what there is to do ------------------------------------------------------------------------------------------

CREATE FUNCTION entente_draw_judgements() RETURNS void LANGUAGE plpgsql AS $draw$
BEGIN
  PERFORM entente_draw_view('assessments_with_evidence',
    'What analysts conclude, and what it rests on: one row for each piece of evidence, and one without for an assessment that has none. Drafts are seen by those who write them and by administrators, what is under review by reviewers too.',
    ARRAY[
      ['assessment_id', 'a."id"', 'Identifies the assessment.'],
      ['version', 'a."version"', 'Counts the changes from 1. A step names the version that it was decided on.'],
      ['state', 'a."state"', 'Where it stands between draft and publication.'],
      ['relationship', 'r."name"', 'About which relationship; null if about none.'],
      ['area', 'area."label"', 'About which area of cooperation; null if about none.'],
      ['question', 'a."question"', 'The question it answers.'],
      ['judgement', 'a."judgement"', 'The answer.'],
      ['likelihood', 'a."likelihood"', 'How likely, in ascending order; null where the author gives no likelihood.'],
      ['probability_low', 'a."probabilityLow"', 'The lower bound of the probability, 0 to 1; null where none is given.'],
      ['probability_high', 'a."probabilityHigh"', 'The upper bound of the probability, 0 to 1; null where none is given.'],
      ['confidence', 'a."confidence"', 'How well founded it is, in ascending order; null where not stated.'],
      ['confidence_basis', 'a."confidenceBasis"', 'What the confidence rests on; null where not stated.'],
      ['author', '@name(a."authorId")', 'Whose judgement it is.'],
      ['assessed_on', 'a."assessedOn"', 'When it was judged: EDTF text.'],
      ['published_in', 'd."title"', 'The document it was published in; null if written here, or where you may not see it.'],
      ['stale', 'EXISTS (SELECT FROM public."StaleReason" x WHERE x."assessmentId" = a."id")', 'Whether something that it rests on was retracted, replaced or changed since.'],
      ['dissents', '(SELECT count(*) FROM public."Dissent" x WHERE x."assessmentId" = a."id" AND x."retractedAt" IS NULL)', 'How many reasoned disagreements stand beside it.'],
      ['evidence_link_id', 'e."id"', 'Identifies the piece of evidence; null where there is none.'],
      ['role', 'e."role"', 'What the evidence does for the assessment.'],
      ['evidence_kind', $$CASE WHEN s."id" IS NOT NULL THEN 'STATEMENT' WHEN v."id" IS NOT NULL THEN 'ACTIVITY' WHEN p."id" IS NOT NULL THEN 'DOCUMENT' WHEN o."id" IS NOT NULL THEN 'ASSESSMENT' END$$, 'What the evidence is: STATEMENT, ACTIVITY, DOCUMENT or ASSESSMENT; null where you may not see it.'],
      ['evidence_id', 'coalesce(s."id", v."id", p."id", o."id")', 'The id of that row; null where you may not see it.'],
      ['evidence', 'coalesce(s."quote", s."paraphrase", v."title", p."title", o."judgement")', 'Its words, title or judgement; null where you may not see it.'],
      ['credibility', 'e."credibility"', 'How credible it is; null if not weighed.'],
      ['relevance', 'e."relevance"', 'How relevant it is; null if not weighed.'],
      ['note', 'e."note"', 'How it bears on the judgement; null if nobody wrote it.'],
      ['evidence_stale', $$(SELECT CASE WHEN coalesce(s."id", v."id", p."id", o."id") IS NULL THEN min('UNDISCLOSED') ELSE string_agg(x."kind"::text, ', ' ORDER BY x."kind") END FROM public."StaleReason" x WHERE x."evidenceLinkId" = e."id" HAVING count(*) > 0)$$, 'What has become of it since; UNDISCLOSED where you may not see it; null if nothing.']
    ], $sql$
    FROM public."Assessment" a
    LEFT JOIN public."Relationship" r ON r."id" = a."relationshipId"
    LEFT JOIN public."CooperationArea" area ON area."id" = a."areaId"
    LEFT JOIN public."Document" d ON d."id" = a."documentId"
    LEFT JOIN public."EvidenceLink" e ON e."assessmentId" = a."id" AND e."retractedAt" IS NULL
    LEFT JOIN public."Statement" s ON s."id" = e."statementId"
    LEFT JOIN public."Activity" v ON v."id" = e."activityId"
    LEFT JOIN public."Document" p ON p."id" = e."documentId"
    LEFT JOIN public."Assessment" o ON o."id" = e."otherAssessmentId"
    WHERE a."retractedAt" IS NULL $sql$);

  PERFORM entente_draw_view('queue',
    'What there is for you to do, by your roles. Empty for a login that is nobody''s.',
    ARRAY[
      ['task', 'q.task', 'CODE a statement that is assigned to you; ADJUDICATE where coders differ and nobody has decided; REVISE an assessment of yours that is a draft or was sent back; REVIEW what is in review; PUBLISH what is approved; RENEW a published assessment of yours that is stale.'],
      ['due_on', 'q.due_on', 'The day by which it is to be done; null if there is none.'],
      ['assignment_id', 'q.assignment', 'The assignment, for submit_codings; else null.'],
      ['statement_id', 'q.statement', 'The statement to code or to decide on; else null.'],
      ['codebook_id', 'q.codebook', 'The codebook to code with or to decide by; else null.'],
      ['concept_id', 'q.concept', 'The concept on which coders differ; else null.'],
      ['assessment_id', 'q.assessment', 'The assessment to work on; else null.'],
      ['version', 'q.version', 'The version of the assignment or assessment, as functions expect it; null where there is none.'],
      ['about', 'q.about', 'The words of the statement, or the question of the assessment.']
    ], $sql$
    FROM (
      SELECT 'CODE' AS task, nullif(a."dueOn", '9999-12-31') AS due_on, a."id" AS assignment, s."id" AS statement, a."codebookId" AS codebook,
        NULL::uuid AS concept, NULL::uuid AS assessment, a."version" AS version, coalesce(s."quote", s."paraphrase") AS about
      FROM public."CodingAssignment" a JOIN public."Statement" s ON s."id" = a."statementId" AND s."retractedAt" IS NULL
      WHERE a."coderId" = (SELECT public.entente_sql_user()) AND a."submittedAt" IS NULL AND a."retractedAt" IS NULL
      UNION ALL
      SELECT 'ADJUDICATE', NULL, NULL, r.statement_id, r.codebook_id, r.concept_id, NULL, NULL, coalesce(s."quote", s."paraphrase")
      FROM (
        SELECT codebook_id, statement_id, concept_id FROM analysis.readings
        WHERE round IS NULL AND NOT contradictory AND (SELECT public.entente_sql_has('REVIEWER'))
        GROUP BY codebook_id, statement_id, concept_id HAVING count(DISTINCT coalesce(stance::text, '')) > 1
      ) r JOIN public."Statement" s ON s."id" = r.statement_id
      WHERE NOT EXISTS (
        SELECT FROM public."Adjudication" d JOIN public."Concept" k ON k."id" = d."conceptId"
        WHERE d."statementId" = r.statement_id AND k."countsAsId" = r.concept_id AND d."retractedAt" IS NULL)
      UNION ALL
      SELECT t.task, NULL, NULL, NULL, NULL, NULL, a."id", a."version", a."question"
      FROM public."Assessment" a CROSS JOIN LATERAL (SELECT public.entente_sql_owns(a."id") AS own) o CROSS JOIN LATERAL (
        SELECT CASE
          WHEN a."state" IN ('DRAFT', 'CHANGES_REQUESTED') AND o.own AND (SELECT public.entente_sql_has('ANALYST')) THEN 'REVISE'
          WHEN a."state" = 'IN_REVIEW' AND NOT o.own AND (SELECT public.entente_sql_has('REVIEWER')) THEN 'REVIEW'
          WHEN a."state" = 'APPROVED' AND ((SELECT public.entente_sql_has('REVIEWER')) OR (SELECT public.entente_sql_has('ADMIN'))
            OR (o.own AND (SELECT public.entente_sql_has('ANALYST')))) THEN 'PUBLISH'
          WHEN a."state" = 'PUBLISHED' AND o.own AND (SELECT public.entente_sql_has('ANALYST'))
            AND EXISTS (SELECT FROM public."StaleReason" x WHERE x."assessmentId" = a."id") THEN 'RENEW'
        END AS task
      ) t
      WHERE a."retractedAt" IS NULL AND a."documentId" IS NULL AND t.task IS NOT NULL
    ) q $sql$);
END $draw$;

-- Drawn anew by each migration ---------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION entente_draw_analysis() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  people text := (SELECT string_agg(entente_people_group(m), ', ') FROM unnest(enum_range(NULL::"Marking")) m);
  t record;
  part record;
BEGIN
  CREATE SCHEMA IF NOT EXISTS analysis;
  -- CASCADE: one view may read another
  FOR t IN SELECT table_name FROM information_schema.views WHERE table_schema = 'analysis' LOOP
    EXECUTE format('DROP VIEW IF EXISTS analysis.%I CASCADE', t.table_name);
  END LOOP;
  FOR t IN
    SELECT c.oid, c.relname AS name, obj_description(c.oid, 'pg_class') AS says, string_agg(CASE
        WHEN c.relname = 'Revision' AND a.attname = 'changes' THEN 'public.entente_without(public.entente_public_changes(r."entity", r."changes"), ' || entente_hidden_ids_sql() || ') AS "changes"'
        -- What has become of evidence that the reader does not see is not told, as in the API
        WHEN c.relname = 'StaleReason' AND a.attname IN ('kind', 'since') THEN format($sql$(SELECT r.%1$I FROM public."EvidenceLink" e
          LEFT JOIN public."Statement" s ON s."id" = e."statementId" LEFT JOIN public."Activity" v ON v."id" = e."activityId"
          LEFT JOIN public."Document" p ON p."id" = e."documentId" LEFT JOIN public."Assessment" o ON o."id" = e."otherAssessmentId"
          WHERE e."id" = r."evidenceLinkId" AND num_nonnulls(s."id", v."id", p."id", o."id") > 0) AS %1$I$sql$, a.attname)
        WHEN f.target IS NULL THEN format('r.%I', a.attname)
        ELSE format('(SELECT x."id" FROM public.%I x WHERE x."id" = r.%I) AS %I', f.target, a.attname, a.attname)
      END, ', ' ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN entente_references f ON f.source = c.relname AND f."column" = a.attname
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT entente_is_internal(c.relname) AND NOT entente_is_kept_back(c.relname, a.attname)
    GROUP BY c.oid, c.relname
  LOOP
    EXECUTE format('CREATE VIEW analysis.%I WITH (security_barrier, security_invoker) AS SELECT %s FROM public.%I r',
      t.name, t.columns, t.name);
    EXECUTE format('COMMENT ON VIEW analysis.%I IS %L', t.name, t.says);
    FOR part IN SELECT attname AS name, col_description(attrelid, attnum) AS says FROM pg_attribute
             WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND NOT entente_is_kept_back(t.name, attname) LOOP
      EXECUTE format('COMMENT ON COLUMN analysis.%I.%I IS %L', t.name, part.name, part.says);
    END LOOP;
  END LOOP;
  PERFORM entente_draw_discourse();
  PERFORM entente_draw_codings();
  PERFORM entente_draw_judgements();
  EXECUTE format('GRANT USAGE ON SCHEMA analysis TO %s', people);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA analysis TO %s', people);
  -- The steps of the work, which run as the owner
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA analysis FROM PUBLIC;
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA analysis TO %s', people);
END $$;

SELECT entente_complete_schema();
