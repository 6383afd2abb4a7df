import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type User } from '../_generated/prisma/client.ts';
import { NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import type { Writer } from '../write/transaction.ts';
import { onDatabase, type Session } from './session.ts';

/** Runs a command that writes through the services. */
export function withWriter<T>(work: (writer: Writer, session: Session) => Promise<T>): Promise<T> {
  return onDatabase((session) => {
    const writer = new PrismaClient({ adapter: new PrismaPg(session.database.write) });
    return work(writer, session).finally(() => writer.$disconnect());
  });
}

/** The user whom a command line names, by email address, id or the name if no other has it. Throws a NotFoundError. */
export async function userNamed(writer: Writer, named: string): Promise<User> {
  const users = await writer.user.findMany({ orderBy: { id: 'asc' } });
  const [found, another] = users.filter(
    ({ id, name, email }) =>
      email === named.toLowerCase() || encodeGlobalId('User', id) === named || name === named,
  );
  if (found && !another) return found;
  throw new NotFoundError(
    found
      ? `Several users are called ${named}: give the email address, or the id that "entente user list --json" shows.`
      : `There is no user ${named}: give the email address, the id or the name that "entente user list" shows.`,
  );
}

/** A user as commands print them for programs. */
export const shownUser = (user: User) => ({
  id: encodeGlobalId('User', user.id),
  name: user.name,
  email: user.email,
  roles: user.roles,
  clearance: user.clearance,
  subject: user.subject,
  sqlLogin: user.sqlLogin,
  version: user.version,
  deactivatedAt: user.retractedAt,
  deactivationReason: user.retractionReason,
});

/** A user as commands print them for people. */
export const userLine = ({ name, email, roles, clearance, retractedAt }: User) =>
  `${name.padEnd(24)} ${(email ?? '–').padEnd(30)} ${clearance.padEnd(12)} ${roles.join(', ')}${retractedAt ? '  (deactivated)' : ''}`;

/** Several words of a closed list, with commas between, in any case of letters. */
export function wordsOf<Word extends string>(
  text: string,
  words: readonly Word[],
  refuse: (message: string) => never,
): Word[] {
  return text.split(',').map((each) => {
    const word = words.find((known) => known === each.trim().toUpperCase());
    return word ?? refuse(`They are ${words.join(', ')}, with commas between.`);
  });
}
