import { isDeepStrictEqual } from 'node:util';
import { UnauthenticatedError } from '../errors.ts';
import type { Run, TextRow } from '../read/text-rows.ts';
import { loadTogether } from '../read/together.ts';
import type { Marking, Role } from '../viewer.ts';
import type { Access } from './access.ts';
import type { LoginOf } from './login.ts';
import { rolesWithin, SCOPES, type Scope } from './scopes.ts';
import { hashOf, isWhole, secretPrefix } from './secret.ts';

/** What finds out who asks. */
export interface Authentication {
  /** Runs on the tables themselves: the views of the clearances have no tokens. */
  run: Run;
  /** Reads a login of the login service; undefined where none is configured. */
  loginOf: LoginOf | undefined;
  /** Told of each use of a token, with the moment of its last known use before. */
  onUse: (tokenId: string, lastUsedAt: Date | null) => void;
}

/**
 * Who shows these credentials, the value of the header `Authorization`. It is looked up anew each time, by one read on a unique
 * index, and with the tokens of other requests that come in the same tick: so a revoked token, a deactivated user or a lower clearance counts
 * from the next request on, on every server.
 * Throws an UnauthenticatedError that tells how the credentials are wrong, as far as whoever holds them may know.
 */
export async function accessOf(authentication: Authentication, authorization: string): Promise<Access> {
  const [, bearer] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? [];
  if (bearer === undefined) {
    throw new UnauthenticatedError(
      'The header Authorization is not as it should be: write "Bearer", a space, and the token.',
    );
  }
  return bearer.startsWith(secretPrefix)
    ? accessByToken(authentication, bearer)
    : accessByLogin(authentication, bearer);
}

/** Throws an UnauthenticatedError where these credentials do not mean any more what they did. */
export async function requireUnchanged(
  authentication: Authentication,
  authorization: string,
  before: Access | undefined,
): Promise<void> {
  if (isDeepStrictEqual(await accessOf(authentication, authorization), before)) return;
  throw new UnauthenticatedError(
    'What you may see or do has changed: subscribe again, from where this ended.',
  );
}

const userColumns = `u."id", u."roles"::text[], u."clearance"`;

async function accessByToken({ run, onUse }: Authentication, secret: string): Promise<Access> {
  if (!isWhole(secret)) {
    throw new UnauthenticatedError(
      'This is no whole token: a letter of it is missing or wrong. Copy it once more.',
    );
  }
  const row = await loadTogether(run, 'tokens', hashOf(secret), (hashes) => readTokens(run, hashes));
  if (!row) {
    throw new UnauthenticatedError(
      'This token is not valid: it is unknown, revoked or expired, or its user is deactivated. Use another, or ask an administrator.',
    );
  }
  const [, userId, roles, clearance, id, scopesText, expires, used] = row as string[];
  const scopes = listOf<Scope>(scopesText);
  onUse(id as string, momentOf(used));
  return {
    viewer: {
      userId: userId as string,
      roles: rolesWithin(listOf<Role>(roles), scopes),
      clearance: clearance as Marking,
    },
    scopes,
    token: { id: id as string, expiresAt: momentOf(expires) },
  };
}

/** What is known of tokens that are good, and of their users, by the hashes of the tokens. */
async function readTokens(run: Run, hashes: string[]): Promise<Map<string, TextRow>> {
  const rows = await run(
    `SELECT t."tokenHash", ${userColumns}, t."id", t."scopes"::text[], extract(epoch FROM t."expiresAt"), extract(epoch FROM t."lastUsedAt")
     FROM public."ApiToken" t JOIN public."User" u ON u."id" = t."userId"
     WHERE t."tokenHash" = ANY ($1::text[]) AND t."revokedAt" IS NULL AND t."retractedAt" IS NULL AND u."retractedAt" IS NULL
       AND (t."expiresAt" IS NULL OR t."expiresAt" > now())`,
    [hashes],
  );
  return new Map(rows.map((row) => [row[0] as string, row]));
}

async function accessByLogin({ run, loginOf }: Authentication, bearer: string): Promise<Access> {
  if (!loginOf) {
    throw new UnauthenticatedError(
      `This is no token of this server, and it takes no logins: a token begins with ${secretPrefix}.`,
    );
  }
  const { subject, email } = await loginOf(bearer);
  // Who is known by subject is known by nothing else: an email address may pass to another person
  const [row] = await run(
    `SELECT ${userColumns} FROM public."User" u
     WHERE u."retractedAt" IS NULL AND (u."subject" = $1 OR (u."subject" IS NULL AND u."email" = $2))
     ORDER BY u."subject" NULLS LAST LIMIT 1`,
    [subject, email],
  );
  if (!row) {
    throw new UnauthenticatedError(
      `You are logged in as ${email ?? 'somebody without a verified email address'} (${subject}), and have no active account here: ask an administrator to add a user with this email address or this subject.`,
    );
  }
  const [userId, roles, clearance] = row as string[];
  return {
    viewer: { userId: userId as string, roles: listOf<Role>(roles), clearance: clearance as Marking },
    scopes: SCOPES,
    token: null,
  };
}

/** An array of names, as Postgres writes it. */
const listOf = <Name extends string>(text: string | undefined) =>
  (text ?? '{}').slice(1, -1).split(',').filter(Boolean) as Name[];

const momentOf = (seconds: string | null | undefined) => (seconds ? new Date(Number(seconds) * 1000) : null);
