import {
  type Datamodel,
  type DatamodelColumn,
  type DatamodelModel,
  type DatamodelRelation,
  datamodel,
} from '../_generated/datamodel.ts';

export type { DatamodelColumn as Column, DatamodelModel as Model, DatamodelRelation as Relation };
export type Identity = NonNullable<DatamodelRelation['join']['identity']>;

const models: Datamodel = datamodel;

export function modelNamed(name: string): DatamodelModel {
  const model = models[name];
  if (!model) throw new TypeError(`There is no model ${name}.`);
  return model;
}

export function columnOf(model: DatamodelModel, name: string): DatamodelColumn {
  const field = model.fields[name];
  if (!field || field.kind === 'object') throw new TypeError(`${model.name} has no column ${name}.`);
  return field;
}

export function columnsOf(model: DatamodelModel): DatamodelColumn[] {
  return Object.values(model.fields).filter((field) => field.kind !== 'object');
}

/** The name under which a client has a model: `Statement` is `statement`. */
export function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

/** The names of all models, such as `Statement`. */
export type ModelName = keyof typeof datamodel;
export const modelNames: readonly string[] = Object.keys(models);

const hasMoment = (fields: DatamodelModel['fields']) =>
  Object.values(fields).some((field) => field.kind !== 'object' && field.nativeType === 'Timestamptz');
const pastTables = new Set(
  Object.values(models)
    // What has no time of its own only links, and is in the history of what it belongs to
    .filter(({ fields, isDerived }) => 'version' in fields || !(hasMoment(fields) || isDerived))
    .map(({ dbName }) => dbName),
);

/** Whether a table can be read as it was known at a moment: by the function `<table>KnownAt` beside its view. */
export function hasPast(table: string): boolean {
  return pastTables.has(table);
}

/** The column that says since when a row is there, of a table whose rows have no versions: they come, and do not change. */
export function sinceColumn(table: string): string | undefined {
  if (hasPast(table)) return undefined;
  const model = Object.values(models).find(({ dbName }) => dbName === table);
  return ['recordedAt', 'since'].find((name) => model && name in model.fields);
}
