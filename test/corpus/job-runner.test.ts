import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withSuperuser } from '../set-up/databases.ts';
import { documents, type ImportWorld, importWorld, line } from './import-world.ts';

let world: ImportWorld;
beforeEach(async () => {
  world = await importWorld();
});
afterEach(() => world.close());

describe('cancelImport', () => {
  it('cancels what waits, once and again, and nothing that has ended', async () => {
    await world.put('pages.jsonl', documents(1));
    const waiting = await world.request({ file: 'pages.jsonl' });
    expect(await world.cancel(waiting.id)).toMatchObject({ __typename: 'ImportJob', state: 'CANCELLED' });
    expect(await world.cancel(waiting.id)).toMatchObject({ __typename: 'ImportJob', state: 'CANCELLED' });
    const runner = world.startRunner();
    await runner.idle();
    expect(await world.recorded()).toEqual([]);
    expect(await world.find(waiting.id)).toMatchObject({ state: 'CANCELLED', startedAt: null });

    const done = await world.request({ file: 'pages.jsonl' });
    runner.wake();
    await runner.idle();
    expect(await world.cancel(done.id)).toMatchObject({ __typename: 'ValidationError', path: ['id'] });
    const unknown = Buffer.from('ImportJob:00000000-0000-7000-8000-000000000009').toString('base64url');
    expect(await world.cancel(unknown)).toMatchObject({ __typename: 'NotFoundError', path: ['id'] });
  });

  it('ends what runs between two batches, and goes on with the next job', async () => {
    await world.put('pages.jsonl', documents(2_500));
    await world.put('others.jsonl', documents(3));
    const release = await world.holdDocuments();
    const job = await world.request({ file: 'pages.jsonl' });
    const next = await world.request({ file: 'others.jsonl', source: 'others' });
    const runner = world.startRunner();
    await world.follow(job.id, 'RUNNING');
    expect((await world.cancel(job.id)).state).toBe('CANCELLED');
    await release();
    await runner.idle();
    const { state, created, finishedAt } = await world.find(job.id);
    expect({ state, finished: finishedAt !== null }).toEqual({ state: 'CANCELLED', finished: true });
    const pages = (await world.recorded()).filter(({ sourceId }) => sourceId.startsWith('pages:')).length;
    expect(created).toBeGreaterThan(0);
    expect(pages).toBeGreaterThanOrEqual(created);
    expect(pages).toBeLessThan(2_500);
    expect(await world.find(next.id)).toMatchObject({ state: 'SUCCEEDED', created: 3 });
    expect(world.faults).toEqual([]);
  });
});

describe('a job', () => {
  const author = '00000000-0000-7000-8000-000000000001';
  /** Changes the user who asked, as somebody else does meanwhile. There is another administrator. */
  const change = (sql: string) =>
    withSuperuser(world.database.superuserUrl, (client) =>
      client.query(`SELECT set_config('entente.user', '${author}', false);
        INSERT INTO "User" (id, name, roles) VALUES (gen_random_uuid(), 'Another', '{ADMIN}');
        UPDATE "User" SET ${sql} WHERE id = '${author}'`),
    );

  it.each([
    [`roles = '{READER}'`, /^To import takes the role CODER, ANALYST or ADMIN: /],
    [`"retractedAt" = now(), "retractionReason" = 'Left.'`, /^The user who asked for this is deactivated: /],
  ])('is done with the rights that its user has by then: %s', async (sql, failure) => {
    await world.put('pages.jsonl', documents(1));
    const job = await world.request({ file: 'pages.jsonl' });
    await change(sql);
    await world.startRunner().idle();
    expect(await world.find(job.id)).toMatchObject({
      state: 'FAILED',
      failure: expect.stringMatching(failure),
    });
    expect(await world.recorded()).toEqual([]);
    expect(world.faults).toEqual([]);
  });
});

describe('a job whose server ends', () => {
  const rows = () => `${documents(1_600)}{}\n${line({ id: 'late', title: 'Late' })}`;

  it('is left RUNNING by a server that stops, and taken up by the next as if nothing had been', async () => {
    await world.put('pages.jsonl', rows());
    const release = await world.holdDocuments();
    const job = await world.request({ file: 'pages.jsonl' });
    const first = world.startRunner();
    await world.follow(job.id, 'RUNNING');
    const stopped = first.stop();
    await release();
    await stopped;
    expect(await world.find(job.id)).toMatchObject({ state: 'RUNNING', finishedAt: null });
    const before = await world.recorded();
    expect(before.length).toBeLessThan(1_601);

    await world.startRunner().idle();
    const after = await world.find(job.id);
    expect(after).toMatchObject({ state: 'SUCCEEDED', progress: 1, rejected: 1, unchanged: before.length });
    expect(after.created).toBe(1_601 - before.length);
    expect(after.notes).toMatchObject([{ line: 1_601, outcome: 'REJECTED' }]);
    const ended = await world.recorded();

    const undisturbed = await importWorld();
    await undisturbed.put('pages.jsonl', rows());
    await undisturbed.request({ file: 'pages.jsonl' });
    await undisturbed.startRunner().idle();
    expect(ended).toEqual(await undisturbed.recorded());
    await undisturbed.close();
    expect(world.faults).toEqual([]);
  });

  it('is let go when the connection to Postgres is lost, and done by another', async () => {
    await world.put('pages.jsonl', rows());
    const release = await world.holdDocuments();
    const job = await world.request({ file: 'pages.jsonl' });
    const first = world.startRunner();
    await world.follow(job.id, 'RUNNING');
    const locks = `FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await withSuperuser(world.database.superuserUrl, async (client) => {
      const { rowCount } = await client.query(`SELECT pg_terminate_backend(pid, 10_000) ${locks}`);
      expect(rowCount).toBe(1);
    });
    await release();
    await first.idle();
    expect(await world.find(job.id)).toMatchObject({ state: 'RUNNING' });
    await world.startRunner().idle();
    expect(await world.find(job.id)).toMatchObject({ state: 'SUCCEEDED', rejected: 1 });
    expect(await world.recorded()).toHaveLength(1_601);
    expect(new Set((await world.recorded()).map(({ version }) => version))).toEqual(new Set([1]));
  });

  it('is not touched by another server while its own is there', async () => {
    await world.put('pages.jsonl', documents(3));
    const release = await world.holdDocuments();
    const job = await world.request({ file: 'pages.jsonl' });
    const first = world.startRunner();
    await world.follow(job.id, 'RUNNING');
    await world.startRunner().idle();
    expect(await world.find(job.id)).toMatchObject({ state: 'RUNNING', created: 0 });
    await release();
    await first.idle();
    expect(await world.find(job.id)).toMatchObject({ state: 'SUCCEEDED', created: 3, unchanged: 0 });
  });

  it('is one of many, each done once by one of two servers', async () => {
    const jobs = [];
    for (let i = 1; i <= 8; i++) {
      await world.put(`${i}.jsonl`, documents(10 * i));
      jobs.push(await world.request({ file: `${i}.jsonl`, source: `source-${i}` }));
    }
    const runners = [world.startRunner(), world.startRunner()];
    for (const { id } of jobs) await world.follow(id, 'SUCCEEDED');
    await Promise.all(runners.map((runner) => runner.idle()));
    for (const [i, { id }] of jobs.entries())
      expect(await world.find(id)).toMatchObject({ created: 10 * (i + 1), unchanged: 0, updated: 0 });
    expect(world.faults).toEqual([]);
  });
});
