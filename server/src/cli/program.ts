import { Command } from 'commander';
import { settings } from '../config.ts';
import { version } from '../product.ts';
import { defineBrief } from './brief.ts';
import { defineDoctor } from './doctor.ts';
import { defineDump, defineRestore } from './dump.ts';
import { defineExport } from './export.ts';
import { defineImport } from './import.ts';
import { defineResolve } from './resolve.ts';
import { defineSqlLogin } from './sql-login.ts';
import { defineSuggest } from './suggest.ts';
import { defineToken } from './token.ts';
import { defineUser } from './user.ts';

/** How a command ended, for scripts. */
const exitCodes = `
Exit codes:
  0    done
  1    not done: the message says why
  2    the command line means nothing
  3    done, and some rows were rejected
  130  interrupted; what was written before stays`;

const environment = `
The database is the one that the server uses, by the same settings from the environment:
  ${settings.databaseUrl.env}, or else the Postgres in ${settings.dataDirectory.env} (default ${settings.dataDirectory.default}), which is started if need be.`;

/** The program `entente` with all its commands. It throws what goes wrong, a CommanderError for a command line that means nothing. */
export function createProgram(signal: AbortSignal): Command {
  const program = new Command('entente')
    .description('Corpora in and out of an Entente knowledge base, who is who in it, and who may use it.')
    .version(version)
    .showHelpAfterError('See --help.')
    .addHelpText('after', `${environment}\n${exitCodes}`)
    .exitOverride();
  for (const define of [
    defineImport,
    defineExport,
    defineBrief,
    defineDoctor,
    defineDump,
    defineRestore,
    defineResolve,
    defineSuggest,
    defineUser,
    defineToken,
    defineSqlLogin,
  ]) {
    define(program, signal);
  }
  // What a subcommand refuses is an error of the command line too
  const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
  for (const command of everyCommand(program)) command.exitOverride();
  return program;
}
