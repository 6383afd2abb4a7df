-- { actors(first: 50) { nodes { id name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { id saidOn quote } } } } }

SELECT parent.c0, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c1 END, child.*
  FROM (SELECT t0."id" AS c0, t0."name" AS c1
  FROM "visible_red"."Actor" t0
  WHERE (NOT EXISTS (SELECT
  FROM "visible_red"."ActorIdentity" t1
  WHERE t1."actorId" = t0."id" AND t1."merged")) AND (t0."retractedAt" IS NULL)
  ORDER BY t0."name" ASC, t0."id" ASC LIMIT 50) parent
  LEFT JOIN LATERAL (SELECT c2, c3, c4, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT parent.c0) own (key)
  CROSS JOIN LATERAL (SELECT coalesce((SELECT t4."identityId"
  FROM "visible_red"."ActorIdentity" t4
  WHERE t4."actorId" = own.key AND t4."merged"), own.key) AS key) t2
  CROSS JOIN LATERAL (SELECT t2.key
  UNION ALL SELECT t4."actorId"
  FROM "visible_red"."ActorIdentity" t4
  WHERE t4."identityId" = t2.key AND t4."merged") t3 (key)
  CROSS JOIN LATERAL (SELECT t5."id" AS c2, t5."saidOn" AS c3, t5."quote" AS c4, t5."saidOnFirst" AS o0
  FROM "visible_red"."Statement" t5
  WHERE t5."speakerId" = t3.key AND (t5."retractedAt" IS NULL)
  ORDER BY t5."saidOnFirst" DESC, t5."id" DESC LIMIT 5) of_each
  ORDER BY o0 DESC, c2 DESC LIMIT 5) page) child ON TRUE
  ORDER BY parent.c1 ASC, parent.c0 ASC;

SELECT parent.key, counted.n
  FROM unnest($1::uuid[]) AS parent (key)
  CROSS JOIN LATERAL (SELECT count(*) AS n
  FROM (SELECT parent.key) own (key)
  CROSS JOIN LATERAL (SELECT coalesce((SELECT t3."identityId"
  FROM "visible_red"."ActorIdentity" t3
  WHERE t3."actorId" = own.key AND t3."merged"), own.key) AS key) t1
  CROSS JOIN LATERAL (SELECT t1.key
  UNION ALL SELECT t3."actorId"
  FROM "visible_red"."ActorIdentity" t3
  WHERE t3."identityId" = t1.key AND t3."merged") t2 (key) JOIN "visible_red"."Statement" t0 ON t0."speakerId" = t2.key
  WHERE (t0."retractedAt" IS NULL)) counted;
