import { builder } from '../builder.ts';

export const CodingState = builder.enumType('CodingState', {
  description: 'How far a coding has come.',
  values: {
    ASSIGNED: { description: 'A draft: the coder has not submitted it, and may not have decided yet.' },
    CODED: { description: 'The coder has submitted it, and may change it still.' },
    IN_ADJUDICATION: { description: 'Coders differ, and the decision is open. Nobody changes it now.' },
    ADJUDICATED: {
      description: 'The decision between codings is taken. If that is retracted, it is CODED again.',
    },
  } as const,
});
