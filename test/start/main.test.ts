import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../../server/src/config.ts';
import { version } from '../../server/src/start/command-line.ts';
import { query } from './postgres.ts';
import { type Server, startServer } from './running-server.ts';
import { freePort, temporaryDirectory } from './temporary.ts';

let data: string;
let port: string;
beforeAll(async () => {
  data = join(await temporaryDirectory(), 'data');
  port = String(await freePort());
});

const start = (env: Record<string, string> = {}) =>
  startServer({ ENTENTE_DATA: data, PORT: port, ...env }, ['--no-example']);

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

describe('a server without configuration', () => {
  it('comes up over an empty data directory, and says where it is and how to look', async () => {
    const server = start();
    await server.ready;
    expect(server.output.stdout).toContain(`GraphiQL  http://127.0.0.1:${port}/graphql`);
    expect(await typename(port)).toEqual({ data: { __typename: 'Query' } });
    expect(await query(analystUrlOf(server), 'SELECT count(*)::int AS actors FROM "Actor"')).toEqual([
      { actors: 0 },
    ]);

    const users = `SELECT DISTINCT usename AS name FROM pg_stat_activity WHERE application_name LIKE 'entente%'`;
    const names = (await query(superuserUrl(server, 'entente'), users)).map(({ name }) => name);
    expect(names.filter((name) => name === 'entente_owner')).toEqual([]);
    // The only superuser is this test itself, whose connection bears the name of a start.
    expect(names.filter((name) => !/^entente_(writer|reader_)/.test(name))).toEqual(['postgres']);

    expect(await server.end('SIGINT')).toBe(0);
    expect(server.output.stderr).toBe('');
    await expect(query(analystUrlOf(server), 'SELECT')).rejects.toThrow(/^No Postgres answers/);
  });

  it('comes up twice at once on one data directory; the last one out stops Postgres', async () => {
    const otherPort = String(await freePort());
    const servers = [start(), start({ PORT: otherPort })] as const;
    await Promise.all(servers.map(({ ready }) => ready));
    const answers = await Promise.all([typename(port), typename(otherPort)]);
    expect(answers).toEqual([{ data: { __typename: 'Query' } }, { data: { __typename: 'Query' } }]);
    expect(await servers[0].end('SIGTERM')).toBe(0);
    expect(await typename(otherPort)).toEqual({ data: { __typename: 'Query' } });
    expect(await servers[1].end('SIGTERM')).toBe(0);
    await expect(query(analystUrlOf(servers[1]), 'SELECT')).rejects.toThrow(/^No Postgres answers/);
  });

  it('comes up again after kill -9, and refuses an edited migration without touching the data', async () => {
    const killed = start();
    await killed.ready;
    expect(await killed.end('SIGKILL')).toBe(null);

    const next = start();
    await next.ready;
    expect(await typename(port)).toEqual({ data: { __typename: 'Query' } });
    const admin = superuserUrl(next, 'entente');
    await query(
      admin,
      `UPDATE _prisma_migrations SET checksum = 'edited' WHERE finished_at = (SELECT max(finished_at) FROM _prisma_migrations)`,
    );
    // Another server, so that Postgres runs on and can be asked afterwards.
    expect(await refusalOf(start({ PORT: '0' }))).toMatch(
      /^Migration \S+ was edited after it was applied to this database: /,
    );
    const [row] = await query(
      admin,
      `SELECT count(*)::int AS edited FROM _prisma_migrations WHERE checksum = 'edited'`,
    );
    expect(row).toEqual({ edited: 1 });
    expect(await next.end('SIGINT')).toBe(0);
  });
});
