import type { CodegenPlugin } from '@graphql-codegen/plugin-helpers';
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { comment } from './comment.ts';

/**
 * Codegen plugin: a subclass of ResultError for each type that implements the schema's `Error`, with a getter
 * for each field of its own that is a scalar, an enum or a list of such.
 */
export const plugin: CodegenPlugin['plugin'] = (
  schema,
  _,
  { scalars }: { scalars: Record<string, string> },
) => {
  const error = schema.getType('Error');
  if (!isInterfaceType(error)) throw new Error('The schema has no interface Error');
  const failures = schema.getPossibleTypes(error).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  checkNames(schema, new Set(failures.map(({ name }) => name)));
  const inherited = error.getFields();
  return [
    "import { ResultError } from '../errors.ts';",
    '',
    ...failures.flatMap((failure) => subclass(failure, Object.keys(inherited), scalars)),
    '/** The class of each error type, by its name in the schema. */',
    `export const resultErrors = {\n${failures.map(({ name }) => `  ${name},\n`).join('')}};`,
    '',
  ].join('\n');
};

/** Names of the client's own errors, which an error type of the schema may not take. */
const taken = /^(Entente|Network|Timeout|Abort|Http|RateLimit|Request|Paging|Result)Error$/;

/** `unwrap` tells errors from successes by the ending of the name, so the schema is held to it. */
function checkNames(schema: GraphQLSchema, failures: ReadonlySet<string>) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && type.name.endsWith('Error') !== failures.has(type.name)) {
      throw new Error(
        `${type.name}: object types whose name ends in "Error", and only they, implement Error`,
      );
    }
    if (taken.test(type.name)) throw new Error(`${type.name}: the client has an error of that name already`);
  }
}

function subclass(type: GraphQLObjectType, inherited: string[], scalars: Record<string, string>): string[] {
  const own = Object.values(type.getFields()).filter(({ name }) => !inherited.includes(name));
  return [
    ...comment(type.description, ''),
    `export class ${type.name} extends ResultError {`,
    `  override readonly name = '${type.name}';`,
    ...own.flatMap((field) => getter(field, typeScript(field.type, scalars))),
    '}',
    '',
  ];
}

function getter({ name, description }: GraphQLField<unknown, unknown>, type: string | undefined): string[] {
  if (type === undefined) return [];
  return [
    '',
    ...comment(`${description ?? ''}\nUndefined if the document did not select it.`, '  '),
    `  get ${name}(): ${type} | undefined {`,
    `    return this.result.${name} as ${type} | undefined;`,
    '  }',
  ];
}

/** The TypeScript type of a leaf or a list of leaves; undefined for objects, whose type depends on the selection. */
function typeScript(type: GraphQLOutputType, scalars: Record<string, string>): string | undefined {
  if (isNonNullType(type)) return typeScript(type.ofType, scalars)?.replace(/ \| null$/, '');
  if (isListType(type)) {
    const item = typeScript(type.ofType, scalars);
    return item && `readonly (${item})[] | null`;
  }
  if (!isLeafType(type)) return undefined;
  const builtIn: Record<string, string> = { Int: 'number', Float: 'number', Boolean: 'boolean' };
  return `${builtIn[type.name] ?? scalars[type.name] ?? 'string'} | null`;
}
