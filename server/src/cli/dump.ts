import type { Command } from 'commander';
import { dumpDatabase } from '../dump/dump.ts';
import type { DumpOptions, DumpSummary } from '../dump/options.ts';
import { restoreDatabase } from '../dump/restore.ts';
import { asOwner } from './session.ts';
import { grouped, print, progressBar } from './terminal.ts';

/** entente dump */
export function defineDump(program: Command, signal: AbortSignal): void {
  program
    .command('dump')
    .description(
      'Writes everything in the database into a new directory: JSONL with a manifest and checksums.',
    )
    .argument('<directory>', 'the directory to make; it must not be there yet')
    .option('--json', 'print the summary as JSON')
    .action((directory: string, { json }: { json?: boolean }) =>
      run('Dump', `Wrote ${directory}`, dumpDatabase, directory, json, signal),
    );
}

/** entente restore */
export function defineRestore(program: Command, signal: AbortSignal): void {
  program
    .command('restore')
    .description(
      'Puts a dump into an empty database, in one transaction, after checking all of it. An empty database is one that no server has filled: start with --no-example.',
    )
    .argument('<directory>', 'the directory that a dump has made')
    .option('--json', 'print the summary as JSON')
    .action((directory: string, { json }: { json?: boolean }) =>
      run('Restore', `Restored ${directory}`, restoreDatabase, directory, json, signal),
    );
}

async function run(
  name: string,
  done: string,
  work: (options: DumpOptions) => Promise<DumpSummary>,
  directory: string,
  json: boolean | undefined,
  signal: AbortSignal,
): Promise<void> {
  const bar = progressBar(name);
  try {
    const summary = await asOwner((ownerUrl) =>
      work({
        ownerUrl,
        directory,
        signal,
        onProgress: ({ rows, totalRows, table }) => bar.update(rows, totalRows, table),
      }),
    );
    bar.stop();
    const { tables, rows, bytes, seconds } = summary;
    print(json, { directory, ...summary }, [
      `${done}: ${grouped(rows)} rows of ${tables} tables, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s.`,
    ]);
  } finally {
    bar.stop();
  }
}
