import { modelNamed, modelNames } from '../read/model.ts';

/** What a column is called in the API. */
export interface FieldName {
  name: string;
  /** The type of the row that the value names by its id; undefined where it is a plain value. */
  refersTo?: string;
}

/** Columns whose name in the API cannot be told from the datamodel. Null: follows from another column of the row. */
const exceptions: Readonly<Record<string, FieldName | null>> = {
  partyIds: { name: 'parties', refersTo: 'Actor' },
  lineage: null,
  validFirst: null,
  validLast: null,
  evidenceLinkId: { name: 'evidence', refersTo: 'EvidenceLink' },
  selectorExact: { name: 'selector.exact' },
  selectorPrefix: { name: 'selector.prefix' },
  selectorSuffix: { name: 'selector.suffix' },
  selectorStart: { name: 'selector.start' },
  selectorEnd: { name: 'selector.end' },
};

/** The name of a column in the API; null where its changes follow from those of another one. A column of old keeps its name. */
export function fieldNameOf(table: string, column: string): FieldName | null {
  if (column in exceptions) return exceptions[column] as FieldName | null;
  if (!modelNames.includes(table)) return { name: column };
  const { fields } = modelNamed(table);
  const stem = column.match(/^(.+)(First|Last)$/)?.[1];
  if (stem && stem in fields) return null;
  for (const field of Object.values(fields)) {
    if (field.kind === 'object' && field.join.holdsForeignKey && field.join.from[0] === column)
      return { name: field.name, refersTo: field.type };
  }
  return { name: column };
}

/** The name of the list under which rows of a table that links to rows of another are found there. */
export function linksNameOf(parent: string, table: string): string | undefined {
  if (!modelNames.includes(parent)) return undefined;
  return Object.values(modelNamed(parent).fields).find(
    (field) => field.kind === 'object' && field.isList && field.type === table,
  )?.name;
}
