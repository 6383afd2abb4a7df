import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

/** CPU time used so far, in milliseconds. */
export interface CpuClock {
  of(pid: number): number;
  /** All processes of Postgres, those that have ended included. */
  ofPostgres(): number;
}

/** Reads the CPU times from /proc, so on Linux only. `database` is any connection to the Postgres that is measured. */
export async function cpuClock(database: pg.Pool | pg.Client): Promise<CpuClock> {
  const { rows } = await database.query('SELECT pg_backend_pid() AS pid');
  const postmaster = statOf(rows[0].pid)?.parent;
  if (!postmaster)
    throw new Error('The benchmark reads CPU times from /proc: run it on Linux, beside Postgres.');
  const tick = 1_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return {
    of: (pid) => (statOf(pid)?.own ?? 0) * tick,
    ofPostgres() {
      let ticks = 0;
      for (const entry of readdirSync('/proc')) {
        const stat = statOf(entry);
        if (stat && (Number(entry) === postmaster || stat.parent === postmaster)) ticks += stat.own;
        if (stat && Number(entry) === postmaster) ticks += stat.ofEnded;
      }
      return ticks * tick;
    },
  };
}

/** Of a process: who its parent is, its ticks, and those of its children that have ended. Null if there is no such process. */
function statOf(pid: number | string): { parent: number; own: number; ofEnded: number } | null {
  if (!/^\d+$/.test(String(pid))) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0, , , , , , , , , , user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields;
    return { parent, own: user + system, ofEnded: endedUser + endedSystem };
  } catch {
    return null;
  }
}
