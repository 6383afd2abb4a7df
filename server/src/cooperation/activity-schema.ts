import { evidenceLinkList } from '../assessment/list.ts';
import { builder } from '../builder.ts';
import { defineLookup } from '../list/lookup.ts';
import { dateFields, linkedField, Marking, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { ActivityKind, CooperationLevel, EvidenceStatus, ObligationType } from './enums.ts';
import { activityList } from './list.ts';
import { activityService } from './service.ts';

builder.prismaObject('Obligation', {
  description: 'What an agreement obliges its parties to.',
  select: { activityId: true, type: true },
  fields: (t) => ({
    type: t.expose('type', { type: ObligationType, description: 'The type of obligation.' }),
    condition: t.exposeString('condition', {
      nullable: true,
      description: 'Under which condition; null if without.',
    }),
  }),
});

builder.prismaObject('ActivitySource', {
  description: 'A statement or a document that attests an activity.',
  select: { id: true },
  fields: (t) => ({
    statement: t.relation('statement', {
      nullable: true,
      description: 'The statement; null where it is a document, or may not be seen.',
    }),
    document: t.relation('document', {
      nullable: true,
      description: 'The document; null where it is a statement, or may not be seen.',
    }),
  }),
});

builder.prismaNode('Activity', {
  id: { field: 'id', description: 'Identifies the activity.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'One deed, or one deliberate restraint.',
  fields: (t) => ({
    ...recordedFields(t),
    ...dateFields(
      t,
      'period',
      'When it began and ended; null if not known. Open at the end while it goes on.',
      true,
    ),
    marking: markingField(t),
    relationship: t.relation('relationship', { description: 'In which relationship.' }),
    area: t.relation('area', { description: 'In which area.' }),
    kind: t.expose('kind', { type: ActivityKind, description: 'What kind of deed it is.' }),
    title: t.exposeString('title', { description: 'What it is, in a line.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What is known of it; null if the title says all.',
    }),
    level: t.expose('level', {
      type: CooperationLevel,
      nullable: true,
      description:
        'How far it has come; null for a restraint, and for what was not observed or not searched for.',
    }),
    evidenceStatus: t.expose('evidenceStatus', {
      type: EvidenceStatus,
      description: 'What is known of whether it happened.',
    }),
    participants: linkedField(
      t,
      'participants',
      'actor',
      'Actor',
      'actorId',
      'Who takes part; for a RESTRAINT, who withholds. At most 100.',
    ),
    obligations: t.relation('obligations', {
      description: 'What an AGREEMENT obliges its parties to; empty for every other kind.',
      query: { orderBy: [{ type: 'asc' }] },
    }),
    sources: t.relation('sources', {
      description: 'The statements and documents that attest it; at most 200.',
      // A source that may not be seen is not there: an empty one would tell of it
      query: { where: { OR: [{ statement: {} }, { document: {} }] }, orderBy: [{ id: 'asc' }] },
    }),
    evidenceFor: evidenceLinkList.within(
      t,
      'Activity',
      'evidenceLinks',
      'The assessments for which it is evidence.',
    ),
  }),
});

defineLookup('activity', 'Activity', 'activity', {});

activityList.root('activities', 'Deeds and deliberate restraints.');

const ObligationInput = builder.inputType('ObligationInput', {
  description: 'What an agreement obliges its parties to.',
  fields: (t) => ({
    type: t.field({ type: ObligationType, required: true, description: 'The type of obligation.' }),
    condition: t.string({ description: 'Under which condition.' }),
  }),
});

defineMutations({
  service: activityService as never,
  verb: 'record',
  noun: ['activity', 'activities'],
  plural: 'Activities',
  description: 'Records a deed or a deliberate restraint.',
  fields: (t, creating) => ({
    relationshipId: t.globalID({
      for: [ref('Relationship')],
      required: creating,
      description: 'In which relationship.',
    }),
    areaId: t.globalID({ for: [ref('CooperationArea')], required: creating, description: 'In which area.' }),
    kind: t.field({ type: ActivityKind, required: creating, description: 'What kind of deed it is.' }),
    title: t.string({ required: creating, description: 'What it is, in a line.' }),
    description: t.string({ description: 'What is known of it.' }),
    period: t.field({
      type: 'EDTFDate',
      description: 'When it began and ended; 2019-10-03/.. while it goes on.',
    }),
    level: t.field({
      type: CooperationLevel,
      description: 'How far it has come; for what was observed or is disputed, and is no restraint.',
    }),
    evidenceStatus: t.field({
      type: EvidenceStatus,
      required: creating,
      description: 'What is known of whether it happened.',
    }),
    participantIds: t.globalIDList({
      for: [ref('Actor')],
      description: 'Who takes part; for a RESTRAINT, who withholds. At most 100.',
    }),
    obligations: t.field({
      type: [ObligationInput],
      description: 'What an AGREEMENT obliges its parties to.',
    }),
    statementIds: t.globalIDList({
      for: [ref('Statement')],
      description: 'The statements that attest it; at most 100. On a change, goes with documentIds.',
    }),
    documentIds: t.globalIDList({
      for: [ref('Document')],
      description: 'The documents that attest it; at most 100. On a change, goes with statementIds.',
    }),
    marking: t.field({ type: Marking, description: 'How far it may be passed on; CLEAR if it is left out.' }),
  }),
});
