import type { CodegenPlugin } from '@graphql-codegen/plugin-helpers';
import type { FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { comment } from './comment.ts';

const suffixes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const taken = ['request', 'paginate', 'pages', 'constructor'];

/** Codegen plugin: the client with a method for each operation, which answers the operation's only field. */
export const plugin: CodegenPlugin['plugin'] = (schema, files) => {
  const operations = files
    .flatMap(({ document }) => document?.definitions ?? [])
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => describe(schema, operation));
  const imports = operations.flatMap(({ document, result, variables }) => [
    `  ${document},`,
    `  type ${result},`,
    `  type ${variables},`,
  ]);
  return [
    "import { CoreClient } from '../client.ts';",
    "import type { CallOptions } from '../options.ts';",
    `import {\n${imports.join('\n')}\n} from './operations.ts';`,
    '',
    '/** A client of one Entente server, with a method for each operation of this package. */',
    'export class EntenteClient extends CoreClient {',
    ...operations.map(method),
    '}',
    '',
  ].join('\n');
};

type Operation = ReturnType<typeof describe>;

function describe(schema: GraphQLSchema, node: OperationDefinitionNode) {
  const name = node.name?.value ?? '';
  const methodName = name.charAt(0).toLowerCase() + name.slice(1);
  const [field, second] = node.selectionSet.selections;
  if (field?.kind !== Kind.FIELD || second)
    throw new Error(`Operation ${name} must select exactly one root field`);
  if (node.operation === 'subscription') throw new Error(`Operation ${name}: subscriptions have no method`);
  if (taken.includes(methodName))
    throw new Error(`Operation ${name} would hide the client's own ${methodName}()`);
  return {
    methodName,
    key: (field.alias ?? field.name).value,
    document: `${name}Document`,
    result: name + suffixes[node.operation],
    variables: `${name}${suffixes[node.operation]}Variables`,
    optional: !node.variableDefinitions?.some(
      ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    ),
    description: schema.getRootType(node.operation)?.getFields()[rootField(field)]?.description ?? '',
  };
}

const rootField = (field: FieldNode) => field.name.value;

function method({ methodName, key, document, result, variables, optional, description }: Operation): string {
  return [
    '',
    ...comment(description, '  '),
    `  async ${methodName}(variables${optional ? '?' : ''}: ${variables}, options?: CallOptions): Promise<${result}['${key}']> {`,
    `    return (await this.request(${document}, variables, options)).${key};`,
    '  }',
  ].join('\n');
}
