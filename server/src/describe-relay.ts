import { type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { largestPage, usualPage } from './list/page.ts';

const texts: Record<string, string> = {
  first: `How many from the start, or after the cursor in "after": 0 to ${largestPage}, else ${usualPage}.`,
  after: 'The cursor after which the page starts.',
  last: `How many from the end, or before the cursor in "before": 0 to ${largestPage}.`,
  before: 'The cursor before which the page ends.',
  edges: 'The rows of the page, each with its cursor.',
  nodes: 'The rows of the page.',
  pageInfo: 'Whether more pages follow, and where.',
  cursor: 'The place of the row in this order; opaque.',
  node: 'The row.',
  hasNextPage: 'Whether rows follow the page.',
  hasPreviousPage: 'Whether rows come before the page.',
  startCursor: 'The cursor of the first row; null where the page is empty.',
  endCursor: 'The cursor of the last row; null where the page is empty.',
  'Query.node':
    'Any row by its id, also a retracted one. Null where there is none, or where it may not be seen.',
  'Query.node.id': 'The id.',
  'Query.nodes': 'Any rows by their ids, in their order; null for each that is not there or may not be seen.',
  'Query.nodes.ids': 'The ids; at most 100.',
  'Node.id': 'Identifies the row; opaque.',
  PageInfo: 'Where a page lies in its list.',
  Node: 'A row that has an id.',
};

/** Gives what the Relay plugin generates its descriptions. */
export function describeRelay(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ??= texts[type.name];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.description ??= texts[`${type.name}.${field.name}`] ?? texts[field.name];
      for (const arg of 'args' in field ? field.args : []) {
        arg.description ??= texts[`${type.name}.${field.name}.${arg.name}`] ?? texts[arg.name];
      }
    }
  }
  return schema;
}
