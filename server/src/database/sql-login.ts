import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { CLEARANCES, type Clearance } from './clearance.ts';
import { scramVerifierOf } from './scram.ts';

/** The group whose members read, in SQL of their own, what this clearance may see. */
export function peopleGroupOf(clearance: Clearance): string {
  return `entente_people_${clearance.toLowerCase()}`;
}

/**
 * Makes a person's login for SQL, or gives it another clearance: it reads the schema `analysis`, and writes by the functions there.
 * Whose it is says `"User"."sqlLogin"`; a user's own clearance is never exceeded, and a retracted user reads nothing.
 * @param client logged in as the owner of the database.
 * @param password undefined: it stays what it is, and a new login has none yet.
 * @throws StartupError for a name that belongs to another role of this Postgres.
 */
export async function grantSqlLogin(
  client: pg.ClientBase,
  login: string,
  clearance: Clearance,
  password?: string,
): Promise<void> {
  const role = quoted(login);
  const known = await roleNamed(client, login);
  if (known && !known.ours) {
    throw new StartupError(
      `Postgres has a role ${login} already, which is no SQL login of Entente: choose another name.`,
    );
  }
  if (!known) {
    await client.query(`CREATE ROLE ${role}`);
    await client.query(`COMMENT ON ROLE ${role} IS '${MARK}'`);
  }
  await takeGroups(client, login, known?.groups ?? [], peopleGroupOf(clearance));
  if (!known?.groups.includes(peopleGroupOf(clearance)))
    await client.query(`GRANT ${peopleGroupOf(clearance)} TO ${role}`);
  await client.query(`ALTER ROLE ${role} SET search_path = analysis`);
  // Logins of before had it on. It kept nobody from anything, and functions that write could not be called
  await client.query(`ALTER ROLE ${role} RESET default_transaction_read_only`);
  if (password !== undefined)
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${scramVerifierOf(password)}'`);
}

/**
 * Takes a person's login away; sessions that are open read nothing more. The role stays, for such a session may have things of its
 * own. Nothing happens where there is no such login.
 */
export async function revokeSqlLogin(client: pg.ClientBase, login: string): Promise<void> {
  const known = await roleNamed(client, login);
  if (!known?.ours) return;
  await takeGroups(client, login, known.groups);
  await client.query(`ALTER ROLE ${quoted(login)} NOLOGIN PASSWORD NULL`);
}

/** The groups of people, and the one that they were members of before there was one for each clearance. */
const GROUPS: readonly string[] = [...CLEARANCES.map(peopleGroupOf), 'entente_analyst'];
/** The comment by which a role is known to be a person's login. */
const MARK = 'SQL login of Entente';

async function takeGroups(client: pg.ClientBase, login: string, groups: readonly string[], but?: string) {
  for (const group of groups) {
    if (group !== but && GROUPS.includes(group))
      await client.query(`REVOKE ${quoted(group)} FROM ${quoted(login)}`);
  }
}

/** A role with its groups, and whether it is a person's login; undefined where there is none of this name. */
async function roleNamed(client: pg.ClientBase, login: string) {
  const { rows } = await client.query<{ groups: string[]; comment: string | null }>(
    `SELECT ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS groups,
       shobj_description(r.oid, 'pg_authid') AS comment
     FROM pg_roles r WHERE r.rolname = $1`,
    [login],
  );
  return rows.map(({ groups, comment }) => ({
    groups,
    ours: comment === MARK || groups.some((group) => GROUPS.includes(group)),
  }))[0];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
