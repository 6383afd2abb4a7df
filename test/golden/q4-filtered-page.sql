-- query ($after: String) { statements(first: 50, after: $after, where: { relationship: { slug: { eq: "russia-china" } }, saidOn: { within: "2018/2019" }, speechAct: { in: [ASSERT, DENY] } }) { nodes { id saidOn quote speaker { name } } pageInfo { hasNextPage endCursor } } }

SELECT t0."id" AS c0, t1."id" AS c1, t1."name" AS c2, t0."saidOnFirst" AS c3, t0."saidOn" AS c4, t0."quote" AS c5
  FROM "visible_red"."Statement" t0
  LEFT JOIN "visible_red"."ActorIdentity" t2 ON t2."actorId" = t0."speakerId"
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = t2."identityId"
  WHERE ((t0."relationshipId" = (SELECT t3."id"
  FROM "visible_red"."Relationship" t3
  WHERE t3."slug" = $1)) AND ((t0."saidOnFirst" >= $2 AND t0."saidOnFirst" <= $3 AND t0."saidOnLast" <= $4)) AND (t0."speechAct" = ANY ($5))) AND (t0."retractedAt" IS NULL) AND (t0."saidOnFirst", t0."id") > ($6, $7)
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 51;
