import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Batch } from '../read/batch.ts';
import { Marking } from '../recorded.ts';
import { ref } from '../refs.ts';
import { seesPrivate } from './policy.ts';
import { type PrivateDetails, privateDetails } from './present.ts';
import { ApiToken } from './token-schema.ts';
import { type Token, tokensOf } from './token-service.ts';

/** The views of the clearances do not have these columns: they are read through the writer, for all users of a tick at once. */
const details = new WeakMap<Context, Batch<string, PrivateDetails>>();
const tokens = new WeakMap<Context, Batch<string, Token[]>>();

function batchOf<Value>(batches: WeakMap<Context, Batch<string, Value>>, context: Context) {
  const batch = batches.get(context) ?? new Batch<string, Value>();
  batches.set(context, batch);
  return batch;
}

async function detail<Key extends keyof PrivateDetails>(id: string, key: Key, context: Context) {
  if (!seesPrivate(context.viewer, id)) return null;
  const loaded = await batchOf(details, context).load('', id, (ids) => privateDetails(context.writer, ids));
  return loaded?.[key] ?? null;
}

const forWhom = 'for the user and administrators only, null for others';

builder.prismaObjectFields(ref('User'), (t) => ({
  email: t.string({
    nullable: true,
    description: `The email address, by which a login is known; null if there is none. Shown ${forWhom}.`,
    select: { id: true },
    resolve: ({ id }, _args, context) => detail(id, 'email', context),
  }),
  clearance: t.field({
    type: Marking,
    nullable: true,
    description: `The strongest marking that the user sees. Shown ${forWhom}: it would tell them whom to ask for what they may not see.`,
    select: { id: true },
    resolve: ({ id }, _args, context) => detail(id, 'clearance', context),
  }),
  subject: t.string({
    nullable: true,
    description: `Who the user is to the login service: its address, a space, its name for them. Null where logins are known by the email address. Shown ${forWhom}.`,
    select: { id: true },
    resolve: ({ id }, _args, context) => detail(id, 'subject', context),
  }),
  sqlLogin: t.string({
    nullable: true,
    description: `The Postgres login that is the user's own; null if there is none. Shown ${forWhom}.`,
    select: { id: true },
    resolve: ({ id }, _args, context) => detail(id, 'sqlLogin', context),
  }),
  tokens: t.field({
    type: [ApiToken],
    nullable: true,
    description: `The user's tokens that are neither revoked nor expired, the newest first; at most 100. Shown ${forWhom}.`,
    select: { id: true },
    resolve: async ({ id }, _args, context) => {
      if (!seesPrivate(context.viewer, id)) return null;
      return batchOf(tokens, context).load('', id, (ids) => tokensOf(context.writer, ids));
    },
  }),
}));
