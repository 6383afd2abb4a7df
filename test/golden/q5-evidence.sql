-- { assessments(first: 20) { nodes { id judgement evidence(first: 5) { nodes { role statement { saidOn quote speaker { name } } } } } } }

SELECT parent.c0, CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c1 END, child.*
  FROM (SELECT t0."id" AS c0, t0."judgement" AS c1, t0."assessedOnFirst" AS o0
  FROM "visible_red"."Assessment" t0
  WHERE (t0."retractedAt" IS NULL)
  ORDER BY t0."assessedOnFirst" ASC, t0."id" ASC LIMIT 20) parent
  LEFT JOIN LATERAL (SELECT c2, c3, c4, c5, row_number() OVER () AS n
  FROM (SELECT of_each.*
  FROM (SELECT t1."role" AS c2, t2."saidOn" AS c3, t2."quote" AS c4, t3."name" AS c5, t1."recordedAt" AS o0, t1."id" AS o1
  FROM (SELECT t1."role", t1."recordedAt", t1."id", t1."statementId"
  FROM "visible_red"."EvidenceLink" t1
  WHERE t1."assessmentId" = parent.c0 AND (t1."retractedAt" IS NULL)
  ORDER BY t1."recordedAt" ASC, t1."id" ASC LIMIT 5) t1
  LEFT JOIN ("visible_red"."Statement" t2
  LEFT JOIN "visible_red"."ActorIdentity" t4 ON t4."actorId" = t2."speakerId" AND t4."merged"
  LEFT JOIN "visible_red"."Actor" t3 ON t3."id" = coalesce(t4."identityId", t2."speakerId")) ON t2."id" = t1."statementId") of_each
  ORDER BY o0 ASC, o1 ASC) page) child ON TRUE
  ORDER BY parent.o0 ASC, parent.c0 ASC;
