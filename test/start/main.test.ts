import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../../server/src/config.ts';
import { readPostmaster } from '../../server/src/database/embedded/postmaster.ts';
import { version } from '../../server/src/product.ts';
import { query } from './postgres.ts';
import { type Server, startServer } from './running-server.ts';
import { freePort, temporaryDirectory } from './temporary.ts';

let data: string;
let port: string;
beforeAll(async () => {
  data = join(await temporaryDirectory(), 'data');
  port = String(await freePort());
});

const ANSWER = { data: { __typename: 'Query' } };

const start = (env: Record<string, string> = {}) => startServer({ ENTENTE_DATA: data, PORT: port, ...env });

async function typename(ofPort: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${ofPort}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  return response.json();
}

const analystUrlOf = ({ output }: Server) => /psql (postgresql:\S+)/.exec(output.stdout)?.[1] ?? '';

/** The address by which a test, and nothing else, looks into the database of the data directory. */
function superuserUrl(server: Server, database: string): string {
  const url = new URL(analystUrlOf(server));
  url.username = 'postgres';
  url.password = JSON.parse(readFileSync(join(data, 'passwords.json'), 'utf8')).superuser;
  url.pathname = database;
  return url.href;
}

/** It ended with exit code 1 and said one sentence, without a stack. */
async function refusalOf(server: Server): Promise<string> {
  expect(await server.exited).toBe(1);
  expect(server.output.stderr).toMatch(/^[^\n]+\.\n$/);
  return server.output.stderr.trim();
}

describe('the program', () => {
  it('explains itself', async () => {
    const [help, shown] = [startServer({}, ['--help']), startServer({}, ['--version'])];
    expect(await Promise.all([help.exited, shown.exited])).toEqual([0, 0]);
    for (const { env } of Object.values(settings)) expect(help.output.stdout).toContain(env);
    expect(shown.output.stdout).toBe(`${version}\n`);
  });

  it('ends in one sentence where it cannot start, before it has touched anything', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(Number(port), '127.0.0.1', resolve));
    const [taken, unreachable] = [
      start(),
      start({ PORT: '0', DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/entente' }),
    ];
    expect(await refusalOf(taken)).toBe(
      `Port ${port} on 127.0.0.1 is in use: stop what uses it, or choose another (PORT=${Number(port) + 1}).`,
    );
    expect(await refusalOf(unreachable)).toBe(
      'No Postgres answers at 127.0.0.1:1: start it, or mend DATABASE_URL.',
    );
    squatter.close();
    const [word, setting] = [startServer({}, ['--port']), startServer({ PORT: 'x' })];
    expect(await refusalOf(word)).toBe("Unknown option '--port': see --help.");
    expect(await refusalOf(setting)).toMatch(/^PORT takes a whole number /);
    expect(existsSync(data)).toBe(false);
  });
});

/** Each test goes on with what the one before it left running. */
describe('two servers without configuration', () => {
  let one: Server;
  let two: Server;
  let otherPort: string;
  let admin: string;

  it('come up at once over an empty data directory, load the worked example once, and say how to look', async () => {
    otherPort = String(await freePort());
    one = start();
    two = start({ PORT: otherPort });
    await Promise.all([one.ready, two.ready]);
    for (const [server, itsPort] of [
      [one, port],
      [two, otherPort],
    ] as const) {
      expect(server.output.stdout).toContain(`GraphiQL  http://127.0.0.1:${itsPort}/graphql`);
      expect(server.output.stderr).toBe('');
      expect(await typename(itsPort)).toEqual(ANSWER);
    }
    const loaded = [one, two].filter(({ output }) => output.stdout.includes('Loaded the worked example.'));
    expect(loaded).toHaveLength(1);
    const peskov = `SELECT count(*)::int AS actors FROM "Actor" WHERE slug LIKE '%peskov%'`;
    expect(await query(analystUrlOf(one), peskov)).toEqual([{ actors: 1 }]);
  });

  it('connect as nothing but the writer and readers', async () => {
    admin = superuserUrl(one, 'entente');
    const sessions = `SELECT DISTINCT usename AS name FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY 1`;
    const names = (await query(admin, sessions)).map(({ name }) => name);
    expect(names).toEqual(['entente_reader_red', 'entente_writer']);
  });

  it('refuse an edited migration in a third one, without touching the data', async () => {
    const edit = `UPDATE _prisma_migrations SET checksum = reverse(checksum)
      WHERE migration_name = (SELECT min(migration_name) FROM _prisma_migrations)`;
    await query(admin, edit);
    const before = await query(admin, 'SELECT * FROM _prisma_migrations ORDER BY migration_name');
    const refusal = await refusalOf(start({ PORT: '0' }));
    expect(refusal).toMatch(/^Migration \S+ was edited after it was applied to this database: /);
    expect(await query(admin, 'SELECT * FROM _prisma_migrations ORDER BY migration_name')).toEqual(before);
    await query(admin, edit);
  });

  it('leave Postgres running for one another, and lose nothing by kill -9', async () => {
    expect(await one.end('SIGINT')).toBe(0);
    expect(await typename(otherPort)).toEqual(ANSWER);
    const author = `SELECT set_config('entente.user', min(id::text), true) FROM "User"`;
    await query(admin, `${author}; UPDATE "User" SET name = 'Changed'`);
    process.kill((await readPostmaster(join(data, 'postgres')))?.pid ?? Number.NaN, 'SIGKILL');
    expect(await two.end('SIGKILL')).toBe(null);

    const next = start();
    await next.ready;
    expect(await typename(port)).toEqual(ANSWER);
    expect(await query(superuserUrl(next, 'entente'), 'SELECT name FROM "User"')).toEqual([
      { name: 'Changed' },
    ]);
    expect(await next.end('SIGTERM')).toBe(0);
    await expect(query(analystUrlOf(next), 'SELECT')).rejects.toThrow(/^No Postgres answers/);
  });
});
