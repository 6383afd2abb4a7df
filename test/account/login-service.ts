import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

type Claims = Record<string, unknown>;

/** What a test changes about a login that would be good. */
export interface Changes {
  claims?: Claims;
  issuer?: string;
  audience?: string;
  /** Seconds from now. */
  expiresIn?: number;
  kid?: string;
}

/** A login service on this machine, with a key of its own. */
export async function startLoginService() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
  const state = { isUp: true, asked: 0 };
  const http = createServer((_request, response) => {
    state.asked += 1;
    response.writeHead(state.isUp ? 200 : 500, { 'content-type': 'application/json' });
    response.end(state.isUp ? JSON.stringify({ keys }) : '');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = 'https://login.example.org/realm';
  const audience = 'entente';
  const jwksUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}/keys`;

  const unsigned = ({ claims, expiresIn = 300, ...changes }: Changes = {}, alg = 'RS256') =>
    new SignJWT({ email_verified: true, ...claims })
      .setProtectedHeader({ alg, kid: changes.kid ?? 'one' })
      .setIssuer(changes.issuer ?? issuer)
      .setAudience(changes.audience ?? audience)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn);

  return {
    settings: { issuer, audience, jwksUrl },
    state,
    login: (changes?: Changes) => unsigned(changes).sign(privateKey),
    /** Signed by a key that the service does not have. */
    forged: (changes?: Changes) => unsigned(changes).sign(other.privateKey),
    /** Signed with the text of the public key as a shared secret. */
    confused: async (changes?: Changes) =>
      unsigned(changes, 'HS256').sign(new TextEncoder().encode(await exportSPKI(publicKey))),
    /** Not signed at all, and saying so. */
    bare: async (changes?: Changes) => {
      const [, payload] = (await unsigned(changes).sign(privateKey)).split('.');
      return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    },
    stop: () => new Promise((resolve) => http.close(resolve)),
  };
}

export type LoginServer = Awaited<ReturnType<typeof startLoginService>>;
