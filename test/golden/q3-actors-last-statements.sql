-- { actors(first: 50) { nodes { id name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { id saidOn quote } } } } }

SELECT c0, c1, c2, c3, c4, key
  FROM (SELECT child.*, parent.key, parent.n, row_number() OVER (PARTITION BY parent.n
  ORDER BY c3 DESC, c0 DESC) AS place
  FROM unnest($1::uuid[]) WITH ORDINALITY AS parent (key, n) JOIN "visible_red"."ActorIdentity" t0 ON t0."actorId" = parent.key JOIN "visible_red"."ActorIdentity" t1 ON t1."identityId" = t0."identityId"
  CROSS JOIN LATERAL (SELECT t2."id" AS c0, t2."saidOn" AS c1, t2."quote" AS c2, t2."saidOnFirst" AS c3, t2."speakerId" AS c4
  FROM "visible_red"."Statement" t2
  WHERE t2."speakerId" = t1."actorId" AND (t2."retractedAt" IS NULL)
  ORDER BY t2."saidOnFirst" DESC, t2."id" DESC LIMIT 6) child) child
  WHERE place <= 6
  ORDER BY n, c3 DESC, c0 DESC;

SELECT parent.key, counted.n
  FROM unnest($1::uuid[]) AS parent (key)
  CROSS JOIN LATERAL (SELECT count(*) AS n
  FROM (SELECT parent.key) own (key) JOIN "visible_red"."ActorIdentity" t1 ON t1."actorId" = own.key JOIN "visible_red"."ActorIdentity" t2 ON t2."identityId" = t1."identityId" JOIN "visible_red"."Statement" t0 ON t0."speakerId" = t2."actorId"
  WHERE (t0."retractedAt" IS NULL)) counted;

SELECT t0."id" AS c0, t0."name" AS c1
  FROM "visible_red"."Actor" t0
  WHERE (EXISTS (SELECT
  FROM "visible_red"."ActorIdentity" t1
  WHERE t1."actorId" = t0."id" AND t1."merged" = $1)) AND (t0."retractedAt" IS NULL)
  ORDER BY t0."name" ASC, t0."id" ASC LIMIT 51;
