import { type Command, InvalidArgumentError } from 'commander';
import { SCOPES, type Scope } from '../account/scopes.ts';
import { createToken, revokeToken, type Token, tokensOf } from '../account/token-service.ts';
import { encodeGlobalId, plainId } from '../global-id.ts';
import { userNamed, withWriter, wordsOf } from './named-user.ts';
import { print } from './terminal.ts';

interface Options {
  user: string;
  json?: boolean;
}

interface CreateOptions extends Options {
  scopes?: Scope[];
  expires?: Date;
}

/** entente token */
export function defineToken(program: Command): void {
  const token = program
    .command('token')
    .description('What programs show instead of a login: "Authorization: Bearer <token>".');
  token
    .command('list')
    .description("Shows a user's tokens that are neither revoked nor expired, without their secrets.")
    .requiredOption('--user <user>', 'the email address, id or name')
    .option('--json', 'print them as JSON')
    .action(list);
  token
    .command('create')
    .description('Makes a token and prints it, this once: only its hash is kept.')
    .argument('<name>', 'what it is for, such as "laptop"')
    .requiredOption('--user <user>', 'the email address, id or name of the user who is to have it')
    .option('--scopes <scopes>', `of ${SCOPES.join(', ')}; all that the user may do, if left out`, scopes)
    .option(
      '--expires <date>',
      'from when on it is no longer good, such as 2027-06-30; never, if left out',
      date,
    )
    .option('--json', 'print it as JSON')
    .action(create);
  token
    .command('revoke')
    .description('Ends a token for good, from the next request on.')
    .argument('<id>', 'the id that "entente token list" shows; not the token itself')
    .option('--json', 'print it as JSON')
    .action(revoke);
}

function list({ user, json }: Options): Promise<void> {
  return withWriter(async (writer) => {
    const { id } = await userNamed(writer, user);
    const tokens = (await tokensOf(writer, [id])).get(id) ?? [];
    print(json, tokens.map(shown), tokens.map(line));
  });
}

function create(name: string, { user, scopes, expires, json }: CreateOptions): Promise<void> {
  return withWriter(async (writer, { access }) => {
    const { id } = await userNamed(writer, user);
    const made = await createToken(writer, access, { name, userId: id, scopes, expiresAt: expires });
    print(json, { secret: made.secret, ...shown(made.token) }, [made.secret]);
  });
}

function revoke(globalId: string, { json }: { json?: boolean }): Promise<void> {
  return withWriter(async (writer, { access }) => {
    const revoked = await revokeToken(writer, access, plainId('ApiToken', globalId, ['id']));
    print(json, shown(revoked), [`Revoked: ${revoked.name}.`]);
  });
}

const shown = ({ id, name, scopes, recordedAt, expiresAt, revokedAt, lastUsedAt }: Token) => ({
  id: encodeGlobalId('ApiToken', id),
  name,
  scopes,
  recordedAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
});

const day = (moment: Date | null) => moment?.toISOString().slice(0, 10) ?? 'never';

const line = (token: Token) =>
  `${encodeGlobalId('ApiToken', token.id)}  ${token.name}: ${token.scopes.join(', ')}; used ${day(token.lastUsedAt)}, ends ${day(token.expiresAt)}`;

function scopes(text: string): Scope[] {
  return wordsOf(text, SCOPES, (message) => {
    throw new InvalidArgumentError(message);
  });
}

function date(text: string): Date {
  const moment = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError('Write it as 2027-06-30, or with a time as 2027-06-30T18:00:00Z.');
  return moment;
}
