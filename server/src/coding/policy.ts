import type { Where } from '../read/arguments.ts';
import type { Policies, Policy } from '../read/policy.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Blindness: who has still to read a statement sees nobody's reading of it but their own, nor what was decided, whatever their
 * roles. Otherwise reviewers and administrators see every coding; a coder sees what others submitted on statements that they have
 * coded themselves, and what is adjudicated; everybody else sees what was submitted.
 */
export function codingPolicies({ userId, roles }: Viewer): Policies {
  const own = (rest: Where) => ({ coderId: userId, retractedAt: null, ...rest });
  const open = { coderId: userId, submittedAt: null, retractedAt: null };
  const unread: Where = {
    statement: { codings: { none: own({ state: 'ASSIGNED' }) }, codingAssignments: { none: open } },
  };
  const policies: Record<string, Policy> = {
    Coding: { where: { OR: [{ coderId: userId }, { AND: [...othersFor(), unread] }] } },
    Adjudication: { where: unread },
    AdjudicationCoding: { as: 'adjudication' },
  };
  return (model) => policies[model];

  function othersFor(): Where[] {
    if (roles.includes('REVIEWER') || roles.includes('ADMIN')) return [];
    const submitted: Where = { state: { not: 'ASSIGNED' } };
    if (!roles.includes('CODER')) return [submitted];
    const coded: Where = { statement: { codings: { some: own(submitted) } } };
    return [{ OR: [{ state: 'ADJUDICATED' }, { AND: [submitted, coded] }] }];
  }
}
