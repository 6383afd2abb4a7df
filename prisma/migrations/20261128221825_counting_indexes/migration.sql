-- DropIndex
DROP INDEX "Statement_relationshipId_saidOnFirst_id_idx";

-- DropIndex
DROP INDEX "Statement_speakerId_saidOnFirst_id_idx";

-- CreateIndex
CREATE INDEX "Statement_relationshipId_said_idx" ON "Statement"("relationshipId", "saidOnFirst", "id", "saidOnLast", "retractedAt", "marking");

-- CreateIndex
CREATE INDEX "Statement_speakerId_said_idx" ON "Statement"("speakerId", "saidOnFirst", "id", "retractedAt", "marking");

SELECT entente_complete_schema();
