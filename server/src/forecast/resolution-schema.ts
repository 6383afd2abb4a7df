import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { resolveForecast } from './resolution-service.ts';

const ResolveForecastInput = builder.inputType('ResolveForecastInput', {
  description: 'What came of a forecast.',
  fields: (t) => ({
    id: t.globalID({ for: [ref('Forecast')], required: true, description: 'The forecast.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version on which it was decided. Another version now is a ConflictError.',
    }),
    outcome: t.boolean({ required: true, description: 'The answer.' }),
    resolvedOn: t.field({ type: 'Date', required: true, description: 'When the answer was known.' }),
    resolution: t.string({ required: true, description: 'How the answer is known.' }),
  }),
});

builder.mutationField('resolveForecast', (t) =>
  t.prismaField({
    type: ref('Forecast') as never,
    description:
      'Says what came of a forecast. Nobody does it for a forecast on which they have given a probability; no probability is given or changed afterwards.',
    args: { input: t.arg({ type: ResolveForecastInput, required: true, description: 'What came of it.' }) },
    errors: {
      types: expectedErrors,
      union: { description: 'The forecast, or why it was not resolved.' },
    },
    resolve: async (query: object, _root: unknown, { input }: { input: object }, context: Context) => {
      const { id } = await resolveForecast(context.writer, context.viewer, plainInput(input));
      return readBack(context, 'Forecast', id, query) as never;
    },
  } as never),
);
