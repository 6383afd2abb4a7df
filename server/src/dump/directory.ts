import { lstat, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf } from '../startup-error.ts';
import { DumpError, explainFile } from './dump-error.ts';

/**
 * Makes a directory that is there with everything that `work` writes into it, or not at all: `work` gets one with another
 * name beside it, which is renamed at the end. Only its owner may enter it. A program that is killed leaves the other
 * directory, `<name>.unfinished-…`, which may be deleted.
 * @throws DumpError if something of that name is there already, or the file system refuses.
 */
export async function makeDirectory<T>(directory: string, work: (draft: string) => Promise<T>): Promise<T> {
  const target = resolve(directory);
  try {
    await refuseExisting(target);
    await mkdir(dirname(target), { recursive: true });
    const draft = await mkdtemp(`${target}.unfinished-`);
    try {
      const result = await work(draft);
      await sync(draft);
      await refuseExisting(target);
      await rename(draft, target);
      await sync(dirname(target));
      return result;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    throw explainFile(error, target);
  }
}

/** Renaming would replace an empty directory, which somebody else may have made to use it. */
async function refuseExisting(target: string): Promise<void> {
  const there = await lstat(target).catch((error) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (there) throw new DumpError(`${target} exists already: give the dump a name that is not in use.`);
}

/** What a directory lists is on the disk when this returns. Windows has no such thing for directories. */
async function sync(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
