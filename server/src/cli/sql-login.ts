import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { userService } from '../account/service.ts';
import { loginOf, withConnection } from '../database/connection.ts';
import { grantSqlLogin, revokeSqlLogin } from '../database/sql-login.ts';
import { NotFoundError } from '../errors.ts';
import { userNamed, withWriter } from './named-user.ts';
import { print } from './terminal.ts';

interface GrantOptions {
  login?: string;
  json?: boolean;
}

/** entente sql-login */
export function defineSqlLogin(program: Command): void {
  const login = program
    .command('sql-login')
    .description(
      'Logins for SQL of people’s own: they read the schema "analysis", each as much as in the API.',
    );
  login
    .command('grant')
    .description('Makes a user’s login, or gives it a new password and the user’s present clearance.')
    .argument('<user>', 'the email address, id or name')
    .option('--login <login>', 'what the login is called; needed for the first one')
    .option('--json', 'print the login as JSON')
    .action(grant);
  login
    .command('revoke')
    .description('Takes a user’s login away.')
    .argument('<user>', 'the email address, id or name')
    .action(revoke);
}

function grant(named: string, options: GrantOptions): Promise<void> {
  return withWriter(async (writer, { viewer, ownerUrl }) => {
    const user = await userNamed(writer, named);
    const login = options.login ?? user.sqlLogin;
    if (!login) throw new NotFoundError(`${user.name} has no SQL login yet: name it with --login.`);
    const password = randomBytes(24).toString('base64url');
    // First whose it is: a login that is nobody's would see what is published to everybody
    if (login !== user.sqlLogin)
      await userService.update(writer, viewer, user.id, user.version, { sqlLogin: login });
    await withConnection(loginOf(ownerUrl), async (client) => {
      if (user.sqlLogin && user.sqlLogin !== login) await revokeSqlLogin(client, user.sqlLogin);
      await grantSqlLogin(client, login, user.clearance, password);
    });
    const url = new URL(ownerUrl);
    url.username = login;
    url.password = password;
    print(options.json, { login, clearance: user.clearance, url: url.href }, [
      `psql ${url.href}`,
      `It reads what is marked up to ${user.clearance}. The password is shown this once.`,
    ]);
  });
}

function revoke(named: string): Promise<void> {
  return withWriter(async (writer, { viewer, ownerUrl }) => {
    const { id, name, version, sqlLogin } = await userNamed(writer, named);
    if (!sqlLogin) throw new NotFoundError(`${name} has no SQL login.`);
    await withConnection(loginOf(ownerUrl), (client) => revokeSqlLogin(client, sqlLogin));
    await userService.update(writer, viewer, id, version, { sqlLogin: null });
    print(false, {}, [`${sqlLogin} is let in no more.`]);
  });
}
