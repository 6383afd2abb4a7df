import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clearance } from '../../server/src/database/clearance.ts';
import { testApp } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { documents, type ImportWorld, importWorld, line } from './import-world.ts';

let world: ImportWorld;
beforeEach(async () => {
  world = await importWorld();
});
afterEach(() => world.close());

describe('importDocuments', () => {
  it('imports a file in the background, and tells of the rows that it could not take as they were', async () => {
    const bad = [
      line({ id: '31', title: 'No such day', date: '2019-02-30' }),
      line({ id: '1', title: 'Again' }),
      `{"id": "32", "title": "${'\0'}"}\n`,
      line({ id: '33', url: 'https://example.org/33' }),
    ];
    await world.put('pages.jsonl', documents(30) + bad.join(''));
    const asked = await world.request({
      file: 'pages.jsonl',
      kind: 'TRANSCRIPT',
      language: 'en',
      publisher: 'Sever Daily',
    });
    expect(asked).toMatchObject({ state: 'QUEUED', progress: null, startedAt: null, created: 0, notes: [] });

    world.startRunner();
    const seen = await world.follow(asked.id, 'SUCCEEDED');
    const progress = seen.map((each) => each.progress ?? 0);
    expect(progress).toEqual([...progress].sort((one, other) => one - other));
    expect(seen.at(-1)).toMatchObject({
      __typename: 'ImportJob',
      progress: 1,
      file: 'pages.jsonl',
      source: 'pages',
      created: 31,
      updated: 0,
      unchanged: 0,
      repaired: 1,
      rejected: 3,
      failure: null,
      notes: [
        { line: 31, outcome: 'REJECTED', raw: bad[0]?.trim() },
        { line: 32, outcome: 'REJECTED', raw: bad[1]?.trim() },
        { line: 33, outcome: 'REJECTED', raw: '{"id": "32", "title": "\u2400"}' },
        { line: 34, outcome: 'REPAIRED', reason: 'The title is missing: the address stands in.' },
      ],
    });
    const { recordedAt, startedAt, finishedAt } = seen.at(-1);
    expect([recordedAt, startedAt, finishedAt]).toEqual([recordedAt, startedAt, finishedAt].sort());
    const rows = await world.recorded();
    expect(rows).toHaveLength(31);
    expect(rows[0]).toEqual({
      sourceId: 'pages:1',
      title: 'Page 1',
      text: 'Words of page 1.',
      kind: 'TRANSCRIPT',
      language: 'en',
      publishedOn: '2019-10-03',
      version: 1,
      publisher: 'Sever Daily',
    });
    expect(world.faults).toEqual([]);
  });

  it('changes nothing when the same file is imported again', async () => {
    await world.put('pages.jsonl', documents(30));
    const runner = world.startRunner();
    await world.request({ file: 'pages.jsonl' });
    const again = await world.request({ file: './pages.jsonl' });
    runner.wake();
    await world.follow(again.id, 'SUCCEEDED');
    expect(await world.find(again.id)).toMatchObject({ created: 0, updated: 0, unchanged: 30 });
  });

  it('gives the same job for the same idempotency key, also when the file is gone', async () => {
    await world.put('pages.jsonl', documents(1));
    const input = { file: 'pages.jsonl', idempotencyKey: 'once' };
    const first = await world.request(input);
    await rm(join(world.directory, 'pages.jsonl'));
    expect((await world.request(input)).id).toBe(first.id);
    expect(await world.request({ ...input, source: 'other' })).toMatchObject({
      __typename: 'IdempotencyError',
    });
  });

  it('takes nothing that lies outside the directory, is no file, or is not there', async () => {
    await mkdir(join(world.directory, 'folder'));
    await symlink('../outside.jsonl', join(world.directory, 'link.jsonl'));
    await symlink('..', join(world.directory, 'up'));
    const refused = { __typename: 'ValidationError', path: ['file'] };
    for (const file of [
      '../outside.jsonl',
      'folder/../../outside.jsonl',
      '..\\outside.jsonl',
      join(world.directory, '..', 'outside.jsonl'),
      'link.jsonl',
      'up/outside.jsonl',
      'folder',
      '.',
      '',
      'x'.repeat(1_001),
    ])
      expect(await world.request({ file }), file).toMatchObject(refused);
    for (const file of ['none.jsonl', 'none/none.jsonl', 'x'.repeat(1_000)])
      expect(await world.request({ file }), file).toMatchObject({
        __typename: 'NotFoundError',
        path: ['file'],
      });
    expect(await world.request({ file: 'x', source: 'Two Words' })).toMatchObject({
      __typename: 'ValidationError',
      path: ['source'],
    });
    expect((await world.ask('{ importJobs { totalCount } }')).data.importJobs.totalCount).toBe(0);
  });

  it('follows a link that stays inside, and finds the file in a folder', async () => {
    await mkdir(join(world.directory, 'folder'));
    await world.put('folder/..pages.jsonl', documents(2));
    await symlink('folder/..pages.jsonl', join(world.directory, 'link.jsonl'));
    const job = await world.request({ file: 'link.jsonl' });
    await world.startRunner().idle();
    expect(await world.find(job.id)).toMatchObject({ state: 'SUCCEEDED', created: 2 });
  });

  it('says which setting to set where there is no directory', async () => {
    const without = await testApp('empty');
    const refusals = [
      await world.request({ file: 'x' }, without.app),
      await world.request({ file: 'x' }, world.openApp(join(world.directory, 'none'))),
    ];
    await without.close();
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ __typename: 'ForbiddenError' });
      expect(refusal.message).toContain('ENTENTE_CORPORA');
    }
  });

  it('fails with the hint of the reader where the file is in another encoding', async () => {
    await world.put('pages.jsonl', Buffer.from(`\ufeff${documents(2)}`, 'utf16le'));
    await world.put(
      'late.jsonl',
      Buffer.concat([Buffer.from(documents(2)), Buffer.from([0x7b, 0xff, 0x0a])]),
    );
    await world.put('gone.jsonl', documents(1));
    const jobs = [];
    for (const file of ['pages.jsonl', 'late.jsonl', 'gone.jsonl']) jobs.push(await world.request({ file }));
    await rm(join(world.directory, 'gone.jsonl'));
    await world.startRunner().idle();
    const [pages, late, gone] = await Promise.all(jobs.map(({ id }) => world.find(id)));
    expect(pages).toMatchObject({ state: 'FAILED', created: 0 });
    expect(pages.failure).toMatch(/^The file is in UTF-16LE, not in UTF-8\. Convert it first: iconv /);
    expect(pages.finishedAt).not.toBeNull();
    expect(late.failure).toMatch(/byte 0xFF in line 3/);
    expect(gone).toMatchObject({ failure: 'There is no such file in the directory of imports.' });
    expect(world.faults).toEqual([]);
  });

  it('tells the operator of a fault, and the caller only that there was one', async () => {
    await withSuperuser(world.database.superuserUrl, (client) =>
      client.query('REVOKE INSERT ON "ImportRecord" FROM entente_writer'),
    );
    await world.put('pages.jsonl', documents(2));
    const job = await world.request({ file: 'pages.jsonl' });
    await world.startRunner().idle();
    const { state, failure } = await world.find(job.id);
    expect(state).toBe('FAILED');
    expect(failure).toMatch(/^A fault of the server ended the import/);
    const [fault] = world.faults as Error[];
    expect(fault?.message).toContain(job.id);
    expect(String(fault?.cause)).toMatch(/permission denied/);
    expect(await world.recorded()).toEqual([]);
  });

  it('keeps the first 1,000 notes, and of a long row the beginning', async () => {
    await world.put('pages.jsonl', `${line({ title: 'x'.repeat(999), id: '' })}${'{}\n'.repeat(1_200)}`);
    const job = await world.request({ file: 'pages.jsonl' });
    await world.startRunner().idle();
    const notes = (first: number) =>
      world.ask(`query ($id: ID!) { importJob(id: $id) { rejected notes(first: ${first}) { line raw } } }`, {
        id: job.id,
      });
    const { importJob } = (await notes(1_000)).data;
    expect(importJob.rejected).toBe(1_201);
    expect(importJob.notes).toHaveLength(1_000);
    expect(importJob.notes[0].raw).toBe(`{"title":"${'x'.repeat(990)}…`);
    expect((await notes(1_001)).errors[0].extensions.code).toBe('INVALID_INPUT');
  });
});

describe('importJobs', () => {
  it('lists the newest first, page by page, and is a node', async () => {
    await world.put('pages.jsonl', documents(1));
    const ids = [];
    for (let i = 1; i <= 5; i++)
      ids.unshift((await world.request({ file: 'pages.jsonl', source: `s${i}` })).id);
    const page = `nodes { id } pageInfo { hasNextPage endCursor }`;
    const first = (await world.ask(`{ importJobs(first: 2) { totalCount ${page} } }`)).data.importJobs;
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    const query = `query ($after: String) { importJobs(after: $after) { ${page} } }`;
    const rest = (await world.ask(query, { after: first.pageInfo.endCursor })).data.importJobs;
    expect([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const last = (await world.ask('{ importJobs(last: 2) { nodes { id } } }')).data.importJobs;
    expect(last.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(3));

    const forged = Buffer.from(JSON.stringify(['id desc', 'x'])).toString('base64url');
    for (const after of [forged, 'x'])
      expect((await world.ask(query, { after })).errors[0].extensions.code).toBe('INVALID_INPUT');
    expect((await world.ask('{ importJobs(first: 101) { nodes { id } } }')).errors).toHaveLength(1);
    const node = 'query ($id: ID!) { node(id: $id) { __typename id ... on ImportJob { source } } }';
    expect((await world.ask(node, { id: ids[0] })).data.node).toEqual({
      __typename: 'ImportJob',
      id: ids[0],
      source: 's5',
    });
  });

  it('hides a job, and the rows it tells of, from whoever may not see what it writes', async () => {
    await world.put('pages.jsonl', documents(1));
    const job = await world.request({ file: 'pages.jsonl' }, world.openApp(world.directory, 'AMBER'));
    const query =
      'query ($id: ID!) { importJob(id: $id) { id } node(id: $id) { id } importJobs { totalCount } }';
    const seen = (clearance: Clearance) =>
      world.ask(query, { id: job.id }, world.openApp(world.directory, clearance));
    expect((await seen('GREEN')).data).toEqual({
      importJob: null,
      node: null,
      importJobs: { totalCount: 0 },
    });
    expect((await seen('AMBER')).data).toMatchObject({
      importJob: { id: job.id },
      importJobs: { totalCount: 1 },
    });
  });
});
