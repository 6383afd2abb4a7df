/**
 * `npm run check:drift`: whether the Prisma schema, the migrations, prisma/catalogue.json and a live database say the same. With DATABASE_URL the live
 * one is that database; without it, one to which the start-up's own runner has applied the migrations.
 */
import { join } from 'node:path';
import { migrate } from '../../server/src/database/migrate.ts';
import { findDrift, staleCatalogue } from './drift.ts';
import { startTemporaryPostgres } from './temporary-postgres.ts';

const postgres = await startTemporaryPostgres();
try {
  await migrate(postgres.ownerUrl);
  const drift = await findDrift({
    schemaFolder: join(import.meta.dirname, '../schema'),
    migratedUrl: postgres.ownerUrl,
    liveUrl: process.env.DATABASE_URL ?? postgres.ownerUrl,
  });
  const stale = await staleCatalogue(postgres.ownerUrl);
  if (stale) drift.push(stale);
  console.log(
    drift.length ? drift.join('\n\n') : 'The schema, the migrations and the database say the same.',
  );
  process.exitCode = drift.length ? 1 : 0;
} finally {
  await postgres.stop();
}
