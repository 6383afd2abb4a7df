/** Whether the Prisma schema, the migrations and a live database say the same. */
import { writeFileSync } from 'node:fs';
import {
  type Catalogue,
  comparable,
  EXPECTED,
  inShort,
  readCatalogue,
  readExpected,
} from '../../server/src/database/catalogue.ts';
import { compareWithSchema } from './schema-engine.ts';

export type Compared = {
  /** The folder of *.prisma files. */
  schemaFolder: string;
  /** A database in which the migrations, and nothing else, have been run. */
  migratedUrl: string;
  /** A database in use; without it only the schema and the migrations are compared. */
  liveUrl?: string;
};

/** What differs between the schema and what the migrations make; null where nothing does. */
async function schemaWithoutMigration(schemaFolder: string, migratedUrl: string): Promise<string | null> {
  const { summary, sql } = await compareWithSchema(migratedUrl, schemaFolder);
  if (!summary) return null;
  return `The migrations do not make what the Prisma schema says. To agree with it they lack:\n\n${summary}\n\nin SQL:\n\n${sql}`;
}

const list = (lines: string[]) => lines.map((line) => `  ${line}`).join('\n');

/** What differs between what the migrations make and the live database; null where nothing does. */
async function liveWithoutMigration(migratedUrl: string, liveUrl: string): Promise<string | null> {
  const migrated = await readCatalogue(migratedUrl);
  const live = await readCatalogue(liveUrl, migrated.schemas);
  const isComparable = comparable(live, migrated);
  const lacks = (catalogue: Catalogue) => (object: string) =>
    isComparable(object) && !catalogue.objects.includes(object);
  const missing = migrated.objects.filter(lacks(live));
  // A provider's further extensions do no harm.
  const stray = live.objects.filter(lacks(migrated)).filter((object) => !object.startsWith('extension '));
  const parts = [
    missing.length ? `The live database lacks what the migrations make:\n\n${list(missing)}` : '',
    stray.length ? `The live database has what no migration makes:\n\n${list(stray)}` : '',
  ];
  return parts.filter(Boolean).join('\n\n') || null;
}

/**
 * Compares schema with migrations, and migrations with the live database.
 *
 * The first looks at what a Prisma schema can state, so SQL written by hand (views, CHECKs, triggers, partial indexes)
 * is no drift there. The second looks at all of it.
 *
 * @returns one paragraph for each kind of drift; empty where all three agree
 */
export async function findDrift({ schemaFolder, migratedUrl, liveUrl }: Compared): Promise<string[]> {
  const found = [
    await schemaWithoutMigration(schemaFolder, migratedUrl),
    liveUrl ? await liveWithoutMigration(migratedUrl, liveUrl) : null,
  ];
  return found.filter((paragraph) => paragraph !== null);
}

/** Whether what comes with the program for `entente doctor` is what the migrations make; null where it is. */
export async function staleCatalogue(migratedUrl: string): Promise<string | null> {
  const made = inShort(await readCatalogue(migratedUrl));
  const written = await readExpected();
  if (JSON.stringify(made) === JSON.stringify(written)) return null;
  return 'prisma/catalogue.json is not what the migrations make: write it anew with npm run db:catalogue.';
}

export async function writeCatalogue(migratedUrl: string): Promise<void> {
  const { objects, ...rest } = inShort(await readCatalogue(migratedUrl));
  const lines = objects.map((object) => `    ${JSON.stringify(object)}`).join(',\n');
  const head = JSON.stringify(rest).slice(1, -1);
  writeFileSync(EXPECTED, `{${head},"objects":[\n${lines}\n]}\n`);
}
