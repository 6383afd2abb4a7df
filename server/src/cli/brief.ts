import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { createApp } from '../app.ts';
import { askOver } from '../brief/ask.ts';
import { readBrief } from '../brief/read.ts';
import { wantedOf } from '../brief/wanted.ts';
import { CLEARANCES, type Clearance } from '../database/clearance.ts';
import { StartupError } from '../startup-error.ts';
import { onDatabase } from './session.ts';
import { grouped, print } from './terminal.ts';

interface Options {
  output: string;
  from?: string;
  to?: string;
  voices?: string;
  knownAt?: string;
  clearance: Clearance;
  server?: string;
  json?: boolean;
}

/** entente brief */
export function defineBrief(program: Command, signal: AbortSignal): void {
  program
    .command('brief')
    .description('Writes the brief of a relationship: a page for those who would rather look than read.')
    .argument('<relationship>', 'its slug')
    .requiredOption(
      '-o, --output <file>',
      'the file to write: .html for the page, .svg for its pictures. For PDF, print the page from a browser',
    )
    .option('--from <date>', 'nothing before the first day of this date (EDTF)')
    .option('--to <date>', 'nothing after the last day of this date (EDTF)')
    .option('--voices <voices>', 'only words with these voices, with commas between')
    .option('--known-at <moment>', 'as it was known then, such as 2019-10-18T12:00:00Z')
    .addOption(
      new Option('--clearance <marking>', 'nothing that is marked above it')
        .choices([...CLEARANCES])
        .default('CLEAR'),
    )
    .option('--server <address>', 'where its links lead (default: the server of the settings)')
    .option('--json', 'print the summary as JSON')
    .action((slug: string, options: Options) => run(slug, options, signal));
}

async function run(
  slug: string,
  { output, clearance, server, json, knownAt, ...window }: Options,
  signal: AbortSignal,
): Promise<void> {
  const kind = extname(output).toLowerCase();
  if (kind !== '.html' && kind !== '.svg')
    throw new StartupError(
      `${output} is neither .html nor .svg: a brief is a page (.html) or its pictures (.svg). For PDF, print the page from a browser.`,
    );
  const given = new URLSearchParams(
    Object.entries({ ...window, knownAt }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const wanted = wantedOf(slug, given);
  const { text, name } = await onDatabase(async ({ database, config }) => {
    const endpoint = `${(server ?? `http://${config.host}:${config.port}`).replace(/\/+$/, '')}/graphql`;
    const app = createApp({ config: { ...config, authentication: 'local', clearance }, database });
    try {
      const brief = await readBrief(
        askOver((url, init) => app.fetch(url, init), new Headers(), signal),
        wanted,
      );
      const text =
        kind === '.html'
          ? await (await import('../brief/page.ts')).pageOf(brief, endpoint)
          : await (await import('../brief/drawing.ts')).drawingOf(brief, endpoint);
      return { text, name: brief.told.name };
    } finally {
      await app.close();
    }
  });
  await writeFile(output, text);
  const bytes = Buffer.byteLength(text);
  print(json, { output, relationship: slug, clearance, bytes }, [
    `Wrote ${output}: ${name}, for eyes up to ${clearance}, ${grouped(bytes)} bytes.`,
  ]);
}
