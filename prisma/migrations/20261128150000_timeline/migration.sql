-- In which documents statements of a relationship stand, and whether one does in this document
CREATE INDEX "Statement_relationshipId_documentId_idx" ON "Statement"("relationshipId", "documentId");

-- What has a day of its own is found by its first day. What has none may reach into a window from before it: the last column tells without
-- a look at the row
CREATE INDEX "Statement_relationshipId_saidOnFirst_id_vague_idx" ON "Statement"("relationshipId", "saidOnFirst", "id", "saidOnLast") WHERE "saidOnLast" > "saidOnFirst";
CREATE INDEX "Document_publishedOnFirst_id_vague_idx" ON "Document"("publishedOnFirst", "id", "publishedOnLast") WHERE "publishedOn" IS NOT NULL AND "publishedOnLast" > "publishedOnFirst";

-- Rows without a date stand first in an index on first days, and in no timeline
CREATE INDEX "Document_publishedOnFirst_id_dated_idx" ON "Document"("publishedOnFirst", "id") WHERE "publishedOn" IS NOT NULL;
CREATE INDEX "Activity_relationshipId_periodFirst_id_dated_idx" ON "Activity"("relationshipId", "periodFirst", "id", "periodLast") WHERE "period" IS NOT NULL;
