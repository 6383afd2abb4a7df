import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localAccess } from '../../server/src/account/access.ts';
import { userService } from '../../server/src/account/service.ts';
import { openAnswerStore } from '../../server/src/cache/store.ts';
import { startJobRunner } from '../../server/src/corpus/job-runner.ts';
import { withConnection } from '../../server/src/database/connection.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { MIGRATIONS } from '../../server/src/database/migration-files.ts';
import type { Notices } from '../../server/src/database/notices.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { loginsFor } from '../sql/logins.ts';
import { type KeptWorld, keptWorld } from './kept.ts';

// Whoever writes, by whatever way: what is kept is not what is answered any more.

let world: KeptWorld;
let token: string;
const open = async (...given: Parameters<typeof keptWorld>) => {
  world = await keptWorld(...given);
  ({ token } = await world.people.person(['ADMIN', 'ANALYST', 'CODER'], { clearance: 'RED' }));
};
afterEach(() => world.close());

const query = `{ actors(first: 100) { totalCount nodes { name version } } documents(first: 100) { nodes { title } }
  statements(first: 100) { nodes { codings(first: 1) { totalCount } } } }`;

/** Asks until it is answered from what is kept, and gives that. */
async function keptAnswer(): Promise<string> {
  const { counts } = world.answers;
  const before = counts.hit;
  return vi.waitUntil(
    async () => {
      const answer = await world.kept(query, {}, token);
      return counts.hit > before && answer;
    },
    { timeout: 20_000, interval: 5 },
  );
}

/** Asks the server that keeps answers until it has heard of a write, and then what must be the same as of the other. */
async function expectHeard(write: () => Promise<unknown>): Promise<void> {
  const before = await keptAnswer();
  await write();
  const now = await world.plain(query, {}, token);
  expect(now).not.toBe(before);
  await vi.waitUntil(async () => (await world.kept(query, {}, token)) === now, {
    timeout: 20_000,
    interval: 5,
  });
  expect(await keptAnswer()).toBe(now);
}

const record = (ask: KeptWorld['kept'], name: string) =>
  ask(
    'mutation ($name: String!) { createActor(input: { kind: GROUP, name: $name }) { __typename } }',
    { name },
    token,
  );

describe('a write by this server', () => {
  it('is seen with the answer to it, though no notice has come yet', async () => {
    // The store hears nothing, and is sure that nothing was written
    const deaf = { count: 0, isSure: true, watch: () => undefined } as Notices;
    await open({}, (database) => openAnswerStore(10, { ...database, notices: deaf }));
    for (const name of ['One', 'Two', 'Three']) {
      expect(await keptAnswer()).not.toContain(`"${name}"`);
      expect(await record(world.kept, name)).toContain('"Actor"');
      const answer = await world.kept(query, {}, token);
      expect(answer).toContain(`"${name}"`);
      expect(answer).toBe(await world.plain(query, {}, token));
    }
    // What another has written it cannot know, being deaf: so the test before would fail where nothing is forgotten
    await keptAnswer();
    await record(world.plain, 'Unheard');
    expect(await world.kept(query, {}, token)).not.toContain('"Unheard"');
  });
});

describe('a write by others', () => {
  beforeEach(() => open());

  it('is heard of when another server made it', () => expectHeard(() => record(world.plain, 'Elsewhere')));

  it('is heard of when an analyst made it in SQL', async () => {
    const { rows } = await world.database.write.query(
      'SELECT s."id" AS statement, c."id" AS concept FROM "Statement" s, "Concept" c ORDER BY 1, 2 LIMIT 1',
    );
    const { id } = await world.people.person(['CODER'], { clearance: 'RED' });
    const logins = await loginsFor(world.database.superuserUrl, { coder: id });
    await expectHeard(() =>
      logins.as('coder', 'SELECT analysis.code_statement($1, $2)', [rows[0].statement, rows[0].concept]),
    );
    await logins.close();
  });

  it('is heard of when an import made it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'entente-corpora-'));
    await writeFile(
      join(directory, 'pages.jsonl'),
      `${JSON.stringify({ id: '1', title: 'Imported', date: '2019-10-03', text: 'Words.' })}\n`,
    );
    await world.close();
    await open({ corpora: directory });
    await expectHeard(async () => {
      const asked = await world.plain(
        'mutation { importDocuments(input: { file: "pages.jsonl", source: "pages", kind: TRANSCRIPT, language: "en" }) { __typename ... on Error { message } } }',
        {},
        token,
      );
      expect(asked).toContain('"ImportJob"');
      const runner = startJobRunner({ database: world.other, directory, onFault: console.error });
      await vi.waitUntil(async () => (await world.plain(query, {}, token)).includes('"Imported"'), {
        timeout: 20_000,
        interval: 5,
      });
      await runner.stop();
    });
    await rm(directory, { recursive: true });
  });

  it('is heard of when a migration made it, which leaves no revision', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'entente-migrations-'));
    await cp(MIGRATIONS, directory, { recursive: true });
    await mkdir(join(directory, '29990101000000_later'));
    await writeFile(
      join(directory, '29990101000000_later', 'migration.sql'),
      `ALTER TABLE "Actor" DISABLE TRIGGER USER; UPDATE "Actor" SET "name" = 'Renamed'; ALTER TABLE "Actor" ENABLE TRIGGER USER;`,
    );
    await expectHeard(() => migrate(world.database.ownerUrl, { directory }));
    await rm(directory, { recursive: true });
  });

  it('shows itself at once where it changes who asks', async () => {
    const { id, token: theirs } = await world.people.person(['READER'], { clearance: 'GREEN' });
    const seen = async () => {
      const [kept, plain] = [await world.kept(query, {}, theirs), await world.plain(query, {}, theirs)];
      expect(kept).toBe(plain);
      return kept;
    };
    await record(world.kept, 'Any');
    const { rows } = await world.database.write.query(`SELECT "id" FROM "Document" ORDER BY "id" LIMIT 1`);
    await withConnection(world.database.logins.writer, async (client) => {
      await client.query(`SELECT set_config('entente.user', $1, false)`, [id]);
      await client.query(`UPDATE "Document" SET "marking" = 'RED' WHERE "id" = $1`, [rows[0].id]);
    });
    await keptAnswer();
    const before = await seen();
    await seen();
    const { writer } = world.people;
    await userService.update(writer, localAccess('RED').viewer, id, 1, { clearance: 'RED' });
    expect(await seen()).not.toBe(before);
    await userService.retract(writer, localAccess('RED').viewer, id, 2, 'Left.');
    expect(await seen()).toContain('UNAUTHENTICATED');
  });
});

describe('a connection that listens for changes and is lost', () => {
  beforeEach(() => open());
  const notices = () => world.database.notices;
  const cut = () =>
    withSuperuser(world.database.superuserUrl, (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'entente notices'`,
      ),
    );

  it('leaves nothing stale, neither while it is away nor when it is back', async () => {
    for (const name of ['While away', 'Once more']) {
      await keptAnswer();
      await cut();
      await vi.waitUntil(() => !notices().isSure, { interval: 1 });
      await record(world.plain, name);
      for (let i = 0; i < 5; i++) expect(await world.kept(query, {}, token)).toContain(`"${name}"`);
      await world.sure();
      expect(await world.kept(query, {}, token)).toContain(`"${name}"`);
      expect(await keptAnswer()).toBe(await world.plain(query, {}, token));
    }
  });
});
