-- { actors(first: 50) { nodes { id name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { id saidOn quote } } } } }

SELECT child.*
  FROM unnest($1::uuid[]) WITH ORDINALITY AS parent (key, n)
  CROSS JOIN LATERAL (SELECT t0."id" AS c0, t0."saidOnFirst" AS c1, t0."saidOn" AS c2, t0."quote" AS c3, t0."speakerId" AS c4
  FROM "visible_red"."Statement" t0
  WHERE t0."speakerId" = parent.key AND (t0."retractedAt" IS NULL)
  ORDER BY t0."saidOnFirst" DESC, t0."id" DESC LIMIT $2) child
  ORDER BY parent.n, c1 DESC, c0 DESC;

SELECT t0."id" AS c0, t0."name" AS c1
  FROM "visible_red"."Actor" t0
  WHERE (t0."retractedAt" IS NULL)
  ORDER BY t0."name" ASC, t0."id" ASC LIMIT $1;

SELECT t0."speakerId", count(*)
  FROM "visible_red"."Statement" t0
  WHERE t0."speakerId" = ANY ($1::uuid[]) AND (t0."retractedAt" IS NULL) GROUP BY 1;
