import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { codeOf, StartupError, wordsOf } from '../startup-error.ts';
import { CLEARANCES, type Clearance, readerRoleOf } from './clearance.ts';
import { alone, connect, type Login, loginOf, nameOf, tryConnect, withConnection } from './connection.ts';
import { scramVerifierOf } from './scram.ts';

/** The login role that writes to the tables. */
export const WRITER = 'entente_writer';
/** The login roles that the first migration makes. */
const ROLES = [WRITER, ...CLEARANCES.map(readerRoleOf)];

/** Any constant that nothing else of Entente locks. */
const LOCK = 72_707_370;

/** How the server logs in after its start: never as the owner. */
export interface Logins {
  writer: Login;
  reader(clearance: Clearance): Login;
}

/**
 * Makes the login roles usable and returns how to log in as them. Their passwords follow from a key and the role's
 * name, so that servers agree without talking; they are set only where logging in fails. Roles belong to the whole
 * Postgres: servers of several databases on it need the same key.
 * @param url the login of the database's owner, after the migrations.
 * @param secret the key; undefined: the password in `url`.
 * @throws StartupError that says what an administrator of the database must run, if the owner may not set passwords.
 */
export async function prepareRoles(url: string, secret?: string): Promise<Logins> {
  const owner = loginOf(url);
  const key = secret ?? owner.password;
  if (!key) {
    throw new StartupError(
      "DATABASE_URL has no password to derive those of the server's roles from: set ENTENTE_SECRET.",
    );
  }
  const as = (role: string): Login => ({ ...owner, user: role, password: passwordOf(role, key) });
  await makeUsable(owner, ROLES.map(as));
  return { writer: as(WRITER), reader: (clearance) => as(readerRoleOf(clearance)) };
}

function passwordOf(role: string, key: string): string {
  return createHmac('sha256', key).update(role).digest('hex');
}

/** Another server on this Postgres, but on another database, may be at the same roles: Postgres lets one of them fail. */
async function makeUsable(owner: Login, logins: Login[]): Promise<void> {
  for (let attempts = 5; ; attempts -= 1) {
    if ((await refused(logins)).length === 0) return;
    try {
      await withConnection(owner, (client) =>
        alone(client, LOCK, async () => setPasswords(client, await refused(logins))),
      );
    } catch (error) {
      if (attempts === 0 || !/concurrently updated/.test(wordsOf(error))) throw explain(error, owner);
      continue;
    }
    const [still] = await refused(logins);
    if (still) await connect(still).then((client) => client.end());
    return;
  }
}

/** Those of the logins that Postgres refuses. */
async function refused(logins: Login[]): Promise<Login[]> {
  const answers = await Promise.all(
    logins.map(async (login) => {
      const client = await tryConnect(login).catch((error) => {
        if (codeOf(error) === '28P01' || codeOf(error) === '28000') return undefined;
        return connect(login);
      });
      await client?.end();
      return client === undefined;
    }),
  );
  return logins.filter((_, index) => answers[index]);
}

async function setPasswords(client: pg.ClientBase, logins: Login[]): Promise<void> {
  for (const { user, password = '' } of logins) {
    await client.query(`ALTER ROLE "${user}" LOGIN PASSWORD '${scramVerifierOf(password)}'`);
  }
}

function explain(error: unknown, owner: Login): unknown {
  const roles = ROLES.join(', ');
  if (codeOf(error) === '42501') {
    return new StartupError(
      `${owner.user} may not set the passwords of the server's roles: have an administrator run ` +
        `ALTER ROLE ${owner.user} CREATEROLE; GRANT ${roles} TO ${owner.user} WITH ADMIN OPTION;`,
    );
  }
  if (codeOf(error) === '42704') {
    return new StartupError(
      `Postgres lacks roles that ${nameOf(owner)} needs (${wordsOf(error)}; a dump of one database does not carry them): ` +
        `restore the dump's roles, those whose names begin with entente_, with pg_dumpall --roles-only.`,
    );
  }
  return error;
}
