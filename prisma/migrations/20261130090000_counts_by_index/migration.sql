-- How many statements a speaker or a relationship has is read from indexes that hold nothing else: statements that are alike in them share an
-- entry, so that they are a seventh of those by day, and the marking narrows the entries that are read. With it the index by day of a
-- speaker need not hold what counting asks.

-- DropIndex
DROP INDEX "Statement_speakerId_said_idx";

-- CreateIndex
CREATE INDEX "Statement_speakerId_saidOnFirst_id_idx" ON "Statement"("speakerId", "saidOnFirst", "id");

CREATE INDEX "Statement_speakerId_count_idx" ON "Statement" ("speakerId", "marking") WHERE "retractedAt" IS NULL;
CREATE INDEX "Statement_relationshipId_count_idx" ON "Statement" ("relationshipId", "marking") WHERE "retractedAt" IS NULL;
