-- Two migrations brought in what triggers derive from then on, and left out what was recorded before them: whom judgements of identity join, and
-- what has become of the evidence of an assessment.
SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true);

-- Sets off nothing but what follows from a judgement, so that the judgement stays at its version
ALTER TABLE "IdentityJudgement" DISABLE TRIGGER USER;
ALTER TABLE "IdentityJudgement" ENABLE TRIGGER "identitiesOfChanged";
UPDATE "IdentityJudgement" SET "verdict" = "verdict" WHERE "verdict" = 'SAME' AND "retractedAt" IS NULL;
ALTER TABLE "IdentityJudgement" ENABLE TRIGGER USER;

ALTER TABLE "StaleReason" DISABLE TRIGGER derived;
SELECT entente_refresh_staleness(ARRAY(SELECT "id" FROM "Assessment"));
ALTER TABLE "StaleReason" ENABLE TRIGGER derived;
