import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../server/src/cli/program.ts';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example', 'RED', { authentication: 'required' });
  vi.stubEnv('DATABASE_URL', test.database.ownerUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.close();
});

/** Runs the command with these words on the test's database, and gives what it prints. */
async function entente(...words: string[]): Promise<string> {
  const program = createProgram(new AbortController().signal);
  let printed = '';
  const quiet = (command: ReturnType<typeof createProgram>): void => {
    command.configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: () => undefined,
    });
    for (const each of command.commands) quiet(each as never);
  };
  quiet(program);
  const log = vi.spyOn(console, 'log').mockImplementation((text) => {
    printed += text;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return printed;
  } catch (error) {
    if ((error as { code?: string }).code === 'commander.helpDisplayed') return printed;
    throw error;
  } finally {
    log.mockRestore();
  }
}

/** What it prints as JSON. */
async function json(...words: string[]) {
  return JSON.parse(await entente(...words, '--json'));
}

const statusOf = async (token: string) =>
  (
    await test.app.fetch('http://localhost/graphql?query={__typename}', {
      headers: { authorization: `Bearer ${token}` },
    })
  ).status;

describe('entente user and entente token', () => {
  it('make the first administrator and their token, and end what they made', async () => {
    const added = await json(
      ...['user', 'add', '--name', 'Ada', '--email', 'Ada@example.org', '--roles', 'admin,CODER'],
      ...['--clearance', 'RED', '--actor', 'vladimir-putin'],
    );
    expect(added).toMatchObject({
      name: 'Ada',
      email: 'ada@example.org',
      roles: ['READER', 'CODER', 'ADMIN'],
      clearance: 'RED',
      deactivatedAt: null,
    });

    const secret = await entente('token', 'create', 'first', '--user', 'ADA@example.org');
    expect(secret).toMatch(/^entente_[\w-]{49}$/);
    const { data } = await test.ask(
      '{ viewer { roles clearance user { name actor { slug } } } }',
      {},
      secret,
    );
    expect(data.viewer).toEqual({
      roles: ['READER', 'CODER', 'ADMIN'],
      clearance: 'RED',
      user: { name: 'Ada', actor: { slug: 'vladimir-putin' } },
    });

    const changed = await json('user', 'change', 'Ada', '--roles', 'ANALYST', '--clearance', 'GREEN');
    expect(changed).toMatchObject({ roles: ['READER', 'ANALYST'], clearance: 'GREEN' });
    const limited = await json(
      ...['token', 'create', 'second', '--user', added.id, '--scopes', 'assess', '--expires', '2099-01-31'],
    );
    expect(limited).toMatchObject({ scopes: ['READ', 'ASSESS'], expiresAt: '2099-01-31T00:00:00.000Z' });
    const listed = await json('token', 'list', '--user', 'ada@example.org');
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(['second', 'first']);
    expect(JSON.stringify(listed)).not.toContain('entente_');

    expect(await statusOf(limited.secret)).toBe(200);
    expect(await json('token', 'revoke', limited.id)).toMatchObject({ name: 'second' });
    expect(await statusOf(limited.secret)).toBe(401);

    expect(await statusOf(secret)).toBe(200);
    await json('user', 'deactivate', 'Ada', '--reason', 'Left.');
    expect(await statusOf(secret)).toBe(401);
    const names = async (...words: string[]) =>
      (await json('user', 'list', ...words)).map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['Local user']);
    expect(await names('--all')).toEqual(['Ada', 'Local user']);
    await json('user', 'restore', 'Ada');
    expect(await statusOf(secret)).toBe(200);
  });

  it.each<[string, RegExp, string[]]>([
    [
      'ValidationError',
      /^This is the last active user with the role ADMIN: /,
      ['user', 'deactivate', 'Local user', '--reason', 'x'],
    ],
    ['NotFoundError', /^There is no user Nobody: /, ['token', 'create', 'x', '--user', 'Nobody']],
    ['ValidationError', /is not an id of this API/, ['token', 'revoke', 'x']],
    [
      'CommanderError',
      /They are READER, CODER, ANALYST, REVIEWER, ADMIN, /,
      ['user', 'add', '--name', 'x', '--roles', 'BOSS'],
    ],
    ['CommanderError', /required option '--user <user>'/, ['token', 'create', 'x']],
    [
      'CommanderError',
      /Write it as 2027-06-30/,
      ['token', 'create', 'x', '--user', 'x', '--expires', 'tomorrow'],
    ],
  ])('refuse in a sentence (%s: %s)', async (name, message, words) => {
    const refusal = await entente(...words).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      name: expect.stringMatching(name),
      message: expect.stringMatching(message),
    });
  });

  it('explain themselves', async () => {
    const out = await entente('token', '--help');
    for (const command of ['list', 'create', 'revoke']) expect(out).toContain(command);
  });
});

describe('entente sql-login', () => {
  const login = `ana_${process.pid}`;
  afterAll(async () => {
    const root = new pg.Client({ connectionString: test.database.superuserUrl });
    await root.connect();
    await root.query(`DROP ROLE IF EXISTS ${login}`);
    await root.end();
  });
  /** The markings that a login sees. */
  const markings = async (connectionString: string) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      const { rows } = await client.query('SELECT DISTINCT marking::text FROM "Document" ORDER BY 1');
      return rows.map(({ marking }) => marking);
    } finally {
      await client.end();
    }
  };

  it('makes a login that reads as its user, and takes it away', async () => {
    const document = (marking: string) =>
      test.database.write.query(
        `WITH who AS (SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true) AS set)
         INSERT INTO public."Document" (id, title, kind, marking) SELECT gen_random_uuid(), who.set, 'REPORT', $1 FROM who`,
        [marking],
      );
    await document('GREEN');
    await document('AMBER');
    await entente('user', 'add', '--name', 'Ana', '--email', 'ana@example.org', '--clearance', 'GREEN');
    await expect(entente('sql-login', 'grant', 'Ana')).rejects.toThrow('name it with --login');
    const { url } = await json('sql-login', 'grant', 'Ana', '--login', login);
    expect(await markings(url)).toEqual(['CLEAR', 'GREEN']);

    // A new password, and the clearance that the user has by now
    await entente('user', 'change', 'Ana', '--clearance', 'AMBER');
    const again = await json('sql-login', 'grant', 'Ana');
    expect(again).toMatchObject({ login, clearance: 'AMBER' });
    expect(await markings(again.url)).toEqual(['AMBER', 'CLEAR', 'GREEN']);
    await expect(markings(url)).rejects.toMatchObject({ code: '28P01' });

    await entente('sql-login', 'revoke', 'Ana');
    await expect(markings(again.url)).rejects.toMatchObject({ code: expect.stringMatching(/^28/) });
    await expect(entente('sql-login', 'revoke', 'Ana')).rejects.toThrow('has no SQL login');
  });
});
