-- query ($id: ID!) { node(id: $id) { ... on Statement { quote saidOn speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }

SELECT CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c0 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c1 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c2 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c3 END, parent.c4, child.*
  FROM (SELECT t0."quote" AS c0, t0."saidOn" AS c1, t1."name" AS c2, t1."id" AS c3, t0."id" AS c4
  FROM "visible_red"."Statement" t0
  LEFT JOIN "visible_red"."ActorIdentity" t2 ON t2."actorId" = t0."speakerId" AND t2."merged"
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = coalesce(t2."identityId", t0."speakerId")
  WHERE t0."id" = ANY ($1::uuid[])) parent
  LEFT JOIN LATERAL (SELECT c5, c6, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT parent.c3) own (key)
  CROSS JOIN LATERAL (SELECT coalesce((SELECT t5."identityId"
  FROM "visible_red"."ActorIdentity" t5
  WHERE t5."actorId" = own.key AND t5."merged"), own.key) AS key) t3
  CROSS JOIN LATERAL (SELECT t3.key
  UNION ALL SELECT t5."actorId"
  FROM "visible_red"."ActorIdentity" t5
  WHERE t5."identityId" = t3.key AND t5."merged") t4 (key)
  CROSS JOIN LATERAL (SELECT t6."role" AS c5, t7."name" AS c6, t6."validFirst" AS o0, t6."id" AS o1
  FROM (SELECT t6."role", t6."validFirst", t6."id", t6."organizationId"
  FROM "visible_red"."Affiliation" t6
  WHERE t6."actorId" = t4.key AND (t6."retractedAt" IS NULL)
  ORDER BY t6."validFirst" ASC, t6."id" ASC LIMIT 5) t6
  LEFT JOIN "visible_red"."ActorIdentity" t8 ON t8."actorId" = t6."organizationId" AND t8."merged"
  LEFT JOIN "visible_red"."Actor" t7 ON t7."id" = coalesce(t8."identityId", t6."organizationId")) of_each
  ORDER BY o0 ASC, o1 ASC LIMIT 5) page) child ON TRUE;
