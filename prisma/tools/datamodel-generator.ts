/**
 * A generator that `prisma generate` runs: it writes the datamodel that the read planner reads.
 *
 * Pothos' datamodel lacks the referenced fields of a relation, and Prisma's runtime model lacks foreign keys,
 * so neither says how two tables are joined.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import generatorHelper, { type GeneratorOptions } from '@prisma/generator-helper';

type Model = GeneratorOptions['dmmf']['datamodel']['models'][number];
type Field = Model['fields'][number];

const types = `\
/** Fields of one model, equal pair by pair to fields of another: \`this.from[i] = target.to[i]\`. */
export type Join = {
  /** The target model. */
  readonly model: string;
  /** Fields of the model that has the relation. */
  readonly from: readonly string[];
  /** Fields of the target model. */
  readonly to: readonly string[];
  /** True where \`from\` is the foreign key, false where \`to\` is. */
  readonly holdsForeignKey: boolean;
  /** Where several rows of the side without the foreign key may be one thing: the table that tells which are. */
  readonly identity: Identity | null;
};

/** Rows that are one thing: their keys are in \`member\`, and all have the same key in \`identity\`; \`merged\` says where the two differ. */
export type Identity = {
  readonly table: string;
  readonly member: string;
  readonly identity: string;
  readonly merged: string;
};

export type DatamodelColumn = {
  readonly name: string;
  readonly kind: 'scalar' | 'enum';
  /** Prisma's scalar type (String, Int, DateTime, …) or the name of the enum. */
  readonly type: string;
  /** Prisma's name of the Postgres type where the schema gives one (Uuid, Date, Timestamptz, …), else null. */
  readonly nativeType: string | null;
  readonly isList: boolean;
  readonly isRequired: boolean;
  /** The column's name. */
  readonly dbName: string;
};

export type DatamodelRelation = {
  readonly name: string;
  readonly kind: 'object';
  /** The target model. */
  readonly type: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly join: Join;
};

export type DatamodelField = DatamodelColumn | DatamodelRelation;

export type DatamodelModel = {
  readonly name: string;
  /** The table's name. */
  readonly dbName: string;
  /** Whether triggers derive its rows from others, anew whenever those change: they have no past of their own. */
  readonly isDerived: boolean;
  /** The column of days by whose quarters the words of a row are indexed as well; null: they are indexed by themselves alone. */
  readonly wordsByQuarterOf: string | null;
  readonly primaryKey: readonly string[];
  /** Every set of fields that is unique, the primary key first. */
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly fields: Readonly<Record<string, DatamodelField>>;
};

export type Datamodel = Readonly<Record<string, DatamodelModel>>;
`;

/** `@identity Table member identity merged` in a model's comment; `@recorded` on a relation field says that it takes each row for itself. */
function identityOf(keyed: Model, ...fields: (Field | undefined)[]) {
  const [, table, member, identity, merged] =
    keyed.documentation?.match(/@identity (\w+) (\w+) (\w+) (\w+)/) ?? [];
  if (!table || fields.some((field) => field?.documentation?.includes('@recorded'))) return null;
  return { table, member, identity, merged };
}

function join(model: Model, field: Field, models: readonly Model[]) {
  const target = models.find((each) => each.name === field.type);
  const inverse = target?.fields.find(
    (each) => each.relationName === field.relationName && !(each.name === field.name && target === model),
  );
  const ours = field.relationFromFields?.length ? field : undefined;
  const theirs = inverse?.relationFromFields?.length ? inverse : undefined;
  if (ours) {
    return {
      model: field.type,
      from: ours.relationFromFields,
      to: ours.relationToFields,
      holdsForeignKey: true,
      identity: target ? identityOf(target, field, inverse) : null,
    };
  }
  if (theirs) {
    return {
      model: field.type,
      from: theirs.relationToFields,
      to: theirs.relationFromFields,
      holdsForeignKey: false,
      identity: identityOf(model, field, inverse),
    };
  }
  throw new Error(
    `${model.name}.${field.name} has no foreign key on either side: make its join table a model.`,
  );
}

function describeField(model: Model, field: Field, models: readonly Model[]) {
  const { name, kind, type, isList, isRequired } = field;
  if (kind === 'object') {
    return { name, kind, type, isList, isRequired, join: join(model, field, models) };
  }
  const nativeType = field.nativeType?.[0] ?? null;
  return { name, kind, type, nativeType, isList, isRequired, dbName: field.dbName ?? name };
}

/** The model as TypeScript, one field a line. */
function print(model: Model, models: readonly Model[]): string {
  const single = (is: 'isId' | 'isUnique') =>
    model.fields.filter((field) => field[is]).map((field) => [field.name]);
  const primaryKey = model.primaryKey?.fields ?? single('isId')[0] ?? [];
  const uniqueKeys = [
    ...(primaryKey.length ? [primaryKey] : []),
    ...single('isUnique'),
    ...model.uniqueFields,
  ];
  const fields = model.fields
    .filter((field) => field.kind !== 'unsupported')
    .map((field) => `      ${field.name}: ${JSON.stringify(describeField(model, field, models))},\n`);
  return `\
  ${model.name}: {
    name: ${JSON.stringify(model.name)},
    dbName: ${JSON.stringify(model.dbName ?? model.name)},
    isDerived: ${model.documentation?.includes('@derived') ?? false},
    wordsByQuarterOf: ${JSON.stringify(model.documentation?.match(/@wordsByQuarterOf (\w+)/)?.[1] ?? null)},
    primaryKey: ${JSON.stringify(primaryKey)},
    uniqueKeys: ${JSON.stringify(uniqueKeys)},
    fields: {
${fields.join('')}    },
  },
`;
}

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'Datamodel', defaultOutput: 'datamodel.ts' }),
  onGenerate: async ({ dmmf, generator }) => {
    const file = generator.output?.value;
    if (!file) throw new Error('The datamodel generator needs an output.');
    const { models } = dmmf.datamodel;
    const text = `\
// Generated by \`npm run generate\` from the Prisma schema.

${types}
export const datamodel = {
${models.map((model) => print(model, models)).join('')}} as const satisfies Datamodel;
`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  },
});
