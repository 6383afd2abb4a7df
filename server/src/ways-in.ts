import type { LoginService } from './account/login.ts';
import { isLoopback } from './loopback.ts';
import { StartupError } from './startup-error.ts';

/** How people get in. */
export interface WaysIn {
  /** local: whoever is at this machine. required: users with a token or a login. */
  authentication: 'local' | 'required';
  /** Undefined where there are tokens only. */
  loginService?: LoginService;
}

interface Given {
  host: string;
  authentication?: 'local' | 'required';
  oidcIssuer?: string;
  oidcAudience?: string;
  oidcJwksUrl?: string;
}

/**
 * The ways in that the settings open.
 * @throws StartupError where they would let in more than they say, or do not go together.
 */
export function waysIn({ host, authentication, oidcIssuer, oidcAudience, oidcJwksUrl }: Given): WaysIn {
  const loginService = loginServiceOf({ issuer: oidcIssuer, audience: oidcAudience, jwksUrl: oidcJwksUrl });
  const chosen = authentication ?? (loginService ? 'required' : 'local');
  if (chosen === 'local' && loginService) {
    throw new StartupError(
      'ENTENTE_AUTHENTICATION=local lets in whoever is at this machine, and ENTENTE_OIDC_ISSUER asks for logins: set one of the two.',
    );
  }
  if (chosen === 'local' && !isLoopback(host)) {
    throw new StartupError(
      `HOST=${host} would let other machines read and write everything, as no login is asked for: ` +
        'set ENTENTE_AUTHENTICATION=required, or leave HOST unset.',
    );
  }
  return { authentication: chosen, loginService };
}

const names = {
  issuer: 'ENTENTE_OIDC_ISSUER',
  audience: 'ENTENTE_OIDC_AUDIENCE',
  jwksUrl: 'ENTENTE_OIDC_JWKS_URL',
};

function loginServiceOf(given: Partial<LoginService>): LoginService | undefined {
  const keys = Object.keys(names) as (keyof LoginService)[];
  const missing = keys.filter((key) => given[key] === undefined).map((key) => names[key]);
  if (missing.length === keys.length) return undefined;
  if (missing.length === 0) return given as LoginService;
  throw new StartupError(
    `${Object.values(names).join(', ')} go together: set ${missing.join(' and ')} too, or none of them.`,
  );
}
