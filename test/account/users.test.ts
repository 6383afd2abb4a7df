import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { type People, type Person, people } from './people.ts';

let test: TestApp;
let made: People;
let reader: Person;
let admin: Person;
beforeAll(async () => {
  test = await testApp('empty');
  made = people(test.database);
  reader = await made.person([], { clearance: 'GREEN', email: 'reader@example.org' });
  admin = await made.person(['ADMIN'], { clearance: 'AMBER', email: 'admin@example.org' });
});
afterAll(async () => {
  await made.close();
  await test.close();
});

const fields = 'id version name email roles clearance subject sqlLogin retractedAt actor { name }';

async function write(mutation: string, input: object, token?: string) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await test.ask(
    `mutation ($input: ${type}!) { result: ${mutation}(input: $input) {
      __typename ... on User { ${fields} } ... on Error { message path } } }`,
    { input },
    token,
  );
  expect(errors).toBeUndefined();
  return data.result;
}

describe('a user', () => {
  it('is created, changed, deactivated and restored by an administrator', async () => {
    const user = await write(
      'createUser',
      { name: 'Ada', email: 'Ada@Example.org', roles: ['ANALYST', 'CODER', 'CODER'], sqlLogin: 'ada' },
      admin.token,
    );
    expect(user).toMatchObject({
      __typename: 'User',
      name: 'Ada',
      email: 'ada@example.org',
      roles: ['READER', 'CODER', 'ANALYST'],
      clearance: 'CLEAR',
      sqlLogin: 'ada',
      version: 1,
    });
    const changed = await write(
      'updateUser',
      { id: user.id, expectedVersion: 1, roles: [], clearance: 'AMBER' },
      admin.token,
    );
    expect(changed).toMatchObject({ roles: ['READER'], clearance: 'AMBER', name: 'Ada', version: 2 });
    const gone = await write(
      'retractUser',
      { id: user.id, expectedVersion: 2, reason: 'Left.' },
      admin.token,
    );
    expect(gone.retractedAt).not.toBeNull();
    expect(await write('restoreUser', { id: user.id, expectedVersion: 3 }, admin.token)).toMatchObject({
      retractedAt: null,
    });
  });

  it.each([
    [{ email: 'no address' }, 'email'],
    [{ sqlLogin: 'Ada' }, 'sqlLogin'],
    [{ name: '  ' }, 'name'],
  ])('is not made of %j', async (input, path) => {
    expect(await write('createUser', { name: 'Bob', ...input }, admin.token)).toMatchObject({
      __typename: 'ValidationError',
      path: [path],
    });
  });

  it('shares neither email address nor SQL login nor the logins of the server with another', async () => {
    expect(
      await write('createUser', { name: 'Bob', email: 'READER@example.org' }, admin.token),
    ).toMatchObject({
      __typename: 'AlreadyExistsError',
      message: 'Another user has this email address.',
    });
    for (const sqlLogin of ['entente_writer', 'pg_monitor', 'postgres'])
      expect((await write('createUser', { name: 'Bob', sqlLogin }, admin.token)).message).toMatch(
        /none of the server's own prefixes/,
      );
  });

  it('is let in no more from the moment on that they are deactivated, until they are restored', async () => {
    const { globalId: id, token } = await made.person();
    const codeOf = async () => (await test.ask('{ __typename }', {}, token)).errors?.[0]?.extensions.code;
    expect(await codeOf()).toBeUndefined();
    await write('retractUser', { id, expectedVersion: 1, reason: 'Left.' });
    expect(await codeOf()).toBe('UNAUTHENTICATED');
    await write('restoreUser', { id, expectedVersion: 2 });
    expect(await codeOf()).toBeUndefined();
  });

  it('sees and does from the next request on what they are given or what is taken from them', async () => {
    const { globalId: id, token } = await made.person(['CODER'], {
      clearance: 'RED',
      scopes: ['CODE', 'ADMIN'],
    });
    const viewer = async () => (await test.ask('{ viewer { clearance roles } }', {}, token)).data.viewer;
    expect(await viewer()).toEqual({ clearance: 'RED', roles: ['READER', 'CODER'] });
    await write('updateUser', { id, expectedVersion: 1, clearance: 'CLEAR', roles: ['ADMIN'] });
    expect(await viewer()).toEqual({ clearance: 'CLEAR', roles: ['READER', 'ADMIN'] });
  });
});

describe('an administrator', () => {
  it('gives no clearance above their own, and has no say over who has one', async () => {
    const refused = (path: string) => ({ __typename: 'ForbiddenError', path: [path] });
    expect(await write('createUser', { name: 'Red', clearance: 'RED' }, admin.token)).toMatchObject(
      refused('clearance'),
    );
    const { globalId: id } = await made.person([], { clearance: 'RED' });
    for (const [mutation, more] of [
      ['updateUser', { email: 'mine@example.org' }],
      ['retractUser', { reason: 'x' }],
    ] as const)
      expect(await write(mutation, { id, expectedVersion: 1, ...more }, admin.token)).toMatchObject(
        refused('id'),
      );
    await write('retractUser', { id, expectedVersion: 1, reason: 'Left.' });
    expect(await write('restoreUser', { id, expectedVersion: 2 }, admin.token)).toMatchObject(refused('id'));
  });

  it('who is the last active one stays one, also when two let go of the role at once', async () => {
    const own = await testApp('empty');
    const of = people(own.database);
    const other = await of.person(['ADMIN']);
    const rows = await own.database.write.query(`SELECT id FROM "User" WHERE 'ADMIN' = ANY (roles)`);
    expect(rows.rows).toHaveLength(2);
    const connect = async () => {
      const { host, port, database, user, password } = own.database.logins.writer;
      const client = new pg.Client({ host, port, database, user, password });
      await client.connect();
      return client;
    };
    for (const level of ['READ COMMITTED', 'REPEATABLE READ']) {
      const [one, two] = [await connect(), await connect()];
      for (const client of [one, two]) {
        await client.query(`BEGIN ISOLATION LEVEL ${level}`);
        await client.query(`SELECT set_config('entente.user', $1, true), (SELECT count(*) FROM "User")`, [
          localUserId,
        ]);
      }
      const demote = `UPDATE "User" SET roles = '{}' WHERE id = $1`;
      await one.query(demote, [localUserId]);
      // Waits for the first, and then finds itself the last
      const second = two.query(demote, [other.id]).then(
        () => 'done',
        (error: Error) => error.message,
      );
      await one.query('COMMIT');
      expect(await second).toMatch(/^This is the last active user with the role ADMIN: |could not serialize/);
      await two.query('ROLLBACK');
      await one.query(
        `SELECT set_config('entente.user', '${localUserId}', false); UPDATE "User" SET roles = '{ADMIN}'`,
      );
      await Promise.all([one.end(), two.end()]);
    }
    await of.close();
    await own.close();
  });

  it('who is the last active one is neither deactivated nor demoted, in one sentence', async () => {
    const own = await testApp('empty');
    const { rows } = await own.database.write.query('SELECT version FROM "User"');
    const id = Buffer.from(`User:${localUserId}`).toString('base64url');
    for (const change of [
      'updateUser(input: { id: $id, expectedVersion: $v, roles: [CODER] })',
      'retractUser(input: { id: $id, expectedVersion: $v, reason: "x" })',
    ]) {
      const { data } = await own.ask(
        `mutation ($id: ID!, $v: Int!) { result: ${change} { __typename ... on Error { message } } }`,
        { id, v: rows[0].version },
      );
      expect(data.result).toEqual({
        __typename: 'ValidationError',
        message: 'This is the last active user with the role ADMIN: give the role to another user first.',
      });
    }
    await own.close();
  });
});

describe('what is private of a user', () => {
  const who = 'email clearance subject sqlLogin tokens { name }';

  it('is shown to themselves and to administrators, and is null for others', async () => {
    const read = async (token?: string) =>
      (
        await test.ask(
          `query ($id: ID!) { user(by: { id: $id }) { name ${who} } }`,
          { id: reader.globalId },
          token,
        )
      ).data.user;
    const all = {
      name: 'Person 1',
      email: 'reader@example.org',
      clearance: 'GREEN',
      tokens: [{ name: 'test' }],
    };
    expect(await read(reader.token)).toMatchObject(all);
    expect(await read(admin.token)).toMatchObject(all);
    const other = await made.person(['REVIEWER'], { clearance: 'RED' });
    expect(await read(other.token)).toEqual({
      name: 'Person 1',
      email: null,
      clearance: null,
      subject: null,
      sqlLogin: null,
      tokens: null,
    });
  });

  it('is not found out by its email address either', async () => {
    const find = async (email: string, token: string) =>
      (await test.ask('query ($email: String!) { user(by: { email: $email }) { name } }', { email }, token))
        .data.user;
    expect(await find('READER@example.org', reader.token)).toEqual({ name: 'Person 1' });
    expect(await find('reader@example.org', admin.token)).toEqual({ name: 'Person 1' });
    expect(await find('admin@example.org', reader.token)).toBeNull();
    expect(await find('nobody@example.org', admin.token)).toBeNull();
  });

  it('stands in no revision that is shown, and stays in those that are kept', async () => {
    const { data } = await test.ask(
      'query ($id: ID!) { revisions(of: $id) { nodes { differences { field from to } } } }',
      {
        id: reader.globalId,
      },
    );
    expect(JSON.stringify(data)).not.toMatch(/GREEN|example\.org/);
    const { rows } = await test.database.write.query(
      `SELECT changes ->> 'clearance' AS clearance FROM "Revision" WHERE "entityId" = $1 AND operation = 'CREATED'`,
      [reader.id],
    );
    expect(rows).toEqual([{ clearance: 'GREEN' }]);
  });

  it('is in no view: neither columns nor tokens nor their revisions', async () => {
    const readerPool = test.database.reader('RED');
    for (const column of ['email', 'clearance', 'subject', '"sqlLogin"'])
      await expect(readerPool.query(`SELECT ${column} FROM visible_red."User"`)).rejects.toThrow(
        /does not exist/,
      );
    await expect(readerPool.query('SELECT FROM visible_red."ApiToken"')).rejects.toThrow(/does not exist/);
    const { rows } = await readerPool.query(
      `SELECT count(*)::int AS n FROM visible_red."Revision" WHERE entity = 'ApiToken'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe('the list of users', () => {
  it('is filtered by role and name, leaves the deactivated out, and takes as many statements for all as for one', async () => {
    await made.person(['REVIEWER']);
    const ask = async (where: object, first: number) => {
      const { data, errors } = await test.ask(
        `query ($where: UserWhere, $first: Int) { users(where: $where, first: $first) { totalCount nodes { name roles email tokens { name } actor { name } } } }`,
        { where, first },
      );
      expect(errors).toBeUndefined();
      return { ...data.users, sent: test.statements.length };
    };
    const [one, many] = [await ask({}, 1), await ask({}, 50)];
    expect(many.nodes.length).toBeGreaterThan(5);
    expect(many.sent).toBe(one.sent);
    const found = await ask({ role: 'REVIEWER', name: { contains: 'person' } }, 50);
    expect(found.totalCount).toBeGreaterThan(0);
    for (const { roles } of found.nodes) expect(roles).toContain('REVIEWER');
  });
});
