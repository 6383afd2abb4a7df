import type { Select } from '../../read/arguments.ts';
import { type Model, modelNamed } from '../../read/model.ts';
import type { ExportedType } from '../scope.ts';

/** Kept by triggers, from what the other columns say. */
const derived = ['lineage', 'partyIds'];

/** How a row names another: the id, and by what people know it. */
const to = (...fields: string[]) => ({
  select: { id: true, ...Object.fromEntries(fields.map((field) => [field, true])) },
});
const actor = to('slug', 'name');
const concept = to('slug', 'label');
const document = to('title', 'url');
const evidence = { statement: to(), activity: to('title'), document, otherAssessment: to('question') };

/** Parts of a row, whole, in an order. */
function parts(model: string, order: string[], references: Select = {}) {
  return {
    orderBy: order.map((field) => ({ [field]: 'asc' as const })),
    select: { ...ownColumns(modelNamed(model)), ...references },
  };
}

/** What a line of each type holds beside the row's own columns: what the row refers to, and its parts. */
const references: Record<ExportedType, Select> = {
  Codebook: { supersedes: to('slug', 'edition') },
  Concept: { codebook: to('slug', 'edition'), parent: concept, mergedInto: concept },
  CooperationArea: { parent: to('slug', 'label') },
  Actor: {},
  ActorName: { actor, seenIn: document },
  Affiliation: { actor, organization: actor },
  IdentityJudgement: { actor, otherActor: actor, judgedBy: to('name') },
  Relationship: { parties: { orderBy: [{ position: 'asc' }], select: { position: true, actor } } },
  Document: {
    publisher: actor,
    authors: { orderBy: [{ position: 'asc' }], select: { position: true, actor } },
  },
  Citation: { document, publisher: actor, citedDocument: document },
  Statement: {
    speaker: actor,
    onBehalfOf: actor,
    addressee: actor,
    side: actor,
    relationship: to('slug'),
    document,
    citation: to('rawText'),
    areas: { orderBy: [{ areaId: 'asc' }], select: { area: to('slug', 'label') } },
    attributions: parts('AttributionLink', ['position', 'id'], { actor, document }),
  },
  Coding: { statement: to(), concept, coder: to('name') },
  Adjudication: {
    statement: to(),
    concept,
    adjudicator: to('name'),
    codings: { orderBy: [{ codingId: 'asc' }], select: { coding: to() } },
  },
  Activity: {
    relationship: to('slug'),
    area: to('slug', 'label'),
    participants: { orderBy: [{ actorId: 'asc' }], select: { actor } },
    obligations: parts('Obligation', ['type']),
    sources: { orderBy: [{ id: 'asc' }], select: { statement: to(), document } },
  },
  Assessment: {
    relationship: to('slug'),
    area: to('slug', 'label'),
    statement: to(),
    activity: to('title'),
    author: actor,
    document,
    draftedBy: to('name'),
    supersedes: to('question'),
    evidence: parts('EvidenceLink', ['id'], evidence),
    hypotheses: parts('Hypothesis', ['position', 'id'], {
      ratings: parts('EvidenceRating', ['id'], { evidenceLink: to('role') }),
    }),
    dissents: parts('Dissent', ['id'], { author: actor }),
    reviews: parts('Review', ['id'], { reviewer: to('name') }),
  },
  Forecast: {
    relationship: to('slug'),
    probabilities: parts('ForecastProbability', ['madeOn', 'id'], { forecaster: actor }),
  },
};

export function selectOf(type: ExportedType): Select {
  return { ...ownColumns(modelNamed(type)), ...references[type] };
}

/** The columns that say something of the row itself. A foreign key is no such thing: what it leads to may be hidden. */
function ownColumns(model: Model): Select {
  const foreign = new Set(
    Object.values(model.fields).flatMap((field) =>
      field.kind === 'object' && field.join.holdsForeignKey ? field.join.from : [],
    ),
  );
  const own = Object.values(model.fields).filter(
    ({ kind, name }) => kind !== 'object' && !foreign.has(name) && !derived.includes(name),
  );
  return Object.fromEntries(own.map(({ name }) => [name, true]));
}
