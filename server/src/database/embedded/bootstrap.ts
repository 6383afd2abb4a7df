import pg from 'pg';
import { codeOf } from '../../startup-error.ts';

/** The role that owns the database and everything in it; used for migrations only. */
export const OWNER = 'entente_owner';
export const DATABASE = 'entente';

/** Makes the owner and its database where they are missing; a start that was cut short is so made good by the next. */
export async function bootstrap(
  ownerUrl: string,
  superuserUrl: string,
  ownerPassword: string,
): Promise<void> {
  if (await canConnect(ownerUrl)) return;
  const client = new pg.Client({ connectionString: superuserUrl, application_name: 'entente start' });
  await client.connect();
  try {
    const password = client.escapeLiteral(ownerPassword);
    if (!(await has(client, 'pg_roles', 'rolname', OWNER))) await client.query(`CREATE ROLE ${OWNER}`);
    await client.query(`ALTER ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${password}`);
    if (!(await has(client, 'pg_database', 'datname', DATABASE))) {
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    }
  } finally {
    await client.end();
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'entente start' });
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Wrong password or no such role, login not allowed, no such database: all of them ours to make.
    if (['28P01', '28000', '3D000'].includes(codeOf(error) ?? '')) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function has(client: pg.Client, catalogue: string, column: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT FROM ${catalogue} WHERE ${column} = $1`, [name]);
  return rowCount === 1;
}
