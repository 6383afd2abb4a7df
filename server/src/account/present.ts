import type { User } from '../_generated/prisma/client.ts';
import { CLEARANCES } from '../database/clearance.ts';
import { ForbiddenError } from '../errors.ts';
import type { Marking, Viewer } from '../viewer.ts';
import { readAsWriter, type Writer } from '../write/transaction.ts';

/** What of a user is for themselves and the administrators alone; the views of the clearances do not have it. */
export type PrivateDetails = Pick<User, 'email' | 'clearance' | 'subject' | 'sqlLogin'>;

export async function privateDetails(
  writer: Writer,
  userIds: readonly string[],
): Promise<Map<string, PrivateDetails>> {
  const users = await readAsWriter(writer, () =>
    writer.user.findMany({
      where: { id: { in: [...userIds] } },
      select: { id: true, email: true, clearance: true, subject: true, sqlLogin: true },
    }),
  );
  return new Map(users.map((user) => [user.id, user]));
}

/** The id of the user with an email address; null where there is none. */
export async function userWithEmail(writer: Writer, email: string): Promise<string | null> {
  const where = { email: email.toLowerCase() };
  const user = await readAsWriter(writer, () => writer.user.findUnique({ where, select: { id: true } }));
  return user?.id ?? null;
}

/**
 * A user as whom the server does something later than they asked for it: with the roles they have now, and of two clearances the
 * lower one, that of now and that of then. Throws a ForbiddenError where they are deactivated.
 */
export async function presentViewer(writer: Writer, userId: string, then: Marking): Promise<Viewer> {
  const user = await writer.user.findUniqueOrThrow({ where: { id: userId } });
  if (user.retractedAt)
    throw new ForbiddenError('The user who asked for this is deactivated: let another ask for it.');
  const clearance = CLEARANCES.find((each) => each === then || each === user.clearance) as Marking;
  return { userId, roles: user.roles, clearance };
}
