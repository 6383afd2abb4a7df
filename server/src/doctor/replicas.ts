import { type Login, loginOf, tryConnect } from '../database/connection.ts';
import { wordsOf } from '../startup-error.ts';
import type { Check } from './check.ts';

interface State {
  system: string;
  standby: boolean;
  feedback: string;
}

const STATE = `SELECT (SELECT system_identifier::text FROM pg_control_system()) AS system, pg_is_in_recovery() AS standby,
  current_setting('hot_standby_feedback') AS feedback`;

/** Whether what the server reads in the primary's place is fit for it. The primary itself may be named, too: it takes turns. */
export const replicas: Check = {
  name: 'replicas',
  looksAt: 'whether the replicas of DATABASE_REPLICA_URLS are copies of this Postgres',
  async look({ client, login, config }) {
    const { rows } = await client.query<State>(STATE);
    const sentences = await Promise.all(
      (config.replicaUrls ?? []).map((url) => wrongWith(url, login, rows[0] as State)),
    );
    return sentences.flat();
  },
};

async function wrongWith(url: string, owner: Login, primary: State): Promise<string[]> {
  const { host, port, database, ssl, options } = loginOf(url);
  const name = `The replica ${host}:${port}`;
  try {
    const client = await tryConnect({ ...owner, host, port, database, ssl, options });
    try {
      const { system, standby, feedback } = (await client.query<State>(STATE)).rows[0] as State;
      if (system !== primary.system)
        return [`${name} is no copy of this Postgres, and is not read: mend DATABASE_REPLICA_URLS.`];
      if (!standby || feedback === 'on') return [];
      return [
        `${name} breaks off reads that stand in the way of the log: set hot_standby_feedback = on there.`,
      ];
    } finally {
      await client.end();
    }
  } catch (error) {
    return [`${name} cannot be reached (${wordsOf(error)}): start it, or mend DATABASE_REPLICA_URLS.`];
  }
}
