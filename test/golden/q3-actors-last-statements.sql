-- { actors(first: 50) { nodes { id name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { id saidOn quote } } } } }

SELECT parent.c0, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c1 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c2 END, child.*
  FROM (SELECT t0."id" AS c0, t0."name" AS c1, (SELECT count(*) AS n
  FROM (SELECT t0."id") own (key)
  CROSS JOIN LATERAL (SELECT coalesce((SELECT t5."identityId"
  FROM "visible_red"."ActorIdentity" t5
  WHERE t5."actorId" = own.key AND t5."merged"), own.key) AS key) t3
  CROSS JOIN LATERAL (SELECT t3.key
  UNION ALL SELECT t5."actorId"
  FROM "visible_red"."ActorIdentity" t5
  WHERE t5."identityId" = t3.key AND t5."merged") t4 (key) JOIN "visible_red"."Statement" t2 ON t2."speakerId" = t4.key
  WHERE (t2."retractedAt" IS NULL)) AS c2
  FROM "visible_red"."Actor" t0
  WHERE (NOT EXISTS (SELECT
  FROM "visible_red"."ActorIdentity" t1
  WHERE t1."actorId" = t0."id" AND t1."merged")) AND (t0."retractedAt" IS NULL)
  ORDER BY t0."name" ASC, t0."id" ASC LIMIT 50) parent
  LEFT JOIN LATERAL (SELECT c3, c4, c5, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT parent.c0) own (key)
  CROSS JOIN LATERAL (SELECT coalesce((SELECT t8."identityId"
  FROM "visible_red"."ActorIdentity" t8
  WHERE t8."actorId" = own.key AND t8."merged"), own.key) AS key) t6
  CROSS JOIN LATERAL (SELECT t6.key
  UNION ALL SELECT t8."actorId"
  FROM "visible_red"."ActorIdentity" t8
  WHERE t8."identityId" = t6.key AND t8."merged") t7 (key)
  CROSS JOIN LATERAL (SELECT t9."id" AS c3, t9."saidOn" AS c4, t9."quote" AS c5, t9."saidOnFirst" AS o0
  FROM "visible_red"."Statement" t9
  WHERE t9."speakerId" = t7.key AND (t9."retractedAt" IS NULL)
  ORDER BY t9."saidOnFirst" DESC, t9."id" DESC LIMIT 5) of_each
  ORDER BY o0 DESC, c3 DESC LIMIT 5) page) child ON TRUE
  ORDER BY parent.c1 ASC, parent.c0 ASC;
