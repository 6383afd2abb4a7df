import { type GraphQLEnumType, type GraphQLField, type GraphQLInputObjectType, getNamedType } from 'graphql';
import { modelNamed } from '../../server/src/read/model.ts';
import type { Doors } from './eyes.ts';
import { absentId } from './filling.ts';
import { entities, globalId, nodesOf, type Question, queryFields } from './questions.ts';

type Field = GraphQLField<unknown, unknown>;
const argumentOf = ({ args }: Field, name: string) => args.find((argument) => argument.name === name);

/** Lists at the root that are in pages and in an order, and need no more to be asked for. */
export const lists = queryFields.filter(
  (field) => nodesOf(field.type) && argumentOf(field, 'orderBy') && !argumentOf(field, 'of'),
);
export const rowsOf = (list: Field): string => (nodesOf(list.type) as { name: string }).name;

/** The values of an argument that is an enumeration; one that does not have it is asked without. */
const eachOf = (list: Field, name: string) => {
  const argument = argumentOf(list, name);
  if (!argument) return [''];
  return (getNamedType(argument.type) as GraphQLEnumType)
    .getValues()
    .map((value) => `, ${name}: ${value.name}`);
};

/** Every list, with each of the ways to leave rows out. */
export function listQuestions(): Question[] {
  return lists.flatMap((list) =>
    eachOf(list, 'retracted').flatMap((retracted) =>
      eachOf(list, 'merged').map((merged) => ({
        name: `${list.name}${retracted}${merged}`,
        field: `${list.name}(first: 100${retracted}${merged}) { totalCount nodes { id } }`,
      })),
    ),
  );
}

/** Every order of every list in both directions, as an argument. */
export const orders = lists.flatMap((list) => {
  const order = getNamedType(argumentOf(list, 'orderBy')?.type) as GraphQLInputObjectType;
  const fields = (getNamedType(order.getFields().field?.type) as GraphQLEnumType).getValues();
  return fields.flatMap(({ name }) =>
    ['ASC', 'DESC'].map((direction) => ({
      list,
      name: `${list.name} by ${name} ${direction}`,
      argument: `orderBy: [{ field: ${name}, direction: ${direction} }], ${argumentOf(list, 'retracted') ? 'retracted: INCLUDED' : ''}`,
    })),
  );
});

/** Keys that are no column of the row: what they are made of. */
const madeKeys: Record<string, (row: Record<string, unknown>, doors: Doors) => string | undefined> = {
  'ActorBy.isoCountry': ({ countryCode }) => (countryCode ? JSON.stringify(countryCode) : undefined),
  'RelationshipBy.parties': ({ partyIds }) =>
    `[${(partyIds as string[]).map((id) => globalId('Actor', id))}]`,
  'ConceptBy.key': ({ slug, codebookId }, doors) => {
    const codebook = doors.all('Codebook').find(({ id }) => id === codebookId);
    return `{ codebook: ${JSON.stringify(codebook?.slug)}, edition: ${codebook?.edition}, slug: ${JSON.stringify(slug)} }`;
  },
};
export const namesOfMadeKeys = Object.keys(madeKeys);

/** Every lookup of one row by every key that any row has. */
export function lookupQuestions(doors: Doors): Question[] {
  return queryFields
    .filter((field) => argumentOf(field, 'by'))
    .flatMap((field) => {
      const by = getNamedType(argumentOf(field, 'by')?.type) as GraphQLInputObjectType;
      const type = entities.find(({ name }) => name === getNamedType(field.type).name)?.name as string;
      return Object.keys(by.getFields()).flatMap((key) => {
        const values = doors.all(type).map((row) => keyOf(`${by.name}.${key}`, type, key, row, doors));
        return [...new Set([...values, key === 'id' ? globalId(type, absentId) : undefined])].flatMap(
          (value) =>
            value === undefined
              ? []
              : [
                  {
                    name: `${field.name} by ${key} ${value}`,
                    field: `${field.name}(by: { ${key}: ${value} }) { id }`,
                  },
                ],
        );
      });
    });
}

function keyOf(name: string, type: string, key: string, row: Record<string, unknown>, doors: Doors) {
  if (key === 'id') return globalId(type, row.id);
  const made = madeKeys[name];
  if (made) return made(row, doors);
  const column = modelNamed(type).fields[key];
  if (!column || column.kind === 'object') throw new Error(`Nobody knows what ${name} is made of.`);
  const value = row[key];
  return value === null || value === undefined ? undefined : JSON.stringify(value);
}
