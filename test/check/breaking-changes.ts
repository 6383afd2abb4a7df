/** Changes of schema.graphql that would break a program written against it, and whether they are announced. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { run } from './command.ts';

/** The breaking changes from one version of the schema to the next, a sentence each. */
export async function breakingChanges(before: string, after: string): Promise<string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes.filter(({ criticality }) => criticality.level === 'BREAKING').map(({ message }) => message);
}

/** Whether one of the changesets says that it breaks: a `major` release, or a line that begins with "Breaking:". */
export function announcesBreaking(changesets: readonly string[]): boolean {
  return changesets.some(
    (text) => /^['"]?@entente\/\w+['"]?: major\s*$/m.test(text) || /^breaking:/im.test(text),
  );
}

/** The schema as it was last agreed: on the main branch, or in the last commit. Null where there is none yet. */
async function agreedSchema(root: string): Promise<string | null> {
  for (const branch of ['origin/main', 'main', 'HEAD']) {
    const base = await run('git', ['merge-base', 'HEAD', branch], { cwd: root });
    if (base.code !== 0) continue;
    const shown = await run('git', ['show', `${base.stdout.trim()}:schema.graphql`], { cwd: root });
    return shown.code === 0 ? shown.stdout : null;
  }
  return null;
}

function changesets(root: string): string[] {
  const folder = join(root, '.changeset');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** A complaint where schema.graphql breaks what was agreed and no changeset announces it; else null. */
export async function unannouncedBreakingChanges(root: string): Promise<string | null> {
  const before = await agreedSchema(root);
  if (before === null) return null;
  const broken = await breakingChanges(before, readFileSync(join(root, 'schema.graphql'), 'utf8'));
  if (broken.length === 0 || announcesBreaking(changesets(root))) return null;
  const list = broken.map((message) => `  ${message}`).join('\n');
  return `schema.graphql breaks programs that use it:\n\n${list}\n
Take the change back, or announce it: \`npx changeset\` with a major release, or a line that begins with "Breaking:".`;
}
