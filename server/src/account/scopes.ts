import type { Role } from '../viewer.ts';

/** The role that each scope of a token lets its user act in. Recording is part of coding, assessing and administering, as with the roles. */
const roleWithin = {
  READ: 'READER',
  CODE: 'CODER',
  ASSESS: 'ANALYST',
  REVIEW: 'REVIEWER',
  ADMIN: 'ADMIN',
} as const satisfies Record<string, Role>;

/** What a token lets its user do, at most. */
export type Scope = keyof typeof roleWithin;
export const SCOPES = Object.keys(roleWithin) as readonly Scope[];

/** The roles that are left of a user's within scopes. */
export function rolesWithin(roles: readonly Role[], scopes: readonly Scope[]): Role[] {
  const within: ReadonlySet<Role> = new Set(scopes.map((scope) => roleWithin[scope]));
  return roles.filter((role) => within.has(role));
}

/** The scopes that leave a user all roles. */
export function scopesFor(roles: readonly Role[]): Scope[] {
  return SCOPES.filter((scope) => roles.includes(roleWithin[scope]));
}
