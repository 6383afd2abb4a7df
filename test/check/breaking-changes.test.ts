import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { announcesBreaking, breakingChanges, unannouncedBreakingChanges } from './breaking-changes.ts';

const agreed = 'type Query { actor(slug: String): String, actors: [String!]! }';
const narrowed = 'type Query { actor(slug: String!): String }';
const widened =
  'type Query { actor(slug: String, kind: String): String, actors: [String!]!, areas: [String!] }';

test('a field that is gone and an argument that became required break', async () => {
  expect(await breakingChanges(agreed, narrowed)).toHaveLength(2);
});

test('a new field and a new optional argument do not', async () => {
  expect(await breakingChanges(agreed, widened)).toEqual([]);
});

test('a major release or a line that begins with "Breaking:" announces, other changesets do not', () => {
  expect(announcesBreaking(["---\n'@entente/server': major\n---\nFields go."])).toBe(true);
  expect(
    announcesBreaking(['---\n"@entente/server": minor\n---\nNew fields.\n\nBreaking: `actors` is gone.']),
  ).toBe(true);
  expect(announcesBreaking(["---\n'@entente/server': minor\n---\nNothing breaking here."])).toBe(false);
  expect(announcesBreaking([])).toBe(false);
});

describe('in a repository', () => {
  let root: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
      cwd: root,
      stdio: 'ignore',
    });
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'entente-breaking-'));
    mkdirSync(join(root, '.changeset'));
    git('init', '--initial-branch=main');
    write('README.md', 'Entente');
    git('add', '.');
    git('commit', '--message=Begin');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function commitAgreed() {
    write('schema.graphql', agreed);
    git('add', '.');
    git('commit', '--message=Schema');
  }

  test('a schema that was never committed breaks nothing', async () => {
    write('schema.graphql', narrowed);
    expect(await unannouncedBreakingChanges(root)).toBeNull();
  });

  test('a breaking change names what breaks, until a changeset announces it', async () => {
    commitAgreed();
    write('schema.graphql', narrowed);
    expect(await unannouncedBreakingChanges(root)).toContain("Field 'actors' was removed");
    write('.changeset/fields-go.md', "---\n'@entente/server': major\n---\nFields go.\n");
    expect(await unannouncedBreakingChanges(root)).toBeNull();
  });

  test('on a branch, a change that is already committed there is compared with main', async () => {
    commitAgreed();
    git('switch', '--create', 'narrow');
    write('schema.graphql', narrowed);
    git('commit', '--all', '--message=Narrow');
    expect(await unannouncedBreakingChanges(root)).toContain("Field 'actors' was removed");
  });
});
