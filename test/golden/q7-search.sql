-- { statements(first: 20, where: { search: "alliance" }) { nodes { id quote paraphrase } } search(query: "alliance", types: [STATEMENT, ACTOR], first: 10) { score node { __typename } } }

SELECT "id", CASE WHEN to_tsvector('russian', public.entente_words("quote")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("quote"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END, CASE WHEN to_tsvector('russian', public.entente_words("translation")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("translation"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END, CASE WHEN to_tsvector('russian', public.entente_words("paraphrase")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("paraphrase"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END, CASE WHEN to_tsvector('russian', public.entente_words("occasion")) @@ websearch_to_tsquery('russian', $2) THEN ts_headline('russian', public.entente_words("occasion"), websearch_to_tsquery('russian', $2), 'StartSel=«, StopSel=», MaxFragments=2, MaxWords=30, MinWords=10, FragmentDelimiter= … ') END
  FROM "visible_red"."Statement" r
  WHERE "id" = ANY ($1::uuid[]);

SELECT t0."id" AS c0, t0."quote" AS c1, t0."paraphrase" AS c2, t0."saidOnFirst" AS c3
  FROM "visible_red"."Statement" t0
  WHERE (t0."search" @@ websearch_to_tsquery('russian', 'alliance') AND (pg_column_size(t0."search") IS NOT NULL OR public.entente_words_are_read(t0."search"))) AND (t0."retractedAt" IS NULL)
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 21;

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
