-- { assessments(first: 20) { nodes { id judgement evidence(first: 5) { nodes { role statement { saidOn quote speaker { name } } } } } } }

SELECT child.*
  FROM unnest($1::uuid[]) WITH ORDINALITY AS parent (key, n)
  CROSS JOIN LATERAL (SELECT t0."id" AS c0, t0."role" AS c1, t1."id" AS c2, t1."saidOn" AS c3, t1."quote" AS c4, t2."id" AS c5, t2."name" AS c6, t0."recordedAt" AS c7, t0."assessmentId" AS c8
  FROM (SELECT t0."id", t0."role", t0."recordedAt", t0."assessmentId", t0."statementId"
  FROM "visible_red"."EvidenceLink" t0
  WHERE t0."assessmentId" = parent.key AND (t0."retractedAt" IS NULL)
  ORDER BY t0."recordedAt" ASC, t0."id" ASC LIMIT 6) t0
  LEFT JOIN ("visible_red"."Statement" t1
  LEFT JOIN "visible_red"."ActorIdentity" t3 ON t3."actorId" = t1."speakerId"
  LEFT JOIN "visible_red"."Actor" t2 ON t2."id" = t3."identityId") ON t1."id" = t0."statementId") child
  ORDER BY parent.n, c7 ASC, c0 ASC;

SELECT t0."id" AS c0, t0."judgement" AS c1, t0."assessedOnFirst" AS c2
  FROM "visible_red"."Assessment" t0
  WHERE (t0."retractedAt" IS NULL)
  ORDER BY t0."assessedOnFirst" ASC, t0."id" ASC LIMIT 21;
