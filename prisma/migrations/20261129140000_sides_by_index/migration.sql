-- What deriving a side costs, which every statement pays that is written.

-- The side and the voice, as before. OFFSET 0 has Postgres look up the posts of whoever was reached by their index: left to itself, it reads all
-- affiliations at each step while there are no more than some hundreds. The plan is made once for a connection: planned for each statement,
-- it takes ten times as long as the walk.
CREATE OR REPLACE FUNCTION entente_side(
  speaker uuid, on_behalf_of uuid, relationship uuid, first_day date, last_day date,
  OUT side uuid, OUT voice "Voice"
) LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF on_behalf_of IS NOT NULL THEN
    -- The side of the one, and the strongest voice of the other on that day
    side := (entente_side(on_behalf_of, NULL, relationship, first_day, last_day)).side;
    voice := (entente_side(speaker, NULL, NULL, first_day, last_day)).voice;
    RETURN;
  END IF;
  WITH RECURSIVE walk (actor, post, trail) AS (
    SELECT y."actorId", NULL::"Voice", ARRAY[y."actorId"]
    FROM "ActorIdentity" x JOIN "ActorIdentity" y ON y."identityId" = x."identityId" WHERE x."actorId" = speaker
    UNION ALL
    SELECT n.actor, coalesce(w.post, n.post), w.trail || n.actor
    FROM walk w CROSS JOIN LATERAL (
      SELECT y."actorId", a."voice" FROM "Affiliation" a
      JOIN "ActorIdentity" x ON x."actorId" = a."organizationId" JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
      WHERE a."actorId" = w.actor AND a."retractedAt" IS NULL AND a."validFirst" <= last_day AND a."validLast" >= first_day
      OFFSET 0
    ) n (actor, post)
    WHERE n.actor <> ALL (w.trail) AND cardinality(w.trail) < 10
  )
  SELECT p."actorId", w.post INTO side, voice
  FROM walk w LEFT JOIN "RelationshipParty" p ON p."relationshipId" = relationship AND p."actorId" = w.actor
  ORDER BY p."actorId" IS NULL, w.post, cardinality(w.trail), w.actor LIMIT 1;
  -- The voice of the post that leads to the side, else the strongest voice the speaker has on that day
  IF side IS NOT NULL AND voice IS NULL THEN
    voice := (entente_side(speaker, NULL, NULL, first_day, last_day)).voice;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION entente_set_side() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  derived record;
BEGIN
  -- Assigned, not selected: as an expression it has no plan of its own
  derived := entente_side(NEW."speakerId", NEW."onBehalfOfId", NEW."relationshipId", NEW."saidOnFirst", NEW."saidOnLast");
  NEW."sideId" := derived.side;
  NEW."voice" := coalesce(NEW."givenVoice", derived.voice);
  RETURN NEW;
END $$;
