-- { relationship(by: { slug: "russia-china" }) { statements(first: 50) { nodes { id saidOn quote speaker { id name } document { id title } areas { id label } } } } }

SELECT child.*
  FROM unnest($1::uuid[]) WITH ORDINALITY AS parent (key, n)
  CROSS JOIN LATERAL (SELECT t0."id" AS c0, t0."saidOn" AS c1, t0."quote" AS c2, t1."id" AS c3, t1."name" AS c4, t3."id" AS c5, t3."title" AS c6, t0."saidOnFirst" AS c7, t0."relationshipId" AS c8
  FROM (SELECT t0."id", t0."saidOn", t0."quote", t0."saidOnFirst", t0."relationshipId", t0."speakerId", t0."documentId"
  FROM "visible_red"."Statement" t0
  WHERE t0."relationshipId" = parent.key AND (t0."retractedAt" IS NULL)
  ORDER BY t0."saidOnFirst" ASC, t0."id" ASC LIMIT 51) t0
  LEFT JOIN "visible_red"."ActorIdentity" t2 ON t2."actorId" = t0."speakerId"
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = t2."identityId"
  LEFT JOIN "visible_red"."Document" t3 ON t3."id" = t0."documentId") child
  ORDER BY parent.n, c7 ASC, c0 ASC;

SELECT t0."id" AS c0
  FROM "visible_red"."Relationship" t0
  WHERE t0."slug" = $1 LIMIT 1;

SELECT t0."statementId" AS c0, t1."id" AS c1, t1."label" AS c2
  FROM "visible_red"."StatementArea" t0
  LEFT JOIN "visible_red"."CooperationArea" t1 ON t1."id" = t0."areaId"
  WHERE t0."statementId" = ANY ($1::uuid[])
  ORDER BY t0."areaId" ASC;
