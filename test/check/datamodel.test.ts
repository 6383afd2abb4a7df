import { describe, expect, test } from 'vitest';
import { type Datamodel, datamodel } from '../../server/src/_generated/datamodel.ts';

const models: Datamodel = datamodel;

const relations = Object.values(models).flatMap((model) =>
  Object.values(model.fields).flatMap((field) => (field.kind === 'object' ? [{ model, field }] : [])),
);

test('the side that holds the foreign key and the other side name the same columns', () => {
  expect(datamodel.Statement.fields.speaker).toMatchObject({
    type: 'Actor',
    isList: false,
    join: { model: 'Actor', from: ['speakerId'], to: ['id'], holdsForeignKey: true },
  });
  expect(datamodel.Document.fields.statements).toMatchObject({
    type: 'Statement',
    isList: true,
    join: { model: 'Statement', from: ['id'], to: ['documentId'], holdsForeignKey: false },
  });
});

describe('every relation', () => {
  test('has a mirror image in the target model', () => {
    for (const { model, field } of relations) {
      const mirrored = relations.filter(
        (other) =>
          other.model.name === field.join.model &&
          other.field.join.model === model.name &&
          other.field.join.holdsForeignKey !== field.join.holdsForeignKey &&
          String(other.field.join.from) === String(field.join.to) &&
          String(other.field.join.to) === String(field.join.from),
      );
      expect(mirrored, `${model.name}.${field.name}`).toHaveLength(1);
    }
  });

  test('joins columns that exist, to a key of the side that is referred to', () => {
    for (const { model, field } of relations) {
      const target = models[field.join.model];
      for (const name of field.join.from)
        expect(model.fields[name]?.kind, `${model.name}.${name}`).toBe('scalar');
      for (const name of field.join.to)
        expect(target?.fields[name]?.kind, `${target?.name}.${name}`).toBe('scalar');
      const [referred, columns] = field.join.holdsForeignKey
        ? [target, field.join.to]
        : [model, field.join.from];
      expect(referred?.uniqueKeys.map(String)).toContain(String(columns));
    }
  });
});

test('a to-one relation on the side without the foreign key means that the foreign key is unique', () => {
  for (const { field } of relations.filter(({ field }) => !field.join.holdsForeignKey && !field.isList)) {
    expect(models[field.join.model]?.uniqueKeys.map(String)).toContain(String(field.join.to));
  }
});
