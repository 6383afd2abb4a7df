import {
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  isEnumType,
} from 'graphql';
import { modelNamed } from '../../server/src/read/model.ts';
import type { Doors } from './eyes.ts';
import { absentId, type Row, wordOf } from './filling.ts';
import { lists, rowsOf } from './list-questions.ts';
import { globalId, type Question } from './questions.ts';

// Every field of every filter, with the values of rows at every marking: what is hidden is among them, whoever asks.

/** A filter as it is written, such as `{ title: { eq: "Paper" } }`, and the field that it is about. */
interface Written {
  about: string;
  text: string;
}

const written = JSON.stringify;
const none = ['null'];

/** Columns of filters that have another name than the column that they compare. */
const columns: Record<string, string> = {
  'AffiliationWhere.valid': 'validFirst',
};
export const namesOfColumns = Object.keys(columns);

/** The filters on each field of a filter type; on the fields of related rows as well, one row away. */
export function filtersOf(doors: Doors, where: GraphQLInputObjectType, related = true): Written[] {
  const model = where.name.replace(/Where$/, '');
  return Object.values(where.getFields())
    .filter(({ name }) => !['and', 'or', 'not'].includes(name))
    .flatMap((field) => {
      const about = `${where.name}.${field.name}`;
      const type = getNamedType(field.type);
      if (type.name.endsWith('Where')) {
        const beneath = related ? filtersOf(doors, type as GraphQLInputObjectType, false) : [];
        const values = ['null', '{}', ...beneath.map(({ text }) => text)];
        return values.map((value) => ({ about, text: `{ ${field.name}: ${value} }` }));
      }
      const values = valuesOf(doors, model, where.name, field);
      // Beneath a relation the value of the row that is most guarded is enough
      return (related ? values : values.slice(0, 1)).map((value) => ({
        about,
        text: `{ ${field.name}: ${value} }`,
      }));
    });
}

/** What a field is compared with: the first value is that of the row that is most guarded. */
function valuesOf(doors: Doors, model: string, where: string, field: GraphQLInputField): string[] {
  const type = getNamedType(field.type);
  const about = `${where}.${field.name}`;
  const rows = doors.all(model).toReversed();
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (type.name === 'IDFilter') return idValues(model, field.name, rows);
  if (type.name === 'Boolean') return ['true', 'false', 'null'];
  if (type.name === 'ID') return [...rows.map(({ id }) => globalId(model, id)).slice(0, 1), ...none];
  if (type.name === 'String')
    return [rows[0], rows.at(-1)].map((row) => written(wordOf((row?.id ?? absentId) as string)));
  if (['StringFilter', 'SlugFilter'].includes(type.name)) {
    const texts = columnOf(model, about, field.name, rows).map(String);
    const [first = 'nothing', last = first] = [texts[0], texts.at(-1)];
    const contains = `{ contains: ${written(first.slice(-6))} }`;
    return [
      `{ eq: ${written(first)} }`,
      `{ in: ${written([first, last])} }`,
      '{ eq: null }',
      ...(type.name === 'StringFilter' ? [contains] : []),
    ];
  }
  const comparators = (type as GraphQLInputObjectType).getFields?.() ?? {};
  const eq = comparators.eq && getNamedType(comparators.eq.type);
  if (isEnumType(eq)) return enumValues(eq, columnOf(model, about, field.name, rows));
  const dates: Record<string, (date: Date) => string> = {
    EDTFDateFilter: (date) => date.toISOString().slice(0, 10),
    DateFilter: (date) => date.toISOString().slice(0, 10),
    DateTimeFilter: (date) => date.toISOString(),
  };
  const print = dates[type.name];
  if (!print) throw new Error(`Nobody knows how to fill ${about}, which is a ${type.name}.`);
  const dated = columnOf(
    model,
    about,
    type.name === 'EDTFDateFilter' ? `${field.name}First` : field.name,
    rows,
  );
  const date = print((dated[0] ?? new Date('2019-06-01')) as Date);
  return Object.keys(comparators).map((comparator) => `{ ${comparator}: "${date}" }`);
}

/** The values that rows have, or any for a column that is empty. */
function enumValues(type: GraphQLEnumType, had: unknown[]): string[] {
  const all = type.getValues().map(({ name }) => name);
  const values = [...new Set(had as string[])];
  return [
    ...(values.length ? values : all.slice(0, 1)).map((value) => `{ eq: ${value} }`),
    `{ in: [${all}] }`,
  ];
}

/** Of its own id, or of a row that it refers to. */
function idValues(model: string, name: string, rows: Row[]): string[] {
  const relation = modelNamed(model).fields[name];
  const [type, column] =
    relation?.kind === 'object' ? [relation.type, relation.join.from[0] as string] : [model, 'id'];
  if (name !== 'id' && relation?.kind !== 'object')
    throw new Error(`Nobody knows what ${model} ${name} leads to.`);
  const had = [...new Set(rows.map((row) => row[column]).filter(Boolean))];
  const ids = had.map((id) => globalId(type, id));
  const [first = globalId(type, absentId)] = ids;
  return [
    `{ eq: ${first} }`,
    `{ in: [${[...ids.slice(0, 99), globalId(type, absentId)]}] }`,
    ...(name === 'id' ? [] : ['{ eq: null }', `{ eq: null, in: [${first}] }`, ...none]),
  ];
}

function columnOf(model: string, about: string, name: string, rows: Row[]): unknown[] {
  const column = columns[about] ?? name;
  const field = modelNamed(model).fields[column];
  if (!field || field.kind === 'object') throw new Error(`Nobody knows which column ${about} compares.`);
  return rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
}

/** Every list with every filter, its contrary, and all filters joined. */
export function filterQuestions(doors: Doors): Question[] {
  return lists.flatMap((list) => {
    const argument = list.args.find(({ name }) => name === 'where');
    if (!argument) return [];
    const filters = filtersOf(doors, getNamedType(argument.type) as GraphQLInputObjectType);
    const texts = filters.map(({ text }) => text);
    const some = texts.slice(0, 90);
    return [
      ...texts,
      ...texts.filter((text) => /\bid: |: null/.test(text)).map((text) => `{ not: ${text} }`),
      `{ or: [${some}] }`,
      `{ not: { or: [${some}] } }`,
    ].map((where) => ({
      name: `${list.name} where ${where} of ${rowsOf(list)}`.slice(0, 300),
      field: `${list.name}(first: 100, where: ${where}) { totalCount nodes { id } }`,
    }));
  });
}
