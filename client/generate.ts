import { basename, join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import type { CodegenPlugin } from '@graphql-codegen/plugin-helpers';
import * as documents from './codegen/documents.ts';
import * as methods from './codegen/methods.ts';
import * as resultErrors from './codegen/result-errors.ts';

/** GraphQL's scalars as they arrive in JSON. One that is missing here stops the generation. */
const scalars = {
  ID: 'string',
  CountryCode: 'string',
  Cursor: 'string',
  Date: 'string',
  DateTime: 'string',
  EDTFDate: 'string',
  JSON: 'unknown',
  LanguageTag: 'string',
  Probability: 'number',
  URL: 'string',
};

const config = {
  scalars,
  strictScalars: true,
  // Names as in the schema, so that what is read in GraphiQL is what is typed here.
  namingConvention: 'keep',
  arrayInputCoercion: false,
  useTypeImports: true,
  documentMode: 'string',
  pureMagicComment: true,
};

const ownPlugins: Record<string, CodegenPlugin> = { documents, methods, 'result-errors': resultErrors };

const header = {
  add: { content: '// Generated from schema.graphql and operations/*.graphql by `npm run generate`.' },
};

/** Writes the files of a client into a directory, from a schema and operation files (a glob). */
export async function generateClient(schema: string, operations: string, directory: string): Promise<void> {
  await generate({
    schema,
    documents: operations,
    silent: true,
    config,
    pluginLoader: async (name: string) => ownPlugins[basename(name)] ?? import(name),
    generates: {
      [join(directory, 'operations.ts')]: { plugins: [header, 'typescript-operations', 'documents'] },
      [join(directory, 'entente-client.ts')]: { plugins: [header, 'methods'] },
      [join(directory, 'result-errors.ts')]: { plugins: [header, 'result-errors'] },
    },
  });
}

if (process.argv[1] === import.meta.filename) {
  const here = (path: string) => join(import.meta.dirname, path);
  await generateClient(here('../schema.graphql'), here('src/operations/*.graphql'), here('src/_generated'));
}
