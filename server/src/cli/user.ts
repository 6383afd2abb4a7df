import { type Command, InvalidArgumentError, Option } from 'commander';
import { userService } from '../account/service.ts';
import { CLEARANCES, type Clearance } from '../database/clearance.ts';
import { NotFoundError } from '../errors.ts';
import { ROLES, type Role } from '../viewer.ts';
import type { Writer } from '../write/transaction.ts';
import { shownUser, userLine, userNamed, withWriter, wordsOf } from './named-user.ts';
import { print } from './terminal.ts';

interface Fields {
  name?: string;
  email?: string;
  roles?: Role[];
  clearance?: Clearance;
  actor?: string;
  subject?: string;
}

interface Options extends Fields {
  json?: boolean;
}

const who = 'the email address, id or name';

/** entente user */
export function defineUser(program: Command): void {
  const user = program
    .command('user')
    .description('Who may use the knowledge base, in which roles and up to which marking.');
  user
    .command('list')
    .description('Shows the users.')
    .option('--all', 'the deactivated ones too')
    .option('--json', 'print them as JSON')
    .action(list);
  withFields(user.command('add').description('Creates a user.'))
    .requiredOption('--name <name>', 'the name')
    .action((options: Options) =>
      change(options, async (writer, viewer, fields) => userService.create(writer, viewer, fields)),
    );
  withFields(user.command('change').description('Changes a user; what is not given stays.'))
    .argument('<user>', who)
    .option('--name <name>', 'the name')
    .action((named: string, options: Options) =>
      change(options, async (writer, viewer, fields) => {
        const { id, version } = await userNamed(writer, named);
        return userService.update(writer, viewer, id, version, fields);
      }),
    );
  user
    .command('deactivate')
    .description('Shuts a user out: their tokens and logins are not good from now on. What they did stays.')
    .argument('<user>', who)
    .requiredOption('--reason <words>', 'why')
    .option('--json', 'print the user as JSON')
    .action((named: string, { reason, ...options }: Options & { reason: string }) =>
      change(options, async (writer, viewer) => {
        const { id, version } = await userNamed(writer, named);
        return userService.retract(writer, viewer, id, version, reason);
      }),
    );
  user
    .command('restore')
    .description('Lets a deactivated user in again.')
    .argument('<user>', who)
    .option('--json', 'print the user as JSON')
    .action((named: string, options: Options) =>
      change(options, async (writer, viewer) => {
        const { id, version } = await userNamed(writer, named);
        return userService.restore(writer, viewer, id, version);
      }),
    );
}

function withFields(command: Command): Command {
  return command
    .option('--email <address>', 'the email address, by which a login is known')
    .option('--roles <roles>', `of ${ROLES.join(', ')}; READER is always among them`, roles)
    .addOption(
      new Option('--clearance <marking>', 'the strongest marking that the user sees').choices([
        ...CLEARANCES,
      ]),
    )
    .option('--actor <slug>', 'the actor under whose name the user publishes')
    .option('--subject <subject>', 'the address of the login service, a space, its name for the user')
    .option('--json', 'print the user as JSON');
}

function roles(text: string): Role[] {
  return wordsOf(text, ROLES, (message) => {
    throw new InvalidArgumentError(message);
  });
}

function list({ all, json }: { all?: boolean; json?: boolean }): Promise<void> {
  return withWriter(async (writer) => {
    const users = await writer.user.findMany({
      where: all ? {} : { retractedAt: null },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    print(json, users.map(shownUser), users.map(userLine));
  });
}

type Change = (
  writer: Writer,
  viewer: Parameters<typeof userService.create>[1],
  fields: object,
) => Promise<{ id: string }>;

function change({ json, actor, ...fields }: Options, work: Change): Promise<void> {
  return withWriter(async (writer, { viewer }) => {
    const actorId = actor === undefined ? undefined : await actorWithSlug(writer, actor);
    const { id } = await work(writer, viewer, { ...fields, ...(actorId && { actorId }) });
    const user = await writer.user.findUniqueOrThrow({ where: { id } });
    print(json, shownUser(user), [userLine(user)]);
  });
}

async function actorWithSlug(writer: Writer, slug: string): Promise<string> {
  const actor = await writer.actor.findUnique({ where: { slug }, select: { id: true } });
  if (!actor) throw new NotFoundError(`There is no actor with the slug ${slug}.`);
  return actor.id;
}
