-- query ($id: ID!) { node(id: $id) { ... on Statement { quote saidOn speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }

SELECT child.*
  FROM unnest($1::uuid[]) WITH ORDINALITY AS parent (key, n)
  CROSS JOIN LATERAL (SELECT t0."id" AS c0, t1."id" AS c1, t1."name" AS c2, t0."validFirst" AS c3, t0."role" AS c4, t0."actorId" AS c5
  FROM "visible_red"."Affiliation" t0
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = t0."organizationId"
  WHERE t0."actorId" = parent.key AND (t0."retractedAt" IS NULL)
  ORDER BY t0."validFirst" ASC, t0."id" ASC LIMIT $2) child
  ORDER BY parent.n, c3 ASC, c0 ASC;

SELECT t0."id" AS c0, t1."id" AS c1, t1."name" AS c2, t0."quote" AS c3, t0."saidOn" AS c4
  FROM "visible_red"."Statement" t0
  LEFT JOIN "visible_red"."Actor" t1 ON t1."id" = t0."speakerId"
  WHERE t0."id" = ANY ($1::uuid[]);
