import { statfs } from 'node:fs/promises';
import { type Check, NotExamined } from './check.ts';

export interface Space {
  /** Bytes. */
  free: number;
  total: number;
}

/** Less than this is little: bytes, and a share of the whole. */
const LITTLE = { bytes: 1e9, share: 0.05 };

async function spaceOf(path: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** The space left where an embedded Postgres keeps its data; of another machine's disk Postgres does not tell. */
export const disk = (measure: (path: string) => Promise<Space> = spaceOf): Check => ({
  name: 'disk',
  looksAt: 'the space left on the disk with the data',
  async look({ directory }) {
    if (directory === undefined) throw new NotExamined('the data lie with a Postgres that is not ours');
    const { free, total } = await measure(directory);
    const share = free / total;
    if (free >= LITTLE.bytes && share >= LITTLE.share) return [];
    return [
      `The disk that holds ${directory} has ${(free / 1e9).toFixed(1)} GB left (${(share * 100).toFixed(0)} %): make room, for Postgres stops when it is full.`,
    ];
  },
});
