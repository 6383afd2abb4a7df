import type { Clearance } from '../database/clearance.ts';
import { localUserId, ROLES, type Viewer } from '../viewer.ts';
import { SCOPES, type Scope } from './scopes.ts';

/** Who asks, and with what in the hand. */
export interface Access {
  /** With the roles that the scopes leave. */
  viewer: Viewer;
  scopes: readonly Scope[];
  /** The token that was shown; null for a login and for the local session. */
  token: { id: string; expiresAt: Date | null } | null;
}

/**
 * The person at the keyboard of the machine on which the server or a command runs. They hold the database itself, so that no row
 * in it can shut them out.
 */
export function localAccess(clearance: Clearance): Access {
  return { viewer: { userId: localUserId, roles: ROLES, clearance }, scopes: SCOPES, token: null };
}
