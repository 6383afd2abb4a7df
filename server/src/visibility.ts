import { LRUCache } from 'lru-cache';
import { assessmentPolicies } from './assessment/policy.ts';
import { codingPolicies } from './coding/policy.ts';
import { schemaOf } from './database/clearance.ts';
import type { Where } from './read/arguments.ts';
import type { Source } from './read/fetch.ts';
import { modelNamed } from './read/model.ts';
import { type Policies, policySql } from './read/policy.ts';
import type { PolicyOf } from './read/sql.ts';
import type { Run } from './read/text-rows.ts';
import { revisionPolicies } from './revision/policy.ts';
import { type Viewer, visibleMarkings } from './viewer.ts';

/**
 * What depends on the person, of every model. What depends on the clearance alone is in the views that the person's reader has.
 * People's own SQL is held to the same rules by the row-level security of the migrations.
 */
export function policiesFor(viewer: Viewer): Policies {
  const all = [assessmentPolicies(viewer), codingPolicies(viewer), revisionPolicies];
  return (model) => all.map((policies) => policies(model)).find((policy) => policy !== undefined);
}

/** Where a viewer reads, and what is there for them. `run` sends the statements as the reader of the viewer's clearance. */
export function sourceFor(viewer: Viewer, run: Run): Source {
  const key = JSON.stringify([viewer.userId, viewer.roles, viewer.clearance]);
  const policy = policies.get(key) ?? policySql(policiesFor(viewer));
  policies.set(key, policy);
  return { schema: schemaOf(viewer.clearance), policy, run };
}

/** The policies of those who were here last. They hang on who asks, and on nothing else. */
const policies = new LRUCache<string, PolicyOf>({ max: 200 });

/** The rows of a model that are there for a viewer, as a predicate on the table itself: for what is read in order to write. */
export function visibleTo(viewer: Viewer, model: string): Where {
  const { fields } = modelNamed(model);
  const policy = policyWhere(policiesFor(viewer), model);
  return {
    ...('marking' in fields && { marking: { in: visibleMarkings(viewer) } }),
    ...(policy && { AND: [policy] }),
  };
}

function policyWhere(policies: Policies, model: string): Where | undefined {
  const policy = policies(model);
  if (!policy || 'where' in policy) return policy?.where;
  // Nobody refers to a revision or to what is derived, or changes it
  if ('subject' in policy || 'sql' in policy) return undefined;
  const field = modelNamed(model).fields[policy.as];
  const whole = field?.kind === 'object' ? policyWhere(policies, field.type) : undefined;
  return whole && { [policy.as]: whole };
}
