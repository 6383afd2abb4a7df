import { CLEARANCES, type Clearance } from './database/clearance.ts';
import { ForbiddenError } from './errors.ts';

export type Marking = Clearance;

/** What a user does here. */
export const ROLES = ['READER', 'CODER', 'ANALYST', 'REVIEWER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: to whom writes are put down, what they may do, and what they may see. */
export interface Viewer {
  userId: string;
  roles: readonly Role[];
  /** Rows with a marking above it do not exist for this viewer. */
  clearance: Marking;
}

/** Who records what is said and done: actors, sources, statements and activities. */
export const recorders: readonly Role[] = ['CODER', 'ANALYST', 'ADMIN'];

/** The person at the keyboard of a local start, who may do everything; the first migration makes the row. */
export const localUserId = '00000000-0000-7000-8000-000000000001';

/** The markings that a viewer may see and give. */
export function visibleMarkings(viewer: Viewer): Marking[] {
  return CLEARANCES.slice(0, CLEARANCES.indexOf(viewer.clearance) + 1);
}

/** Throws ForbiddenError unless the viewer has one of the roles. `deed` is what they want to do, as in "record statements". */
export function requireRole(viewer: Viewer, roles: readonly Role[], deed: string): void {
  if (roles.some((role) => viewer.roles.includes(role))) return;
  const last = roles.at(-1);
  const named = roles.length > 1 ? `${roles.slice(0, -1).join(', ')} or ${last}` : last;
  throw new ForbiddenError(`To ${deed} takes the role ${named}: ask an administrator for it.`);
}
