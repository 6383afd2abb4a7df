import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { type LoginServer, startLoginService } from './login-service.ts';
import { type People, people } from './people.ts';

let service: LoginServer;
let test: TestApp;
let made: People;
beforeAll(async () => {
  service = await startLoginService();
  test = await testApp('empty', 'RED', { authentication: 'required', loginService: service.settings });
  made = people(test.database);
  await made.person(['ANALYST'], { clearance: 'AMBER', email: 'ada@example.org' });
  await made.person([], { email: 'bob@example.org', subject: `${service.settings.issuer} bob-1` });
});
afterAll(async () => {
  await made.close();
  await test.close();
  await service.stop();
});

const ada = { sub: 'ada-1', email: 'Ada@example.org' };

const whoAsks = async (jwt: string) => {
  const { data, errors } = await test.ask('{ viewer { user { name } clearance roles scopes } }', {}, jwt);
  return errors ? { code: errors[0]?.extensions.code, message: errors[0]?.message } : data.viewer;
};

describe('a login', () => {
  it('acts as the user with the verified email address, with all their roles', async () => {
    expect(await whoAsks(await service.login({ claims: ada }))).toEqual({
      user: { name: 'Person 1' },
      clearance: 'AMBER',
      roles: ['READER', 'ANALYST'],
      scopes: ['READ', 'CODE', 'ASSESS', 'REVIEW', 'ADMIN'],
    });
  });

  it('acts as the user whose subject it is, who is then known by nothing else', async () => {
    const bob = await service.login({ claims: { sub: 'bob-1', email: 'new@example.org' } });
    expect(await whoAsks(bob)).toMatchObject({ user: { name: 'Person 2' } });
    const heir = await service.login({ claims: { sub: 'bob-2', email: 'bob@example.org' } });
    expect(await whoAsks(heir)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('of somebody who has no account here, or whose address is not verified, is told so', async () => {
    const stranger = await service.login({ claims: { sub: 'eve', email: 'eve@example.org' } });
    expect(await whoAsks(stranger)).toEqual({
      code: 'UNAUTHENTICATED',
      message:
        'You are logged in as eve@example.org (https://login.example.org/realm eve), and have no active account here: ask an administrator to add a user with this email address or this subject.',
    });
    for (const email_verified of [false, undefined, 'true'])
      expect(await whoAsks(await service.login({ claims: { ...ada, email_verified } }))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
  });

  it('that has expired is told so', async () => {
    expect(await whoAsks(await service.login({ claims: ada, expiresIn: -60 }))).toEqual({
      code: 'UNAUTHENTICATED',
      message: 'This login has expired: log in again.',
    });
  });

  it.each<[string, () => Promise<string>]>([
    ['for another program', () => service.login({ claims: ada, audience: 'other' })],
    ['of another service', () => service.login({ claims: ada, issuer: 'https://evil.example' })],
    ['without a subject', () => service.login({ claims: { email: ada.email } })],
    ['with an unknown key', () => service.login({ claims: ada, kid: 'two' })],
    ['signed by another key', () => service.forged({ claims: ada })],
    ['signed with the public key as a secret', () => service.confused({ claims: ada })],
    ['that is not signed', () => service.bare({ claims: ada })],
    ['that is no login', async () => 'a.b.c'],
    ['that is cut short', async () => (await service.login({ claims: ada })).slice(0, -5)],
  ])('%s is refused', async (_what, login) => {
    expect(await whoAsks(await login())).toEqual({
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/^This login is not good for this server: /),
    });
    expect(test.faults).toEqual([]);
  });

  it('asks the service for its keys once, not with every request, also for keys that it does not have', async () => {
    const before = service.state.asked;
    for (const kid of ['one', 'one', 'three', 'four'])
      await whoAsks(await service.login({ claims: ada, kid }));
    expect(service.state.asked).toBeLessThanOrEqual(before + 1);
  });

  it('is no stranger where the service is down: the server says that, and logs why', async () => {
    service.state.isUp = false;
    const faults: unknown[] = [];
    const app = createApp({
      config: {
        authentication: 'required',
        loginService: service.settings,
        clearance: 'RED',
        preparedStatements: true,
      },
      database: test.database,
      onFault: (fault) => faults.push(fault),
    });
    const response = await app.fetch('http://localhost/graphql?query={__typename}', {
      headers: { authorization: `Bearer ${await service.login({ claims: ada })}` },
    });
    expect(response.status).toBe(503);
    expect((await response.json()).errors[0].extensions.code).toBe('UNAVAILABLE');
    expect(faults).toHaveLength(1);
    service.state.isUp = true;
    await app.close();
  });
});
