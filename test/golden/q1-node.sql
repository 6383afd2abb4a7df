-- query ($id: ID!) { node(id: $id) { ... on Statement { quote saidOn speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }

SELECT CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c0 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c1 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c2 END, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c3 END, parent.c4, child.*
  FROM (SELECT t0."quote" AS c0, t0."saidOn" AS c1, t1."name" AS c2, t1."id" AS c3, t0."id" AS c4
  FROM "visible_red"."Statement" t0
  LEFT JOIN "visible_red"."ActorIdentity" t2 ON t2."actorId" = t0."speakerId" AND t2."merged"
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = coalesce(t2."identityId", t0."speakerId")
  WHERE t0."id" = ANY ($1::uuid[])) parent
  LEFT JOIN LATERAL (SELECT c5, c6, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT parent.c3) own (key) JOIN "visible_red"."ActorIdentity" t3 ON t3."actorId" = own.key JOIN "visible_red"."ActorIdentity" t4 ON t4."identityId" = t3."identityId"
  CROSS JOIN LATERAL (SELECT t5."role" AS c5, t6."name" AS c6, t5."validFirst" AS o0, t5."id" AS o1
  FROM (SELECT t5."role", t5."validFirst", t5."id", t5."organizationId"
  FROM "visible_red"."Affiliation" t5
  WHERE t5."actorId" = t4."actorId" AND (t5."retractedAt" IS NULL)
  ORDER BY t5."validFirst" ASC, t5."id" ASC LIMIT 6) t5
  LEFT JOIN "visible_red"."ActorIdentity" t7 ON t7."actorId" = t5."organizationId" AND t7."merged"
  LEFT JOIN "visible_red"."Actor" t6 ON t6."id" = coalesce(t7."identityId", t5."organizationId")) of_each
  ORDER BY o0 ASC, o1 ASC LIMIT 6) page) child ON TRUE;
