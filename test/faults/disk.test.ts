import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { query } from '../start/postgres.ts';
import { compare, type Ledger, type Load, newLedger, recovery, startLoad } from './ledger.ts';
import { type FragilePostgres, fragilePostgres } from './postgres.ts';
import { startServer } from './server.ts';
import { mayMount, type SmallDisk, smallDisk } from './small-disk.ts';

const patient = { timeout: 60_000, interval: 20 };

describe.skipIf(!mayMount)('a disk that is full (tried where a small one may be mounted)', () => {
  let disk: SmallDisk;
  let postgres: FragilePostgres;
  let server: Awaited<ReturnType<typeof startServer>>;
  let ledger: Ledger;
  let load: Load;

  beforeEach(async () => {
    disk = await smallDisk(250);
    postgres = await fragilePostgres(disk.path);
    server = await startServer(postgres.logins);
    ledger = newLedger();
    load = startLoad(() => server.url, ledger, { writers: 3, readers: 3 });
    await recovery(ledger);
  });
  afterEach(async () => {
    await server.close();
    await postgres.drop();
    await disk.drop();
  });

  /** Nothing that was acknowledged is lost or there twice, and callers heard of nothing but a database that takes no writes now. */
  async function expectWhole() {
    await recovery(ledger);
    await load.stop();
    expect(await compare(postgres.ownerUrl, ledger)).toEqual({ lost: [], doubled: [] });
    expect(ledger.acknowledged.size).toBe(ledger.asked.size);
    expect(new Set(ledger.failures.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    expect(server.faults).toEqual([]);
  }

  it('refuses writes and goes on reading; with room again writes go on without hands', async () => {
    await disk.fill();
    const failures = ledger.failures.length;
    await vi.waitUntil(() => ledger.failures.length >= failures + 30, patient);
    const { reads } = ledger;
    await vi.waitUntil(() => ledger.reads >= reads + 30, patient);
    await disk.free();
    await expectWhole();
  });

  it('when it takes no more log Postgres ends; once it is started with room again, all that was acknowledged is there', async () => {
    await disk.fill();
    const ended = () =>
      query(postgres.superuserUrl, 'SELECT pg_switch_wal(), pg_current_xact_id()').then(
        () => false,
        ({ message }) => /^No Postgres answers/.test(message),
      );
    await vi.waitUntil(ended, patient);
    await disk.free();
    await postgres.start();
    await expectWhole();
  });
});
