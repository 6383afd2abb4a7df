import { readConfig } from './config.ts';
import { prepareAnalyst } from './database/analyst.ts';
import { loginOf, nameOf } from './database/connection.ts';
import { startEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { connectFirst, openDatabase } from './database/pools.ts';
import { prepareRoles } from './database/roles.ts';
import { help, readCommandLine, version } from './start/command-line.ts';
import { loadOnce } from './start/example.ts';
import { listen, requirePort } from './start/http.ts';
import { type Interrupt, Interrupted, onInterrupt } from './start/interrupt.ts';
import { startScreen } from './start/screen.ts';
import { StartupError } from './startup-error.ts';

/** One line for whoever started the server. */
const say = (line: string) => console.log(line);

/** What must be undone when the server stops, the last made first. */
const undo: (() => Promise<unknown>)[] = [];

async function start(interrupt: Interrupt): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2));
  if (asked.help || asked.version) return say(asked.help ? help() : version);
  const config = readConfig(process.env);
  await requirePort(config.host, config.port);
  // Loaded while Postgres starts: the schema takes as long.
  const app = import('./app.ts');
  app.catch(() => undefined); // Heard below, where it is awaited.

  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ directory: config.dataDirectory, port: config.postgresPort, log: say });
  if (embedded) undo.unshift(embedded.leave);
  const ownerUrl = embedded?.ownerUrl ?? config.databaseUrl ?? '';

  interrupt.signal.throwIfAborted();
  await migrate(ownerUrl, { log: say });
  const logins = await prepareRoles(ownerUrl, config.secret);
  if (embedded) await prepareAnalyst(ownerUrl, embedded.analystUrl);
  const database = openDatabase(logins, { ...config, log: say });
  undo.unshift(database.close);
  await connectFirst(database, config.clearance);

  interrupt.signal.throwIfAborted();
  if (asked.example && config.example) {
    const { loadExample } = await import('./example/load.ts');
    if (await loadOnce(database, loadExample)) say('Loaded the worked example.');
  }

  interrupt.signal.throwIfAborted();
  const { createApp } = await app;
  const api = createApp({ config, database });
  undo.unshift(() => api.close());
  const listening = await listen(api, config.host, config.port);
  undo.unshift(() => listening.close(config.drainTimeout));

  const externalDatabase = config.databaseUrl && nameOf(loginOf(config.databaseUrl));
  say(startScreen({ url: listening.url, embedded, externalDatabase, seconds: process.uptime() }));
  await interrupt.requested;
  say('Stopping.');
}

function report(error: unknown): void {
  if (error instanceof Interrupted) return;
  process.exitCode = 1;
  console.error(error instanceof StartupError ? error.message : error);
}

await start(onInterrupt()).catch(report);
for (const step of undo) await step().catch(report);
process.exit();
