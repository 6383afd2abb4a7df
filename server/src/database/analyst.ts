import { codeOf } from '../startup-error.ts';
import { alone, loginOf, tryConnect, withConnection } from './connection.ts';
import { scramVerifierOf } from './scram.ts';

/** The login for people's own SQL on the embedded Postgres, and the group that says what it may read. */
const ANALYST = 'analyst';
const GROUP = 'entente_analyst';
const LOCK = 72_707_371;

/**
 * Makes the login `analyst`: a member of the group `entente_analyst`, which sees the schema `analysis` and changes nothing.
 * @param ownerUrl the login of the database's owner, after the migrations.
 * @param analystUrl holds the password that the login gets.
 */
export async function prepareAnalyst(ownerUrl: string, analystUrl: string): Promise<void> {
  const analyst = loginOf(analystUrl);
  try {
    return await (await tryConnect(analyst)).end();
  } catch (error) {
    if (codeOf(error) !== '28P01' && codeOf(error) !== '28000') throw error;
  }
  await withConnection(loginOf(ownerUrl), (client) =>
    alone(client, LOCK, async () => {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [ANALYST]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${ANALYST}`);
      await client.query(`GRANT ${GROUP} TO ${ANALYST}`);
      await client.query(`ALTER ROLE ${ANALYST} SET search_path = analysis`);
      await client.query(`ALTER ROLE ${ANALYST} SET default_transaction_read_only = on`);
      const verifier = scramVerifierOf(analyst.password ?? '');
      await client.query(`ALTER ROLE ${ANALYST} LOGIN PASSWORD '${verifier}'`);
    }),
  );
}
