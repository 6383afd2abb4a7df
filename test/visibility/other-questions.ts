import {
  type GraphQLArgument,
  type GraphQLEnumType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';
import { modelNamed } from '../../server/src/read/model.ts';
import type { Doors } from './eyes.ts';
import { absentId, wordOf } from './filling.ts';
import { lists } from './list-questions.ts';
import { entities, globalId, type Question, queryFields, selected } from './questions.ts';

/** Whatever can be asked at the root and is neither a list, nor one row by a key or by its id. */
export const others = queryFields.filter(
  (field) =>
    !lists.includes(field) &&
    !field.args.some(({ name }) => name === 'by') &&
    !['node', 'nodes'].includes(field.name),
);

const plain: Record<string, string[]> = {
  first: ['25'],
  round: ['1'],
  minimumScore: ['0'],
  text: ['"It is likely."'],
  from: ['"2000-01-01"'],
  to: ['"2040-01-01"'],
  // What a page is, and in which order, changes nothing in what it is made of
  ...Object.fromEntries(['last', 'after', 'before', 'orderBy'].map((name) => [name, []])),
};

/** Whose ids an argument takes: as the schema says, or those of any type. */
export function typesOfIds({ extensions }: { extensions: object }): string[] {
  const { relayGlobalIDFor } = extensions as { relayGlobalIDFor?: { typename: string }[] };
  return (relayGlobalIDFor ?? []).map(({ typename }) => typename);
}

function valuesOf(doors: Doors, field: string, argument: GraphQLArgument): string[] {
  const { name, type } = argument;
  const of = getNamedType(type);
  if (of.name === 'ID') {
    const types = typesOfIds(argument);
    const ids = (types.length ? types : entities.map((each) => each.name)).flatMap((each) => {
      const rows = doors.all(each);
      const wanted = types.length ? rows : [rows[0], rows.at(-1)];
      return [...wanted.map((row) => row?.id ?? absentId), absentId].map((id) => globalId(each, id));
    });
    return isListType(isNonNullType(type) ? type.ofType : type) ? [`[${ids}]`] : [...new Set(ids)];
  }
  if (isEnumType(of)) {
    const values = (of as GraphQLEnumType).getValues().map((value) => value.name);
    return isListType(type) ? values.map((value) => `[${value}]`) : values;
  }
  if (name === 'query') return words(doors);
  const values = plain[name];
  if (!values) throw new Error(`Nobody knows how to fill the argument ${name} of ${field}.`);
  return values;
}

/** What is said in many rows, and for every type that has words those of its most guarded row. */
const words = (doors: Doors) => [
  '"zirkon"',
  '"name"',
  '"alias"',
  ...entities
    .filter(({ name }) => 'search' in modelNamed(name).fields)
    .map(({ name }) => JSON.stringify(wordOf((doors.all(name).at(-1)?.id ?? absentId) as string))),
];

/** Each of the fields, with every value of each argument beside the first value of those that it cannot do without. */
export function otherQuestions(doors: Doors): Question[] {
  return others.flatMap((field) => {
    const values = new Map(
      field.args.map(({ name, ...rest }) => [name, valuesOf(doors, field.name, { name, ...rest })]),
    );
    const usual = Object.fromEntries(
      field.args.flatMap((each) => {
        const [first] = values.get(each.name) ?? [];
        return first && (isNonNullType(each.type) || plain[each.name]) ? [[each.name, first]] : [];
      }),
    );
    const given = field.args.flatMap(({ name }) =>
      (values.get(name) ?? []).map((value) => ({ ...usual, [name]: value })),
    );
    const written = [usual, ...given].map((each) =>
      Object.entries(each)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    );
    return [...new Set(written)].map((text) => ({
      name: `${field.name} ${text}`.slice(0, 200),
      field: selected(field, undefined, 1, text ? `(${text})` : ''),
    }));
  });
}
