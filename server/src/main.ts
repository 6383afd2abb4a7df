import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from './config.ts';
import type { JobRunner } from './corpus/job-runner.ts';
import { loginOf, nameOf } from './database/connection.ts';
import type { Database } from './database/pools.ts';
import { readKnownOperations } from './known-operations.ts';
import { version } from './product.ts';
import { openAnswers } from './start/answers.ts';
import { help, readCommandLine } from './start/command-line.ts';
import { loadOnce } from './start/example.ts';
import { listen, requirePort } from './start/http.ts';
import { type Interrupt, Interrupted, onInterrupt } from './start/interrupt.ts';
import { giveBackMemory } from './start/memory.ts';
import { findPostgres, openMigrated } from './start/open.ts';
import { startScreen } from './start/screen.ts';
import { startTelemetry } from './start/telemetry.ts';
import { hasWayIn } from './start/way-in.ts';
import { StartupError } from './startup-error.ts';

/** One line for whoever started the server. */
const say = (line: string) => console.log(line);

/** What must be undone when the server stops, the last made first. */
const undo: (() => Promise<unknown>)[] = [];

/** Milliseconds for what the app holds, once its requests are answered or cut: a statement that still runs for one that was cut may hold it longer. */
const AFTER_DRAIN = 1_000;

/** Milliseconds in which the first requests are answered, before memory is looked after: requests wait for that, once. */
const REST = 1_000;

async function start(interrupt: Interrupt): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2));
  if (asked.help || asked.version) return say(asked.help ? help() : version);
  const config = readConfig(process.env);
  const knownOperations =
    config.operations === undefined ? undefined : readKnownOperations(config.operations);
  await requirePort(config.host, config.port);
  // Loaded while Postgres starts: the schema takes as long.
  const app = import('./app.ts');
  app.catch(() => undefined); // Heard below, where it is awaited.

  const postgres = await findPostgres(config, say);
  undo.unshift(postgres.leave);

  interrupt.signal.throwIfAborted();
  const database = await openMigrated(config, postgres, say);
  undo.unshift(database.close);

  interrupt.signal.throwIfAborted();
  if (asked.example && config.example) {
    const load = async (into: Database) => (await import('./example/load.ts')).loadExample(into);
    if (await loadOnce(database, load)) say('Loaded the worked example.');
  }

  interrupt.signal.throwIfAborted();
  const { createApp } = await app;
  const runner = config.corpora === undefined ? undefined : await startImports(database, config.corpora);
  const answers = await openAnswers(config, database);
  const watch = await startTelemetry(config, database, answers, process.stdout);
  undo.unshift(watch.close);
  const { onOperation, onFault } = watch;
  const api = createApp({
    config,
    database,
    knownOperations,
    answers,
    onImport: runner?.wake,
    onOperation,
    onFault,
  });
  undo.unshift(() => Promise.race([api.close(), pause(AFTER_DRAIN)]));
  const listening = await listen(api.answer, config.host, config.port, config.requestTimeout);
  undo.unshift(() => {
    api.retire();
    return listening.close(config.drainTimeout);
  });

  const externalDatabase = config.databaseUrl && nameOf(loginOf(config.databaseUrl));
  say(
    startScreen({
      url: listening.url,
      embedded: postgres.embedded,
      externalDatabase,
      authentication: config.authentication,
      loginIssuer: config.loginService?.issuer,
      hasWayIn: await hasWayIn(config, database),
      clearance: config.clearance,
      metricsUrl: watch.metricsUrl,
      seconds: process.uptime(),
    }),
  );
  setTimeout(() => giveBackMemory().catch(onFault), REST).unref();
  await interrupt.requested;
  say('Stopping.');
}

/** Imports that the API has recorded are done in this process. */
async function startImports(database: Database, directory: string): Promise<JobRunner> {
  const { startJobRunner } = await import('./corpus/job-runner.ts');
  const runner = startJobRunner({ database, directory, onFault: console.error });
  undo.unshift(runner.stop);
  return runner;
}

function report(error: unknown): void {
  if (error instanceof Interrupted) return;
  process.exitCode = 1;
  console.error(error instanceof StartupError ? error.message : error);
}

await start(onInterrupt()).catch(report);
for (const step of undo) await step().catch(report);
process.exit();
