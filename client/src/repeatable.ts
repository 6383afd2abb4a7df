import { type DocumentNode, type FieldNode, parse, type SelectionNode, valueFromASTUntyped } from 'graphql';

/**
 * Whether an operation may be sent again when it is not known if the first attempt arrived: a query always, a
 * mutation only if the input of each of its fields holds an `idempotencyKey`. When in doubt, no.
 */
export function isRepeatable(document: string | DocumentNode, variables: object | undefined): boolean {
  const operations = parsed(document).filter((definition) => definition.kind === 'OperationDefinition');
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) return false;
  if (operation.operation === 'query') return true;
  if (operation.operation !== 'mutation') return false;
  return operation.selectionSet.selections.every((field) => isField(field) && isKeyed(field, variables));
}

const isField = (selection: SelectionNode): selection is FieldNode => selection.kind === 'Field';

function isKeyed(field: FieldNode, variables: object | undefined): boolean {
  const inputs = field.arguments?.map(({ value }) => valueFromASTUntyped(value, { ...variables })) ?? [];
  return inputs.some((input) => {
    const key: unknown = (input as { idempotencyKey?: unknown } | null)?.idempotencyKey;
    return typeof key === 'string' && key !== '';
  });
}

/** A document that cannot be parsed is refused by the server, so there is nothing to repeat. */
function parsed(document: string | DocumentNode): DocumentNode['definitions'] {
  try {
    return typeof document === 'string' ? parse(document).definitions : document.definitions;
  } catch {
    return [];
  }
}
