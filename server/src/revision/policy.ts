import type { Policies } from '../read/policy.ts';

/** A revision is there for those for whom the row is there that it is about. */
export const revisionPolicies: Policies = (model) =>
  model === 'Revision' ? { subject: { model: 'entity', id: 'entityId' } } : undefined;
