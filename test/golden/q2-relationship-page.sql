-- { relationship(by: { slug: "russia-china" }) { statements(first: 50) { nodes { id saidOn quote speaker { id name } document { id title } areas { id label } } } } }

SELECT parent.c0, child.*
  FROM (SELECT t0."id" AS c0
  FROM "visible_red"."Relationship" t0
  WHERE t0."slug" = $1 LIMIT 1) parent
  LEFT JOIN LATERAL (SELECT c1, c2, c3, c4, c5, c6, c7, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT t1."id" AS c1, t1."saidOn" AS c2, t1."quote" AS c3, t2."id" AS c4, t2."name" AS c5, t4."id" AS c6, t4."title" AS c7, t1."saidOnFirst" AS o0
  FROM (SELECT t1."id", t1."saidOn", t1."quote", t1."saidOnFirst", t1."speakerId", t1."documentId"
  FROM "visible_red"."Statement" t1
  WHERE t1."relationshipId" = parent.c0 AND (t1."retractedAt" IS NULL)
  ORDER BY t1."saidOnFirst" ASC, t1."id" ASC LIMIT 50) t1
  LEFT JOIN "visible_red"."ActorIdentity" t3 ON t3."actorId" = t1."speakerId" AND t3."merged"
  LEFT JOIN "visible_red"."Actor" t2 ON t2."id" = coalesce(t3."identityId", t1."speakerId")
  LEFT JOIN "visible_red"."Document" t4 ON t4."id" = t1."documentId") of_each
  ORDER BY o0 ASC, c1 ASC) page) child ON TRUE;

SELECT t1."id" AS c0, t1."label" AS c1, t0."statementId" AS c2
  FROM "visible_red"."StatementArea" t0
  LEFT JOIN "visible_red"."CooperationArea" t1 ON t1."id" = t0."areaId"
  WHERE t0."statementId" = ANY ($1::uuid[])
  ORDER BY t0."areaId" ASC;
