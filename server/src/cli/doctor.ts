import { type Command, InvalidArgumentError } from 'commander';
import { checks } from '../doctor/checks.ts';
import { examine, type Finding, unreachable } from '../doctor/examine.ts';
import { StartupError } from '../startup-error.ts';
import { onPostgres } from './session.ts';
import { print } from './terminal.ts';

interface Options {
  json?: boolean;
  patience: number;
}

/** entente doctor */
export function defineDoctor(program: Command, signal: AbortSignal): void {
  program
    .command('doctor')
    .description(
      'Looks for what is wrong with the database and says it, with what to do. It changes nothing; the exit code is 1 if anything is wrong.',
    )
    .option('--patience <seconds>', 'how long a statement of a check may take', seconds, 60)
    .option('--json', 'print the findings as JSON')
    .action(async ({ json, patience }: Options) => {
      const findings = await examineDatabase(patience, signal, json ? undefined : tell);
      const wrong = findings.flatMap((finding) => finding.wrong);
      print(json, { sound: wrong.length === 0, findings }, [
        wrong.length === 0 ? 'Nothing is wrong.' : `Wrong: ${wrong.length}.`,
      ]);
      if (wrong.length) process.exitCode = 1;
    });
}

function examineDatabase(
  patience: number,
  signal: AbortSignal,
  onFinding: ((finding: Finding) => void) | undefined,
): Promise<Finding[]> {
  return onPostgres(({ ownerUrl, embedded }, config) =>
    examine(checks, { ownerUrl, config, directory: embedded?.directory, patience, signal, onFinding }),
  ).catch((error) => {
    if (!(error instanceof StartupError)) throw error;
    const finding = unreachable(error);
    onFinding?.(finding);
    return [finding];
  });
}

function tell({ check, looksAt, wrong, leftOut }: Finding): void {
  const mark = wrong.length ? 'wrong   ' : leftOut === null ? 'sound   ' : 'left out';
  console.log(`${mark} ${check.padEnd(12)} ${looksAt}${leftOut === null ? '' : `: ${leftOut}`}`);
  for (const sentence of wrong) console.log(`         ${sentence}`);
}

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 86_400) return value;
  throw new InvalidArgumentError('It is a whole number of seconds, up to 86400.');
}
