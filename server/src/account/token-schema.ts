import { builder } from '../builder.ts';
import { encodeGlobalId, plainId } from '../global-id.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { Scope } from './enums.ts';
import { createToken, revokeToken, type Token } from './token-service.ts';

export const ApiToken = builder.objectRef<Token>('ApiToken').implement({
  description:
    "What a program shows instead of a login, as the header `Authorization: Bearer …`. It acts as its user, within the user's roles and its own scopes.",
  fields: (t) => ({
    id: t.id({
      description: 'Identifies the token, for revokeToken. It is not the secret, and not for node(id).',
      resolve: ({ id }) => encodeGlobalId('ApiToken', id),
    }),
    name: t.exposeString('name', { description: 'What it is for, in the words of whoever made it.' }),
    scopes: t.expose('scopes', { type: [Scope], description: 'What it lets its user do, at most.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The moment from which on it is no longer good; null if it does not end by itself.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null if it was not.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null if it never was.',
    }),
  }),
});

const CreateTokenInput = builder.inputType('CreateTokenInput', {
  description:
    'A new token. There is no idempotency key: the secret is kept nowhere, so it cannot be answered twice.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'What it is for, such as "laptop"; at most 200 characters.',
    }),
    userId: t.globalID({
      for: [ref('User')],
      description: 'Whose token; yours, if it is left out. That of another takes the role ADMIN.',
    }),
    scopes: t.field({
      type: [Scope],
      description:
        'What it lets its user do, at most. If it is left out: all that the user may do, or what the token may that you use.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description:
        'From when on it is no longer good. If it is left out: never, or when the token ends that you use.',
    }),
  }),
});

const CreateTokenPayload = builder
  .objectRef<{ secret: string; token: Token }>('CreateTokenPayload')
  .implement({
    description: 'A token that was made.',
    fields: (t) => ({
      secret: t.exposeString('secret', {
        description: 'The token itself. It is shown here and never again: only its hash is kept.',
      }),
      token: t.expose('token', { type: ApiToken, description: 'What is kept of it.' }),
    }),
  });

builder.mutationField('createToken', (t) =>
  t.field({
    type: CreateTokenPayload,
    description:
      'Makes a token for yourself or, as an ADMIN, for another user. Made by means of a token, it has no more scopes than that one and ends no later.',
    args: { input: t.arg({ type: CreateTokenInput, required: true, description: 'What to make.' }) },
    errors: { types: expectedErrors, union: { description: 'The token, or why it was refused.' } },
    resolve: (_root, { input }, { writer, access }) => createToken(writer, access, plainInput(input)),
  }),
);

const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  description: 'A token that is to be good no longer.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The id of the token; not its secret.' }) }),
});

builder.mutationField('revokeToken', (t) =>
  t.field({
    type: ApiToken,
    description:
      'Revokes a token of yours or, as an ADMIN, of another user: from the next request on it is good no longer, and never again.',
    args: { input: t.arg({ type: RevokeTokenInput, required: true, description: 'Which token.' }) },
    errors: { types: expectedErrors, union: { description: 'The token, or why it was not revoked.' } },
    resolve: (_root, { input }, { writer, access }) =>
      revokeToken(writer, access, plainId('ApiToken', input.id, ['id'])),
  }),
);
