import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ValidationPlugin from '@pothos/plugin-validation';
import type PrismaTypes from './_generated/pothos.ts';
import { getDatamodel } from './_generated/pothos.ts';
import type { Context } from './context.ts';
import { ValidationError } from './errors.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';

export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    EDTFDate: { Input: string; Output: string };
    LanguageTag: { Input: string; Output: string };
    CountryCode: { Input: string; Output: string };
    Probability: { Input: number; Output: number };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string };
    URL: { Input: URL; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  // errors stands first: it wraps what the others throw
  plugins: [ErrorsPlugin, RelayPlugin, PrismaPlugin, ValidationPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  prisma: {
    // The read client takes Prisma's arguments; see read/client.ts
    client: (context) => context.db as never,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    onUnusedQuery: process.env.NODE_ENV === 'test' ? 'error' : null,
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    // The page's size is counted once, at the connection
    nodesOnConnection: { complexity: { field: 0, multiplier: 1 } },
    edgesFieldOptions: { complexity: { field: 0, multiplier: 1 } } as never,
    nodeQueryOptions: { extensions: { readsNode: true } } as never,
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
  },
  errors: {
    directResult: true,
    defaultTypes: [],
    unsafelyHandleInputErrors: true,
    defaultUnionOptions: {
      name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result`,
    },
  },
  validation: {
    validationError: ({ issues }) => {
      const [issue] = issues;
      const path = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
      return new ValidationError(issue?.message ?? 'The input is not acceptable.', path);
    },
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    // What it comes to is checked before anything is done, by plugins/use-cost-limit.ts
    disabled: true,
  },
});

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({
  description: 'Everything that can be written. Each write leaves a Revision; nothing is deleted.',
});
builder.subscriptionType({ description: 'What is sent as it happens.' });
