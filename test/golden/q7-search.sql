-- { statements(first: 20, where: { search: "alliance" }) { nodes { id quote paraphrase } } search(query: "alliance", types: [STATEMENT, ACTOR], first: 10) { score node { __typename } } }

SELECT "id", CASE WHEN to_tsvector('russian', public.entente_words("quote")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("quote"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END, CASE WHEN to_tsvector('russian', public.entente_words("translation")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("translation"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END, CASE WHEN to_tsvector('russian', public.entente_words("paraphrase")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("paraphrase"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END, CASE WHEN to_tsvector('russian', public.entente_words("occasion")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("occasion"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END
  FROM "visible_red"."Statement" r
  WHERE "id" = ANY ($1::uuid[]);

SELECT t0."id" AS c0, t0."quote" AS c1, t0."paraphrase" AS c2
  FROM (WITH asked AS MATERIALIZED (SELECT words, public.entente_words_of_quarters(words) AS indexed
  FROM (SELECT websearch_to_tsquery('russian', $1) AS words) asked), looked AS MATERIALIZED (SELECT *
  FROM "visible_red"."Statement" t0
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 200), found AS MATERIALIZED (SELECT t0."id", t0."quote", t0."paraphrase", t0."saidOnFirst"
  FROM looked t0
  WHERE (t0."retractedAt" IS NULL) AND t0."search" @@ (SELECT words
  FROM asked)
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 20), span AS MATERIALIZED (SELECT first, (SELECT min(t1."saidOnFirst")
  FROM "visible_red"."Statement" t1
  WHERE t1."saidOnFirst" > first) AS second, (SELECT max(t1."saidOnFirst")
  FROM "visible_red"."Statement" t1) AS latest
  FROM (SELECT min(t1."saidOnFirst") AS first
  FROM "visible_red"."Statement" t1) least), quarter AS (SELECT n, "saidOnFirst", "id"
  FROM (SELECT "saidOnFirst", "id"
  FROM looked t0
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC OFFSET 199) last, span, LATERAL (SELECT public.entente_quarter(first) AS n UNION SELECT generate_series(public.entente_quarter(second), public.entente_quarter(latest))) numbers
  WHERE n >= public.entente_quarter("saidOnFirst") AND (SELECT count(*)
  FROM found) < 20
  ORDER BY n ASC), further AS (SELECT page.*
  FROM quarter
  CROSS JOIN LATERAL (SELECT t0."id", t0."quote", t0."paraphrase", t0."saidOnFirst"
  FROM "visible_red"."Statement" t0
  WHERE (t0."retractedAt" IS NULL) AND public.entente_words_by_quarter(t0."search", t0."saidOnFirst") @@ public.entente_words_in_quarter((SELECT indexed
  FROM asked), quarter.n) AND (t0."search" @@ (SELECT words
  FROM asked)) IS TRUE AND ((t0."saidOnFirst", t0."id") > (quarter."saidOnFirst", quarter."id")) IS TRUE
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 20) page
  ORDER BY quarter.n ASC, page."saidOnFirst" ASC, page."id" ASC LIMIT 20) SELECT *
  FROM (TABLE found
  UNION ALL TABLE further) t0
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 20) t0
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC;

SELECT type, id, score, name
  FROM (SELECT DISTINCT ON (type, id) *
  FROM ((SELECT 'Actor' AS type, (SELECT i."identityId"
  FROM "visible_red"."ActorIdentity" i
  WHERE i."actorId" = n."id") AS id, word_similarity($1::text, "name") AS score, "name" AS name
  FROM "visible_red"."Actor" n
  WHERE $1::text <% "name" AND "retractedAt" IS NULL
  ORDER BY score DESC LIMIT 100)
  UNION ALL (SELECT 'Actor' AS type, (SELECT i."identityId"
  FROM "visible_red"."ActorIdentity" i
  WHERE i."actorId" = n."actorId") AS id, word_similarity($1::text, "text") AS score, "text" AS name
  FROM "visible_red"."ActorName" n
  WHERE $1::text <% "text" AND "retractedAt" IS NULL
  ORDER BY score DESC LIMIT 100)
  UNION ALL (SELECT 'Statement' AS type, r."id", ts_rank_cd(r."search", q, 32) AS score, NULL AS name
  FROM (SELECT "id", "search", websearch_to_tsquery('russian', $2) AS q
  FROM "visible_red"."Statement" s
  WHERE "search" @@ websearch_to_tsquery('russian', $2) AND "retractedAt" IS NULL LIMIT 2000) r
  ORDER BY score DESC LIMIT 100)) hit
  ORDER BY type, id, score DESC) best
  ORDER BY score DESC, id DESC LIMIT $3;
