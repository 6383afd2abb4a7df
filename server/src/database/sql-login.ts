import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { CLEARANCES, type Clearance } from './clearance.ts';
import { scramVerifierOf } from './scram.ts';

/** The group whose members read, in SQL of their own, what this clearance may see. */
export function peopleGroupOf(clearance: Clearance): string {
  return `entente_people_${clearance.toLowerCase()}`;
}

/**
 * Makes a person's login for SQL, or gives it another clearance: it reads the schema `analysis` and changes nothing. Whose it is says
 * `"User"."sqlLogin"`; a user's own clearance is never exceeded, and a retracted user reads nothing.
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
  const groups = await groupsOf(client, login);
  if (groups && !groups.some((group) => OURS.includes(group))) {
    throw new StartupError(
      `Postgres has a role ${login} already, which is no SQL login of Entente: choose another name.`,
    );
  }
  if (!groups) await client.query(`CREATE ROLE ${role}`);
  const wanted = peopleGroupOf(clearance);
  for (const group of groups ?? []) {
    if (group !== wanted && OURS.includes(group)) await client.query(`REVOKE ${quoted(group)} FROM ${role}`);
  }
  if (!groups?.includes(wanted)) await client.query(`GRANT ${wanted} TO ${role}`);
  await client.query(`ALTER ROLE ${role} SET search_path = analysis`);
  await client.query(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
  if (password !== undefined)
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${scramVerifierOf(password)}'`);
}

/** Takes a person's login away: it can neither log in nor read any more. Nothing happens where there is none. */
export async function revokeSqlLogin(client: pg.ClientBase, login: string): Promise<void> {
  for (const group of (await groupsOf(client, login)) ?? []) {
    if (OURS.includes(group)) await client.query(`REVOKE ${quoted(group)} FROM ${quoted(login)}`);
  }
  if (await groupsOf(client, login)) await client.query(`ALTER ROLE ${quoted(login)} NOLOGIN`);
}

/** The groups of people, and the one that they were members of before there was one for each clearance. */
const OURS: readonly string[] = [...CLEARANCES.map(peopleGroupOf), 'entente_analyst'];

/** The groups of a role; undefined where there is no such role. */
async function groupsOf(client: pg.ClientBase, login: string): Promise<string[] | undefined> {
  const { rows } = await client.query<{ groups: string[] }>(
    `SELECT ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS groups
     FROM pg_roles r WHERE r.rolname = $1`,
    [login],
  );
  return rows[0]?.groups;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
