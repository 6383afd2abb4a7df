import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  visit,
} from 'graphql';

/** What is counted of a document before it is validated. */
export interface DocumentShape {
  aliases: number;
  directives: number;
  /** The most fields at the top of one of its operations. */
  rootFields: number;
}

/** How deep brackets may lie in one another: parsing goes as deep, and the stack is no deeper on any machine. */
export const deepestNesting = 200;

/** Reads tokens, and says which of the two bounds is broken first; null where none is. Reads no further than that. */
export function tokensBeyond(text: string, mostTokens: number): 'tokens' | 'nesting' | null {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let count = 0; ; count++) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return null;
    if (count >= mostTokens) return 'tokens';
    if (opening.has(kind)) depth += 1;
    else if (closing.has(kind)) depth -= 1;
    if (depth > deepestNesting) return 'nesting';
  }
}

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Counts in one pass, each fragment once: how often they are used is counted with the cost, when fragments are known to have no circle. */
export function shapeOf(document: DocumentNode): DocumentShape {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field({ alias }) {
      if (alias) aliases += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const rootFields = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? fieldsOf(definition.selectionSet, fragments, new Set())
      : 0,
  );
  return { aliases, directives, rootFields: Math.max(0, ...rootFields) };
}

/** A fragment that is used again at the top adds nothing there. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  used: Set<string>,
): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      count += fieldsOf(selection.selectionSet, fragments, used);
    else {
      const { value } = selection.name;
      const fragment = used.has(value) ? undefined : fragments.get(value);
      used.add(value);
      if (fragment) count += fieldsOf(fragment.selectionSet, fragments, used);
    }
  }
  return count;
}
