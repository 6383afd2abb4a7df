import { CLEARANCES } from '../database/clearance.ts';
import { ForbiddenError } from '../errors.ts';
import type { Marking, Viewer } from '../viewer.ts';

/**
 * Whether a viewer sees what of a user is private: email address, clearance, logins and tokens. A clearance is among it because it
 * tells strangers who could be asked, or tricked, for what they may not see.
 */
export function seesPrivate(viewer: Viewer, userId: string): boolean {
  return viewer.userId === userId || viewer.roles.includes('ADMIN');
}

/**
 * Throws a ForbiddenError where a clearance lies above the viewer's own: an administrator can neither give what they do not have,
 * nor take over somebody who has it.
 */
export function requireClearance(viewer: Viewer, clearance: Marking, deed: string, path?: string[]): void {
  if (CLEARANCES.indexOf(clearance) <= CLEARANCES.indexOf(viewer.clearance)) return;
  throw new ForbiddenError(
    `To ${deed} takes a clearance up to ${clearance}, and yours is ${viewer.clearance}: ask an administrator who has it.`,
    path,
  );
}
