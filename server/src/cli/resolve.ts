import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify';
import { PrismaClient } from '../_generated/prisma/client.ts';
import { judge, type Resolution, resolve } from '../identity/resolve.ts';
import { runOn } from '../read/connection.ts';
import { sourceFor } from '../visibility.ts';
import { onDatabase, type Session } from './session.ts';
import { grouped, print } from './terminal.ts';

interface Options {
  apply?: boolean;
  list?: string;
  json?: boolean;
}

/** entente resolve */
export function defineResolve(program: Command): void {
  program
    .command('resolve')
    .description(
      'Finds out which recorded persons are one: by names without titles, spellings and scripts, posts, countries, days and documents. Shows what it would judge, with reasons; a judgement can be undone, and what was undone is not judged again.',
    )
    .option('--apply', 'judge those that are the same, so that they are read as one')
    .option('--list <file>', 'write all pairs, also those that a person should look at, into a CSV file')
    .option('--json', 'print everything as JSON')
    .action((options: Options) => onDatabase((session) => run(session, options)));
}

async function run({ database, config, viewer }: Session, { apply, list, json }: Options): Promise<void> {
  const source = sourceFor(viewer, runOn(database.reader(viewer.clearance), config));
  const found = await resolve(source);
  if (list) await write(list, found);
  let judged = 0;
  if (apply) {
    const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
    judged = await judge(writer, viewer, found).finally(() => writer.$disconnect());
  }
  print(json, { persons: found.persons, judged, ...pairsOf(found) }, said(found, apply === true, list));
}

const pairsOf = ({ merges, unsure }: Resolution) => ({
  same: merges.map(({ actor, kept, score, reasons }) => ({
    name: actor.name,
    is: kept.name,
    score,
    reasons,
  })),
  unsure: unsure.map(({ a, b, score, reasons }) => ({ name: a.name, other: b.name, score, reasons })),
});

async function write(file: string, found: Resolution): Promise<void> {
  const { same, unsure } = pairsOf(found);
  const csv = stringify({ header: true, columns: ['decision', 'score', 'name', 'other', 'reasons'] });
  const written = once(csv.pipe(createWriteStream(file)), 'finish');
  for (const { name, is, score, reasons } of same)
    csv.write({ decision: 'SAME', score, name, other: is, reasons: reasons.join('; ') });
  for (const { name, other, score, reasons } of unsure)
    csv.write({ decision: 'UNSURE', score, name, other, reasons: reasons.join('; ') });
  csv.end();
  await written;
}

/** So many of each are shown; the rest is in the list. */
const shown = 20;

function said(found: Resolution, applied: boolean, list: string | undefined): string[] {
  const { merges, unsure, persons } = found;
  const more = (count: number) =>
    count > shown ? [`  … and ${grouped(count - shown)} more${list ? '' : ': see --list'}`] : [];
  return [
    `${grouped(persons)} persons compared: ${grouped(merges.length)} ${applied ? 'judged' : 'would be judged'} the same as another, ${grouped(unsure.length)} pairs for a person to look at.`,
    ...merges
      .slice(0, shown)
      .map(
        ({ actor, kept, score, reasons }) =>
          `  ${score.toFixed(2)}  ${actor.name} = ${kept.name}: ${reasons.join('; ')}`,
      ),
    ...more(merges.length),
    ...(applied || merges.length === 0 ? [] : ['Nothing was written: --apply judges them.']),
    ...(list ? [`All pairs: ${list}`] : []),
  ];
}
