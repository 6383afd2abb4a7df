import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Document } from './document.ts';

/** What it depends on which fields are selected. */
type Selecting = Pick<Document, 'schema' | 'fragments' | 'variables'>;

/** The fields that are selected on an object of a type, by the key of each in the answer, in the order of the answer. */
export function collectFields(
  document: Selecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const take = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection, document.variables)) continue;
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const same = fields.get(key);
        if (same) same.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      const fragment =
        selection.kind === 'InlineFragment' ? selection : document.fragments[selection.name.value];
      if (selection.kind === 'FragmentSpread') {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      if (fragment && appliesTo(document.schema, fragment.typeCondition?.name.value, type))
        take(fragment.selectionSet);
    }
  };
  sets.forEach(take);
  return fields;
}

function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

function isIncluded(node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

/** The fragments of a document, by their names. */
export function fragmentsOf({ definitions }: DocumentNode): Document['fragments'] {
  // Without a prototype: a fragment may have any name
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}

/** The variables on which it depends which fields are selected. */
export function decidingVariables(
  operation: OperationDefinitionNode,
  fragments: Document['fragments'],
): string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive(directive) {
        for (const { value } of directive.arguments ?? [])
          if (value.kind === 'Variable') names.add(value.name.value);
      },
    });
  }
  return [...names].sort();
}
