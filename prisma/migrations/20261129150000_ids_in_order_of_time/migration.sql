-- The ids that Postgres gives begin with the time, as those that the server gives: a new one goes to the end of its index. One that is
-- drawn at random goes to any page of it, each of which has to be in memory and is written to the log whole.

-- AlterTable
ALTER TABLE "Reading" ALTER COLUMN "id" SET DEFAULT entente_new_id();

-- AlterTable
ALTER TABLE "Revision" ALTER COLUMN "id" SET DEFAULT entente_new_id();

-- AlterTable
ALTER TABLE "StaleReason" ALTER COLUMN "id" SET DEFAULT entente_new_id();

SELECT entente_complete_schema();
