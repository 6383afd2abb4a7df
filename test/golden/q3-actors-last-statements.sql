-- { actors(first: 50) { nodes { id name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { id saidOn quote } } } } }

SELECT parent.c0, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c1 END, child.*
  FROM (SELECT t0."id" AS c0, t0."name" AS c1
  FROM "visible_red"."Actor" t0
  WHERE (EXISTS (SELECT
  FROM "visible_red"."ActorIdentity" t1
  WHERE t1."actorId" = t0."id" AND t1."merged" = $1)) AND (t0."retractedAt" IS NULL)
  ORDER BY t0."name" ASC, t0."id" ASC LIMIT 51) parent
  LEFT JOIN LATERAL (SELECT c2, c3, c4, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT parent.c0) own (key) JOIN "visible_red"."ActorIdentity" t2 ON t2."actorId" = own.key JOIN "visible_red"."ActorIdentity" t3 ON t3."identityId" = t2."identityId"
  CROSS JOIN LATERAL (SELECT t4."id" AS c2, t4."saidOn" AS c3, t4."quote" AS c4, t4."saidOnFirst" AS o0
  FROM "visible_red"."Statement" t4
  WHERE t4."speakerId" = t3."actorId" AND (t4."retractedAt" IS NULL)
  ORDER BY t4."saidOnFirst" DESC, t4."id" DESC LIMIT 6) of_each
  ORDER BY o0 DESC, c2 DESC LIMIT 6) page) child ON TRUE
  ORDER BY parent.c1 ASC, parent.c0 ASC;

SELECT parent.key, counted.n
  FROM unnest($1::uuid[]) AS parent (key)
  CROSS JOIN LATERAL (SELECT count(*) AS n
  FROM (SELECT parent.key) own (key) JOIN "visible_red"."ActorIdentity" t1 ON t1."actorId" = own.key JOIN "visible_red"."ActorIdentity" t2 ON t2."identityId" = t1."identityId" JOIN "visible_red"."Statement" t0 ON t0."speakerId" = t2."actorId"
  WHERE (t0."retractedAt" IS NULL)) counted;
