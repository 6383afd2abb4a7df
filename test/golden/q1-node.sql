-- query ($id: ID!) { node(id: $id) { ... on Statement { quote saidOn speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }

SELECT c0, c1, c2, c3, c4, c5, key
  FROM (SELECT child.*, parent.key, parent.n, row_number() OVER (PARTITION BY parent.n
  ORDER BY c4 ASC, c0 ASC) AS place
  FROM unnest($1::uuid[]) WITH ORDINALITY AS parent (key, n) JOIN "visible_red"."ActorIdentity" t0 ON t0."actorId" = parent.key JOIN "visible_red"."ActorIdentity" t1 ON t1."identityId" = t0."identityId"
  CROSS JOIN LATERAL (SELECT t2."id" AS c0, t2."role" AS c1, t3."id" AS c2, t3."name" AS c3, t2."validFirst" AS c4, t2."actorId" AS c5
  FROM (SELECT t2."id", t2."role", t2."validFirst", t2."actorId", t2."organizationId"
  FROM "visible_red"."Affiliation" t2
  WHERE t2."actorId" = t1."actorId" AND (t2."retractedAt" IS NULL)
  ORDER BY t2."validFirst" ASC, t2."id" ASC LIMIT 6) t2
  LEFT JOIN "visible_red"."ActorIdentity" t4 ON t4."actorId" = t2."organizationId"
  LEFT JOIN "visible_red"."Actor" t3 ON t3."id" = t4."identityId") child) child
  WHERE place <= 6
  ORDER BY n, c4 ASC, c0 ASC;

SELECT t0."id" AS c0, t0."quote" AS c1, t0."saidOn" AS c2, t1."id" AS c3, t1."name" AS c4
  FROM "visible_red"."Statement" t0
  LEFT JOIN "visible_red"."ActorIdentity" t2 ON t2."actorId" = t0."speakerId"
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = t2."identityId"
  WHERE t0."id" = ANY ($1::uuid[]);
