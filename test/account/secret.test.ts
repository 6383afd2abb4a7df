import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rolesWithin, SCOPES, scopesFor } from '../../server/src/account/scopes.ts';
import { hashOf, isWhole, makeSecret } from '../../server/src/account/secret.ts';
import { ROLES } from '../../server/src/viewer.ts';

describe('the secret of a token', () => {
  it('is prefix, 256 random bits and a checksum, and is kept as its SHA-256', () => {
    const secret = makeSecret();
    expect(secret).toMatch(/^entente_[A-Za-z0-9_-]{49}$/);
    expect(isWhole(secret)).toBe(true);
    expect(makeSecret()).not.toBe(secret);
    // FIPS 180-2's own example
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('shows any one letter that is wrong, missing or too many', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 55 }), fc.constantFrom(...letters), (at, letter) => {
        const secret = makeSecret();
        const changed = secret.slice(0, at) + letter + secret.slice(at + 1);
        if (changed !== secret) expect(isWhole(changed)).toBe(false);
        expect(isWhole(secret.slice(0, at) + secret.slice(at + 1))).toBe(false);
        expect(isWhole(secret.slice(0, at) + letter + secret.slice(at))).toBe(false);
      }),
    );
  });
});

describe('scopes', () => {
  const someRoles = fc.subarray([...ROLES]);
  const someScopes = fc.subarray([...SCOPES]);

  it('leave roles that the user has, and never add one', () => {
    fc.assert(
      fc.property(someRoles, someScopes, (roles, scopes) => {
        const left = rolesWithin(roles, scopes);
        expect(roles).toEqual(expect.arrayContaining(left));
        expect(left.length).toBeLessThanOrEqual(scopes.length);
      }),
    );
  });

  it('that are made for roles leave all of them, and no fewer do', () => {
    fc.assert(
      fc.property(someRoles, (roles) => {
        const scopes = scopesFor(roles);
        expect(rolesWithin(roles, scopes)).toEqual(roles);
        for (const scope of scopes)
          expect(
            rolesWithin(
              roles,
              scopes.filter((each) => each !== scope),
            ),
          ).not.toEqual(roles);
      }),
    );
  });
});
