-- Tables, enumerations, keys and indexes, as the Prisma schema declares them.
-- The search columns are generated: Prisma can only write them as defaults.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What full text is made of. The text search configuration "russian" stems ASCII words as English and Cyrillic ones as
-- Russian; other scripts pass unchanged. Chinese and Japanese write no spaces: each sign becomes a word, and a query a phrase.
CREATE FUNCTION entente_words(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace($1, '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g')
$$;

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('READER', 'CODER', 'ANALYST', 'REVIEWER', 'ADMIN');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('STATE', 'GOVERNMENT_BODY', 'ARMED_SERVICE', 'INTERNATIONAL_ORGANIZATION', 'ORGANIZATION', 'THINK_TANK', 'MEDIA_OUTLET', 'PERSON', 'GROUP');

-- CreateEnum
CREATE TYPE "ActorNameKind" AS ENUM ('CANONICAL', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'FORMER');

-- CreateEnum
CREATE TYPE "Voice" AS ENUM ('HEAD_OF_STATE_OR_GOVERNMENT', 'MINISTER', 'SPOKESPERSON', 'MILITARY', 'DIPLOMAT', 'OFFICIAL', 'LEGISLATOR', 'STATE_MEDIA', 'EXPERT', 'JOURNALIST');

-- CreateEnum
CREATE TYPE "IdentityVerdict" AS ENUM ('SAME', 'DIFFERENT', 'UNSURE');

-- CreateEnum
CREATE TYPE "Likelihood" AS ENUM ('ALMOST_NO_CHANCE', 'VERY_UNLIKELY', 'UNLIKELY', 'ROUGHLY_EVEN_CHANCE', 'LIKELY', 'VERY_LIKELY', 'ALMOST_CERTAIN');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('LOW', 'MODERATE', 'HIGH');

-- CreateEnum
CREATE TYPE "AssessmentState" AS ENUM ('DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETRACTED');

-- CreateEnum
CREATE TYPE "EvidenceRole" AS ENUM ('SUPPORTS', 'CONTRADICTS', 'CONTEXT');

-- CreateEnum
CREATE TYPE "EvidenceWeight" AS ENUM ('LOW', 'MODERATE', 'HIGH');

-- CreateEnum
CREATE TYPE "Consistency" AS ENUM ('CC', 'C', 'N', 'I', 'II', 'NA');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('APPROVE', 'REQUEST_CHANGES');

-- CreateEnum
CREATE TYPE "ConceptKind" AS ENUM ('CHARACTERISATION', 'POSITION');

-- CreateEnum
CREATE TYPE "CharacterisationLevel" AS ENUM ('ADVERSARY', 'RIVAL', 'NEUTRAL', 'PARTNER', 'STRATEGIC_PARTNER', 'QUASI_ALLY', 'ALLY');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS');

-- CreateEnum
CREATE TYPE "CodingState" AS ENUM ('ASSIGNED', 'CODED', 'IN_ADJUDICATION', 'ADJUDICATED');

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('AGREEMENT', 'JOINT_DEVELOPMENT', 'EXERCISE', 'ARMS_TRANSFER', 'DEPLOYMENT', 'CONSULTATION', 'SUMMIT', 'TRADE', 'RESTRAINT');

-- CreateEnum
CREATE TYPE "CooperationLevel" AS ENUM ('DISCUSSED', 'ANNOUNCED', 'AGREED', 'UNDER_WAY', 'INSTITUTIONALISED');

-- CreateEnum
CREATE TYPE "EvidenceStatus" AS ENUM ('OBSERVED', 'DISPUTED', 'NONE_OBSERVED', 'NOT_SEARCHED');

-- CreateEnum
CREATE TYPE "ObligationType" AS ENUM ('DEFENSE', 'OFFENSE', 'NEUTRALITY', 'NONAGGRESSION', 'CONSULTATION');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('ARTICLE', 'INTERVIEW', 'TRANSCRIPT', 'SPEECH', 'TREATY', 'JOINT_STATEMENT', 'PRESS_RELEASE', 'REPORT', 'OTHER');

-- CreateEnum
CREATE TYPE "Reliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateEnum
CREATE TYPE "CitationStatus" AS ENUM ('RESOLVED', 'UNRESOLVED', 'INCOMPLETE');

-- CreateEnum
CREATE TYPE "Marking" AS ENUM ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED');

-- CreateEnum
CREATE TYPE "RevisionOperation" AS ENUM ('CREATED', 'UPDATED', 'RETRACTED', 'RESTORED');

-- CreateEnum
CREATE TYPE "SpeechAct" AS ENUM ('ASSERT', 'DENY', 'PROMISE', 'THREATEN', 'PRAISE', 'CRITICISE', 'ANNOUNCE', 'DECLINE');

-- CreateEnum
CREATE TYPE "Directness" AS ENUM ('DIRECT_QUOTE', 'PARTIAL_QUOTE', 'PARAPHRASE', 'HEARSAY');

-- CreateEnum
CREATE TYPE "Credibility" AS ENUM ('CONFIRMED', 'PROBABLY_TRUE', 'POSSIBLY_TRUE', 'DOUBTFUL', 'IMPROBABLE', 'CANNOT_BE_JUDGED');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "roles" "Role"[],
    "clearance" "Marking" NOT NULL DEFAULT 'CLEAR',
    "actorId" UUID,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Actor" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "kind" "ActorKind" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "countryCode" TEXT,
    "wikidataId" TEXT,

    CONSTRAINT "Actor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActorName" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "actorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT,
    "kind" "ActorNameKind" NOT NULL,
    "seenInId" UUID,

    CONSTRAINT "ActorName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Affiliation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "actorId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" TEXT,
    "voice" "Voice",
    "validFrom" TEXT,
    "validTo" TEXT,
    "validFirst" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "validLast" DATE NOT NULL DEFAULT '9999-12-31'::date,

    CONSTRAINT "Affiliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityJudgement" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "actorId" UUID NOT NULL,
    "otherActorId" UUID NOT NULL,
    "verdict" "IdentityVerdict" NOT NULL,
    "score" DOUBLE PRECISION,
    "reason" TEXT,
    "judgedById" UUID NOT NULL,

    CONSTRAINT "IdentityJudgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "relationshipId" UUID,
    "areaId" UUID,
    "statementId" UUID,
    "activityId" UUID,
    "question" TEXT NOT NULL,
    "judgement" TEXT NOT NULL,
    "likelihood" "Likelihood",
    "probabilityLow" DOUBLE PRECISION,
    "probabilityHigh" DOUBLE PRECISION,
    "confidence" "Confidence",
    "confidenceBasis" TEXT,
    "assumptions" TEXT[],
    "gaps" TEXT[],
    "authorId" UUID NOT NULL,
    "documentId" UUID,
    "assessedOn" TEXT NOT NULL,
    "assessedOnFirst" DATE NOT NULL,
    "assessedOnLast" DATE NOT NULL,
    "state" "AssessmentState" NOT NULL DEFAULT 'DRAFT',
    "supersedesId" UUID,
    "supersessionReason" TEXT,
    "draftedById" UUID NOT NULL,
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, entente_words(((((question || ' '::text) || judgement) || ' '::text) || COALESCE("confidenceBasis", ''::text))))) STORED,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceLink" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "assessmentId" UUID NOT NULL,
    "statementId" UUID,
    "activityId" UUID,
    "documentId" UUID,
    "otherAssessmentId" UUID,
    "role" "EvidenceRole" NOT NULL,
    "credibility" "EvidenceWeight",
    "relevance" "EvidenceWeight",
    "note" TEXT,

    CONSTRAINT "EvidenceLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hypothesis" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "assessmentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Hypothesis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceRating" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "hypothesisId" UUID NOT NULL,
    "evidenceLinkId" UUID NOT NULL,
    "consistency" "Consistency" NOT NULL,
    "note" TEXT,

    CONSTRAINT "EvidenceRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dissent" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "assessmentId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "alternativeLikelihood" "Likelihood",

    CONSTRAINT "Dissent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "assessmentId" UUID NOT NULL,
    "assessmentVersion" INTEGER NOT NULL,
    "reviewerId" UUID NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "comment" TEXT,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Codebook" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "description" TEXT,
    "supersedesId" UUID,

    CONSTRAINT "Codebook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Concept" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "codebookId" UUID NOT NULL,
    "kind" "ConceptKind" NOT NULL,
    "label" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "definition" TEXT,
    "level" "CharacterisationLevel",
    "parentId" UUID,
    "mergedIntoId" UUID,
    "lineage" UUID[],
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, entente_words(((label || ' '::text) || COALESCE(definition, ''::text))))) STORED,

    CONSTRAINT "Concept_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Coding" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "statementId" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "stance" "Stance",
    "coderId" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" "CodingState" NOT NULL,
    "note" TEXT,

    CONSTRAINT "Coding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adjudication" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "statementId" UUID NOT NULL,
    "conceptId" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "rationale" TEXT NOT NULL,
    "adjudicatorId" UUID NOT NULL,

    CONSTRAINT "Adjudication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdjudicationCoding" (
    "adjudicationId" UUID NOT NULL,
    "codingId" UUID NOT NULL,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "AdjudicationCoding_pkey" PRIMARY KEY ("adjudicationId","codingId")
);

-- CreateTable
CREATE TABLE "CooperationArea" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "label" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "definition" TEXT,
    "parentId" UUID,
    "lineage" UUID[],

    CONSTRAINT "CooperationArea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "relationshipId" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "period" TEXT,
    "periodFirst" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "periodLast" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "level" "CooperationLevel",
    "evidenceStatus" "EvidenceStatus" NOT NULL,
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, entente_words(((title || ' '::text) || COALESCE(description, ''::text))))) STORED,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityParticipant" (
    "activityId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "ActivityParticipant_pkey" PRIMARY KEY ("activityId","actorId")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "activityId" UUID NOT NULL,
    "type" "ObligationType" NOT NULL,
    "condition" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("activityId","type")
);

-- CreateTable
CREATE TABLE "ActivitySource" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "statementId" UUID,
    "documentId" UUID,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "ActivitySource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "title" TEXT NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "publisherId" UUID,
    "series" TEXT,
    "volume" TEXT,
    "issue" TEXT,
    "publishedOn" TEXT,
    "publishedOnFirst" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "publishedOnLast" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "language" TEXT,
    "url" TEXT,
    "text" TEXT,
    "textSha256" TEXT,
    "reliability" "Reliability" NOT NULL DEFAULT 'F',
    "sourceId" TEXT,
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, entente_words(((title || ' '::text) || COALESCE(text, ''::text))))) STORED,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentAuthor" (
    "documentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "actorId" UUID NOT NULL,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "DocumentAuthor_pkey" PRIMARY KEY ("documentId","position")
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "documentId" UUID NOT NULL,
    "rawText" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "publisherId" UUID,
    "citedOn" TEXT,
    "citedOnFirst" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "citedOnLast" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "citedDocumentId" UUID,
    "status" "CitationStatus" NOT NULL,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Forecast" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "question" TEXT NOT NULL,
    "relationshipId" UUID,
    "resolvesOn" DATE NOT NULL,
    "outcome" BOOLEAN,
    "resolvedOn" DATE,
    "resolution" TEXT,

    CONSTRAINT "Forecast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForecastProbability" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "forecastId" UUID NOT NULL,
    "forecasterId" UUID NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "madeOn" DATE NOT NULL,
    "rationale" TEXT,

    CONSTRAINT "ForecastProbability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relationship" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "partyIds" UUID[],

    CONSTRAINT "Relationship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RelationshipParty" (
    "relationshipId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "actorId" UUID NOT NULL,

    CONSTRAINT "RelationshipParty_pkey" PRIMARY KEY ("relationshipId","position")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" BIGSERIAL NOT NULL,
    "transactionId" BIGINT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "entityVersion" INTEGER NOT NULL,
    "operation" "RevisionOperation" NOT NULL,
    "changes" JSONB NOT NULL,
    "reason" TEXT,
    "userId" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "speakerId" UUID NOT NULL,
    "onBehalfOfId" UUID,
    "addresseeId" UUID,
    "occasion" TEXT,
    "place" TEXT,
    "saidOn" TEXT NOT NULL,
    "saidOnFirst" DATE NOT NULL,
    "saidOnLast" DATE NOT NULL,
    "quote" TEXT,
    "quoteLanguage" TEXT,
    "translation" TEXT,
    "paraphrase" TEXT,
    "directness" "Directness" NOT NULL,
    "speechAct" "SpeechAct" NOT NULL,
    "relationshipId" UUID,
    "documentId" UUID NOT NULL,
    "citationId" UUID,
    "selectorExact" TEXT,
    "selectorPrefix" TEXT,
    "selectorSuffix" TEXT,
    "selectorStart" INTEGER,
    "selectorEnd" INTEGER,
    "credibility" "Credibility" NOT NULL DEFAULT 'CANNOT_BE_JUDGED',
    "sourceId" TEXT,
    "givenVoice" "Voice",
    "sideId" UUID,
    "voice" "Voice",
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian'::regconfig, entente_words(((((((COALESCE(quote, ''::text) || ' '::text) || COALESCE(translation, ''::text)) || ' '::text) || COALESCE(paraphrase, ''::text)) || ' '::text) || COALESCE(occasion, ''::text))))) STORED,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementArea" (
    "statementId" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',

    CONSTRAINT "StatementArea_pkey" PRIMARY KEY ("statementId","areaId")
);

-- CreateTable
CREATE TABLE "AttributionLink" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retractedAt" TIMESTAMPTZ(3),
    "retractionReason" TEXT,
    "marking" "Marking" NOT NULL DEFAULT 'CLEAR',
    "statementId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "actorId" UUID NOT NULL,
    "documentId" UUID,
    "directness" "Directness" NOT NULL,

    CONSTRAINT "AttributionLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_actorId_idx" ON "User"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "Actor_name_idx" ON "Actor" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Document_title_idx" ON "Document" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Actor_slug_key" ON "Actor"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Actor_wikidataId_key" ON "Actor"("wikidataId");

-- CreateIndex
CREATE INDEX "Actor_name_id_idx" ON "Actor"("name", "id");

-- CreateIndex
CREATE INDEX "Actor_recordedAt_id_idx" ON "Actor"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Actor_kind_name_id_idx" ON "Actor"("kind", "name", "id");

-- CreateIndex
CREATE INDEX "Actor_countryCode_idx" ON "Actor"("countryCode");

-- CreateIndex
CREATE INDEX "ActorName_actorId_id_idx" ON "ActorName"("actorId", "id");

-- CreateIndex
CREATE INDEX "ActorName_seenInId_idx" ON "ActorName"("seenInId");

-- CreateIndex
CREATE INDEX "ActorName_text_idx" ON "ActorName" USING GIN ("text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Affiliation_actorId_validFirst_id_idx" ON "Affiliation"("actorId", "validFirst", "id");

-- CreateIndex
CREATE INDEX "Affiliation_organizationId_validFirst_id_idx" ON "Affiliation"("organizationId", "validFirst", "id");

-- CreateIndex
CREATE INDEX "IdentityJudgement_actorId_id_idx" ON "IdentityJudgement"("actorId", "id");

-- CreateIndex
CREATE INDEX "IdentityJudgement_otherActorId_id_idx" ON "IdentityJudgement"("otherActorId", "id");

-- CreateIndex
CREATE INDEX "IdentityJudgement_judgedById_idx" ON "IdentityJudgement"("judgedById");

-- CreateIndex
CREATE INDEX "Assessment_assessedOnFirst_id_idx" ON "Assessment"("assessedOnFirst", "id");

-- CreateIndex
CREATE INDEX "Assessment_recordedAt_id_idx" ON "Assessment"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Assessment_relationshipId_assessedOnFirst_id_idx" ON "Assessment"("relationshipId", "assessedOnFirst", "id");

-- CreateIndex
CREATE INDEX "Assessment_areaId_idx" ON "Assessment"("areaId");

-- CreateIndex
CREATE INDEX "Assessment_statementId_idx" ON "Assessment"("statementId");

-- CreateIndex
CREATE INDEX "Assessment_activityId_idx" ON "Assessment"("activityId");

-- CreateIndex
CREATE INDEX "Assessment_authorId_assessedOnFirst_id_idx" ON "Assessment"("authorId", "assessedOnFirst", "id");

-- CreateIndex
CREATE INDEX "Assessment_documentId_idx" ON "Assessment"("documentId");

-- CreateIndex
CREATE INDEX "Assessment_supersedesId_idx" ON "Assessment"("supersedesId");

-- CreateIndex
CREATE INDEX "Assessment_draftedById_idx" ON "Assessment"("draftedById");

-- CreateIndex
CREATE INDEX "Assessment_search_idx" ON "Assessment" USING GIN ("search");

-- CreateIndex
CREATE INDEX "EvidenceLink_assessmentId_id_idx" ON "EvidenceLink"("assessmentId", "id");

-- CreateIndex
CREATE INDEX "EvidenceLink_statementId_idx" ON "EvidenceLink"("statementId");

-- CreateIndex
CREATE INDEX "EvidenceLink_activityId_idx" ON "EvidenceLink"("activityId");

-- CreateIndex
CREATE INDEX "EvidenceLink_documentId_idx" ON "EvidenceLink"("documentId");

-- CreateIndex
CREATE INDEX "EvidenceLink_otherAssessmentId_idx" ON "EvidenceLink"("otherAssessmentId");

-- CreateIndex
CREATE INDEX "Hypothesis_assessmentId_position_id_idx" ON "Hypothesis"("assessmentId", "position", "id");

-- CreateIndex
CREATE INDEX "EvidenceRating_hypothesisId_id_idx" ON "EvidenceRating"("hypothesisId", "id");

-- CreateIndex
CREATE INDEX "EvidenceRating_evidenceLinkId_id_idx" ON "EvidenceRating"("evidenceLinkId", "id");

-- CreateIndex
CREATE INDEX "Dissent_assessmentId_id_idx" ON "Dissent"("assessmentId", "id");

-- CreateIndex
CREATE INDEX "Dissent_authorId_idx" ON "Dissent"("authorId");

-- CreateIndex
CREATE INDEX "Review_assessmentId_id_idx" ON "Review"("assessmentId", "id");

-- CreateIndex
CREATE INDEX "Review_reviewerId_idx" ON "Review"("reviewerId");

-- CreateIndex
CREATE INDEX "Codebook_name_id_idx" ON "Codebook"("name", "id");

-- CreateIndex
CREATE INDEX "Codebook_supersedesId_idx" ON "Codebook"("supersedesId");

-- CreateIndex
CREATE UNIQUE INDEX "Codebook_slug_edition_key" ON "Codebook"("slug", "edition");

-- CreateIndex
CREATE INDEX "Concept_label_id_idx" ON "Concept"("label", "id");

-- CreateIndex
CREATE INDEX "Concept_codebookId_label_id_idx" ON "Concept"("codebookId", "label", "id");

-- CreateIndex
CREATE INDEX "Concept_parentId_label_id_idx" ON "Concept"("parentId", "label", "id");

-- CreateIndex
CREATE INDEX "Concept_mergedIntoId_idx" ON "Concept"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Concept_recordedAt_id_idx" ON "Concept"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Concept_lineage_idx" ON "Concept" USING GIN ("lineage");

-- CreateIndex
CREATE INDEX "Concept_search_idx" ON "Concept" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Concept_codebookId_slug_key" ON "Concept"("codebookId", "slug");

-- CreateIndex
CREATE INDEX "Coding_statementId_id_idx" ON "Coding"("statementId", "id");

-- CreateIndex
CREATE INDEX "Coding_conceptId_stance_id_idx" ON "Coding"("conceptId", "stance", "id");

-- CreateIndex
CREATE INDEX "Coding_coderId_state_id_idx" ON "Coding"("coderId", "state", "id");

-- CreateIndex
CREATE INDEX "Coding_recordedAt_id_idx" ON "Coding"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Coding_conceptId_recordedAt_id_idx" ON "Coding"("conceptId", "recordedAt", "id");

-- CreateIndex
CREATE INDEX "Adjudication_recordedAt_id_idx" ON "Adjudication"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Adjudication_statementId_id_idx" ON "Adjudication"("statementId", "id");

-- CreateIndex
CREATE INDEX "Adjudication_conceptId_id_idx" ON "Adjudication"("conceptId", "id");

-- CreateIndex
CREATE INDEX "Adjudication_adjudicatorId_idx" ON "Adjudication"("adjudicatorId");

-- CreateIndex
CREATE INDEX "AdjudicationCoding_codingId_idx" ON "AdjudicationCoding"("codingId");

-- CreateIndex
CREATE UNIQUE INDEX "CooperationArea_slug_key" ON "CooperationArea"("slug");

-- CreateIndex
CREATE INDEX "CooperationArea_label_id_idx" ON "CooperationArea"("label", "id");

-- CreateIndex
CREATE INDEX "CooperationArea_parentId_label_id_idx" ON "CooperationArea"("parentId", "label", "id");

-- CreateIndex
CREATE INDEX "CooperationArea_recordedAt_id_idx" ON "CooperationArea"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "CooperationArea_lineage_idx" ON "CooperationArea" USING GIN ("lineage");

-- CreateIndex
CREATE INDEX "Activity_periodFirst_id_idx" ON "Activity"("periodFirst", "id");

-- CreateIndex
CREATE INDEX "Activity_relationshipId_periodFirst_id_idx" ON "Activity"("relationshipId", "periodFirst", "id");

-- CreateIndex
CREATE INDEX "Activity_areaId_periodFirst_id_idx" ON "Activity"("areaId", "periodFirst", "id");

-- CreateIndex
CREATE INDEX "Activity_recordedAt_id_idx" ON "Activity"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Activity_search_idx" ON "Activity" USING GIN ("search");

-- CreateIndex
CREATE INDEX "ActivityParticipant_actorId_idx" ON "ActivityParticipant"("actorId");

-- CreateIndex
CREATE INDEX "ActivitySource_activityId_id_idx" ON "ActivitySource"("activityId", "id");

-- CreateIndex
CREATE INDEX "ActivitySource_statementId_idx" ON "ActivitySource"("statementId");

-- CreateIndex
CREATE INDEX "ActivitySource_documentId_idx" ON "ActivitySource"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_sourceId_key" ON "Document"("sourceId");

-- CreateIndex
CREATE INDEX "Document_publishedOnFirst_id_idx" ON "Document"("publishedOnFirst", "id");

-- CreateIndex
CREATE INDEX "Document_recordedAt_id_idx" ON "Document"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Document_title_id_idx" ON "Document"("title", "id");

-- CreateIndex
CREATE INDEX "Document_publisherId_publishedOnFirst_id_idx" ON "Document"("publisherId", "publishedOnFirst", "id");

-- CreateIndex
CREATE INDEX "Document_textSha256_idx" ON "Document"("textSha256");

-- CreateIndex
CREATE INDEX "Document_search_idx" ON "Document" USING GIN ("search");

-- CreateIndex
CREATE INDEX "DocumentAuthor_actorId_idx" ON "DocumentAuthor"("actorId");

-- CreateIndex
CREATE INDEX "Citation_documentId_id_idx" ON "Citation"("documentId", "id");

-- CreateIndex
CREATE INDEX "Citation_citedDocumentId_idx" ON "Citation"("citedDocumentId");

-- CreateIndex
CREATE INDEX "Citation_publisherId_idx" ON "Citation"("publisherId");

-- CreateIndex
CREATE INDEX "Citation_status_id_idx" ON "Citation"("status", "id");

-- CreateIndex
CREATE INDEX "Citation_recordedAt_id_idx" ON "Citation"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Forecast_resolvesOn_id_idx" ON "Forecast"("resolvesOn", "id");

-- CreateIndex
CREATE INDEX "Forecast_relationshipId_resolvesOn_id_idx" ON "Forecast"("relationshipId", "resolvesOn", "id");

-- CreateIndex
CREATE INDEX "Forecast_recordedAt_id_idx" ON "Forecast"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "ForecastProbability_forecastId_madeOn_id_idx" ON "ForecastProbability"("forecastId", "madeOn", "id");

-- CreateIndex
CREATE INDEX "ForecastProbability_forecasterId_idx" ON "ForecastProbability"("forecasterId");

-- CreateIndex
CREATE UNIQUE INDEX "Relationship_slug_key" ON "Relationship"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Relationship_partyIds_key" ON "Relationship"("partyIds");

-- CreateIndex
CREATE INDEX "Relationship_name_id_idx" ON "Relationship"("name", "id");

-- CreateIndex
CREATE INDEX "Relationship_recordedAt_id_idx" ON "Relationship"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "RelationshipParty_actorId_idx" ON "RelationshipParty"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "RelationshipParty_relationshipId_actorId_key" ON "RelationshipParty"("relationshipId", "actorId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_position_key" ON "Revision"("position");

-- CreateIndex
CREATE INDEX "Revision_entityId_position_idx" ON "Revision"("entityId", "position");

-- CreateIndex
CREATE INDEX "Revision_entity_position_idx" ON "Revision"("entity", "position");

-- CreateIndex
CREATE INDEX "Revision_userId_position_idx" ON "Revision"("userId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Statement_sourceId_key" ON "Statement"("sourceId");

-- CreateIndex
CREATE INDEX "Statement_saidOnFirst_id_idx" ON "Statement"("saidOnFirst", "id");

-- CreateIndex
CREATE INDEX "Statement_recordedAt_id_idx" ON "Statement"("recordedAt", "id");

-- CreateIndex
CREATE INDEX "Statement_relationshipId_saidOnFirst_id_idx" ON "Statement"("relationshipId", "saidOnFirst", "id");

-- CreateIndex
CREATE INDEX "Statement_relationshipId_sideId_saidOnFirst_id_idx" ON "Statement"("relationshipId", "sideId", "saidOnFirst", "id");

-- CreateIndex
CREATE INDEX "Statement_speakerId_saidOnFirst_id_idx" ON "Statement"("speakerId", "saidOnFirst", "id");

-- CreateIndex
CREATE INDEX "Statement_documentId_saidOnFirst_id_idx" ON "Statement"("documentId", "saidOnFirst", "id");

-- CreateIndex
CREATE INDEX "Statement_citationId_idx" ON "Statement"("citationId");

-- CreateIndex
CREATE INDEX "Statement_onBehalfOfId_idx" ON "Statement"("onBehalfOfId");

-- CreateIndex
CREATE INDEX "Statement_addresseeId_idx" ON "Statement"("addresseeId");

-- CreateIndex
CREATE INDEX "Statement_sideId_saidOnFirst_id_idx" ON "Statement"("sideId", "saidOnFirst", "id");

-- CreateIndex
CREATE INDEX "Statement_search_idx" ON "Statement" USING GIN ("search");

-- CreateIndex
CREATE INDEX "StatementArea_areaId_statementId_idx" ON "StatementArea"("areaId", "statementId");

-- CreateIndex
CREATE INDEX "AttributionLink_statementId_position_id_idx" ON "AttributionLink"("statementId", "position", "id");

-- CreateIndex
CREATE INDEX "AttributionLink_actorId_idx" ON "AttributionLink"("actorId");

-- CreateIndex
CREATE INDEX "AttributionLink_documentId_idx" ON "AttributionLink"("documentId");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorName" ADD CONSTRAINT "ActorName_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorName" ADD CONSTRAINT "ActorName_seenInId_fkey" FOREIGN KEY ("seenInId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Affiliation" ADD CONSTRAINT "Affiliation_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Affiliation" ADD CONSTRAINT "Affiliation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityJudgement" ADD CONSTRAINT "IdentityJudgement_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityJudgement" ADD CONSTRAINT "IdentityJudgement_otherActorId_fkey" FOREIGN KEY ("otherActorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityJudgement" ADD CONSTRAINT "IdentityJudgement_judgedById_fkey" FOREIGN KEY ("judgedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_relationshipId_fkey" FOREIGN KEY ("relationshipId") REFERENCES "Relationship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "CooperationArea"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_draftedById_fkey" FOREIGN KEY ("draftedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceLink" ADD CONSTRAINT "EvidenceLink_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceLink" ADD CONSTRAINT "EvidenceLink_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceLink" ADD CONSTRAINT "EvidenceLink_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceLink" ADD CONSTRAINT "EvidenceLink_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceLink" ADD CONSTRAINT "EvidenceLink_otherAssessmentId_fkey" FOREIGN KEY ("otherAssessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hypothesis" ADD CONSTRAINT "Hypothesis_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceRating" ADD CONSTRAINT "EvidenceRating_hypothesisId_fkey" FOREIGN KEY ("hypothesisId") REFERENCES "Hypothesis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceRating" ADD CONSTRAINT "EvidenceRating_evidenceLinkId_fkey" FOREIGN KEY ("evidenceLinkId") REFERENCES "EvidenceLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Codebook" ADD CONSTRAINT "Codebook_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Codebook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_codebookId_fkey" FOREIGN KEY ("codebookId") REFERENCES "Codebook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coding" ADD CONSTRAINT "Coding_coderId_fkey" FOREIGN KEY ("coderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_adjudicatorId_fkey" FOREIGN KEY ("adjudicatorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdjudicationCoding" ADD CONSTRAINT "AdjudicationCoding_adjudicationId_fkey" FOREIGN KEY ("adjudicationId") REFERENCES "Adjudication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdjudicationCoding" ADD CONSTRAINT "AdjudicationCoding_codingId_fkey" FOREIGN KEY ("codingId") REFERENCES "Coding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CooperationArea" ADD CONSTRAINT "CooperationArea_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "CooperationArea"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_relationshipId_fkey" FOREIGN KEY ("relationshipId") REFERENCES "Relationship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "CooperationArea"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityParticipant" ADD CONSTRAINT "ActivityParticipant_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityParticipant" ADD CONSTRAINT "ActivityParticipant_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySource" ADD CONSTRAINT "ActivitySource_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySource" ADD CONSTRAINT "ActivitySource_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivitySource" ADD CONSTRAINT "ActivitySource_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentAuthor" ADD CONSTRAINT "DocumentAuthor_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentAuthor" ADD CONSTRAINT "DocumentAuthor_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_citedDocumentId_fkey" FOREIGN KEY ("citedDocumentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forecast" ADD CONSTRAINT "Forecast_relationshipId_fkey" FOREIGN KEY ("relationshipId") REFERENCES "Relationship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForecastProbability" ADD CONSTRAINT "ForecastProbability_forecastId_fkey" FOREIGN KEY ("forecastId") REFERENCES "Forecast"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForecastProbability" ADD CONSTRAINT "ForecastProbability_forecasterId_fkey" FOREIGN KEY ("forecasterId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelationshipParty" ADD CONSTRAINT "RelationshipParty_relationshipId_fkey" FOREIGN KEY ("relationshipId") REFERENCES "Relationship"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RelationshipParty" ADD CONSTRAINT "RelationshipParty_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_onBehalfOfId_fkey" FOREIGN KEY ("onBehalfOfId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_addresseeId_fkey" FOREIGN KEY ("addresseeId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_sideId_fkey" FOREIGN KEY ("sideId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_relationshipId_fkey" FOREIGN KEY ("relationshipId") REFERENCES "Relationship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_citationId_fkey" FOREIGN KEY ("citationId") REFERENCES "Citation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementArea" ADD CONSTRAINT "StatementArea_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementArea" ADD CONSTRAINT "StatementArea_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "CooperationArea"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttributionLink" ADD CONSTRAINT "AttributionLink_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttributionLink" ADD CONSTRAINT "AttributionLink_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttributionLink" ADD CONSTRAINT "AttributionLink_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

