import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../server/src/doctor/check.ts';
import { checks } from '../../server/src/doctor/checks.ts';
import { examine } from '../../server/src/doctor/examine.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { query } from '../start/postgres.ts';

const program = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('example');
});
afterAll(() => database.drop());

const examineWith = (tried: readonly Check[], ownerUrl = database.ownerUrl) =>
  examine(tried, {
    ownerUrl,
    config: { writeConnections: 10, readConnections: 10 },
    directory: undefined,
    patience: 60,
  });

/** The command line on an external database, with its exit code. */
function doctor(url: string, ...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', program, 'doctor', ...words],
      { env: { PATH: process.env.PATH, DATABASE_URL: url } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

describe('the doctor', () => {
  it('finds nothing wrong with the worked example, and leaves out only the disk of another machine', async () => {
    const findings = await examineWith(checks);
    expect(findings.filter(({ wrong }) => wrong.length)).toEqual([]);
    expect(findings.filter(({ leftOut }) => leftOut !== null).map(({ check }) => check)).toEqual(['disk']);
    expect(findings.map(({ check }) => check)).toEqual(checks.map(({ name }) => name));
  });

  it('changes nothing, whatever a check tries', async () => {
    const meddling: Check = {
      name: 'meddling',
      looksAt: '',
      look: async ({ client }) => {
        await client.query(`UPDATE "Actor" SET "name" = 'Changed'`);
        return [];
      },
    };
    const findings = await examineWith([meddling]);
    expect(findings.flatMap(({ wrong }) => wrong)).toEqual([
      'This could not be looked at (cannot execute UPDATE in a read-only transaction).',
    ]);
  });

  it('gives a check up after its time, and goes on with the next', async () => {
    const slow: Check = {
      name: 'slow',
      looksAt: '',
      look: async ({ client }) => {
        // As a statement that takes too long ends, without waiting for it
        await client.query(`DO $$ BEGIN RAISE EXCEPTION 'canceling' USING ERRCODE = '57014'; END $$`);
        return [];
      },
    };
    const limit: Check = {
      name: 'limit',
      looksAt: '',
      look: async ({ client }) => [(await client.query('SHOW statement_timeout')).rows[0].statement_timeout],
    };
    const findings = await examineWith([slow, limit]);
    expect(findings.map(({ wrong }) => wrong)).toEqual([
      ['This could not be looked at within 60 s: give it more with --patience.'],
      ['1min'],
    ]);
  });

  it('tells of a database that is not there as of anything else that is wrong', async () => {
    const findings = await examineWith(checks, 'postgresql://u:p@127.0.0.1:1/entente');
    expect(findings.map(({ wrong }) => wrong)).toEqual([
      ['No Postgres answers at 127.0.0.1:1: start it, or mend DATABASE_URL.'],
    ]);
  });
});

describe('entente doctor', () => {
  it('ends with 0 where nothing is wrong, and with 1 and the sentence where something is', async () => {
    const sound = await doctor(database.ownerUrl);
    expect(sound).toMatchObject({ code: 0, stderr: '' });
    expect(sound.stdout).toMatch(/\nNothing is wrong\.\n$/);
    await query(database.superuserUrl, 'ALTER TABLE public."Forecast" DISABLE ROW LEVEL SECURITY');
    const json = await doctor(database.ownerUrl, '--json');
    expect(json.code).toBe(1);
    const { sound: isSound, findings } = JSON.parse(json.stdout);
    expect(isSound).toBe(false);
    const wrong = findings.filter((finding: { wrong: string[] }) => finding.wrong.length);
    expect(wrong.map(({ check }: { check: string }) => check)).toEqual(['privileges', 'drift']);
    expect(wrong[0].wrong).toEqual([expect.stringMatching(/^Row-level security is off on "Forecast"/)]);
  });

  it('ends with 2 where the command line means nothing', async () => {
    expect((await doctor(database.ownerUrl, '--patience', 'long')).code).toBe(2);
  });
});
