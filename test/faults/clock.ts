import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const libraries = '/usr/lib';

/** The library of Debian's package `faketime`; undefined where it is not installed. */
export const fakeTime = (existsSync(libraries) ? readdirSync(libraries) : [])
  .map((architecture) => join(libraries, architecture, 'faketime/libfaketimeMT.so.1'))
  .find((path) => existsSync(path));

/** The clock of a machine, which a test may set. Whatever measures how long something takes goes on as before. */
export interface Clock {
  /** Makes a program go by it. */
  environment: Record<string, string>;
  /** Sets it ahead of the time of day by so many seconds, or behind. */
  set(seconds: number): Promise<void>;
  drop(): Promise<void>;
}

export async function fakeClock(): Promise<Clock> {
  const directory = await mkdtemp(join(tmpdir(), 'entente-clock-'));
  // Postgres may run as another user
  await chmod(directory, 0o755);
  const file = join(directory, 'offset');
  const set = async (seconds: number) => {
    await writeFile(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    await rename(`${file}.new`, file);
  };
  await set(0);
  return {
    environment: {
      LD_PRELOAD: fakeTime as string,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    set,
    drop: () => rm(directory, { recursive: true, force: true }),
  };
}
