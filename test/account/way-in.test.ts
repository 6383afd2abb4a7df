import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startScreen } from '../../server/src/start/screen.ts';
import { hasWayIn } from '../../server/src/start/way-in.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { type People, people } from './people.ts';

let database: TestDatabase;
let made: People;
beforeAll(async () => {
  database = await testDatabase('empty');
  made = people(database);
});
afterAll(async () => {
  await made.close();
  await database.drop();
});

const started = {
  clearance: 'RED' as const,
  url: 'http://127.0.0.1:4000',
  externalDatabase: 'entente at db:5432',
  seconds: 1,
};
const loginService = {
  issuer: 'https://login.example.org',
  audience: 'entente',
  jwksUrl: 'https://login.example.org/keys',
};

describe('the first screen', () => {
  it('says that no login is asked for of whoever is at the machine', () => {
    const text = startScreen({ ...started, authentication: 'local', hasWayIn: true });
    expect(text).toContain(
      'Access    whoever is at this machine, as its administrator; no login is asked for',
    );
    expect(text).not.toMatch(/Bearer|Nobody/);
  });

  it('says who is let in, and how a shell shows a token', () => {
    const text = startScreen({
      ...started,
      authentication: 'required',
      loginIssuer: loginService.issuer,
      hasWayIn: true,
    });
    expect(text).toContain('Access    users with a token, or a login of https://login.example.org');
    expect(text).toContain("-H 'authorization: Bearer <token>'");
  });

  it('says how to let somebody in while nobody can come in', () => {
    const text = startScreen({ ...started, authentication: 'required', hasWayIn: false });
    expect(text).toMatch(/Nobody can get in yet\..*npx entente user add .*npx entente token create /s);
  });
});

describe('a way in', () => {
  it('is there without a token where none is asked for, or logins are taken', async () => {
    expect(await hasWayIn({ authentication: 'local' }, database)).toBe(true);
    expect(await hasWayIn({ authentication: 'required', loginService }, database)).toBe(true);
  });

  it('is else there with the first token of an active user', async () => {
    const required = { authentication: 'required' } as const;
    expect(await hasWayIn(required, database)).toBe(false);
    const { id } = await made.person();
    expect(await hasWayIn(required, database)).toBe(true);
    await made.writer.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('entente.user', ${id}, true)`;
      await transaction.user.update({
        where: { id },
        data: { retractedAt: new Date(), retractionReason: 'Left.' },
      });
    });
    expect(await hasWayIn(required, database)).toBe(false);
  });
});
