/** `npm run db:catalogue`: writes down what the migrations make, with which `entente doctor` compares a database. */
import { migrate } from '../../server/src/database/migrate.ts';
import { writeCatalogue } from './drift.ts';
import { startTemporaryPostgres } from './temporary-postgres.ts';

const postgres = await startTemporaryPostgres();
try {
  await migrate(postgres.ownerUrl);
  await writeCatalogue(postgres.ownerUrl);
} finally {
  await postgres.stop();
}
