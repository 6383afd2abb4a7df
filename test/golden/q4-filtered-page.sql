-- query ($after: String) { statements(first: 50, after: $after, where: { relationship: { slug: { eq: "russia-china" } }, saidOn: { within: "2018/2019" }, speechAct: { in: [ASSERT, DENY] } }) { nodes { id saidOn quote speaker { name } } pageInfo { hasNextPage endCursor } } }

SELECT t0."id" AS c0, t0."saidOn" AS c1, t0."quote" AS c2, t2."name" AS c3, t0."saidOnFirst" AS c4
  FROM (SELECT t0."id", t0."saidOn", t0."quote", t0."saidOnFirst", t0."speakerId"
  FROM "visible_red"."Statement" t0
  WHERE ((t0."relationshipId" = (SELECT t1."id"
  FROM "visible_red"."Relationship" t1
  WHERE t1."slug" = $1)) AND ((t0."saidOnFirst" >= $2 AND t0."saidOnFirst" <= $3 AND t0."saidOnLast" <= $4)) AND (t0."speechAct" = ANY ($5))) AND (t0."retractedAt" IS NULL) AND (t0."saidOnFirst", t0."id") > ($6, $7)
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 51) t0
  LEFT JOIN "visible_red"."ActorIdentity" t3 ON t3."actorId" = t0."speakerId" AND t3."merged"
  LEFT JOIN "visible_red"."Actor" t2 ON t2."id" = coalesce(t3."identityId", t0."speakerId")
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC;
