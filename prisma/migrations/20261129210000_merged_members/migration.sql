-- As whom an actor is read is looked up among the merged few already. So are those now that are read as it: nearly always nobody.
CREATE INDEX "ActorIdentity_members_idx" ON "ActorIdentity" ("identityId") INCLUDE ("actorId") WHERE "merged";
