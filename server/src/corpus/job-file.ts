import { access, constants, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { codeOf } from '../startup-error.ts';

/** A file of the directory from which the API imports. */
export interface JobFile {
  /** Where it really lies; symbolic links are followed. */
  path: string;
  /** In bytes. */
  size: number;
}

/**
 * The file of that name in the directory, or below it. Throws a ForbiddenError where the directory cannot be read, a NotFoundError where
 * the file is not there, and a ValidationError where the name leads out of the directory (symbolic links too) or to anything but a file.
 */
export async function jobFile(directory: string, name: string): Promise<JobFile> {
  const path = ['file'];
  const outside = new ValidationError(
    'This leads out of the directory of imports: give a path inside it, such as "kremlin/pages.jsonl".',
    path,
  );
  if (isAbsolute(name) || name.split(/[\\/]/).includes('..')) throw outside;
  const root = await realpath(directory).catch((error: unknown) => {
    throw new ForbiddenError(
      `The directory that ENTENTE_CORPORA names cannot be read on this server (${codeOf(error)}): mend the setting, and start the server again.`,
    );
  });
  try {
    const real = await realpath(join(root, name));
    if (isOutside(relative(root, real))) throw outside;
    const found = await stat(real);
    // A pipe, say, would keep the job waiting for ever
    if (!found.isFile()) throw new ValidationError('This is no file: give the path of one.', path);
    await access(real, constants.R_OK);
    return { path: real, size: found.size };
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof ValidationError || code === undefined) throw error;
    if (absent.has(code)) throw new NotFoundError('There is no such file in the directory of imports.', path);
    throw new ValidationError(`The server cannot read this file (${code}): see to its permissions.`, path);
  }
}

const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

const isOutside = (path: string) => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
