import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf, makeSecret } from '../../server/src/account/secret.ts';
import { createApp } from '../../server/src/app.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { type People, type Person, people } from './people.ts';

let test: TestApp;
let made: People;
let coder: Person;
let admin: Person;
beforeAll(async () => {
  test = await testApp('empty', 'RED', { authentication: 'required' });
  made = people(test.database);
  coder = await made.person(['CODER'], { clearance: 'GREEN' });
  admin = await made.person(['ADMIN'], { clearance: 'AMBER' });
});
afterAll(async () => {
  await made.close();
  await test.close();
});

const fields = 'id name scopes expiresAt revokedAt lastUsedAt';

async function create(input: object, token: string) {
  const { data, errors } = await test.ask(
    `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
      __typename ... on CreateTokenPayload { secret token { ${fields} } } ... on Error { message path } } }`,
    { input },
    token,
  );
  expect(errors).toBeUndefined();
  return data.createToken;
}

async function revoke(id: string, token: string) {
  const { data, errors } = await test.ask(
    `mutation ($id: ID!) { revokeToken(input: { id: $id }) { __typename ... on ApiToken { ${fields} } ... on Error { message } } }`,
    { id },
    token,
  );
  expect(errors).toBeUndefined();
  return data.revokeToken;
}

const whoAsks = '{ viewer { user { name } clearance roles scopes tokens { name } } }';

async function codeOf(token: string): Promise<string | undefined> {
  return (await test.ask(whoAsks, {}, token)).errors?.[0]?.extensions.code;
}

describe('a token', () => {
  it('acts as its user, within their roles and its scopes', async () => {
    expect((await test.ask(whoAsks, {}, coder.token)).data.viewer).toEqual({
      user: { name: 'Person 1' },
      clearance: 'GREEN',
      roles: ['READER', 'CODER'],
      scopes: ['READ', 'CODE'],
      tokens: [{ name: 'test' }],
    });
    const reading = await create({ name: 'reads', scopes: ['READ'] }, coder.token);
    expect((await test.ask(whoAsks, {}, reading.secret)).data.viewer).toMatchObject({
      clearance: 'GREEN',
      roles: ['READER'],
      scopes: ['READ'],
    });
    const refused = await test.ask(
      'mutation { createActor(input: { kind: PERSON, name: "x" }) { __typename } }',
      {},
      reading.secret,
    );
    expect(refused.data.createActor.__typename).toBe('ForbiddenError');
  });

  it('has no role that its user does not have, whatever its scopes', async () => {
    const { token } = await made.person(['CODER'], { scopes: ['ADMIN', 'REVIEW', 'ASSESS'] });
    expect((await test.ask(whoAsks, {}, token)).data.viewer).toMatchObject({ roles: ['READER'] });
  });

  it('shows its secret once, and the database keeps no more than its hash', async () => {
    const { secret, token } = await create(
      { name: 'laptop', expiresAt: '2099-01-01T00:00:00Z' },
      coder.token,
    );
    expect(token).toMatchObject({ name: 'laptop', expiresAt: '2099-01-01T00:00:00.000Z', revokedAt: null });
    const tables = ['ApiToken', 'Revision', 'IdempotencyKey'];
    for (const table of tables) {
      const { rows } = await test.database.write.query(`SELECT to_jsonb(t)::text AS row FROM "${table}" t`);
      expect(rows.filter(({ row }) => row.includes(secret.slice(8)))).toEqual([]);
    }
  });

  it('is not good any more from the moment on that it is revoked, for good', async () => {
    const { secret, token } = await create({ name: 'lost' }, coder.token);
    expect(await codeOf(secret)).toBeUndefined();
    expect(await revoke(token.id, coder.token)).toMatchObject({ __typename: 'ApiToken', name: 'lost' });
    expect(await codeOf(secret)).toBe('UNAUTHENTICATED');
    const again = await revoke(token.id, coder.token);
    expect(again.revokedAt).not.toBeNull();
    await expect(
      test.database.write.query('UPDATE "ApiToken" SET "revokedAt" = NULL WHERE "revokedAt" IS NOT NULL'),
    ).rejects.toThrow('A revoked token stays revoked: create another.');
    await expect(test.database.write.query(`UPDATE "ApiToken" SET scopes = '{READ,ADMIN}'`)).rejects.toThrow(
      'A token stays as it was made: revoke it, and create another.',
    );
  });

  it('is revoked on every server at once', async () => {
    const other = createApp({
      config: { authentication: 'required', clearance: 'RED', preparedStatements: true },
      database: test.database,
    });
    const askOther = (secret: string) =>
      other.fetch('http://localhost/graphql?query={__typename}', {
        headers: { authorization: `Bearer ${secret}` },
      });
    const { secret, token } = await create({ name: 'both' }, coder.token);
    expect((await askOther(secret)).status).toBe(200);
    await revoke(token.id, coder.token);
    expect((await askOther(secret)).status).toBe(401);
    await other.close();
  });

  it('ends when it says, and cannot end in the past', async () => {
    expect(await create({ name: 'late', expiresAt: '2020-01-01T00:00:00Z' }, coder.token)).toMatchObject({
      __typename: 'ValidationError',
      path: ['expiresAt'],
    });
    const { secret } = await create({ name: 'long', expiresAt: '2099-01-01T00:00:00Z' }, coder.token);
    expect(await codeOf(secret)).toBeUndefined();
    const old = makeSecret();
    await made.writer.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('entente.user', ${coder.id}, true)`;
      const expiresAt = new Date(Date.now() - 1);
      await transaction.apiToken.create({
        data: { userId: coder.id, name: 'old', tokenHash: hashOf(old), expiresAt },
      });
    });
    expect(await codeOf(old)).toBe('UNAUTHENTICATED');
    const { data } = await test.ask(whoAsks, {}, coder.token);
    const names = data.viewer.tokens.map(({ name }: { name: string }) => name);
    expect(names).toContain('long');
    expect(names).not.toContain('old');
  });

  it('makes no stronger token than itself: neither by its scopes nor by its end', async () => {
    const first = await create(
      { name: 'weak', scopes: ['READ'], expiresAt: '2099-01-01T00:00:00Z' },
      coder.token,
    );
    expect(await create({ name: 'strong', scopes: ['CODE'] }, first.secret)).toMatchObject({
      __typename: 'ForbiddenError',
      path: ['scopes'],
    });
    expect(await create({ name: 'long', expiresAt: '2099-01-02T00:00:00Z' }, first.secret)).toMatchObject({
      __typename: 'ForbiddenError',
      path: ['expiresAt'],
    });
    const second = await create({ name: 'as weak' }, first.secret);
    expect(second.token).toMatchObject({ scopes: ['READ'], expiresAt: '2099-01-01T00:00:00.000Z' });
  });

  it('may be asked for with nulls, and ends as late as the one that it is made by', async () => {
    const end = '2099-01-01T00:00:00.000Z';
    const nothing = { userId: null, scopes: null, expiresAt: null };
    const first = await create({ name: 'first', ...nothing }, coder.token);
    expect(first.token).toMatchObject({ scopes: ['READ', 'CODE'], expiresAt: null });
    const ending = await create({ name: 'ending', expiresAt: end }, first.secret);
    const same = await create({ name: 'same', scopes: null, expiresAt: end }, ending.secret);
    expect(same.token).toMatchObject({ scopes: ['READ', 'CODE'], expiresAt: end });
  });

  it('is not made for who is deactivated', async () => {
    const { id, globalId } = await made.person(['CODER']);
    await made.writer.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('entente.user', ${admin.id}, true)`;
      const retracted = { retractedAt: new Date(), retractionReason: 'Left.' };
      await transaction.user.update({ where: { id }, data: retracted });
    });
    expect(await create({ name: 'x', userId: globalId }, admin.token)).toMatchObject({
      __typename: 'NotFoundError',
      message: 'There is no such User, or they are deactivated.',
      path: ['userId'],
    });
  });

  it('is made and revoked for others by administrators alone, up to their own clearance', async () => {
    const red = await made.person(['ANALYST'], { clearance: 'RED' });
    expect(await create({ name: 'x', userId: admin.globalId }, coder.token)).toMatchObject({
      __typename: 'ForbiddenError',
      message: expect.stringContaining('create tokens for others'),
    });
    expect(await create({ name: 'x', userId: red.globalId }, admin.token)).toMatchObject({
      __typename: 'ForbiddenError',
      path: ['userId'],
    });
    const { secret, token } = await create({ name: 'x', userId: coder.globalId }, admin.token);
    expect((await test.ask(whoAsks, {}, secret)).data.viewer.user.name).toBe('Person 1');
    const own = await create({ name: 'own' }, admin.token);
    const unknown = Buffer.from('ApiToken:00000000-0000-7000-8000-000000000009').toString('base64url');
    // Whether there is such a token is not for others to know
    const [there, not] = [await revoke(own.token.id, coder.token), await revoke(unknown, coder.token)];
    expect(there).toEqual(not);
    expect(there.__typename).toBe('ForbiddenError');
    expect(await revoke(unknown, admin.token)).toMatchObject({ __typename: 'NotFoundError' });
    expect(await revoke(token.id, admin.token)).toMatchObject({ __typename: 'ApiToken' });
  });

  it('is one of a hundred at most', async () => {
    const { id, token } = await made.person();
    await test.database.write.query(
      `SELECT set_config('entente.user', '${id}', false);
       INSERT INTO "ApiToken" (id, "userId", name, "tokenHash")
       SELECT gen_random_uuid(), '${id}', 'n', encode(sha256(n::text::bytea), 'hex') FROM generate_series(1, 99) n`,
    );
    expect(await create({ name: 'one more' }, token)).toMatchObject({ __typename: 'ValidationError' });
  });
});

describe('the last use of a token', () => {
  it('is kept to the minute, without a revision and without a wait', async () => {
    const { id, token } = await made.person();
    const used = async () => {
      const { rows } = await test.database.write.query(
        `SELECT "lastUsedAt", (SELECT count(*)::int FROM "Revision" r WHERE r."entityId" = t.id) AS revisions
         FROM "ApiToken" t WHERE "userId" = $1`,
        [id],
      );
      return rows[0];
    };
    expect(await used()).toEqual({ lastUsedAt: null, revisions: 1 });
    await test.ask(whoAsks, {}, token);
    await expect.poll(async () => (await used()).lastUsedAt).not.toBeNull();
    const first = await used();
    await test.ask(whoAsks, {}, token);
    await test.ask(whoAsks, {}, token);
    expect(await used()).toEqual(first);
    expect(first.revisions).toBe(1);
    await test.database.write.query(
      `UPDATE "ApiToken" SET "lastUsedAt" = now() - interval '2 minutes' WHERE "userId" = $1`,
      [id],
    );
    await test.ask(whoAsks, {}, token);
    await expect.poll(async () => (await used()).lastUsedAt > first.lastUsedAt).toBe(true);
  });
});
