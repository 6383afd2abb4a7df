-- A part is marked as its whole, as before. Its whole is looked up by a plan that is kept: made anew for every row, it was more than a third of what a
-- batch of codings or of areas cost. A part of another table needs a branch here.
CREATE OR REPLACE FUNCTION entente_inherit_marking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  inherited "Marking";
BEGIN
  -- FOR SHARE: nobody changes the parent's marking between this look and the commit
  CASE TG_ARGV[0]
    WHEN 'Statement' THEN SELECT "marking" INTO inherited FROM "Statement" WHERE "id" = NEW."statementId" FOR SHARE;
    WHEN 'Document' THEN SELECT "marking" INTO inherited FROM "Document" WHERE "id" = NEW."documentId" FOR SHARE;
    WHEN 'Activity' THEN SELECT "marking" INTO inherited FROM "Activity" WHERE "id" = NEW."activityId" FOR SHARE;
    WHEN 'Assessment' THEN SELECT "marking" INTO inherited FROM "Assessment" WHERE "id" = NEW."assessmentId" FOR SHARE;
    WHEN 'Hypothesis' THEN SELECT "marking" INTO inherited FROM "Hypothesis" WHERE "id" = NEW."hypothesisId" FOR SHARE;
    WHEN 'Forecast' THEN SELECT "marking" INTO inherited FROM "Forecast" WHERE "id" = NEW."forecastId" FOR SHARE;
    WHEN 'Adjudication' THEN SELECT "marking" INTO inherited FROM "Adjudication" WHERE "id" = NEW."adjudicationId" FOR SHARE;
  END CASE;
  NEW."marking" := coalesce(inherited, 'CLEAR');
  RETURN NEW;
END $$;
