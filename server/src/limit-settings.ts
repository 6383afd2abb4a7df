import { resolve } from 'node:path';
import { z } from 'zod';
import { described, wholeNumber, yesNo } from './setting.ts';

/** What a request, an operation and a user may take, and what pages of other sites and strangers to the schema may do. */
export const limitSettings = {
  origins: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text)))
    .default([])
    .register(described, {
      env: 'ENTENTE_ORIGINS',
      takes: 'origins such as https://desk.example.org, with commas between them',
      default: null,
      meaning: 'The sites whose pages may use this API from a browser. Unset: no other site.',
    }),
  graphiql: yesNo('ENTENTE_GRAPHIQL', 'yes', 'Whether GraphiQL is at the address of the API.'),
  introspection: yesNo(
    'ENTENTE_INTROSPECTION',
    'yes',
    'Whether the schema can be asked for. With no, refusals do not suggest names either; GraphiQL and generators of code then lack what they work with.',
  ),
  operations: z
    .string()
    .transform((path) => resolve(path))
    .optional()
    .register(described, {
      env: 'ENTENTE_OPERATIONS',
      takes: 'a JSON file',
      default: null,
      meaning:
        'The only operations that are answered: documents by the SHA-256 of their text, as code generators write them. There is no GraphiQL then. Unset: any operation.',
    }),
  bodyLimit: wholeNumber(
    'ENTENTE_BODY_LIMIT',
    [1, 1_000],
    20,
    'The largest body of a request.',
    ' (million bytes)',
  ),
  requestTimeout: wholeNumber(
    'ENTENTE_REQUEST_TIMEOUT',
    [1, 3_600],
    30,
    'How long a client may take to send a request. Its headers have ten seconds of it.',
    ' (seconds)',
  ),
  tokenLimit: wholeNumber(
    'ENTENTE_TOKEN_LIMIT',
    [100, 100_000],
    10_000,
    'The most tokens (names, marks and values) of a document, counted before it is parsed. Variables are no part of it.',
  ),
  aliasLimit: wholeNumber('ENTENTE_ALIAS_LIMIT', [0, 10_000], 200, 'The most aliases of a document.'),
  directiveLimit: wholeNumber(
    'ENTENTE_DIRECTIVE_LIMIT',
    [0, 10_000],
    50,
    'The most directives of a document, such as @include.',
  ),
  rootFieldLimit: wholeNumber(
    'ENTENTE_ROOT_FIELD_LIMIT',
    [1, 1_000],
    50,
    'The most fields at the top of an operation.',
  ),
  depthLimit: wholeNumber('ENTENTE_DEPTH_LIMIT', [1, 100], 20, 'The most fields inside one another.'),
  fieldLimit: wholeNumber(
    'ENTENTE_FIELD_LIMIT',
    [1, 100_000],
    1_000,
    'The most fields of an operation, those of a fragment counted wherever it is used.',
  ),
  costLimit: wholeNumber(
    'ENTENTE_COST_LIMIT',
    [1, 100_000_000],
    250_000,
    'The most points that an operation may cost: its fields, those in a page counted for each row the page may hold, and more for what is computed.',
  ),
  operationTimeout: wholeNumber(
    'ENTENTE_OPERATION_TIMEOUT',
    [1, 3_600],
    30,
    'After how long a query is given up, and its statements in Postgres with it.',
    ' (seconds)',
  ),
  rate: wholeNumber(
    'ENTENTE_RATE',
    [1, 100_000_000],
    20_000,
    "How many points a second a user may spend in the long run; what is left of a minute's worth, and at least of the most that one operation may cost, can be spent at once. Each server counts for itself, and not what the local session asks.",
  ),
  concurrency: wholeNumber(
    'ENTENTE_CONCURRENT_OPERATIONS',
    [1, 10_000],
    20,
    'The most operations of a user under way at once on a server; the local session is not counted.',
  ),
  subscriptionLimit: wholeNumber(
    'ENTENTE_SUBSCRIPTIONS',
    [1, 10_000],
    20,
    'The most subscriptions of a user at once on a server; those of the local session are not counted.',
  ),
};
