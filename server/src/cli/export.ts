import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { CLEARANCES, type Clearance } from '../database/clearance.ts';
import { exportFormats, type FormatName } from '../export/formats.ts';
import type { Selection } from '../export/selection.ts';
import { type ExportSummary, exportSelection } from '../export/service.ts';
import { StartupError } from '../startup-error.ts';
import { onDatabase } from './session.ts';
import { grouped, print, progressBar } from './terminal.ts';

interface Options extends Selection {
  clearance?: Clearance;
  json?: boolean;
}

const formats = Object.entries(exportFormats)
  .map(([name, { description }]) => `  ${name.padEnd(16)}${description}`)
  .join('\n');

/** entente export */
export function defineExport(program: Command, signal: AbortSignal): void {
  program
    .command('export')
    .description('Writes a selection in a format that others read, and says what the format cannot carry.')
    .addArgument(new Argument('<format>', 'one of those below').choices(Object.keys(exportFormats)))
    .argument('<directory>', 'the directory to make, for the files of the format')
    .option('--relationship <slug>', 'what is said, done and judged about a relationship')
    .option('--actor <slug>', 'what an actor says, does and judges')
    .option('--document <id>', 'what stands in a document')
    .option('--from <date>', 'nothing before the first day of this date (EDTF)')
    .option('--to <date>', 'nothing after the last day of this date (EDTF)')
    .option('--retracted', 'retracted rows too')
    .addOption(
      new Option('--clearance <marking>', 'nothing that is marked above it')
        .choices([...CLEARANCES])
        .default('CLEAR'),
    )
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', `\nFormats:\n${formats}`)
    .action((format: FormatName, directory: string, options: Options) =>
      run(format, directory, options, signal),
    );
}

async function run(
  format: FormatName,
  directory: string,
  { json, clearance = 'CLEAR', ...selection }: Options,
  signal: AbortSignal,
): Promise<void> {
  if (existsSync(directory)) throw new StartupError(`${directory} is there already: name a new directory.`);
  const bar = progressBar(`Export ${format}`);
  const files = new Map<string, WriteStream>();
  try {
    const summary = await onDatabase(({ database, config, viewer }) => {
      mkdirSync(directory, { recursive: true });
      return exportSelection({
        database,
        viewer: { ...viewer, clearance },
        format,
        selection,
        connection: config,
        signal,
        onProgress: (done, total) => bar.update(done, total),
        write: async (text, file) => {
          const stream = files.get(file) ?? createWriteStream(join(directory, file));
          files.set(file, stream);
          if (!stream.write(text)) await once(stream, 'drain');
        },
      });
    });
    for (const stream of files.values()) {
      stream.end();
      await once(stream, 'finish');
    }
    bar.stop();
    print(json, { directory, ...summary }, said(directory, summary));
  } finally {
    bar.stop();
    for (const stream of files.values()) stream.destroy();
  }
}

function said(directory: string, { files, rows, leftOut, losses }: ExportSummary): string[] {
  const counts = Object.entries(rows).map(([type, count]) => `${grouped(count)} ${type}`);
  return [
    `Wrote ${files.map((file) => join(directory, file)).join(', ')}: ${counts.join(', ') || 'nothing is in the selection'}.`,
    ...leftOut.map(({ type, count, reason }) => `Left out: ${grouped(count)} ${type}. ${reason}`),
    'The format cannot carry:',
    ...losses.map((loss) => `  ${loss}`),
  ];
}
