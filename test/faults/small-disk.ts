import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, open, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A disk of so many megabytes that a test can fill. */
export interface SmallDisk {
  path: string;
  /** Takes what is left, to the last byte. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): Promise<void>;
  drop(): Promise<void>;
}

/** Whether this process may mount: root may, unless a container has taken the capability away. */
export const mayMount = /^CapEff:.*[2367abef].{5}$/m.test(readStatus());

function readStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

/** A file system in memory. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'entente-disk-'));
  await execute('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]).catch(async (error) => {
    await rmdir(path);
    throw error;
  });
  await chmod(path, 0o711);
  const ballast = join(path, 'ballast');
  return {
    path,
    async fill() {
      const file = await open(ballast, 'a');
      // Ever less at a time, since a piece that does not fit is not written in part
      for (const size of [2 ** 20, 4096, 1]) {
        const piece = Buffer.alloc(size);
        for (let fits = true; fits; )
          fits = await file.write(piece).then(({ bytesWritten }) => bytesWritten === size, isFull);
      }
      await file.close();
    },
    free: () => rm(ballast, { force: true }),
    async drop() {
      await execute('umount', [path]);
      await rmdir(path);
    },
  };
}

function isFull(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOSPC') throw error;
  return false;
}
