import { z } from 'zod';
import type { ApiToken, Prisma } from '../_generated/prisma/client.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { requireRole } from '../viewer.ts';
import { input, parseInput } from '../write/input.ts';
import { inTransaction, readAsWriter, type Transaction, type Writer } from '../write/transaction.ts';
import type { Access } from './access.ts';
import { requireClearance } from './policy.ts';
import { SCOPES, type Scope, scopesFor } from './scopes.ts';
import { hashOf, makeSecret } from './secret.ts';

/** A token as it may be shown: without its secret, which nobody has. */
export type Token = Omit<ApiToken, 'tokenHash'>;

/** More than anybody has programs. */
const mostTokens = 100;

const request = z.object({
  name: input.line(200),
  userId: input.id.optional(),
  scopes: z.array(z.enum(SCOPES)).optional(),
  expiresAt: z.date().optional(),
});

/**
 * Makes a token for oneself or, as an administrator, for another user. The secret is in the answer and nowhere else. What is done
 * by a token makes no stronger one for oneself: its scopes and its end bind the new one too.
 */
export async function createToken(
  writer: Writer,
  access: Access,
  given: object,
): Promise<{ secret: string; token: Token }> {
  const { viewer } = access;
  const { name, userId = viewer.userId, ...asked } = parseInput(request, withoutNulls(given));
  const isOwn = userId === viewer.userId;
  if (!isOwn) requireRole(viewer, ['ADMIN'], 'create tokens for others');
  const { scopes, expiresAt } = isOwn ? bound(access, asked) : asked;
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    throw new ValidationError('This moment is past: a token ends later than now.', ['expiresAt']);
  }
  const secret = makeSecret();
  const token = await inTransaction(writer, viewer, async (transaction) => {
    const { roles, clearance } = await activeUser(transaction, userId);
    if (!isOwn) requireClearance(viewer, clearance, 'create tokens for this user', ['userId']);
    return transaction.apiToken.create({
      data: {
        userId,
        name,
        tokenHash: hashOf(secret),
        scopes: scopes ?? scopesFor(roles),
        expiresAt: expiresAt ?? null,
      },
      omit: { tokenHash: true },
    });
  });
  return { secret, token };
}

/** A null is as good as a field that is left out. */
const withoutNulls = (given: object) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

interface Powers {
  scopes?: Scope[];
  expiresAt?: Date;
}

function bound({ token, scopes: held }: Access, { scopes, expiresAt }: Powers): Powers {
  if (!token) return { scopes, expiresAt };
  const beyond = scopes?.find((scope) => !held.includes(scope));
  if (beyond) {
    throw new ForbiddenError(
      `The token that you use has no scope ${beyond}, so it cannot give it to another: use a login, or ask an administrator.`,
      ['scopes'],
    );
  }
  if (token.expiresAt && expiresAt && expiresAt > token.expiresAt) {
    throw new ForbiddenError(
      `The token that you use ends on ${token.expiresAt.toISOString()}, and what it creates ends no later: use a login, or ask an administrator.`,
      ['expiresAt'],
    );
  }
  return { scopes: scopes ?? [...held], expiresAt: expiresAt ?? token.expiresAt ?? undefined };
}

/** Locks the user, so that nobody deactivates them, or makes the hundred-and-first token, meanwhile. */
async function activeUser(transaction: Transaction, id: string) {
  await transaction.$queryRaw`SELECT FROM "User" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  const user = await transaction.user.findFirst({ where: { id, retractedAt: null } });
  if (!user) throw new NotFoundError('There is no such User, or they are deactivated.', ['userId']);
  if ((await transaction.apiToken.count({ where: { userId: id, ...live() } })) >= mostTokens) {
    throw new ValidationError(`A user has at most ${mostTokens} tokens: revoke those that are not used.`);
  }
  return user;
}

const live = (): Prisma.ApiTokenWhereInput => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
});

/** Revokes a token of one's own or, as an administrator, of another user, for good. One that is revoked already stays so. */
export async function revokeToken(writer: Writer, { viewer }: Access, id: string): Promise<Token> {
  return inTransaction(writer, viewer, async (transaction) => {
    const found = await transaction.apiToken.findUnique({ where: { id }, include: { user: true } });
    if (found?.userId !== viewer.userId) {
      // Before anything is said of it: whether there is such a token is not for others to know
      requireRole(viewer, ['ADMIN'], 'revoke a token that is not yours');
      if (!found) throw new NotFoundError('There is no such ApiToken.', ['id']);
      requireClearance(viewer, found.user.clearance, 'revoke tokens of this user', ['id']);
    }
    await transaction.apiToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return transaction.apiToken.findUniqueOrThrow({ where: { id }, omit: { tokenHash: true } });
  });
}

/** The tokens of users that are good, the newest first. */
export async function tokensOf(writer: Writer, userIds: readonly string[]): Promise<Map<string, Token[]>> {
  const tokens = await readAsWriter(writer, () =>
    writer.apiToken.findMany({
      where: { userId: { in: [...userIds] }, ...live() },
      orderBy: { id: 'desc' },
      omit: { tokenHash: true },
    }),
  );
  return new Map(userIds.map((id) => [id, tokens.filter(({ userId }) => userId === id)]));
}
