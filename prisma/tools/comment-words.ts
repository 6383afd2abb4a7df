/** Words for tables and columns that the API has not, or has otherwise. `*` stands for every table. */
export const wordsInSql: Readonly<Record<string, string>> = {
  '*.marking':
    'How far it may be passed on: that of the row of which this one is a part. Readers below it do not see the row at all.',
  '*.search': "The words that full-text search finds: question it with @@ plainto_tsquery('russian', …).",
  '*.lineage':
    'The ids of this one and of all above it, so that one condition finds a whole branch of the tree.',
  '*.activityId': 'The activity.',
  '*.actorId': 'The actor.',
  '*.assessmentId': 'The assessment.',
  '*.statementId': 'The statement.',
  '*.documentId': 'The document.',
  '*.evidenceLinkId': 'The piece of evidence.',
  '*.position': 'The order, from 1.',
  ActivityParticipant: 'Who takes part in an activity.',
  'ActivityParticipant.actorId': 'Who takes part.',
  'ActivitySource.id': 'Identifies the link.',
  ActorIdentity:
    'As whom an actor is read: itself, or the one that judgements make it the same as. A row for every actor.',
  'ActorIdentity.identityId':
    'As whom the actor is read; its own id unless it was found to be the same as another.',
  'ActorIdentity.merged': 'Whether the actor is read as another one.',
  AdjudicationCoding: 'Which codings an adjudication decides between.',
  'AdjudicationCoding.adjudicationId': 'The adjudication.',
  'AdjudicationCoding.codingId': 'One of the codings that were decided between.',
  'Affiliation.validFirst': 'The first day that validFrom can mean; 0001-01-01 if not known.',
  'Affiliation.validLast': 'The last day that validTo can mean; 9999-12-31 if not known or still so.',
  'Assessment.draftedById': 'Which user drafts it, or recorded it.',
  DocumentAuthor: 'Who wrote a document, in the order of the title page.',
  'DocumentAuthor.actorId': 'Who wrote it.',
  'RelationshipParty.actorId': 'The party, usually a state.',
  'RelationshipParty.relationshipId': 'The relationship.',
  'Relationship.partyIds': 'The ids of the parties in ascending order, which make a relationship unique.',
  RelationshipParty: 'Who is party to a relationship.',
  Reading:
    'What counts of a statement, for each concept and stance, made ready to be counted. You see the rows that hold for you; none of what you have still to code, but your own.',
  'Reading.id': 'Identifies the row until something is coded or decided anew.',
  'Reading.conceptId': 'The concept, or the one as which it counts since it was merged.',
  'Reading.stance': 'How the statement stands towards it.',
  'Reading.disputed': 'Whether coders differ on it, and nobody has decided.',
  'Reading.basis':
    'What was counted: every coding that is SUBMITTED; only what is ADJUDICATED, for coders who have not coded the statement; your OWN codings, of a statement that you have still to code.',
  'Reading.coderId': 'With the basis OWN the coder; null with any other.',
  'Reading.relationshipId': 'About which relationship the statement is; null if about none.',
  'Reading.speakerId': 'Who speaks.',
  'Reading.sideId': 'The party that the speaker represents on that day; null for a third party.',
  'Reading.voice': 'With which authority; null if no post gives one.',
  'Reading.saidOnFirst': 'The first day on which it may have been said.',
  'Reading.saidOnLast': 'The last day on which it may have been said.',
  'Revision.changes':
    'Column to {"from", "to"}; for a creation every column that is not null. Null for ids of rows that you may not see.',
  'Revision.entityId': 'The id of the row.',
  'Revision.entityVersion': 'The version that the row had then; for an update the one after it.',
  'Revision.marking':
    'The highest marking that the row has ever had. Readers below it do not see the revision.',
  'Revision.position': 'The order in which revisions were written, which is that of the changes of each row.',
  'Revision.transactionId': 'The transaction that wrote it: revisions of one transaction have the same.',
  'StaleReason.id': 'Identifies the reason.',
  'StaleReason.kind': 'What has become of it; null where you may not see the evidence.',
  'Statement.givenVoice': 'The authority that the recorder gave, if any; voice is the one that holds.',
  'Statement.selectorExact':
    'The exact words of the document that the statement rests on; null where nobody marked them.',
  'Statement.selectorPrefix':
    'What stands just before these words, so that they are found again in a corrected text.',
  'Statement.selectorSuffix': 'What stands just after these words.',
  'Statement.selectorStart':
    'Where these words begin in the text of the document, in Unicode code points from 0.',
  'Statement.selectorEnd': 'Where they end, exclusive.',
  StatementArea: 'Which areas of cooperation a statement is about.',
  'StatementArea.areaId': 'The area.',
};
