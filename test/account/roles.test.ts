import { describe, expect, it } from 'vitest';
import { ForbiddenError } from '../../server/src/errors.ts';
import { localUserId, ROLES, type Role, requireRole, type Viewer } from '../../server/src/viewer.ts';

const viewer = (...roles: Role[]): Viewer => ({ userId: localUserId, roles, clearance: 'RED' });

describe('a deed that takes a role', () => {
  it.each(ROLES)('is done by whoever has it: %s', (role) => {
    expect(() => requireRole(viewer('READER', role), [role], 'do it')).not.toThrow();
  });

  it('is refused to everybody else, who are told which roles it takes', () => {
    const reader = viewer('READER');
    expect(() => requireRole(reader, ['CODER', 'ANALYST', 'ADMIN'], 'record statements')).toThrow(
      new ForbiddenError(
        'To record statements takes the role CODER, ANALYST or ADMIN: ask an administrator for it.',
      ),
    );
  });
});
