import { resolve } from 'node:path';
import { z } from 'zod';
import { CLEARANCES } from './database/clearance.ts';
import { limitSettings } from './limit-settings.ts';
import { described, digits, type Setting, webAddress, wholeNumber, yesNo } from './setting.ts';
import { StartupError } from './startup-error.ts';
import { LOG_LEVELS } from './telemetry/levels.ts';
import { type WaysIn, waysIn } from './ways-in.ts';

const schema = z.object({
  port: wholeNumber('PORT', [0, 65_535], 4000, 'The port on which the server answers.', ' (0: any free one)'),
  host: z.string().default('127.0.0.1').register(described, {
    env: 'HOST',
    takes: 'an address or name of this machine',
    default: '127.0.0.1',
    meaning: 'The address on which the server answers. Only this machine reaches the default.',
  }),
  authentication: z.enum(['local', 'required']).optional().register(described, {
    env: 'ENTENTE_AUTHENTICATION',
    takes: 'local or required',
    default: null,
    meaning:
      'Who may ask. local: whoever is at this machine, as its administrator, without a token. required: only users with a token or a login. Unset: local, or required with ENTENTE_OIDC_ISSUER.',
  }),
  oidcIssuer: webAddress(
    'ENTENTE_OIDC_ISSUER',
    'The service of OpenID Connect whose logins (JWT) are good here: the address that stands in them as "iss", to the letter. Unset: none, tokens only.',
  ),
  oidcAudience: z.string().optional().register(described, {
    env: 'ENTENTE_OIDC_AUDIENCE',
    takes: 'a name',
    default: null,
    meaning: 'The name of this server at that service: what stands in its logins as "aud".',
  }),
  oidcJwksUrl: webAddress(
    'ENTENTE_OIDC_JWKS_URL',
    'Where that service publishes the keys with which it signs (JWKS).',
  ),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional()
    .register(described, {
      env: 'DATABASE_URL',
      takes: 'a Postgres address such as postgresql://user:password@host:5432/entente',
      default: null,
      meaning:
        'An external Postgres, version 15 or newer; its user owns the database and may create roles. Unset: a Postgres of its own in ENTENTE_DATA.',
    }),
  dataDirectory: z
    .string()
    .default('.entente')
    .transform((path) => resolve(path))
    .register(described, {
      env: 'ENTENTE_DATA',
      takes: 'a directory',
      default: '.entente',
      meaning: 'Where the embedded Postgres keeps the data. Not used with DATABASE_URL.',
    }),
  corpora: z
    .string()
    .transform((path) => resolve(path))
    .optional()
    .register(described, {
      env: 'ENTENTE_CORPORA',
      takes: 'a directory',
      default: null,
      meaning:
        'The directory whose files, and those below it, the API may import; the same files for all servers on one Postgres. Unset: the API imports none.',
    }),
  postgresPort: digits(1, 65_535).optional().register(described, {
    env: 'ENTENTE_POSTGRES_PORT',
    takes: 'a whole number from 1 to 65535',
    default: null,
    meaning: 'The port of the embedded Postgres. Unset: 5433, or another if that is taken.',
  }),
  secret: z.string().min(16).optional().register(described, {
    env: 'ENTENTE_SECRET',
    takes: 'at least 16 characters',
    default: null,
    meaning:
      "The key from which the passwords of the server's database roles are derived; the same for all servers on one Postgres. Unset: the password in DATABASE_URL.",
  }),
  example: yesNo(
    'ENTENTE_EXAMPLE',
    'yes',
    'Whether an empty database gets the worked example. --no-example is the same as no.',
  ),
  clearance: z
    .enum(CLEARANCES)
    .default('RED')
    .register(described, {
      env: 'ENTENTE_CLEARANCE',
      takes: `one of ${CLEARANCES.join(', ')}`,
      default: 'RED',
      meaning:
        'The strongest TLP marking that the local session and the commands see. Users have one of their own.',
    }),
  replicaUrls: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^postgres(ql)?:\/\/[^\s@/?]*\/[^\s?]+(\?\S+)?$/)))
    .default([])
    .register(described, {
      env: 'DATABASE_REPLICA_URLS',
      takes:
        'addresses without a user such as postgresql://db2:5432/entente,postgresql://db3:5432/entente, with commas between them',
      default: null,
      meaning:
        'Physical copies of DATABASE_URL that queries are read from; the primary may be among them. Unset: none, all is read from DATABASE_URL.',
    }),
  replicaLag: wholeNumber(
    'DATABASE_REPLICA_LAG',
    [1, 3600],
    10,
    'How far behind a replica may be and still be read.',
    ' (seconds)',
  ),
  writeConnections: wholeNumber(
    'DATABASE_WRITE_CONNECTIONS',
    [2, 1000],
    10,
    'The most connections to Postgres at once for writing.',
  ),
  readConnections: wholeNumber(
    'DATABASE_READ_CONNECTIONS',
    [1, 1000],
    10,
    'The most connections to Postgres at once for reading, per clearance.',
  ),
  connectTimeout: wholeNumber(
    'DATABASE_CONNECT_TIMEOUT',
    [1, 600],
    10,
    'How long a request waits for a connection to Postgres.',
    ' (seconds)',
  ),
  statementTimeout: wholeNumber(
    'DATABASE_STATEMENT_TIMEOUT',
    [0, 86_400],
    30,
    'After how long Postgres gives a statement up. Not sent with DATABASE_PREPARED_STATEMENTS=no: set it for the roles in Postgres then.',
    ' (seconds; 0: no limit)',
  ),
  preparedStatements: yesNo(
    'DATABASE_PREPARED_STATEMENTS',
    'yes',
    'Whether statements are prepared under a name. Say no behind pgbouncer in transaction mode.',
  ),
  responseCache: wholeNumber(
    'ENTENTE_RESPONSE_CACHE',
    [0, 100_000],
    0,
    'How much memory answers may take that are kept for whoever asks the same again, until anything is written. Not through a pooler.',
    ' (million bytes; 0: none are kept)',
  ),
  logLevel: z
    .enum(LOG_LEVELS)
    .default('info')
    .register(described, {
      env: 'ENTENTE_LOG',
      takes: `one of ${LOG_LEVELS.join(', ')}`,
      default: 'info',
      meaning:
        'What the server logs. error: its own faults. info: a line for each operation, too. debug: faults with messages that may hold what somebody has written.',
    }),
  slow: wholeNumber(
    'ENTENTE_SLOW',
    [0, 600_000],
    1000,
    'From how long on an operation is logged with its statements.',
    ' (milliseconds; 0: never)',
  ),
  metricsPort: digits(0, 65_535).optional().register(described, {
    env: 'ENTENTE_METRICS_PORT',
    takes: 'a whole number from 0 to 65535 (0: any free one)',
    default: null,
    meaning:
      'The port on which Prometheus finds /metrics, without a token: let nobody else reach it. Unset: nothing is measured.',
  }),
  otlpEndpoint: webAddress(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'Where traces of operations and their SQL, without values, are sent to (OpenTelemetry, OTLP over HTTP). Unset: nowhere.',
  ),
  drainTimeout: wholeNumber(
    'ENTENTE_DRAIN',
    [0, 600],
    10,
    'How long requests under way may take to finish when the server is stopped.',
    ' (seconds)',
  ),
  ...limitSettings,
});

type Settings = z.output<typeof schema>;

/** The settings in force. Times are in seconds; Directories are absolute. */
export type Config = Settings & WaysIn;

/** Every setting by its name in `Config`, in the order of `--help`. */
export const settings = Object.fromEntries(
  Object.entries(schema.shape).map(([key, type]) => [key, described.get(type)]),
) as Record<keyof Settings, Setting>;

/**
 * The settings from the environment; a variable that is set but empty counts as unset.
 * @throws StartupError that names the setting and what it takes. The value is not repeated: it may be a password.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.entries(settings).map(([key, { env: name }]) => [key, env[name]?.trim() || undefined]);
  const result = schema.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const setting = settings[result.error.issues[0]?.path[0] as keyof Settings];
    throw new StartupError(`${setting.env} takes ${setting.takes}: set it so, or leave it unset.`);
  }
  return { ...result.data, ...waysIn(result.data) };
}
