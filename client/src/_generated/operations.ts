// Generated from schema.graphql and operations/*.graphql by `npm run generate`.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { TypedDocumentString } from '../document.ts';
/** What kind of deed an activity is. */
export type ActivityKind =
  /** An agreement, a treaty, a memorandum. */
  | 'AGREEMENT'
  /** A sale or another transfer of arms. */
  | 'ARMS_TRANSFER'
  /** Talks below the summit, regular or not. */
  | 'CONSULTATION'
  /** A deployment of forces. */
  | 'DEPLOYMENT'
  /** A military exercise or a joint patrol. */
  | 'EXERCISE'
  /** Building or developing something together. */
  | 'JOINT_DEVELOPMENT'
  /** A party withholds something on purpose. The participants are those who withhold. */
  | 'RESTRAINT'
  /** A meeting of heads of state or government. */
  | 'SUMMIT'
  /** Trade, investment, credit. */
  | 'TRADE';

/** Compares a ActivityKind. All comparators that are given must hold. */
export type ActivityKindFilter = {
  /** Is this value. */
  eq?: ActivityKind | null | undefined;
  /** Is one of these values. */
  in?: Array<ActivityKind> | null | undefined;
};

/** An order of activities. Rows that are alike in it follow in the order of their ids. */
export type ActivityOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: ActivityOrderField;
};

/** What activities can be ordered by. */
export type ActivityOrderField =
  /** The first day on which it can have begun; undated ones come first. */
  | 'PERIOD'
  /** When it was recorded. */
  | 'RECORDED_AT';

/** Which activities are wanted. All fields that are given must hold; an empty object lets all through. */
export type ActivityWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<ActivityWhere> | null | undefined;
  /** In which area. */
  area?: CooperationAreaWhere | null | undefined;
  /** What is known of whether it happened. */
  evidenceStatus?: EvidenceStatusFilter | null | undefined;
  /** The activity itself. */
  id?: IDFilter | null | undefined;
  /** What kind of deed. */
  kind?: ActivityKindFilter | null | undefined;
  /** How far it has come; null: only those without a level. */
  level?: CooperationLevelFilter | null | undefined;
  /** How far it may be passed on. */
  marking?: MarkingFilter | null | undefined;
  /** This must not hold. */
  not?: ActivityWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<ActivityWhere> | null | undefined;
  /** One of those who take part, or who withhold. */
  participants?: ActorWhere | null | undefined;
  /** When. */
  period?: EDTFDateFilter | null | undefined;
  /** In which relationship. */
  relationship?: RelationshipWhere | null | undefined;
  /** Words of the title or the description. */
  search?: string | null | undefined;
};

/** Which actor is wanted. Exactly one key. */
export type ActorBy =
  {   /** Its id. */
  id: string; isoCountry?: never; slug?: never; wikidataId?: never; }
  |  { id?: never;   /** The state of this country. */
  isoCountry: string; slug?: never; wikidataId?: never; }
  |  { id?: never; isoCountry?: never;   /** Its slug: the short name in addresses. */
  slug: string; wikidataId?: never; }
  |  { id?: never; isoCountry?: never; slug?: never;   /** Its Wikidata item, such as Q7747. */
  wikidataId: string; };

/** What an actor is. */
export type ActorKind =
  /** An army, navy, air force or another armed service. */
  | 'ARMED_SERVICE'
  /** A ministry, an executive office, a parliament or another body of a state. */
  | 'GOVERNMENT_BODY'
  /** People who are named only together, such as "Chinese officials". */
  | 'GROUP'
  /** An organization whose members are states. */
  | 'INTERNATIONAL_ORGANIZATION'
  /** A newspaper, agency, broadcaster or publisher. */
  | 'MEDIA_OUTLET'
  /** A company, party, association or other organization. */
  | 'ORGANIZATION'
  /** One human being. */
  | 'PERSON'
  /** A state, such as China. */
  | 'STATE'
  /** A research institute or council that analyses or advises. */
  | 'THINK_TANK';

/** Compares a ActorKind. All comparators that are given must hold. */
export type ActorKindFilter = {
  /** Is this value. */
  eq?: ActorKind | null | undefined;
  /** Is one of these values. */
  in?: Array<ActorKind> | null | undefined;
};

/** What kind of name a name is. */
export type ActorNameKind =
  /** Another name in use. */
  | 'ALIAS'
  /** The name in its own language, as the actor writes it. */
  | 'CANONICAL'
  /** A name that is no longer used. */
  | 'FORMER'
  /** A wrong spelling that was seen in a source; kept, so that the source can be found. */
  | 'MISSPELLING'
  /** The name in another script. */
  | 'TRANSLITERATION';

/** Compares a ActorNameKind. All comparators that are given must hold. */
export type ActorNameKindFilter = {
  /** Is this value. */
  eq?: ActorNameKind | null | undefined;
  /** Is one of these values. */
  in?: Array<ActorNameKind> | null | undefined;
};

/** Which names are wanted. All fields that are given must hold; an empty object lets all through. */
export type ActorNameWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<ActorNameWhere> | null | undefined;
  /** What kind of name it is. */
  kind?: ActorNameKindFilter | null | undefined;
  /** This must not hold. */
  not?: ActorNameWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<ActorNameWhere> | null | undefined;
  /** The name itself. */
  text?: StringFilter | null | undefined;
};

/** An order of actors. Rows that are alike in it follow in the order of their ids. */
export type ActorOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: ActorOrderField;
};

/** What actors can be ordered by. */
export type ActorOrderField =
  /** The name under which the actor is listed. */
  | 'NAME'
  /** When the actor was recorded. */
  | 'RECORDED_AT';

/** Which actors are wanted. All fields that are given must hold; an empty object lets all through. */
export type ActorWhere = {
  /** A post or membership that the actor has. */
  affiliations?: AffiliationWhere | null | undefined;
  /** All of these must hold; at most 100. */
  and?: Array<ActorWhere> | null | undefined;
  /** The country of a state: three letters of ISO 3166-1. */
  countryCode?: SlugFilter | null | undefined;
  /** The actor itself. */
  id?: IDFilter | null | undefined;
  /** What the actor is. */
  kind?: ActorKindFilter | null | undefined;
  /** The name under which the actor is listed. */
  name?: StringFilter | null | undefined;
  /** Another name of the actor. */
  names?: ActorNameWhere | null | undefined;
  /** This must not hold. */
  not?: ActorWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<ActorWhere> | null | undefined;
  /** When the actor was recorded. */
  recordedAt?: DateTimeFilter | null | undefined;
  /** The slug. */
  slug?: SlugFilter | null | undefined;
};

/** Which affiliations are wanted. All fields that are given must hold; an empty object lets all through. */
export type AffiliationWhere = {
  /** Who is affiliated. */
  actor?: ActorWhere | null | undefined;
  /** All of these must hold; at most 100. */
  and?: Array<AffiliationWhere> | null | undefined;
  /** This must not hold. */
  not?: AffiliationWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<AffiliationWhere> | null | undefined;
  /** With whom. */
  organization?: ActorWhere | null | undefined;
  /** When the affiliation held. */
  valid?: EDTFDateFilter | null | undefined;
  /** The voice that the post gives. */
  voice?: VoiceFilter | null | undefined;
};

/** An order of assessments. Rows that are alike in it follow in the order of their ids. */
export type AssessmentOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: AssessmentOrderField;
};

/** What assessments can be ordered by. */
export type AssessmentOrderField =
  /** The first day on which it can have been judged. */
  | 'ASSESSED_ON'
  /** When it was recorded. */
  | 'RECORDED_AT';

/** Where an assessment stands between draft and publication. */
export type AssessmentState =
  /** Approved, not published. */
  | 'APPROVED'
  /** Back with its author. */
  | 'CHANGES_REQUESTED'
  /** Being written. */
  | 'DRAFT'
  /** Before its reviewers. */
  | 'IN_REVIEW'
  /** Published, here or elsewhere. */
  | 'PUBLISHED'
  /** Withdrawn after publication. */
  | 'RETRACTED'
  /** Replaced by a later assessment. */
  | 'SUPERSEDED';

/** Compares a AssessmentState. All comparators that are given must hold. */
export type AssessmentStateFilter = {
  /** Is this value. */
  eq?: AssessmentState | null | undefined;
  /** Is one of these values. */
  in?: Array<AssessmentState> | null | undefined;
};

/** Which assessments are wanted. All fields that are given must hold; an empty object lets all through. */
export type AssessmentWhere = {
  /** About which activity. */
  activity?: IDFilter | null | undefined;
  /** All of these must hold; at most 100. */
  and?: Array<AssessmentWhere> | null | undefined;
  /** About which area; null: about none. */
  area?: CooperationAreaWhere | null | undefined;
  /** When it was judged. */
  assessedOn?: EDTFDateFilter | null | undefined;
  /** Whose judgement. */
  author?: ActorWhere | null | undefined;
  /** How well founded; null: not stated. */
  confidence?: ConfidenceFilter | null | undefined;
  /** The document it was published in; null: written here. */
  document?: DocumentWhere | null | undefined;
  /** The assessment itself. */
  id?: IDFilter | null | undefined;
  /** How likely; null: no likelihood given. */
  likelihood?: LikelihoodFilter | null | undefined;
  /** How far it may be passed on. */
  marking?: MarkingFilter | null | undefined;
  /** This must not hold. */
  not?: AssessmentWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<AssessmentWhere> | null | undefined;
  /** About which relationship; null: about none. */
  relationship?: RelationshipWhere | null | undefined;
  /** Words of the question, the judgement or the basis of confidence. */
  search?: string | null | undefined;
  /** True: something that it rests on was retracted, replaced or changed. False: nothing was. */
  stale?: boolean | null | undefined;
  /** Where it stands. */
  state?: AssessmentStateFilter | null | undefined;
  /** About which statement. */
  statement?: IDFilter | null | undefined;
};

/** How close a characterisation says that the parties are. Ordinal, 0 to 6. */
export type CharacterisationLevel =
  /** 0: enemies. */
  | 'ADVERSARY'
  /** 6: allies. */
  | 'ALLY'
  /** 2: neither close nor hostile. */
  | 'NEUTRAL'
  /** 3: partners. */
  | 'PARTNER'
  /** 5: allies in all but name, or in part. */
  | 'QUASI_ALLY'
  /** 1: rivals. */
  | 'RIVAL'
  /** 4: strategic partners. */
  | 'STRATEGIC_PARTNER';

/** Compares a CharacterisationLevel. All comparators that are given must hold. */
export type CharacterisationLevelFilter = {
  /** Is this value. */
  eq?: CharacterisationLevel | null | undefined;
  /** Is one of these values. */
  in?: Array<CharacterisationLevel> | null | undefined;
};

/** How far a citation leads. */
export type CitationStatus =
  /** Something that is needed to find the source is missing, such as the outlet. Kept as it is, never guessed. */
  | 'INCOMPLETE'
  /** The cited document is known and linked. */
  | 'RESOLVED'
  /** The citation names its source, which is not in the knowledge base yet. */
  | 'UNRESOLVED';

/** Compares a CitationStatus. All comparators that are given must hold. */
export type CitationStatusFilter = {
  /** Is this value. */
  eq?: CitationStatus | null | undefined;
  /** Is one of these values. */
  in?: Array<CitationStatus> | null | undefined;
};

/** Which citations are wanted. All fields that are given must hold; an empty object lets all through. */
export type CitationWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<CitationWhere> | null | undefined;
  /** The document that is cited; null: not known. */
  citedDocument?: DocumentWhere | null | undefined;
  /** The date that it gives. */
  citedOn?: EDTFDateFilter | null | undefined;
  /** The document that cites. */
  document?: DocumentWhere | null | undefined;
  /** The citation itself. */
  id?: IDFilter | null | undefined;
  /** This must not hold. */
  not?: CitationWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<CitationWhere> | null | undefined;
  /** The outlet that it names; null: none. */
  publisher?: ActorWhere | null | undefined;
  /** How far it leads. */
  status?: CitationStatusFilter | null | undefined;
};

/** A new coding. */
export type CodeStatementInput = {
  /** The concept. */
  conceptId: string;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** What you remark. */
  note?: string | null | undefined;
  /** The round of coding; 1 if it is left out. */
  round?: number | null | undefined;
  /** How the statement stands towards the concept. */
  stance?: Stance | null | undefined;
  /** The statement. */
  statementId: string;
};

/** Which codebooks are wanted. All fields that are given must hold; an empty object lets all through. */
export type CodebookWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<CodebookWhere> | null | undefined;
  /** The codebook itself. */
  id?: IDFilter | null | undefined;
  /** This must not hold. */
  not?: CodebookWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<CodebookWhere> | null | undefined;
  /** The slug, which all editions share. */
  slug?: SlugFilter | null | undefined;
};

/** How far a coding has come. */
export type CodingState =
  /** The decision between codings is taken. If that is retracted, it is CODED again. */
  | 'ADJUDICATED'
  /** A draft: the coder has not submitted it, and may not have decided yet. */
  | 'ASSIGNED'
  /** The coder has submitted it, and may change it still. */
  | 'CODED'
  /** Coders differ, and the decision is open. Nobody changes it now. */
  | 'IN_ADJUDICATION';

/** Compares a CodingState. All comparators that are given must hold. */
export type CodingStateFilter = {
  /** Is this value. */
  eq?: CodingState | null | undefined;
  /** Is one of these values. */
  in?: Array<CodingState> | null | undefined;
};

/** Which codings are wanted. All fields that are given must hold; an empty object lets all through. */
export type CodingWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<CodingWhere> | null | undefined;
  /** By which coder. */
  coder?: IDFilter | null | undefined;
  /** With which concept. */
  concept?: ConceptWhere | null | undefined;
  /** The coding itself. */
  id?: IDFilter | null | undefined;
  /** This must not hold. */
  not?: CodingWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<CodingWhere> | null | undefined;
  /** When it was recorded. */
  recordedAt?: DateTimeFilter | null | undefined;
  /** How the statement stands towards the concept; null: not decided yet. */
  stance?: StanceFilter | null | undefined;
  /** How far it has come. */
  state?: CodingStateFilter | null | undefined;
  /** Of which statement. */
  statement?: IDFilter | null | undefined;
};

/** What kind of concept a statement is coded with. */
export type ConceptKind =
  /** A word for the relationship, such as "alliance". It has a level. */
  | 'CHARACTERISATION'
  /** A claim with which one can agree or disagree. */
  | 'POSITION';

/** Compares a ConceptKind. All comparators that are given must hold. */
export type ConceptKindFilter = {
  /** Is this value. */
  eq?: ConceptKind | null | undefined;
  /** Is one of these values. */
  in?: Array<ConceptKind> | null | undefined;
};

/** Which concepts are wanted. All fields that are given must hold; an empty object lets all through. */
export type ConceptWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<ConceptWhere> | null | undefined;
  /** In which codebook. */
  codebook?: CodebookWhere | null | undefined;
  /** The concept as which it counts: itself, or the one where its merges end. */
  countsAs?: ConceptWhere | null | undefined;
  /** The concept of the edition before that it comes from; null: only those that are new in their edition. */
  derivedFrom?: ConceptWhere | null | undefined;
  /** The concept itself. */
  id?: IDFilter | null | undefined;
  /** What kind of concept. */
  kind?: ConceptKindFilter | null | undefined;
  /** The label. */
  label?: StringFilter | null | undefined;
  /** The level of a characterisation; null: only positions. */
  level?: CharacterisationLevelFilter | null | undefined;
  /** The concept it was merged into; null: only those that were not. */
  mergedInto?: ConceptWhere | null | undefined;
  /** This must not hold. */
  not?: ConceptWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<ConceptWhere> | null | undefined;
  /** The concept above; null: only the topmost concepts. */
  parent?: ConceptWhere | null | undefined;
  /** Words of the label or the definition. */
  search?: string | null | undefined;
  /** The slug, unique within a codebook. */
  slug?: SlugFilter | null | undefined;
  /** The id of a concept: this one and all below it. */
  within?: string | null | undefined;
};

/** How well founded a judgement is: the quality of its sources and reasoning, not how likely it is. */
export type Confidence =
  /** Good evidence from several sources. */
  | 'HIGH'
  /** Scant, fragmentary or doubtful evidence; speculation belongs here. */
  | 'LOW'
  /** Credible evidence that can be read in several ways, or is not confirmed. */
  | 'MODERATE';

/** Compares a Confidence. All comparators that are given must hold. */
export type ConfidenceFilter = {
  /** Is this value. */
  eq?: Confidence | null | undefined;
  /** Is one of these values. */
  in?: Array<Confidence> | null | undefined;
};

/** Which areas are wanted. All fields that are given must hold; an empty object lets all through. */
export type CooperationAreaWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<CooperationAreaWhere> | null | undefined;
  /** The area itself. */
  id?: IDFilter | null | undefined;
  /** The label. */
  label?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: CooperationAreaWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<CooperationAreaWhere> | null | undefined;
  /** The area above; null: only the topmost areas. */
  parent?: CooperationAreaWhere | null | undefined;
  /** The slug. */
  slug?: SlugFilter | null | undefined;
  /** The id of an area: this one and all below it. */
  within?: string | null | undefined;
};

/** How far cooperation has come. Ordinal, 0 to 4. */
export type CooperationLevel =
  /** 2: agreed. */
  | 'AGREED'
  /** 1: announced in public. */
  | 'ANNOUNCED'
  /** 0: talked about. */
  | 'DISCUSSED'
  /** 4: done as a matter of course, with bodies or rules of its own. */
  | 'INSTITUTIONALISED'
  /** 3: being done. */
  | 'UNDER_WAY';

/** Compares a CooperationLevel. All comparators that are given must hold. */
export type CooperationLevelFilter = {
  /** Is this value. */
  eq?: CooperationLevel | null | undefined;
  /** Is one of these values. */
  in?: Array<CooperationLevel> | null | undefined;
};

/** A new actor. */
export type CreateActorInput = {
  /** The country; for a STATE only. */
  countryCode?: string | null | undefined;
  /** Who this is, in a sentence or two. */
  description?: string | null | undefined;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** What the actor is. */
  kind: ActorKind;
  /** The name under which the actor is listed; at most 500 characters. */
  name: string;
  /** The short name in addresses. Made of the name if it is left out. */
  slug?: string | null | undefined;
  /** The Wikidata item, such as Q7747. */
  wikidataId?: string | null | undefined;
};

/** A new assessment. */
export type CreateAssessmentInput = {
  /** About which activity. */
  activityId?: string | null | undefined;
  /** About which area. */
  areaId?: string | null | undefined;
  /** When it was judged. */
  assessedOn: string;
  /** What it takes for granted; at most 50. */
  assumptions?: Array<string> | null | undefined;
  /** Whose judgement it is. */
  authorId: string;
  /** How well founded it is. */
  confidence?: Confidence | null | undefined;
  /** What the confidence rests on. */
  confidenceBasis?: string | null | undefined;
  /** The document it was published in, if it comes from outside. */
  documentId?: string | null | undefined;
  /** What is not known and would matter; at most 50. */
  gaps?: Array<string> | null | undefined;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** The answer. */
  judgement: string;
  /** How likely. */
  likelihood?: Likelihood | null | undefined;
  /** How far it may be passed on; CLEAR if it is left out. */
  marking?: Marking | null | undefined;
  /** The upper bound of the probability. */
  probabilityHigh?: number | null | undefined;
  /** The lower bound of the probability; within the term, where one is given. */
  probabilityLow?: number | null | undefined;
  /** The question it answers. */
  question: string;
  /** About which relationship. At least one subject is needed. */
  relationshipId?: string | null | undefined;
  /** About which statement. */
  statementId?: string | null | undefined;
  /** The assessment that it replaces. Goes with supersessionReason. */
  supersedesId?: string | null | undefined;
  /** Why it replaces that one. */
  supersessionReason?: string | null | undefined;
};

/** A new document. */
export type CreateDocumentInput = {
  /** Its authors in their order; at most 100. */
  authorIds?: Array<string> | null | undefined;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** The issue. */
  issue?: string | null | undefined;
  /** What kind of source it is. */
  kind: DocumentKind;
  /** The language of the text. */
  language?: string | null | undefined;
  /** The summary that stands before the text. */
  lead?: string | null | undefined;
  /** How far it may be passed on; CLEAR if it is left out. */
  marking?: Marking | null | undefined;
  /** Where it was said or issued. */
  place?: string | null | undefined;
  /** When it was published. */
  publishedOn?: string | null | undefined;
  /** Who published it. */
  publisherId?: string | null | undefined;
  /** How reliable the source is; F, cannot be judged, if it is left out. */
  reliability?: Reliability | null | undefined;
  /** The journal or series that it appeared in. */
  series?: string | null | undefined;
  /** Its id where it is imported from; unique. */
  sourceId?: string | null | undefined;
  /** Its whole text. A correction moves the anchors of statements and citations with their words. */
  text?: string | null | undefined;
  /** The title; at most 1,000 characters. */
  title: string;
  /** The source's own keywords; at most 100. */
  topics?: Array<string> | null | undefined;
  /** Where it can be read. */
  url?: string | null | undefined;
  /** The volume. */
  volume?: string | null | undefined;
};

/** How credible one piece of information is: the digit of the Admiralty code. */
export type Credibility =
  /** 6: cannot be judged: unknown, not a low grade. It enters no average. */
  | 'CANNOT_BE_JUDGED'
  /** 1: confirmed by other sources. */
  | 'CONFIRMED'
  /** 4: doubtful. */
  | 'DOUBTFUL'
  /** 5: improbable. */
  | 'IMPROBABLE'
  /** 3: possibly true. */
  | 'POSSIBLY_TRUE'
  /** 2: probably true. */
  | 'PROBABLY_TRUE';

/** Compares a Credibility. All comparators that are given must hold. */
export type CredibilityFilter = {
  /** Is this value. */
  eq?: Credibility | null | undefined;
  /** Is one of these values. */
  in?: Array<Credibility> | null | undefined;
};

/** Compares a moment. All comparators that are given must hold. */
export type DateTimeFilter = {
  /** At this moment or later. */
  gte?: string | null | undefined;
  /** Before this moment. */
  lt?: string | null | undefined;
};

/** How directly the words reach us. The order is from the most direct on. */
export type Directness =
  /** Whole sentences, word for word. */
  | 'DIRECT_QUOTE'
  /** Something that is said to have been said. */
  | 'HEARSAY'
  /** The sense, in the words of another. */
  | 'PARAPHRASE'
  /** Some words, word for word. */
  | 'PARTIAL_QUOTE';

/** Compares a Directness. All comparators that are given must hold. */
export type DirectnessFilter = {
  /** Is this value. */
  eq?: Directness | null | undefined;
  /** Is one of these values. */
  in?: Array<Directness> | null | undefined;
};

/** Which document is wanted. Exactly one key. */
export type DocumentBy =
  {   /** Its id. */
  id: string; sourceId?: never; }
  |  { id?: never;   /** Its id where it was imported from. */
  sourceId: string; };

/** What kind of source a document is. */
export type DocumentKind =
  /** An article of a newspaper, journal or website. */
  | 'ARTICLE'
  /** An interview. */
  | 'INTERVIEW'
  /** A statement that several parties issue together. */
  | 'JOINT_STATEMENT'
  /** Anything else. */
  | 'OTHER'
  /** A press release or a communiqué. */
  | 'PRESS_RELEASE'
  /** A report or a study. */
  | 'REPORT'
  /** A speech or an address. */
  | 'SPEECH'
  /** The record of a meeting, a press conference or a debate. */
  | 'TRANSCRIPT'
  /** A treaty or another binding agreement. */
  | 'TREATY';

/** Compares a DocumentKind. All comparators that are given must hold. */
export type DocumentKindFilter = {
  /** Is this value. */
  eq?: DocumentKind | null | undefined;
  /** Is one of these values. */
  in?: Array<DocumentKind> | null | undefined;
};

/** An order of documents. Rows that are alike in it follow in the order of their ids. */
export type DocumentOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: DocumentOrderField;
};

/** What documents can be ordered by. */
export type DocumentOrderField =
  /** The first day on which it can have been published; undated ones come first. */
  | 'PUBLISHED_ON'
  /** When it was recorded. */
  | 'RECORDED_AT'
  /** The title. */
  | 'TITLE';

/** Which documents are wanted. All fields that are given must hold; an empty object lets all through. */
export type DocumentWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<DocumentWhere> | null | undefined;
  /** One of its authors. */
  authors?: ActorWhere | null | undefined;
  /** The document itself. */
  id?: IDFilter | null | undefined;
  /** What kind of source it is. */
  kind?: DocumentKindFilter | null | undefined;
  /** The language as a BCP 47 tag. */
  language?: SlugFilter | null | undefined;
  /** How far it may be passed on. */
  marking?: MarkingFilter | null | undefined;
  /** This must not hold. */
  not?: DocumentWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<DocumentWhere> | null | undefined;
  /** When it was published. */
  publishedOn?: EDTFDateFilter | null | undefined;
  /** Who published it; null: no publisher is known. */
  publisher?: ActorWhere | null | undefined;
  /** When it was recorded. */
  recordedAt?: DateTimeFilter | null | undefined;
  /** How reliable the source is. */
  reliability?: ReliabilityFilter | null | undefined;
  /** Words of the title or the text: all of them, "a phrase", or -not this. */
  search?: string | null | undefined;
  /** The SHA-256 of its text, in hexadecimal. */
  textSha256?: SlugFilter | null | undefined;
  /** The title. */
  title?: StringFilter | null | undefined;
};

/** Compares a date that may be vague. A row without a date can mean any day: it overlaps every date and lies within none. All comparators that are given must hold. */
export type EDTFDateFilter = {
  /** Lies after the last day of this date for certain. */
  after?: string | null | undefined;
  /** Lies before the first day of this date for certain. */
  before?: string | null | undefined;
  /** May lie in this date or interval: the two have a day in common. */
  overlaps?: string | null | undefined;
  /** Lies in this date or interval for certain, on whichever day it was. */
  within?: string | null | undefined;
};

/** The stable code of an error. Also found in `extensions.code` of request errors. */
export type ErrorCode =
  /** A row with the same unique value exists. */
  | 'ALREADY_EXISTS'
  /** The row has changed since the caller read it. Read it again and decide anew. */
  | 'CONFLICT'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** The idempotency key was used before for other input. Use a new key. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A fault of the server. It is logged there under the request id. */
  | 'INTERNAL'
  /** Something in the input is not acceptable. The message says what, and the path says where. */
  | 'INVALID_INPUT'
  /** The operation asks for more than a limit allows. The message says which and by how much. */
  | 'LIMIT_EXCEEDED'
  /** What the input refers to does not exist, or the caller may not see it. */
  | 'NOT_FOUND'
  /** The caller has asked for more than their share. The answer has the HTTP status 429, and its header Retry-After says after how many seconds to try again. */
  | 'RATE_LIMITED'
  /** It is not known who asks: the token or login is missing, or not good. The answer has the HTTP status 401. */
  | 'UNAUTHENTICATED'
  /** The database cannot be reached at the moment, or has no room for this. Try again. */
  | 'UNAVAILABLE';

/** What a piece of evidence does for an assessment. */
export type EvidenceRole =
  /** Helps to understand it. */
  | 'CONTEXT'
  /** Speaks against it. */
  | 'CONTRADICTS'
  /** Speaks for it. */
  | 'SUPPORTS';

/** What is known of whether it happened. */
export type EvidenceStatus =
  /** The evidence is contradictory. */
  | 'DISPUTED'
  /** It was searched for, and nothing was found. */
  | 'NONE_OBSERVED'
  /** Nobody has looked yet. This is a different answer from nothing found. */
  | 'NOT_SEARCHED'
  /** There is evidence that it did. */
  | 'OBSERVED';

/** Compares a EvidenceStatus. All comparators that are given must hold. */
export type EvidenceStatusFilter = {
  /** Is this value. */
  eq?: EvidenceStatus | null | undefined;
  /** Is one of these values. */
  in?: Array<EvidenceStatus> | null | undefined;
};

/** A weight in the analysis of competing hypotheses. */
export type EvidenceWeight =
  /** High. */
  | 'HIGH'
  /** Low. */
  | 'LOW'
  /** Moderate. */
  | 'MODERATE';

/** Compares an id. All comparators that are given must hold. */
export type IDFilter = {
  /** Is this id. */
  eq?: string | null | undefined;
  /** Is one of these ids; at most 100. */
  in?: Array<string> | null | undefined;
};

/** How likely, in the seven terms of ICD 203. Bounds in percent, the lower one included. */
export type Likelihood =
  /** 95 to 99 percent. */
  | 'ALMOST_CERTAIN'
  /** 1 to 5 percent. */
  | 'ALMOST_NO_CHANCE'
  /** 55 to 80 percent. */
  | 'LIKELY'
  /** 45 to 55 percent. */
  | 'ROUGHLY_EVEN_CHANCE'
  /** 20 to 45 percent. */
  | 'UNLIKELY'
  /** 80 to 95 percent. */
  | 'VERY_LIKELY'
  /** 5 to 20 percent. */
  | 'VERY_UNLIKELY';

/** Compares a Likelihood. All comparators that are given must hold. */
export type LikelihoodFilter = {
  /** Is this value. */
  eq?: Likelihood | null | undefined;
  /** Is one of these values. */
  in?: Array<Likelihood> | null | undefined;
};

/** How far information may be passed on: the Traffic Light Protocol 2.0, from the least to the most restricted. */
export type Marking =
  /** For the recipient organization and its clients. */
  | 'AMBER'
  /** For the recipient organization only. */
  | 'AMBER_STRICT'
  /** Anyone may have it. */
  | 'CLEAR'
  /** For the community of those who work in the field. */
  | 'GREEN'
  /** For the named recipients only. */
  | 'RED';

/** Compares a Marking. All comparators that are given must hold. */
export type MarkingFilter = {
  /** Is this value. */
  eq?: Marking | null | undefined;
  /** Is one of these values. */
  in?: Array<Marking> | null | undefined;
};

/** What an agreement obliges its parties to. */
export type ObligationInput = {
  /** Under which condition. */
  condition?: string | null | undefined;
  /** The type of obligation. */
  type: ObligationType;
};

/** What an agreement obliges its parties to, as alliance treaties are coded. */
export type ObligationType =
  /** To consult in a crisis. */
  | 'CONSULTATION'
  /** To help a party that is attacked. */
  | 'DEFENSE'
  /** To stay out of a war of another party. */
  | 'NEUTRALITY'
  /** Not to attack each other. */
  | 'NONAGGRESSION'
  /** To take part in a war that a party begins. */
  | 'OFFENSE';

/** The direction of an order. */
export type OrderDirection =
  /** From the earliest, the smallest, or A. */
  | 'ASC'
  /** From the latest, the largest, or Z. */
  | 'DESC';

/** A new activity. */
export type RecordActivityInput = {
  /** In which area. */
  areaId: string;
  /** What is known of it. */
  description?: string | null | undefined;
  /** The documents that attest it; at most 100. On a change, goes with statementIds. */
  documentIds?: Array<string> | null | undefined;
  /** What is known of whether it happened. */
  evidenceStatus: EvidenceStatus;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** What kind of deed it is. */
  kind: ActivityKind;
  /** How far it has come; for what was observed or is disputed, and is no restraint. */
  level?: CooperationLevel | null | undefined;
  /** How far it may be passed on; CLEAR if it is left out. */
  marking?: Marking | null | undefined;
  /** What an AGREEMENT obliges its parties to. */
  obligations?: Array<ObligationInput> | null | undefined;
  /** Who takes part; for a RESTRAINT, who withholds. At most 100. */
  participantIds?: Array<string> | null | undefined;
  /** When it began and ended; 2019-10-03/.. while it goes on. */
  period?: string | null | undefined;
  /** In which relationship. */
  relationshipId: string;
  /** The statements that attest it; at most 100. On a change, goes with documentIds. */
  statementIds?: Array<string> | null | undefined;
  /** What it is, in a line. */
  title: string;
};

/** A new evidence link. */
export type RecordEvidenceLinkInput = {
  /** The activity. */
  activityId?: string | null | undefined;
  /** The assessment that the evidence is for. */
  assessmentId: string;
  /** How credible. */
  credibility?: EvidenceWeight | null | undefined;
  /** The document. */
  documentId?: string | null | undefined;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** How it bears on the judgement. */
  note?: string | null | undefined;
  /** The other assessment. */
  otherAssessmentId?: string | null | undefined;
  /** How relevant. */
  relevance?: EvidenceWeight | null | undefined;
  /** What it does for the assessment. */
  role: EvidenceRole;
  /** The statement. */
  statementId?: string | null | undefined;
};

/** A new statement. */
export type RecordStatementInput = {
  /** To whom. */
  addresseeId?: string | null | undefined;
  /** The areas it is about; at most 100. */
  areaIds?: Array<string> | null | undefined;
  /** The citation that the document gives for it. */
  citationId?: string | null | undefined;
  /** How credible it is that it was said so; CANNOT_BE_JUDGED if it is left out. */
  credibility?: Credibility | null | undefined;
  /** How directly the words reach us. */
  directness: Directness;
  /** The document it stands in. */
  documentId: string;
  /** A key of your own choice, up to 180 characters. The same key and input give the same answer once and again. */
  idempotencyKey?: string | null | undefined;
  /** How far it may be passed on; CLEAR if it is left out. */
  marking?: Marking | null | undefined;
  /** Where it was said: a conference, an interview. */
  occasion?: string | null | undefined;
  /** On whose behalf, if not as the post has it. */
  onBehalfOfId?: string | null | undefined;
  /** The sense, in other words. */
  paraphrase?: string | null | undefined;
  /** The place. */
  place?: string | null | undefined;
  /** The words, in the language they are held in. A quote or a paraphrase is needed. */
  quote?: string | null | undefined;
  /** The language of the quote. */
  quoteLanguage?: string | null | undefined;
  /** About which relationship. */
  relationshipId?: string | null | undefined;
  /** When it was said, no more exactly than the source tells. Where it tells nothing, ../ and the day of publication. */
  saidOn: string;
  /** Its words in the document's text. */
  selector?: TextSelectorInput | null | undefined;
  /** Its id where it is imported from; unique. */
  sourceId?: string | null | undefined;
  /** Who speaks. */
  speakerId: string;
  /** What the statement does. */
  speechAct: SpeechAct;
  /** The quote in English. */
  translation?: string | null | undefined;
  /** With which authority, where it differs from what the speaker's post gives. */
  voice?: Voice | null | undefined;
};

/** Which relationship is wanted. Exactly one key. */
export type RelationshipBy =
  {   /** Its id. */
  id: string; parties?: never; slug?: never; }
  |  { id?: never;   /** The relationship of exactly these parties, in any order. */
  parties: Array<string>; slug?: never; }
  |  { id?: never; parties?: never;   /** Its slug: the short name in addresses. */
  slug: string; };

/** Which relationships are wanted. All fields that are given must hold; an empty object lets all through. */
export type RelationshipWhere = {
  /** All of these must hold; at most 100. */
  and?: Array<RelationshipWhere> | null | undefined;
  /** The relationship itself. */
  id?: IDFilter | null | undefined;
  /** The name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: RelationshipWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<RelationshipWhere> | null | undefined;
  /** One of the parties. */
  party?: ActorWhere | null | undefined;
  /** The slug. */
  slug?: SlugFilter | null | undefined;
};

/** How reliable a source is: the letter of the Admiralty code. */
export type Reliability =
  /** Completely reliable. */
  | 'A'
  /** Usually reliable. */
  | 'B'
  /** Fairly reliable. */
  | 'C'
  /** Not usually reliable. */
  | 'D'
  /** Unreliable. */
  | 'E'
  /** Cannot be judged: unknown, not a low grade. It enters no average. */
  | 'F';

/** Compares a Reliability. All comparators that are given must hold. */
export type ReliabilityFilter = {
  /** Is this value. */
  eq?: Reliability | null | undefined;
  /** Is one of these values. */
  in?: Array<Reliability> | null | undefined;
};

/** A retraction of a statement. */
export type RetractStatementInput = {
  /** The version on which the change was decided. Another version now is a ConflictError. */
  expectedVersion: number;
  /** The statement. */
  id: string;
  /** Why it is wrong. */
  reason: string;
};

/** What was done to a row. */
export type RevisionOperation =
  /** It was recorded. */
  | 'CREATED'
  /** Its retraction was undone. */
  | 'RESTORED'
  /** It was retracted, with a reason. */
  | 'RETRACTED'
  /** It was changed. */
  | 'UPDATED';

/** What can be searched. */
export type SearchType =
  /** Activities, by title and description. */
  | 'ACTIVITY'
  /** Actors, by any of their names; also misspelt ones. */
  | 'ACTOR'
  /** Assessments, by question, judgement and basis of confidence. */
  | 'ASSESSMENT'
  /** Concepts, by label and definition. */
  | 'CONCEPT'
  /** Areas of cooperation, by label. */
  | 'COOPERATION_AREA'
  /** Documents, by title and text. */
  | 'DOCUMENT'
  /** Relationships, by name. */
  | 'RELATIONSHIP'
  /** Statements, by quote, translation, paraphrase and occasion. */
  | 'STATEMENT';

/** Compares a slug. All comparators that are given must hold. */
export type SlugFilter = {
  /** Is this slug. */
  eq?: string | null | undefined;
  /** Is one of these slugs; at most 100. */
  in?: Array<string> | null | undefined;
};

/** What a statement does. */
export type SpeechAct =
  /** Makes something known that is or will be done. */
  | 'ANNOUNCE'
  /** Says that something is so. */
  | 'ASSERT'
  /** Criticises. */
  | 'CRITICISE'
  /** Declines to say or to do something that was asked or expected. */
  | 'DECLINE'
  /** Says that something is not so. */
  | 'DENY'
  /** Praises. */
  | 'PRAISE'
  /** Commits the speaker to something. */
  | 'PROMISE'
  /** Announces harm under a condition. */
  | 'THREATEN';

/** Compares a SpeechAct. All comparators that are given must hold. */
export type SpeechActFilter = {
  /** Is this value. */
  eq?: SpeechAct | null | undefined;
  /** Is one of these values. */
  in?: Array<SpeechAct> | null | undefined;
};

/** How a statement stands towards a concept. */
export type Stance =
  /** Uses the word, or agrees. */
  | 'AFFIRMS'
  /** Was asked or expected to use the word, and did not. Absence is data. */
  | 'AVOIDS'
  /** Rejects the word, or disagrees. */
  | 'DENIES'
  /** Uses the word or agrees with reservations. */
  | 'QUALIFIES';

/** Compares a Stance. All comparators that are given must hold. */
export type StanceFilter = {
  /** Is this value. */
  eq?: Stance | null | undefined;
  /** Is one of these values. */
  in?: Array<Stance> | null | undefined;
};

/** Which statement is wanted. Exactly one key. */
export type StatementBy =
  {   /** Its id. */
  id: string; sourceId?: never; }
  |  { id?: never;   /** Its id where it was imported from. */
  sourceId: string; };

/** An order of statements. Rows that are alike in it follow in the order of their ids. */
export type StatementOrder = {
  /** Which end comes first. */
  direction: OrderDirection;
  /** What to order by. */
  field: StatementOrderField;
};

/** What statements can be ordered by. */
export type StatementOrderField =
  /** When it was recorded. */
  | 'RECORDED_AT'
  /** The first day on which it can have been said. */
  | 'SAID_ON';

/** Which statements are wanted. All fields that are given must hold; an empty object lets all through. */
export type StatementWhere = {
  /** To whom; null: only those without. */
  addressee?: ActorWhere | null | undefined;
  /** All of these must hold; at most 100. */
  and?: Array<StatementWhere> | null | undefined;
  /** About an area. */
  area?: CooperationAreaWhere | null | undefined;
  /** The citation that the document gives for it; null: none. */
  citation?: CitationWhere | null | undefined;
  /** One of its codings. */
  codings?: CodingWhere | null | undefined;
  /** How credible it is. */
  credibility?: CredibilityFilter | null | undefined;
  /** How directly the words reach us. */
  directness?: DirectnessFilter | null | undefined;
  /** In which document. */
  document?: DocumentWhere | null | undefined;
  /** The statement itself. */
  id?: IDFilter | null | undefined;
  /** How far it may be passed on. */
  marking?: MarkingFilter | null | undefined;
  /** This must not hold. */
  not?: StatementWhere | null | undefined;
  /** On whose behalf; null: only those without. */
  onBehalfOf?: ActorWhere | null | undefined;
  /** At least one of these must hold; at most 100. */
  or?: Array<StatementWhere> | null | undefined;
  /** When it was recorded. */
  recordedAt?: DateTimeFilter | null | undefined;
  /** About which relationship; null: about none. */
  relationship?: RelationshipWhere | null | undefined;
  /** When it was said. */
  saidOn?: EDTFDateFilter | null | undefined;
  /** Words of the quote, its translation, the paraphrase or the occasion. */
  search?: string | null | undefined;
  /** True: only what reaches us through others. False: only what does not. */
  secondHand?: boolean | null | undefined;
  /** The party that the speaker represents on that day; null: third parties. */
  side?: ActorWhere | null | undefined;
  /** Who speaks. */
  speaker?: ActorWhere | null | undefined;
  /** What it does. */
  speechAct?: SpeechActFilter | null | undefined;
  /** With which authority. */
  voice?: VoiceFilter | null | undefined;
};

/** Compares text. All comparators that are given must hold. */
export type StringFilter = {
  /** Holds this text somewhere, in any case. At least 3 characters are quick. */
  contains?: string | null | undefined;
  /** Is exactly this text. */
  eq?: string | null | undefined;
  /** Is exactly one of these texts; at most 100. */
  in?: Array<string> | null | undefined;
};

/** Words in a document's text. start and end may be left out where the text is not held. */
export type TextSelectorInput = {
  /** Where they end, exclusive. */
  end?: number | null | undefined;
  /** The words. */
  exact: string;
  /** What stands just before; at most 200 characters. */
  prefix?: string | null | undefined;
  /** Where the words begin, in Unicode code points from 0. */
  start?: number | null | undefined;
  /** What stands just after; at most 200 characters. */
  suffix?: string | null | undefined;
};

/** Whose authority a statement carries. The order is from the strongest to the weakest. */
export type Voice =
  /** A member of the foreign service. */
  | 'DIPLOMAT'
  /** A scholar or analyst, also of a state-owned institute. */
  | 'EXPERT'
  /** A president, a prime minister, a paramount leader. */
  | 'HEAD_OF_STATE_OR_GOVERNMENT'
  /** A journalist or commentator. */
  | 'JOURNALIST'
  /** A member of a parliament. */
  | 'LEGISLATOR'
  /** An officer of the armed forces, attachés among them. */
  | 'MILITARY'
  /** A member of the government. */
  | 'MINISTER'
  /** Another official of the state. */
  | 'OFFICIAL'
  /** Someone appointed to speak for an office. */
  | 'SPOKESPERSON'
  /** A medium that the state owns or directs. */
  | 'STATE_MEDIA';

/** Compares a Voice. All comparators that are given must hold. */
export type VoiceFilter = {
  /** Is this value. */
  eq?: Voice | null | undefined;
  /** Is one of these values. */
  in?: Array<Voice> | null | undefined;
};

export type ActorFieldsFragment = { __typename: 'Actor', id: string, version: number, kind: ActorKind, name: string, slug: string, countryCode: string | null };

export type ActorQueryVariables = Exact<{
  by: ActorBy;
}>;


export type ActorQuery = { actor: { __typename: 'Actor', description: string | null, id: string, version: number, kind: ActorKind, name: string, slug: string, countryCode: string | null, names: Array<{ text: string, language: string | null, kind: ActorNameKind }> } | null };

export type ActorsQueryVariables = Exact<{
  where?: ActorWhere | null | undefined;
  orderBy?: Array<ActorOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ActorsQuery = { actors: { nodes: Array<{ __typename: 'Actor', id: string, version: number, kind: ActorKind, name: string, slug: string, countryCode: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateActorMutationVariables = Exact<{
  input: CreateActorInput;
}>;


export type CreateActorMutation = { createActor:
    | { __typename: 'Actor', id: string, version: number, kind: ActorKind, name: string, slug: string, countryCode: string | null }
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type AssessmentsQueryVariables = Exact<{
  where?: AssessmentWhere | null | undefined;
  orderBy?: Array<AssessmentOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AssessmentsQuery = { assessments: { nodes: Array<{ __typename: 'Assessment', id: string, version: number, question: string, judgement: string, likelihood: Likelihood | null, confidence: Confidence | null, confidenceBasis: string | null, state: AssessmentState, author: { id: string, name: string }, evidence: { nodes: Array<{ role: EvidenceRole, note: string | null, statement: { __typename: 'Statement', id: string, version: number, saidOn: string, quote: string | null, quoteLanguage: string | null, translation: string | null, paraphrase: string | null, directness: Directness, speechAct: SpeechAct, credibility: Credibility, marking: Marking, voice: Voice | null, side: { id: string, name: string } | null, speaker: { id: string, name: string } } | null, activity: { id: string, title: string } | null, document: { id: string, title: string } | null, otherAssessment: { id: string, judgement: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateAssessmentMutationVariables = Exact<{
  input: CreateAssessmentInput;
}>;


export type CreateAssessmentMutation = { createAssessment:
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'Assessment', id: string, version: number, state: AssessmentState }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type RecordEvidenceLinkMutationVariables = Exact<{
  input: RecordEvidenceLinkInput;
}>;


export type RecordEvidenceLinkMutation = { recordEvidenceLink:
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'EvidenceLink', id: string, version: number, role: EvidenceRole }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type RelationshipQueryVariables = Exact<{
  by: RelationshipBy;
}>;


export type RelationshipQuery = { relationship: { __typename: 'Relationship', id: string, version: number, name: string, slug: string, parties: Array<{ id: string, name: string }> } | null };

export type ActivitiesQueryVariables = Exact<{
  where?: ActivityWhere | null | undefined;
  orderBy?: Array<ActivityOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ActivitiesQuery = { activities: { nodes: Array<{ __typename: 'Activity', id: string, version: number, kind: ActivityKind, title: string, period: string | null, level: CooperationLevel | null, evidenceStatus: EvidenceStatus, area: { id: string, slug: string, label: string }, participants: Array<{ id: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecordActivityMutationVariables = Exact<{
  input: RecordActivityInput;
}>;


export type RecordActivityMutation = { recordActivity:
    | { __typename: 'Activity', id: string, version: number, title: string }
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type DocumentFieldsFragment = { __typename: 'Document', id: string, version: number, kind: DocumentKind, title: string, publishedOn: string | null, reliability: Reliability, marking: Marking, publisher: { id: string, name: string } | null };

export type DocumentQueryVariables = Exact<{
  by: DocumentBy;
}>;


export type DocumentQuery = { document: { __typename: 'Document', text: string | null, id: string, version: number, kind: DocumentKind, title: string, publishedOn: string | null, reliability: Reliability, marking: Marking, publisher: { id: string, name: string } | null } | null };

export type DocumentsQueryVariables = Exact<{
  where?: DocumentWhere | null | undefined;
  orderBy?: Array<DocumentOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DocumentsQuery = { documents: { nodes: Array<{ __typename: 'Document', id: string, version: number, kind: DocumentKind, title: string, publishedOn: string | null, reliability: Reliability, marking: Marking, publisher: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CitationsQueryVariables = Exact<{
  where?: CitationWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CitationsQuery = { citations: { nodes: Array<{ __typename: 'Citation', id: string, version: number, status: CitationStatus, rawText: string, citedOn: string | null, publisher: { id: string, name: string } | null, document: { id: string, title: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateDocumentMutationVariables = Exact<{
  input: CreateDocumentInput;
}>;


export type CreateDocumentMutation = { createDocument:
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'Document', id: string, version: number, kind: DocumentKind, title: string, publishedOn: string | null, reliability: Reliability, marking: Marking, publisher: { id: string, name: string } | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

type Failure_AlreadyExistsError_Fragment = { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null };

type Failure_ConflictError_Fragment = { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null };

type Failure_ForbiddenError_Fragment = { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null };

type Failure_IdempotencyError_Fragment = { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null };

type Failure_NotFoundError_Fragment = { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null };

type Failure_UnavailableError_Fragment = { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null };

type Failure_ValidationError_Fragment = { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null };

export type FailureFragment =
  | Failure_AlreadyExistsError_Fragment
  | Failure_ConflictError_Fragment
  | Failure_ForbiddenError_Fragment
  | Failure_IdempotencyError_Fragment
  | Failure_NotFoundError_Fragment
  | Failure_UnavailableError_Fragment
  | Failure_ValidationError_Fragment
;

export type SearchQueryVariables = Exact<{
  query: string;
  types?: Array<SearchType> | null | undefined;
  first?: number | null | undefined;
}>;


export type SearchQuery = { search: Array<{ score: number, name: string | null, highlights: Array<{ field: string, text: string }>, node:
      | { __typename: 'Activity', id: string }
      | { __typename: 'Actor', id: string }
      | { __typename: 'Assessment', id: string }
      | { __typename: 'Concept', id: string }
      | { __typename: 'CooperationArea', id: string }
      | { __typename: 'Document', id: string }
      | { __typename: 'Relationship', id: string }
      | { __typename: 'Statement', id: string }
     }> };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'Activity', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Actor', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'ActorName', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Adjudication', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Affiliation', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Assessment', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'AttributionLink', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Citation', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Codebook', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Coding', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'CodingAssignment', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Concept', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'ConceptChange', id: string }
    | { __typename: 'CooperationArea', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Dissent', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Document', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'EvidenceLink', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'EvidenceRating', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Forecast', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'ForecastProbability', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Hypothesis', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'IdentityJudgement', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'ImportJob', id: string }
    | { __typename: 'Relationship', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Review', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'Revision', id: string }
    | { __typename: 'Statement', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
    | { __typename: 'User', version: number, recordedAt: string, retractedAt: string | null, retractionReason: string | null, id: string }
   | null };

export type RevisionsQueryVariables = Exact<{
  of: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RevisionsQuery = { revisions: { nodes: Array<{ id: string, operation: RevisionOperation, reason: string | null, recordedAt: string, subjectVersion: number, differences: Array<{ field: string, from: unknown, to: unknown }>, user: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StatementFieldsFragment = { __typename: 'Statement', id: string, version: number, saidOn: string, quote: string | null, quoteLanguage: string | null, translation: string | null, paraphrase: string | null, directness: Directness, speechAct: SpeechAct, credibility: Credibility, marking: Marking, voice: Voice | null, side: { id: string, name: string } | null, speaker: { id: string, name: string } };

export type StatementDetailsFragment = { __typename: 'Statement', id: string, version: number, saidOn: string, quote: string | null, quoteLanguage: string | null, translation: string | null, paraphrase: string | null, directness: Directness, speechAct: SpeechAct, credibility: Credibility, marking: Marking, voice: Voice | null, attributions: Array<{ position: number, directness: Directness, actor: { id: string, name: string } }>, codings: { nodes: Array<{ id: string, stance: Stance | null, concept: { id: string, slug: string, label: string } }> }, side: { id: string, name: string } | null, speaker: { id: string, name: string } };

export type StatementQueryVariables = Exact<{
  by: StatementBy;
}>;


export type StatementQuery = { statement: { __typename: 'Statement', id: string, version: number, saidOn: string, quote: string | null, quoteLanguage: string | null, translation: string | null, paraphrase: string | null, directness: Directness, speechAct: SpeechAct, credibility: Credibility, marking: Marking, voice: Voice | null, attributions: Array<{ position: number, directness: Directness, actor: { id: string, name: string } }>, codings: { nodes: Array<{ id: string, stance: Stance | null, concept: { id: string, slug: string, label: string } }> }, side: { id: string, name: string } | null, speaker: { id: string, name: string } } | null };

export type StatementsQueryVariables = Exact<{
  where?: StatementWhere | null | undefined;
  orderBy?: Array<StatementOrder> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StatementsQuery = { statements: { nodes: Array<{ __typename: 'Statement', id: string, version: number, saidOn: string, quote: string | null, quoteLanguage: string | null, translation: string | null, paraphrase: string | null, directness: Directness, speechAct: SpeechAct, credibility: Credibility, marking: Marking, voice: Voice | null, attributions: Array<{ position: number, directness: Directness, actor: { id: string, name: string } }>, codings: { nodes: Array<{ id: string, stance: Stance | null, concept: { id: string, slug: string, label: string } }> }, side: { id: string, name: string } | null, speaker: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecordStatementMutationVariables = Exact<{
  input: RecordStatementInput;
}>;


export type RecordStatementMutation = { recordStatement:
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'Statement', id: string, version: number }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type RetractStatementMutationVariables = Exact<{
  input: RetractStatementInput;
}>;


export type RetractStatementMutation = { retractStatement:
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'Statement', id: string, version: number }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export type CodeStatementMutationVariables = Exact<{
  input: CodeStatementInput;
}>;


export type CodeStatementMutation = { codeStatement:
    | { __typename: 'AlreadyExistsError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'Coding', id: string, version: number, stance: Stance | null, state: CodingState }
    | { __typename: 'ConflictError', currentVersion: number, code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'IdempotencyError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'UnavailableError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

export const ActorDocument = /*#__PURE__*/ new TypedDocumentString(`query Actor($by:ActorBy!){actor(by:$by){...ActorFields description names{text language kind}}}fragment ActorFields on Actor{__typename id version kind name slug countryCode}`) as unknown as TypedDocumentString<ActorQuery, ActorQueryVariables>;
export const ActorsDocument = /*#__PURE__*/ new TypedDocumentString(`query Actors($where:ActorWhere$orderBy:[ActorOrder!]$first:Int$after:String){actors(where:$where orderBy:$orderBy first:$first after:$after){nodes{...ActorFields}pageInfo{hasNextPage endCursor}}}fragment ActorFields on Actor{__typename id version kind name slug countryCode}`) as unknown as TypedDocumentString<ActorsQuery, ActorsQueryVariables>;
export const CreateActorDocument = /*#__PURE__*/ new TypedDocumentString(`mutation CreateActor($input:CreateActorInput!){createActor(input:$input){...ActorFields ...Failure}}fragment ActorFields on Actor{__typename id version kind name slug countryCode}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<CreateActorMutation, CreateActorMutationVariables>;
export const AssessmentsDocument = /*#__PURE__*/ new TypedDocumentString(`query Assessments($where:AssessmentWhere$orderBy:[AssessmentOrder!]$first:Int$after:String){assessments(where:$where orderBy:$orderBy first:$first after:$after){nodes{__typename id version question judgement likelihood confidence confidenceBasis state author{id name}evidence(first:50){nodes{role note statement{...StatementFields}activity{id title}document{id title}otherAssessment{id judgement}}}}pageInfo{hasNextPage endCursor}}}fragment StatementFields on Statement{__typename id version saidOn quote quoteLanguage translation paraphrase directness speechAct credibility marking voice side{id name}speaker{id name}}`) as unknown as TypedDocumentString<AssessmentsQuery, AssessmentsQueryVariables>;
export const CreateAssessmentDocument = /*#__PURE__*/ new TypedDocumentString(`mutation CreateAssessment($input:CreateAssessmentInput!){createAssessment(input:$input){...on Assessment{__typename id version state}...Failure}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<CreateAssessmentMutation, CreateAssessmentMutationVariables>;
export const RecordEvidenceLinkDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RecordEvidenceLink($input:RecordEvidenceLinkInput!){recordEvidenceLink(input:$input){...on EvidenceLink{__typename id version role}...Failure}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<RecordEvidenceLinkMutation, RecordEvidenceLinkMutationVariables>;
export const RelationshipDocument = /*#__PURE__*/ new TypedDocumentString(`query Relationship($by:RelationshipBy!){relationship(by:$by){__typename id version name slug parties{id name}}}`) as unknown as TypedDocumentString<RelationshipQuery, RelationshipQueryVariables>;
export const ActivitiesDocument = /*#__PURE__*/ new TypedDocumentString(`query Activities($where:ActivityWhere$orderBy:[ActivityOrder!]$first:Int$after:String){activities(where:$where orderBy:$orderBy first:$first after:$after){nodes{__typename id version kind title period level evidenceStatus area{id slug label}participants{id name}}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<ActivitiesQuery, ActivitiesQueryVariables>;
export const RecordActivityDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RecordActivity($input:RecordActivityInput!){recordActivity(input:$input){...on Activity{__typename id version title}...Failure}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<RecordActivityMutation, RecordActivityMutationVariables>;
export const DocumentDocument = /*#__PURE__*/ new TypedDocumentString(`query Document($by:DocumentBy!){document(by:$by){...DocumentFields text}}fragment DocumentFields on Document{__typename id version kind title publishedOn reliability marking publisher{id name}}`) as unknown as TypedDocumentString<DocumentQuery, DocumentQueryVariables>;
export const DocumentsDocument = /*#__PURE__*/ new TypedDocumentString(`query Documents($where:DocumentWhere$orderBy:[DocumentOrder!]$first:Int$after:String){documents(where:$where orderBy:$orderBy first:$first after:$after){nodes{...DocumentFields}pageInfo{hasNextPage endCursor}}}fragment DocumentFields on Document{__typename id version kind title publishedOn reliability marking publisher{id name}}`) as unknown as TypedDocumentString<DocumentsQuery, DocumentsQueryVariables>;
export const CitationsDocument = /*#__PURE__*/ new TypedDocumentString(`query Citations($where:CitationWhere$first:Int$after:String){citations(where:$where first:$first after:$after){nodes{__typename id version status rawText citedOn publisher{id name}document{id title}}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<CitationsQuery, CitationsQueryVariables>;
export const CreateDocumentDocument = /*#__PURE__*/ new TypedDocumentString(`mutation CreateDocument($input:CreateDocumentInput!){createDocument(input:$input){...DocumentFields ...Failure}}fragment DocumentFields on Document{__typename id version kind title publishedOn reliability marking publisher{id name}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<CreateDocumentMutation, CreateDocumentMutationVariables>;
export const SearchDocument = /*#__PURE__*/ new TypedDocumentString(`query Search($query:String!$types:[SearchType!]$first:Int){search(query:$query types:$types first:$first){score name highlights{field text}node{__typename ...on Node{id}}}}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const NodeDocument = /*#__PURE__*/ new TypedDocumentString(`query Node($id:ID!){node(id:$id){__typename id ...on Recorded{version recordedAt retractedAt retractionReason}}}`) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const RevisionsDocument = /*#__PURE__*/ new TypedDocumentString(`query Revisions($of:ID!$first:Int$after:String){revisions(of:$of first:$first after:$after){nodes{id operation reason recordedAt subjectVersion differences{field from to}user{id name}}pageInfo{hasNextPage endCursor}}}`) as unknown as TypedDocumentString<RevisionsQuery, RevisionsQueryVariables>;
export const StatementDocument = /*#__PURE__*/ new TypedDocumentString(`query Statement($by:StatementBy!){statement(by:$by){...StatementDetails}}fragment StatementFields on Statement{__typename id version saidOn quote quoteLanguage translation paraphrase directness speechAct credibility marking voice side{id name}speaker{id name}}fragment StatementDetails on Statement{...StatementFields attributions{position directness actor{id name}}codings(first:20){nodes{id stance concept{id slug label}}}}`) as unknown as TypedDocumentString<StatementQuery, StatementQueryVariables>;
export const StatementsDocument = /*#__PURE__*/ new TypedDocumentString(`query Statements($where:StatementWhere$orderBy:[StatementOrder!]$first:Int$after:String){statements(where:$where orderBy:$orderBy first:$first after:$after){nodes{...StatementDetails}pageInfo{hasNextPage endCursor}}}fragment StatementFields on Statement{__typename id version saidOn quote quoteLanguage translation paraphrase directness speechAct credibility marking voice side{id name}speaker{id name}}fragment StatementDetails on Statement{...StatementFields attributions{position directness actor{id name}}codings(first:20){nodes{id stance concept{id slug label}}}}`) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const RecordStatementDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RecordStatement($input:RecordStatementInput!){recordStatement(input:$input){...on Statement{__typename id version}...Failure}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<RecordStatementMutation, RecordStatementMutationVariables>;
export const RetractStatementDocument = /*#__PURE__*/ new TypedDocumentString(`mutation RetractStatement($input:RetractStatementInput!){retractStatement(input:$input){...on Statement{__typename id version}...Failure}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<RetractStatementMutation, RetractStatementMutationVariables>;
export const CodeStatementDocument = /*#__PURE__*/ new TypedDocumentString(`mutation CodeStatement($input:CodeStatementInput!){codeStatement(input:$input){...on Coding{__typename id version stance state}...Failure}}fragment Failure on Error{__typename code message path ...on ConflictError{currentVersion}}`) as unknown as TypedDocumentString<CodeStatementMutation, CodeStatementMutationVariables>;