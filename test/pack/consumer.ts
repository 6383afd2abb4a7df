import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');
const run = promisify(execFile);

/** Builds and packs the client into a new folder, as it would be published. */
export async function pack(): Promise<{
  folder: string;
  tarball: string;
  files: string[];
  remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-pack-'));
  const client = join(root, 'client');
  await run('npm', ['run', 'build'], { cwd: client });
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: client });
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  return {
    folder,
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A project with `main.ts` that has the tarball installed by npm. The tarball's own dependencies are this
 * repository's, so that nothing is fetched.
 */
export async function createConsumer(
  folder: string,
  tarball: string,
  type: 'module' | 'commonjs',
  main: string,
) {
  const project = join(folder, type);
  await mkdir(project);
  const write = (name: string, content: unknown) => writeFile(join(project, name), JSON.stringify(content));
  await write('package.json', {
    name: 'consumer',
    private: true,
    type,
    dependencies: {
      '@entente/client': `file:${tarball}`,
      'eventsource-parser': `file:${join(modules, 'eventsource-parser')}`,
      graphql: `file:${join(modules, 'graphql')}`,
      'graphql-request': `file:${join(modules, 'graphql-request')}`,
    },
  });
  await write('tsconfig.json', {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2022'],
      module: 'nodenext',
      strict: true,
      outDir: 'dist',
      types: ['node'],
      typeRoots: [join(modules, '@types')],
    },
    files: ['main.ts'],
  });
  await writeFile(join(project, 'main.ts'), main);
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund'], { cwd: project });

  return {
    /** Compiles with further options of tsc; answers its complaints. */
    compile: (...options: string[]) =>
      run(join(modules, '.bin/tsc'), ['-p', '.', ...options], { cwd: project }).then(
        () => '',
        (failure: { stdout: string }) => failure.stdout,
      ),
    /** Runs what was compiled and answers what it printed, parsed. */
    run: async (...parameters: string[]): Promise<unknown> => {
      const { stdout } = await run('node', [join('dist', 'main.js'), ...parameters], { cwd: project });
      return JSON.parse(stdout);
    },
  };
}
