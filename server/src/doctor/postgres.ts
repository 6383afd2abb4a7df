import { readExpected } from '../database/catalogue.ts';
import { checkRequirements } from '../database/requirements.ts';
import { StartupError } from '../startup-error.ts';
import type { Check } from './check.ts';

/** Version, encoding and extensions: without them the server does not start. */
export const postgres: Check = {
  name: 'postgres',
  looksAt: 'the version, the encoding and the extensions of Postgres',
  async look({ client, login }) {
    const sentences: string[] = [];
    await checkRequirements(client, login).catch((error) => {
      if (!(error instanceof StartupError)) throw error;
      sentences.push(error.message);
    });
    const { rows } = await client.query<{ name: string }>('SELECT extname AS name FROM pg_extension');
    const present = rows.map(({ name }) => `extension ${name}`);
    const { objects } = await readExpected();
    for (const extension of objects.filter((object) => object.startsWith('extension '))) {
      if (present.includes(extension)) continue;
      sentences.push(
        `The ${extension} is missing, and what rests on it: restore a backup, for its indexes went with it.`,
      );
    }
    return sentences;
  },
};
