import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServerProcess } from '../revision/server-process.ts';
import { query } from '../start/postgres.ts';
import { compare, type Ledger, type Load, newLedger, recovery, startLoad } from './ledger.ts';
import { type FragilePostgres, fragilePostgres } from './postgres.ts';
import { startServer } from './server.ts';

let postgres: FragilePostgres;
beforeAll(async () => {
  postgres = await fragilePostgres();
});
afterAll(() => postgres?.drop());

/** Until so much has been acknowledged that a fault falls in the midst of it. */
const underWay = (ledger: Ledger) => recovery(ledger);
const codesOf = ({ failures }: Ledger) => new Set(failures.map(({ code }) => code));
const tellRecovery = (fault: string, milliseconds: number) =>
  console.log(`${fault}: answered again after ${milliseconds} ms`);

describe('a server under load', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let ledger: Ledger;
  let load: Load;

  beforeEach(async () => {
    server = await startServer(postgres.logins);
    ledger = newLedger();
    load = startLoad(() => server.url, ledger, { writers: 3, readers: 3 });
    await underWay(ledger);
  });
  afterEach(async () => {
    await load.stop();
    await server.close();
  });

  /** Nothing that was acknowledged is lost, nothing is there twice, and callers heard of nothing but a database that is away. */
  async function expectWhole() {
    await load.stop();
    expect(await compare(postgres.ownerUrl, ledger)).toEqual({ lost: [], doubled: [] });
    expect(server.faults).toEqual([]);
    expect([...codesOf(ledger)].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    expect(server.faults).toEqual([]);
    // Whoever asks again until it is done gets it done
    expect(ledger.acknowledged.size).toBe(ledger.asked.size);
  }

  it('outlasts that all its connections are cut, three times', async () => {
    for (let i = 0; i < 3; i++) {
      const cut = await query(
        postgres.superuserUrl,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'entente_reader%' OR usename = 'entente_writer'`,
      );
      expect(cut.length).toBeGreaterThan(0);
      tellRecovery('Connections cut', await recovery(ledger));
    }
    await expectWhole();
  });

  it('outlasts that Postgres is killed and started again', async () => {
    await postgres.kill();
    const killed = performance.now();
    await postgres.start();
    await recovery(ledger);
    tellRecovery('Postgres killed', Math.round(performance.now() - killed));
    await expectWhole();
  });

  it('outlasts that all its connections for writing are taken, and goes on reading meanwhile', async () => {
    const held = await Promise.all(Array.from({ length: 4 }, () => server.database.write.connect()));
    const [reads, failures] = [ledger.reads, ledger.failures.length];
    // A write gives up after the second that it may wait for a connection
    while (ledger.failures.length < failures + 3) await new Promise((resolve) => setImmediate(resolve));
    expect(ledger.reads).toBeGreaterThan(reads);
    for (const client of held) client.release();
    tellRecovery('Connections taken', await recovery(ledger));
    expect(codesOf(ledger)).toContain('UNAVAILABLE');
    await expectWhole();
  });
});

it('writes that a killed server has acknowledged are there, once, for the next one', async () => {
  let server = await startServerProcess(postgres.logins);
  const ledger = newLedger();
  const load = startLoad(() => server.url, ledger, { writers: 3, readers: 1 });
  await underWay(ledger);
  await server.kill();
  const killed = performance.now();
  server = await startServerProcess(postgres.logins);
  await recovery(ledger);
  tellRecovery('Server killed', Math.round(performance.now() - killed));
  await load.stop();
  await server.end();
  expect(await compare(postgres.ownerUrl, ledger)).toEqual({ lost: [], doubled: [] });
  expect(ledger.acknowledged.size).toBe(ledger.asked.size);
});
