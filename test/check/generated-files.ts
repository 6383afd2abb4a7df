/** Files that are generated and committed: schema.graphql and the client's operations. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';

function contents(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** The files that differ between two states of a folder: changed, added or gone. */
export function changedFiles(before: Map<string, string>, after: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}

/** A complaint where schema.graphql is not what the server's code prints; else null. */
export async function staleSchema(root: string): Promise<string | null> {
  const printed = await run('tsx', ['server/src/print-schema.ts'], { cwd: root });
  if (printed.code !== 0) return printed.output;
  const file = join(root, 'schema.graphql');
  if (existsSync(file) && readFileSync(file, 'utf8').trim() === printed.stdout.trim()) return null;
  return 'schema.graphql is not what the server says. Write it anew: npm run schema';
}

/** A complaint where generating the client's files changes them; they are then up to date, but not yet committed. */
export async function staleClient(root: string): Promise<string | null> {
  const folder = join(root, 'client/src/_generated');
  const before = contents(folder);
  const generated = await run('npm', ['run', 'generate', '--workspace', '@entente/client'], { cwd: root });
  if (generated.code !== 0) return generated.output;
  const changed = changedFiles(before, contents(folder));
  if (changed.length === 0) return null;
  return `These files were not up to date and have been written anew; commit them:\n\n${changed.join('\n')}`;
}
