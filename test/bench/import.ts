/**
 * `npm run bench:import -- <directory>`: imports the real sources of a directory (see docs/corpora.md) into a database of its own, and sets the
 * time against a bare COPY of the rows that came of it.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { startTemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { countryImporter } from '../../server/src/corpus/countries.ts';
import { dictionaryImporter } from '../../server/src/corpus/dictionary.ts';
import { documentImporter } from '../../server/src/corpus/documents.ts';
import { type Importer, importRows } from '../../server/src/corpus/import.ts';
import { personImporter } from '../../server/src/corpus/persons.ts';
import { readCountries } from '../../server/src/corpus/readers/countries.ts';
import { readDocuments } from '../../server/src/corpus/readers/documents.ts';
import { readPersons } from '../../server/src/corpus/readers/persons.ts';
import { readDictionary } from '../../server/src/corpus/readers/phoenix.ts';
import type { Bytes, SourceRow } from '../../server/src/corpus/readers/source-row.ts';
import { readTurns } from '../../server/src/corpus/readers/turns.ts';
import { turnImporter } from '../../server/src/corpus/turns.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { localUserId, ROLES } from '../../server/src/viewer.ts';
import { databaseAt, poolSettings, withSuperuser } from '../set-up/databases.ts';

const directory = process.argv[2];
if (!directory) {
  console.error('Name the directory with kremlin/ and actors/: npm run bench:import -- ../shared/data');
  process.exit(2);
}

const postgres = await startTemporaryPostgres();
await migrate(postgres.ownerUrl);
const database = openDatabase(await prepareRoles(postgres.ownerUrl), poolSettings);
const superuserUrl = databaseAt(postgres.superuserUrl, 'entente');
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);

/** Rows that a round added to a table, copied into a bare table: no index, no trigger, no generated column. */
async function bareCopy(client: pg.Client, tables: readonly string[]): Promise<number> {
  let seconds = 0;
  for (const table of tables) {
    const { rows } = await client.query<{ column: string }>(
      `SELECT quote_ident(column_name) AS column FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
      [table],
    );
    const columns = rows.map(({ column }) => column).join(', ');
    await client.query(`CREATE TEMP TABLE bare AS SELECT ${columns} FROM "${table}" LIMIT 0`);
    const chunks: Buffer[] = [];
    await pipeline(
      client.query(copyTo(`COPY (SELECT ${columns} FROM "${table}") TO STDOUT`)),
      async (stream) => {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      },
    );
    const start = performance.now();
    await pipeline(chunks, client.query(copyFrom('COPY bare FROM STDIN')));
    seconds += (performance.now() - start) / 1000;
    await client.query('DROP TABLE bare');
  }
  return seconds;
}

async function measure<T>(
  name: string,
  tables: readonly string[],
  rows: () => AsyncIterable<SourceRow<T>>,
  importer: Importer<T>,
): Promise<void> {
  const viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' } as const;
  peak = 0;
  const run = async () => {
    const start = performance.now();
    const summary = await importRows({ database, viewer, rows: rows(), importer });
    return { seconds: (performance.now() - start) / 1000, summary };
  };
  const first = await run();
  const memory = peak;
  const again = await run();
  const bare = await withSuperuser(superuserUrl, (client) => bareCopy(client, tables));
  const { created, rejected } = first.summary;
  console.log(
    [
      name.padEnd(12),
      String(created).padStart(7),
      String(rejected).padStart(8),
      first.seconds.toFixed(1).padStart(8),
      String(Math.round(created / first.seconds)).padStart(8),
      bare.toFixed(2).padStart(10),
      (first.seconds / bare).toFixed(1).padStart(8),
      again.seconds.toFixed(1).padStart(8),
      String(again.summary.created + again.summary.updated).padStart(8),
      `${Math.round(memory / 1e6)} MB`.padStart(8),
    ].join(''),
  );
}

const file = (path: string): Bytes => createReadStream(join(directory, path));
try {
  console.log('source       created rejected seconds  rows/s  bare COPY  ratio   again  changed  memory');
  await measure('countries', ['Actor', 'ActorName'], readCountries, countryImporter);
  await measure(
    'documents',
    ['Document'],
    () => readDocuments(file('kremlin/pages.jsonl.gz')),
    documentImporter({ source: 'kremlin', kind: 'TRANSCRIPT', language: 'en' }),
  );
  await measure(
    'turns',
    ['Statement'],
    () => readTurns(file('kremlin/turns.csv.gz')),
    turnImporter('kremlin'),
  );
  await measure(
    'persons',
    ['Actor', 'ActorName', 'Affiliation'],
    () => readPersons(file('kremlin/persons.csv')),
    personImporter({ source: 'kremlin', asOf: '2020-06-30', country: 'RUS' }),
  );
  for (const name of ['Countries', 'International']) {
    await measure(
      name.toLowerCase(),
      ['Actor', 'ActorName', 'Affiliation'],
      () => readDictionary(file(`actors/Phoenix.${name}.actors.txt`)),
      dictionaryImporter(`phoenix-${name.toLowerCase()}`),
    );
  }
} finally {
  clearInterval(watch);
  await database.close();
  await postgres.stop();
}
