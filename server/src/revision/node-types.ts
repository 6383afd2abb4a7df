import { modelNamed, modelNames } from '../read/model.ts';

/** What is recorded and never shown by itself. */
const hidden = ['ApiToken'];

/** The types whose rows have a history. */
export const recordedTypes: readonly string[] = modelNames.filter(
  (name) => 'version' in modelNamed(name).fields && !hidden.includes(name),
);

/** Whether rows of an entity can be had by node(id). */
export function isNode(entity: string): boolean {
  return recordedTypes.includes(entity);
}
