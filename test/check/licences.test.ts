import { expect, test } from 'vitest';
import { isPermissive, refused } from './licences.ts';

test('of alternatives one permissive licence suffices, of licences joined all must be', () => {
  expect(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'].map(isPermissive)).toEqual([true, true, true]);
  expect(['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'none', ''].map(isPermissive)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('a dependency without a licence, or with another one, is named', () => {
  const components = [
    { name: 'free', version: '1.0.0', licenses: [{ license: { id: 'MIT' } }] },
    { name: 'bound', version: '2.0.0', licenses: [{ expression: 'AGPL-3.0-only' }] },
    { name: 'silent', version: '3.0.0' },
  ];
  expect(refused({ components })).toEqual(['bound 2.0.0: AGPL-3.0-only', 'silent 3.0.0: none']);
});
