import { readMigrations } from '../database/migration-files.ts';
import { misfits, missing, readRecord } from '../database/migration-record.ts';
import { type Check, counted, type Examined, some } from './check.ts';

/** Whether the database is at the version of this program. */
export const migrations: Check = {
  name: 'migrations',
  looksAt: 'which migrations the database has, and whether they are those of this program',
  async look({ client }) {
    const files = await readMigrations();
    const record = await readRecord(client);
    if (!record) return ['No migration was applied to this database: start the server once, which does it.'];
    const pending = missing(files, record).map(({ name }) => name);
    return [
      ...misfits(files, record),
      ...(pending.length
        ? [
            `${counted(pending.length, 'migration')} of this program ${pending.length === 1 ? 'is' : 'are'} not applied yet (${some(pending)}): start the server, which does it.`,
          ]
        : []),
    ];
  },
};

/** Whether the database has the migrations of this program, all of them and no others. */
export async function isAtThisVersion({ client }: Pick<Examined, 'client'>): Promise<boolean> {
  const files = await readMigrations();
  const record = await readRecord(client);
  return record !== undefined && misfits(files, record).length + missing(files, record).length === 0;
}
