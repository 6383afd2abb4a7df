import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, StartupError } from '../../startup-error.ts';

/** The passwords of the embedded Postgres; they are random and exist only in a file that its owner alone may read. */
export interface Passwords {
  superuser: string;
  owner: string;
  analyst: string;
}

const pathOf = (directory: string) => join(directory, 'passwords.json');

/** @throws StartupError if the file is missing: without it the data cannot be opened. */
export async function readPasswords(directory: string): Promise<Passwords> {
  try {
    return JSON.parse(await readFile(pathOf(directory), 'utf8'));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
    throw new StartupError(
      `${pathOf(directory)}, which opens the database beside it, is missing or damaged: bring it back from a backup of the directory.`,
    );
  }
}

/** Makes the passwords of a new Postgres; they are on disk when this returns. */
export async function createPasswords(directory: string): Promise<Passwords> {
  const secret = () => randomBytes(24).toString('base64url');
  const passwords: Passwords = { superuser: secret(), owner: secret(), analyst: secret() };
  const fresh = `${pathOf(directory)}.new`;
  const file = await open(fresh, 'w', 0o600);
  await file.writeFile(`${JSON.stringify(passwords, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(fresh, pathOf(directory));
  return passwords;
}
