-- Who is shown beside a statement is looked up with each: nearly always it is the speaker, and not another actor as whom the speaker is read. The few that are
-- merged have an index of their own, so that what is asked of every row is answered by a page of nothing.
CREATE INDEX "ActorIdentity_merged_idx" ON "ActorIdentity" ("actorId") INCLUDE ("identityId") WHERE "merged";
