import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../_generated/prisma/client.ts';
import type { Writer } from '../write/transaction.ts';
import { openClaims } from './job-claim.ts';
import { JobRecord } from './job-record.ts';
import { type Run, runJob } from './job-run.ts';
import { unfinished } from './job-service.ts';

export type RunnerOptions = Omit<Run, 'stopping'>;

/** Does, one after the other, the imports that the API has recorded. */
export interface JobRunner {
  /** Says that there may be a job. */
  wake(): void;
  /** Resolves when no job is left that this server could do. */
  idle(): Promise<void>;
  /** Ends the job under way between two batches, and leaves it and all others to the next server. */
  stop(): Promise<void>;
}

/** Other servers record jobs as well, and may end in the middle of one: so it is looked again after so many milliseconds. */
const checkEvery = 30_000;

/**
 * Starts to do the jobs that are recorded, those included that a server was doing when it ended. Of several servers on one database
 * each job is done by one.
 */
export function startJobRunner({ database, directory, onFault }: RunnerOptions): JobRunner {
  const writer: Writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
  const stopping = new AbortController();
  let working: Promise<void> | undefined;
  let woken = false;

  const work = async () => {
    try {
      while (woken && !stopping.signal.aborted) {
        woken = false;
        if (await runNext({ database, directory, onFault, stopping: stopping.signal }, writer)) woken = true;
      }
    } catch (error) {
      onFault(error);
    } finally {
      working = undefined;
    }
  };
  const wake = () => {
    if (stopping.signal.aborted) return;
    woken = true;
    working ??= work();
  };

  const check = setInterval(wake, checkEvery).unref();
  wake();
  return {
    wake,
    async idle() {
      while (working) await working;
    },
    async stop() {
      clearInterval(check);
      stopping.abort();
      await working;
      await writer.$disconnect();
    },
  };
}

/** Does the first job that nobody else does. False where there is none, or it could not be brought to an end now. */
async function runNext(run: Run, writer: Writer): Promise<boolean> {
  const jobs = await writer.importJob.findMany({
    where: unfinished,
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  if (jobs.length === 0) return false;
  const claims = await openClaims(run.database);
  try {
    for (const { id } of jobs) {
      const record = (await claims.take(id)) && (await JobRecord.begin(writer, id));
      if (record) return await runJob(run, record, claims.lost);
    }
    return false;
  } finally {
    await claims.release();
  }
}
