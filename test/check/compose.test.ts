import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../server/src/config.ts';

const root = join(import.meta.dirname, '../..');

// The linter's package carries the JSON schema that the Compose Specification publishes.
const linter = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
const { $schema: _draft, ...specification } = JSON.parse(
  readFileSync(join(linter, 'schemas/compose.schema.json'), 'utf8'),
);
const validate = new Ajv({ strict: false, validateFormats: false }).compile(specification);
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));

test('docker-compose.yml follows the Compose Specification', () => {
  validate(compose);
  expect(validate.errors).toBeNull();
});

test('a setting that the Compose Specification does not know is refused', () => {
  expect(validate({ ...compose, services: { server: { imagination: 'postgres' } } })).toBe(false);
});

test('the server, which speaks no TLS, is published on this machine alone, and asks who asks', () => {
  const { server, database } = compose.services;
  expect(server.ports).toEqual(['127.0.0.1:4000:4000']);
  expect(database.ports).toBeUndefined();
  expect(() => readConfig(server.environment)).not.toThrow();
  expect(server.environment.ENTENTE_AUTHENTICATION).toBe('required');
});
