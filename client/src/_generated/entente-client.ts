// Generated from schema.graphql and operations/*.graphql by `npm run generate`.
import { CoreClient } from '../client.ts';
import type { CallOptions } from '../options.ts';
import {
  ActorDocument,
  type ActorQuery,
  type ActorQueryVariables,
  ActorsDocument,
  type ActorsQuery,
  type ActorsQueryVariables,
  CreateActorDocument,
  type CreateActorMutation,
  type CreateActorMutationVariables,
  AssessmentsDocument,
  type AssessmentsQuery,
  type AssessmentsQueryVariables,
  CreateAssessmentDocument,
  type CreateAssessmentMutation,
  type CreateAssessmentMutationVariables,
  RecordEvidenceLinkDocument,
  type RecordEvidenceLinkMutation,
  type RecordEvidenceLinkMutationVariables,
  RelationshipDocument,
  type RelationshipQuery,
  type RelationshipQueryVariables,
  ActivitiesDocument,
  type ActivitiesQuery,
  type ActivitiesQueryVariables,
  RecordActivityDocument,
  type RecordActivityMutation,
  type RecordActivityMutationVariables,
  DocumentDocument,
  type DocumentQuery,
  type DocumentQueryVariables,
  DocumentsDocument,
  type DocumentsQuery,
  type DocumentsQueryVariables,
  CitationsDocument,
  type CitationsQuery,
  type CitationsQueryVariables,
  CreateDocumentDocument,
  type CreateDocumentMutation,
  type CreateDocumentMutationVariables,
  SearchDocument,
  type SearchQuery,
  type SearchQueryVariables,
  NodeDocument,
  type NodeQuery,
  type NodeQueryVariables,
  RevisionsDocument,
  type RevisionsQuery,
  type RevisionsQueryVariables,
  StatementDocument,
  type StatementQuery,
  type StatementQueryVariables,
  StatementsDocument,
  type StatementsQuery,
  type StatementsQueryVariables,
  RecordStatementDocument,
  type RecordStatementMutation,
  type RecordStatementMutationVariables,
  RetractStatementDocument,
  type RetractStatementMutation,
  type RetractStatementMutationVariables,
  CodeStatementDocument,
  type CodeStatementMutation,
  type CodeStatementMutationVariables,
} from './operations.ts';

/** A client of one Entente server, with a method for each operation of this package. */
export class EntenteClient extends CoreClient {

  /**
   * One actor, also a retracted one. Null where there is none, or where it may not be seen.
   */
  async actor(variables: ActorQueryVariables, options?: CallOptions): Promise<ActorQuery['actor']> {
    return (await this.request(ActorDocument, variables, options)).actor;
  }

  /**
   * Everyone who speaks, acts, publishes or assesses.
   */
  async actors(variables?: ActorsQueryVariables, options?: CallOptions): Promise<ActorsQuery['actors']> {
    return (await this.request(ActorsDocument, variables, options)).actors;
  }

  /**
   * Creates an actor. Look for it first: an actor may be listed under another name.
   */
  async createActor(variables: CreateActorMutationVariables, options?: CallOptions): Promise<CreateActorMutation['createActor']> {
    return (await this.request(CreateActorDocument, variables, options)).createActor;
  }

  /**
   * What analysts conclude.
   */
  async assessments(variables?: AssessmentsQueryVariables, options?: CallOptions): Promise<AssessmentsQuery['assessments']> {
    return (await this.request(AssessmentsDocument, variables, options)).assessments;
  }

  /**
   * Creates an assessment: a draft, or, with documentId, a record of one that was published elsewhere.
   */
  async createAssessment(variables: CreateAssessmentMutationVariables, options?: CallOptions): Promise<CreateAssessmentMutation['createAssessment']> {
    return (await this.request(CreateAssessmentDocument, variables, options)).createAssessment;
  }

  /**
   * Records evidence for an assessment: exactly one statement, activity, document or other assessment.
   */
  async recordEvidenceLink(variables: RecordEvidenceLinkMutationVariables, options?: CallOptions): Promise<RecordEvidenceLinkMutation['recordEvidenceLink']> {
    return (await this.request(RecordEvidenceLinkDocument, variables, options)).recordEvidenceLink;
  }

  /**
   * One relationship, also a retracted one. Null where there is none, or where it may not be seen.
   */
  async relationship(variables: RelationshipQueryVariables, options?: CallOptions): Promise<RelationshipQuery['relationship']> {
    return (await this.request(RelationshipDocument, variables, options)).relationship;
  }

  /**
   * Deeds and deliberate restraints.
   */
  async activities(variables?: ActivitiesQueryVariables, options?: CallOptions): Promise<ActivitiesQuery['activities']> {
    return (await this.request(ActivitiesDocument, variables, options)).activities;
  }

  /**
   * Records a deed or a deliberate restraint.
   */
  async recordActivity(variables: RecordActivityMutationVariables, options?: CallOptions): Promise<RecordActivityMutation['recordActivity']> {
    return (await this.request(RecordActivityDocument, variables, options)).recordActivity;
  }

  /**
   * One document, also a retracted one. Null where there is none, or where it may not be seen.
   */
  async document(variables: DocumentQueryVariables, options?: CallOptions): Promise<DocumentQuery['document']> {
    return (await this.request(DocumentDocument, variables, options)).document;
  }

  /**
   * The sources.
   */
  async documents(variables?: DocumentsQueryVariables, options?: CallOptions): Promise<DocumentsQuery['documents']> {
    return (await this.request(DocumentsDocument, variables, options)).documents;
  }

  /**
   * References made in documents.
   */
  async citations(variables?: CitationsQueryVariables, options?: CallOptions): Promise<CitationsQuery['citations']> {
    return (await this.request(CitationsDocument, variables, options)).citations;
  }

  /**
   * Creates a document: a source with or without its text.
   */
  async createDocument(variables: CreateDocumentMutationVariables, options?: CallOptions): Promise<CreateDocumentMutation['createDocument']> {
    return (await this.request(CreateDocumentDocument, variables, options)).createDocument;
  }

  /**
   * Searches everything that has words, in any script. Texts by full text (English and Russian words by their stems), names by similarity: "Peshkov" finds Peskov. The best first; retracted rows are left out.
   */
  async search(variables: SearchQueryVariables, options?: CallOptions): Promise<SearchQuery['search']> {
    return (await this.request(SearchDocument, variables, options)).search;
  }

  /**
   * Any row by its id, also a retracted one. Null where there is none, or where it may not be seen.
   */
  async node(variables: NodeQueryVariables, options?: CallOptions): Promise<NodeQuery['node']> {
    return (await this.request(NodeDocument, variables, options)).node;
  }

  /**
   * The history of one row, the latest revision first.
   */
  async revisions(variables: RevisionsQueryVariables, options?: CallOptions): Promise<RevisionsQuery['revisions']> {
    return (await this.request(RevisionsDocument, variables, options)).revisions;
  }

  /**
   * One statement, also a retracted one. Null where there is none, or where it may not be seen.
   */
  async statement(variables: StatementQueryVariables, options?: CallOptions): Promise<StatementQuery['statement']> {
    return (await this.request(StatementDocument, variables, options)).statement;
  }

  /**
   * Who said what, in which words and with which authority.
   */
  async statements(variables?: StatementsQueryVariables, options?: CallOptions): Promise<StatementsQuery['statements']> {
    return (await this.request(StatementsDocument, variables, options)).statements;
  }

  /**
   * Records what someone said, or that they avoided saying it. The side follows from the affiliations of the speaker.
   */
  async recordStatement(variables: RecordStatementMutationVariables, options?: CallOptions): Promise<RecordStatementMutation['recordStatement']> {
    return (await this.request(RecordStatementDocument, variables, options)).recordStatement;
  }

  /**
   * Retracts a statement: it leaves the lists and stays readable by its id, with the reason.
   */
  async retractStatement(variables: RetractStatementMutationVariables, options?: CallOptions): Promise<RetractStatementMutation['retractStatement']> {
    return (await this.request(RetractStatementDocument, variables, options)).retractStatement;
  }

  /**
   * Codes a statement: records your reading of it with one concept. Without a stance it is only assigned to you. While the statement is assigned to you with this codebook and round, it is a draft, which submitCodings submits.
   */
  async codeStatement(variables: CodeStatementMutationVariables, options?: CallOptions): Promise<CodeStatementMutation['codeStatement']> {
    return (await this.request(CodeStatementDocument, variables, options)).codeStatement;
  }
}
