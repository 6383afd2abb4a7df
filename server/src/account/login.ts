import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { EntenteError, UnauthenticatedError } from '../errors.ts';

/** Whom the login service names. */
export interface Login {
  /** The service's address, a space, its name for the person. */
  subject: string;
  /** In small letters; null where the service has not verified it. */
  email: string | null;
}

/** Reads a login. Throws an UnauthenticatedError where it is not good here. */
export type LoginOf = (jwt: string) => Promise<Login>;

export interface LoginService {
  issuer: string;
  audience: string;
  jwksUrl: string;
}

/** Signatures by a private key alone: with HS256 the public key would do to forge one. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** Clocks of two machines differ by less, in seconds. */
const clockTolerance = 30;

/**
 * Reads the logins (JWT) that a service of OpenID Connect gives out. Its keys are fetched when they are first needed, kept, and
 * fetched again for a key that is not among them, no oftener than every 30 seconds.
 */
export function loginsOf({ issuer, audience, jwksUrl }: LoginService): LoginOf {
  const keys = createRemoteJWKSet(new URL(jwksUrl));
  const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['exp', 'sub'] };
  return async (jwt) => {
    try {
      const { payload } = await jwtVerify(jwt, keys, options);
      const { sub, email, email_verified: isVerified } = payload;
      const verified = typeof email === 'string' && isVerified === true;
      return { subject: `${issuer} ${sub}`, email: verified ? email.toLowerCase() : null };
    } catch (error) {
      throw explained(error);
    }
  };
}

/** Codes that say: the login is not good. Whatever else goes wrong lies with the service or the way to it. */
const bad: ReadonlySet<string> = new Set([
  errors.JWTClaimValidationFailed.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

function explained(error: unknown): EntenteError {
  if (error instanceof errors.JWTExpired) {
    return new UnauthenticatedError('This login has expired: log in again.');
  }
  if (error instanceof errors.JOSEError && bad.has(error.code)) {
    return new UnauthenticatedError(
      'This login is not good for this server: it is damaged, or another service gave it out, or it did so for another program. Log in again.',
    );
  }
  return Object.assign(
    new EntenteError(
      'UNAVAILABLE',
      'The login service cannot be asked for its keys at the moment. Try again.',
    ),
    { cause: error },
  );
}
