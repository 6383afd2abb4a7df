import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settings } from '../../server/src/config.ts';
import { version } from '../../server/src/product.ts';
import { help, readCommandLine } from '../../server/src/start/command-line.ts';

describe('settings', () => {
  it('has a default for everything that a start needs', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      authentication: 'local',
      databaseUrl: undefined,
      replicaUrls: [],
      replicaLag: 10,
      dataDirectory: resolve('.entente'),
      postgresPort: undefined,
      secret: undefined,
      example: true,
      clearance: 'RED',
      writeConnections: 10,
      readConnections: 10,
      connectTimeout: 10,
      statementTimeout: 30,
      preparedStatements: true,
      responseCache: 0,
      logLevel: 'info',
      slow: 1000,
      drainTimeout: 10,
      origins: [],
      graphiql: true,
      introspection: true,
      operations: undefined,
      bodyLimit: 20,
      requestTimeout: 30,
      tokenLimit: 10_000,
      aliasLimit: 200,
      directiveLimit: 50,
      rootFieldLimit: 50,
      depthLimit: 20,
      fieldLimit: 1_000,
      costLimit: 250_000,
      operationTimeout: 30,
      rate: 20_000,
      concurrency: 20,
      subscriptionLimit: 20,
    });
  });

  it('reads what is set, and takes an empty variable for one that is not', () => {
    const config = readConfig({
      PORT: ' 4100 ',
      HOST: '',
      DATABASE_URL: 'postgresql://owner:secret@db.example.org/entente?sslmode=require',
      ENTENTE_EXAMPLE: 'no',
      ENTENTE_CLEARANCE: 'AMBER_STRICT',
      DATABASE_PREPARED_STATEMENTS: 'no',
    });
    expect(config).toMatchObject({
      port: 4100,
      host: '127.0.0.1',
      databaseUrl: 'postgresql://owner:secret@db.example.org/entente?sslmode=require',
      example: false,
      clearance: 'AMBER_STRICT',
      preparedStatements: false,
    });
  });

  it.each([
    [
      { PORT: 'http' },
      'PORT takes a whole number from 0 to 65535 (0: any free one): set it so, or leave it unset.',
    ],
    [
      { PORT: '70000' },
      'PORT takes a whole number from 0 to 65535 (0: any free one): set it so, or leave it unset.',
    ],
    [
      { PORT: '1e3' },
      'PORT takes a whole number from 0 to 65535 (0: any free one): set it so, or leave it unset.',
    ],
    [{ ENTENTE_EXAMPLE: 'true' }, 'ENTENTE_EXAMPLE takes yes or no: set it so, or leave it unset.'],
    [
      { ENTENTE_ORIGINS: 'https://desk.example.org/page' },
      'ENTENTE_ORIGINS takes origins such as https://desk.example.org, with commas between them: set it so, or leave it unset.',
    ],
    [
      { DATABASE_REPLICA_URLS: 'postgresql://db2:5432/entente,postgresql://owner@db3:5432/entente' },
      'DATABASE_REPLICA_URLS takes addresses without a user such as postgresql://db2:5432/entente,postgresql://db3:5432/entente, with commas between them: set it so, or leave it unset.',
    ],
    [
      { ENTENTE_CLEARANCE: 'red' },
      'ENTENTE_CLEARANCE takes one of CLEAR, GREEN, AMBER, AMBER_STRICT, RED: set it so, or leave it unset.',
    ],
    [
      { ENTENTE_POSTGRES_PORT: '0' },
      'ENTENTE_POSTGRES_PORT takes a whole number from 1 to 65535: set it so, or leave it unset.',
    ],
    [
      { DATABASE_STATEMENT_TIMEOUT: '-1' },
      'DATABASE_STATEMENT_TIMEOUT takes a whole number from 0 to 86400 (seconds; 0: no limit): set it so, or leave it unset.',
    ],
  ])('refuses %j in one sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(
      expect.objectContaining({ name: 'StartupError', message: sentence }),
    );
  });

  it('never repeats a value that may be a password', () => {
    const refusal = (env: Record<string, string>) => {
      try {
        return readConfig(env);
      } catch (error) {
        return String(error);
      }
    };
    expect(refusal({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).toMatch(
      /^StartupError: DATABASE_URL takes(?!.*hunter2)/,
    );
    expect(refusal({ ENTENTE_SECRET: 'hunter2' })).toMatch(
      /^StartupError: ENTENTE_SECRET takes(?!.*hunter2)/,
    );
  });

  const logins = {
    ENTENTE_OIDC_ISSUER: 'https://login.example.org/realm',
    ENTENTE_OIDC_AUDIENCE: 'entente',
    ENTENTE_OIDC_JWKS_URL: 'https://login.example.org/realm/keys',
  };

  it.each(['0.0.0.0', '::', '192.0.2.1', '127.example.org'])(
    'refuses HOST=%s unless everybody is asked who they are',
    (host) => {
      expect(() => readConfig({ HOST: host })).toThrow(
        /: set ENTENTE_AUTHENTICATION=required, or leave HOST unset\.$/,
      );
      expect(() => readConfig({ HOST: host, ENTENTE_AUTHENTICATION: 'local' })).toThrow(/^HOST=/);
      expect(readConfig({ HOST: host, ENTENTE_AUTHENTICATION: 'required' }).host).toBe(host);
      expect(readConfig({ HOST: host, ...logins }).host).toBe(host);
    },
  );

  it('asks everybody who they are where logins are set, and takes them only whole', () => {
    expect(readConfig(logins)).toMatchObject({
      authentication: 'required',
      loginService: {
        issuer: 'https://login.example.org/realm',
        audience: 'entente',
        jwksUrl: 'https://login.example.org/realm/keys',
      },
    });
    expect(() => readConfig({ ...logins, ENTENTE_AUTHENTICATION: 'local' })).toThrow(
      /: set one of the two\.$/,
    );
    expect(() => readConfig({ ...logins, ENTENTE_OIDC_AUDIENCE: '' })).toThrow(
      'ENTENTE_OIDC_ISSUER, ENTENTE_OIDC_AUDIENCE, ENTENTE_OIDC_JWKS_URL go together: set ENTENTE_OIDC_AUDIENCE too, or none of them.',
    );
    expect(() => readConfig({ ...logins, ENTENTE_OIDC_JWKS_URL: 'file:///keys' })).toThrow(
      /^ENTENTE_OIDC_JWKS_URL takes an address such as /,
    );
  });

  it.each(['localhost', '::1', '127.0.0.2'])('allows HOST=%s, which only this machine reaches', (host) => {
    expect(readConfig({ HOST: host }).host).toBe(host);
  });
});

describe('the command line', () => {
  it('explains every setting in --help', () => {
    const text = help();
    for (const { env } of Object.values(settings)) expect(text).toContain(`\n  ${env}\n`);
    expect(text).toContain(version);
  });

  it('knows three flags and refuses others in one sentence', () => {
    expect(readCommandLine(['--no-example'])).toEqual({ help: false, version: false, example: false });
    expect(readCommandLine(['--help', '--version'])).toEqual({ help: true, version: true, example: true });
    expect(() => readCommandLine(['--port'])).toThrow(/^Unknown option '--port': see --help\.$/);
    expect(() => readCommandLine(['start'])).toThrow(/: see --help\.$/);
  });
});
