import { z } from 'zod';
import { Marking, Role } from '../_generated/prisma/enums.ts';
import type { Viewer } from '../viewer.ts';
import { type Created, entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { inTransaction, joined, type Transaction, type Writer } from '../write/transaction.ts';
import { requireClearance } from './policy.ts';

const email = z
  .email('This is no email address.')
  .max(254, 'An email address has at most 254 characters.')
  .transform((text) => text.toLowerCase());

const user = z.object({
  name: input.line(),
  email: email.nullish(),
  roles: z.array(z.enum(Role)).optional(),
  clearance: z.enum(Marking).optional(),
  actorId: input.id.nullish(),
  subject: input.line().nullish(),
  sqlLogin: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'A SQL login has up to 63 small letters, digits and underscores.')
    .nullish(),
});

const users = entityService({
  entity: 'User',
  writers: ['ADMIN'],
  create: user,
  update: user.partial(),
  row: (columns, viewer, current) => {
    if (current) requireClearance(viewer, current.clearance as Marking, 'change this user', ['id']);
    if (columns.clearance) requireClearance(viewer, columns.clearance, 'give this clearance', ['clearance']);
    return { columns };
  },
});

/** Nobody shuts out, or lets in again, somebody with a clearance above their own. */
async function within(
  writer: Writer,
  viewer: Viewer,
  id: string,
  work: (writer: Writer) => Promise<Created>,
): Promise<Created> {
  return inTransaction(writer, viewer, async (transaction) => {
    if (viewer.roles.includes('ADMIN')) await requireClearanceOver(transaction, viewer, id);
    return work(joined(transaction));
  });
}

async function requireClearanceOver(transaction: Transaction, viewer: Viewer, id: string): Promise<void> {
  const found = await transaction.user.findUnique({ where: { id }, select: { clearance: true } });
  if (found) requireClearance(viewer, found.clearance, 'change this user', ['id']);
}

/**
 * Users. To retract one is to deactivate them: their tokens and logins are not good from then on, and what they did stays. The last
 * active administrator stays one.
 */
export const userService: typeof users = {
  ...users,
  retract: (writer, viewer, id, expectedVersion, reason) =>
    within(writer, viewer, id, (inner) => users.retract(inner, viewer, id, expectedVersion, reason)),
  restore: (writer, viewer, id, expectedVersion) =>
    within(writer, viewer, id, (inner) => users.restore(inner, viewer, id, expectedVersion)),
};
