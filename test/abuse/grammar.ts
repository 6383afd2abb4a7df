import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { schema } from '../../server/src/schema.ts';
import { scalars } from '../account/mutation-input.ts';
import { typesOfIds } from '../visibility/other-questions.ts';

/** Draws a value: fast-check's generator, by which a run is known by its seed. */
export type Draw = fc.GeneratorValue;
/** Gives an id of a type; of any where it is not named. */
export type IdOf = (draw: Draw, types: string[]) => string;

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** Strings that mean something to SQL, LIKE, full-text search, logs, spreadsheets, browsers, JavaScript or nobody. */
export const hostile = [
  `'; DROP TABLE "Actor"; --`,
  `" OR "1"="1`,
  `$1 $$ \\'; E'\\x27'`,
  '%_\\%',
  '&|!:*<->()',
  '"((( -- or -',
  'a\r\nfault: {"level":"error"}\u001b[31m\u2028',
  '\u0000',
  '\ud800',
  '=HYPERLINK("http://x","y")',
  '</script><script>alert(1)</script>',
  '__proto__',
  '{{7*7}}#{7*7}',
  '../../../../etc/passwd',
  '\u202e\u0300\ufeff🙂',
  '',
];

const numbers = [0, 1, 2, 5, -1, 100, 101, 2_147_483_647, -2_147_483_648, 1e308, 0.5];
/** By its number: what is drawn from is compared in depth, and the schema has circles. */
const anyOf = <T>(draw: Draw, values: readonly T[]): T => values[draw(fc.nat, values.length - 1)] as T;
/** True once in so many times. */
const rarely = (draw: Draw, times: number) => draw(fc.nat, times - 1) === 0;

type Taking = GraphQLArgument | GraphQLInputField;

function drawn(draw: Draw, place: Taking, type: GraphQLInputType, idOf: IdOf, depth: number): unknown {
  if (isNonNullType(type)) return drawn(draw, place, type.ofType, idOf, depth);
  if (rarely(draw, 40)) return anyOf<unknown>(draw, [null, 'x', 7, [], {}, true]);
  if (isListType(type)) {
    const length = draw(fc.nat, 2);
    return Array.from({ length }, () => drawn(draw, place, type.ofType, idOf, depth));
  }
  if (isInputObjectType(type)) return objectOf(draw, type, idOf, depth);
  if (isEnumType(type)) return anyOf(draw, type.getValues()).name;
  if (type.name === 'ID') return rarely(draw, 8) ? anyOf(draw, hostile) : idOf(draw, typesOfIds(place));
  if (type.name === 'Int' || type.name === 'Float')
    return rarely(draw, 3) ? anyOf(draw, numbers) : 1 + draw(fc.nat, 4);
  if (type.name === 'Boolean') return draw(fc.boolean);
  if (rarely(draw, 2)) return scalars[type.name] ?? 'word';
  return rarely(draw, 3) ? draw(fc.string, { unit: 'binary', maxLength: 40 }) : anyOf(draw, hostile);
}

function objectOf(draw: Draw, type: GraphQLInputType, idOf: IdOf, depth: number): object {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) throw new Error(`${named} is no input.`);
  const fields = Object.values(named.getFields());
  const given = named.isOneOf
    ? [anyOf(draw, fields)]
    : fields.filter((field) =>
        isNonNullType(field.type) ? !rarely(draw, 50) : depth < 4 && rarely(draw, 2 + depth * 2),
      );
  return Object.fromEntries(
    given.map((field) => [field.name, drawn(draw, field, field.type, idOf, depth + 1)]),
  );
}

/** A document of one field at the top and what grows beneath it. */
export function operation(draw: Draw, kind: 'query' | 'mutation', idOf: IdOf): Operation {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  let count = 0;

  const written = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const args = field.args.flatMap((argument) => {
      const isGiven = isNonNullType(argument.type) ? !rarely(draw, 60) : rarely(draw, 3);
      if (!isGiven) return [];
      const name = `v${count++}`;
      declared.push(`$${name}: ${argument.type}`);
      variables[name] = drawn(draw, argument, argument.type, idOf, 0);
      return [`${argument.name}: $${name}`];
    });
    const alias = rarely(draw, 6) ? `a${count++}: ` : '';
    const directive = rarely(draw, 12)
      ? ` @${anyOf(draw, ['include', 'skip'])}(if: ${draw(fc.boolean)})`
      : '';
    const type = getNamedType(field.type);
    const below = isLeafType(type) ? '' : ` { ${selection(type, depth + 1)} }`;
    return `${alias}${field.name}${args.length ? `(${args.join(', ')})` : ''}${directive}${below}`;
  };

  const selection = (type: GraphQLNamedType, depth: number): string => {
    if (isUnionType(type) || isInterfaceType(type)) {
      const possible = schema.getPossibleTypes(type);
      const chosen = possible.filter((each) => rarely(draw, 3) || each.name.endsWith('Error'));
      return [
        '__typename',
        ...chosen.map((each) => `... on ${each.name} { ${selection(each, depth)} }`),
      ].join(' ');
    }
    if (!isObjectType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter((field) => {
      if (isLeafType(getNamedType(field.type))) return rarely(draw, 2);
      if (['edges', 'nodes', 'node', 'pageInfo'].includes(field.name)) return depth < 7 && rarely(draw, 2);
      return depth < 5 && rarely(draw, 6);
    });
    const body = ['__typename', ...fields.map((field) => merged(field, depth))].join(' ');
    if (!rarely(draw, 10)) return body;
    const name = `F${count++}`;
    fragments.push(`fragment ${name} on ${type.name} { ${body} }`);
    return `...${name}`;
  };
  // Fields of one name with other arguments would not go together: each has a name of its own
  const merged = (field: GraphQLField<unknown, unknown>, depth: number) => {
    const text = written(field, depth);
    return field.args.length && !/^a\d+: /.test(text) ? `b${count++}: ${text}` : text;
  };

  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = anyOf(draw, Object.values(root?.getFields() ?? {}));
  const body = written(field, 0);
  const head = declared.length ? `(${declared.join(', ')})` : '';
  return { query: [`${kind} ${head} { ${body} }`, ...fragments].join('\n'), variables };
}

/** A place for a string, however deep in the arguments of a field. */
export interface Place {
  name: string;
  field: GraphQLField<unknown, unknown>;
  /** The argument and the names of the fields on the way. */
  path: string[];
}

/** Every place for text in the arguments of a field; what has been met elsewhere is left out. */
export function placesIn(field: GraphQLField<unknown, unknown>, met: Set<string>): Place[] {
  const within = (owner: string, takes: readonly Taking[], path: string[]): Place[] =>
    takes.flatMap((each) => {
      const type = getNamedType(each.type);
      const name = `${owner}.${each.name}`;
      const here = [...path, each.name];
      if (isInputObjectType(type)) {
        if (met.has(name)) return [];
        met.add(name);
        return within(type.name, Object.values(type.getFields()), here);
      }
      if (isEnumType(type) || ['Int', 'Float', 'Boolean', 'Probability'].includes(type.name) || met.has(name))
        return [];
      met.add(name);
      return [{ name, field, path: here }];
    });
  return within(`${field.name}()`, field.args, []);
}

/** Arguments with a string in that place and what they cannot be without. */
export function argumentsWith({ field, path }: Place, text: string): Record<string, unknown> {
  const fill = (takes: readonly Taking[], [next, ...rest]: string[]): Record<string, unknown> =>
    Object.fromEntries(
      takes
        .filter(({ name, type }) => name === next || isNonNullType(type))
        .map((each) => {
          const type = getNamedType(each.type);
          const isList = isListType(getNullableType(each.type));
          const one = () => {
            if (isInputObjectType(type)) {
              const fields = Object.values(type.getFields());
              const way = each.name === next ? rest : [];
              return fill(type.isOneOf && way.length === 0 ? fields.slice(0, 0) : fields, way);
            }
            if (each.name === next) return text;
            if (isEnumType(type)) return type.getValues()[0]?.name;
            return type.name === 'ID'
              ? 'QWN0b3I6MDE5MGYwMDAtMDAwMC03MDAwLTgwMDAtZmZmZmZmZmZmZmZm'
              : scalars[type.name];
          };
          return [each.name, isList ? [one()] : one()];
        }),
    );
  return fill(field.args, path);
}
