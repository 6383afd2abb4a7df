import { codeOf } from '../startup-error.ts';
import { localUserId } from '../viewer.ts';
import type { Clearance } from './clearance.ts';
import { alone, loginOf, tryConnect, withConnection } from './connection.ts';
import { grantSqlLogin } from './sql-login.ts';

/** The login for SQL of the person at the keyboard, on the embedded Postgres. */
const ANALYST = 'analyst';
const LOCK = 72_707_371;

/**
 * Makes the login `analyst`, which belongs to the local user and sees as much as the local user sees in the API.
 * @param ownerUrl the login of the database's owner, after the migrations.
 * @param analystUrl holds the password that the login gets.
 */
export async function prepareAnalyst(
  ownerUrl: string,
  analystUrl: string,
  clearance: Clearance,
): Promise<void> {
  const { password } = loginOf(analystUrl);
  const known = await logsIn(analystUrl);
  await withConnection(loginOf(ownerUrl), (client) =>
    alone(client, LOCK, async () => {
      await grantSqlLogin(client, ANALYST, clearance, known ? undefined : password);
      await client.query(`SELECT set_config('entente.user', $1, true)`, [localUserId]);
      await client.query('UPDATE public."User" SET "sqlLogin" = $2 WHERE "id" = $1 AND "sqlLogin" IS NULL', [
        localUserId,
        ANALYST,
      ]);
    }),
  );
}

/** Whether a login works with its password. */
async function logsIn(url: string): Promise<boolean> {
  try {
    await (await tryConnect(loginOf(url))).end();
    return true;
  } catch (error) {
    if (codeOf(error) !== '28P01' && codeOf(error) !== '28000') throw error;
    return false;
  }
}
