import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateClient } from '../../client/generate.ts';

const schema = await readFile(new URL('schema.graphql', import.meta.url), 'utf8');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-generate-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The generated files by name. */
async function generated(operations: string, schemaText = schema): Promise<Record<string, string>> {
  const [schemaFile, operationsFile] = [join(folder, 'schema.graphql'), join(folder, 'operations.graphql')];
  const output = join(folder, 'output');
  await writeFile(schemaFile, schemaText);
  await writeFile(operationsFile, operations);
  await mkdir(output, { recursive: true });
  await generateClient(schemaFile, operationsFile, output);
  const names = await readdir(output);
  const read = async (name: string) => [name, await readFile(join(output, name), 'utf8')];
  return Object.fromEntries(await Promise.all(names.map(read)));
}

const lookup = 'query Actor($by: ActorBy!) { actor(by: $by) { name } }';

describe('the generated client', () => {
  it('has a method for an operation, described as in the schema, that answers its only field', async () => {
    const files = await generated(
      `${lookup} query Everyone($first: Int) { all: actors(first: $first) { totalCount } }`,
    );
    const client = files['entente-client.ts'];
    expect(client).toContain('   * One actor; null if there is none.\n');
    expect(client).toContain(
      "async actor(variables: ActorQueryVariables, options?: CallOptions): Promise<ActorQuery['actor']>",
    );
    expect(client).toContain('(await this.request(ActorDocument, variables, options)).actor;');
    expect(client).toContain(
      "everyone(variables?: EveryoneQueryVariables, options?: CallOptions): Promise<EveryoneQuery['all']>",
    );
  });

  it('has a class for each error type, with its own fields', async () => {
    const errors = (await generated(lookup))['result-errors.ts'];
    expect(errors?.match(/class \w+ extends ResultError/g)).toEqual(
      ['Conflict', 'NotFound', 'Validation'].map((name) => `class ${name}Error extends ResultError`),
    );
    expect(errors).toContain('get currentVersion(): number | undefined');
  });

  it('is the same each time', async () => {
    expect(await generated(lookup)).toEqual(await generated(lookup));
  });

  it('has no any', async () => {
    const files = await generated(lookup);
    expect(Object.values(files).join('\n')).not.toMatch(/\bany\b/);
  });
});

describe('the generation stops at', () => {
  it.each([
    ['a field that the schema does not have', 'query Actor { nobody { id } }', 'Cannot query field'],
    [
      'two root fields',
      'query Two { a: actors { totalCount } b: actors { totalCount } }',
      'exactly one root field',
    ],
    ['a name that the client needs', 'query Pages { actors { totalCount } }', "the client's own pages()"],
  ])('%s', async (_, operations, complaint) => {
    await expect(generated(operations)).rejects.toThrow(complaint);
  });

  it.each([
    ['a success that is named like an error', 'type SyntaxError { line: Int }', 'SyntaxError: object types'],
    [
      'an error that is not named so',
      'type Refusal implements Error { code: ErrorCode! message: String! path: [String!] }',
      'Refusal: object types',
    ],
    [
      'an error of a name that the client has',
      'type HttpError implements Error { code: ErrorCode! message: String! path: [String!] }',
      'of that name already',
    ],
    ['an unknown scalar', 'scalar Angle extend type Actor { heading: Angle }', 'Angle'],
  ])('%s', async (_, addition, complaint) => {
    await expect(
      generated(
        'query Actor($by: ActorBy!) { actor(by: $by) { ...A } } fragment A on Actor { name }',
        schema + addition,
      ),
    ).rejects.toThrow(complaint);
  });
});
