import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { datamodel } from '../../server/src/_generated/datamodel.ts';
import { schema } from '../../server/src/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

describe('the schema', () => {
  it('describes every type, field, argument and value', () => {
    const silent: string[] = [];
    for (const type of types) {
      if (!type.description) silent.push(type.name);
      if (isEnumType(type))
        silent.push(
          ...type
            .getValues()
            .filter((value) => !value.description)
            .map(({ name }) => `${type.name}.${name}`),
        );
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        for (const arg of 'args' in field ? field.args : []) {
          if (!arg.description) silent.push(`${type.name}.${field.name}(${arg.name})`);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  it('has a node for every entity of the domain', () => {
    const links = [
      'DocumentAuthor',
      'RelationshipParty',
      'StatementArea',
      'ActivityParticipant',
      'AdjudicationCoding',
    ];
    const private_ = ['ApiToken', 'IdempotencyKey', 'ImportRecord', 'ActorIdentity'];
    const derived = ['Reading', 'ReadingCount', 'StaleReason'];
    const parts = ['Obligation', 'ActivitySource'];
    const entities = Object.keys(datamodel).filter(
      (model) => ![...links, ...private_, ...derived, ...parts].includes(model),
    );
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect(nodes.sort()).toEqual(entities.sort());
  });

  it('creates, updates, retracts and restores every entity, one by one and in batches', () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    const written = schema.getPossibleTypes(schema.getType('Recorded') as never).map(({ name }) => name);
    for (const name of written) {
      for (const verb of ['update', 'retract', 'restore']) expect(mutations).toContain(`${verb}${name}`);
    }
    const others = [
      'mergeActors',
      'undoMerge',
      'acceptStatementSuggestion',
      'importDocuments',
      'cancelImport',
      'createToken',
      'revokeToken',
      'assignCodings',
      'assignSample',
      'submitCodings',
      'openAdjudication',
      'closeAdjudication',
      'renameConcept',
      'mergeConcepts',
      'splitConcept',
      'undoConceptChange',
      'newCodebookEdition',
      'submitAssessment',
      'withdrawAssessment',
      'publishAssessment',
      'supersedeAssessment',
      'resolveForecast',
    ];
    for (const name of others) expect(mutations).toContain(name);
    expect(mutations).toHaveLength(written.length * 5 + others.length);
  });
});
