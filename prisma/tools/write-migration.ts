/**
 * `npm run db:diff -- <name>`: writes a new migration with the SQL that takes the database from the migrations there are to what
 * the Prisma schema says, and gives columns the comments of the API. Read it before you commit it, and add what a Prisma schema cannot say.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../server/src/database/migrate.ts';
import { MIGRATIONS } from '../../server/src/database/migration-files.ts';
import { commentStatements } from './comments.ts';
import { compareWithSchema } from './schema-engine.ts';
import { startTemporaryPostgres } from './temporary-postgres.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    'Give the migration a name of small letters, digits and underscores: npm run db:diff -- add_place',
  );
  process.exit(2);
}

const postgres = await startTemporaryPostgres();
try {
  await migrate(postgres.ownerUrl);
  const { sql } = await compareWithSchema(postgres.ownerUrl, join(import.meta.dirname, '../schema'));
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
  const comments = await commentStatements(postgres.ownerUrl);
  if (!sql && comments.length === 0) {
    console.log('The migrations make what the schema says: there is nothing to write.');
  } else {
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const directory = join(MIGRATIONS, `${stamp}_${name}`);
    mkdirSync(directory);
    // The last line gives new tables their history, views and privileges
    writeFileSync(
      join(directory, 'migration.sql'),
      `${[sql, ...comments].join('\n')}\n\nSELECT entente_complete_schema();\n`,
    );
    console.log(`Wrote ${directory}/migration.sql.`);
  }
} finally {
  await postgres.stop();
}
