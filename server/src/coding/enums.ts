import { builder } from '../builder.ts';

export const CodingState = builder.enumType('CodingState', {
  description: 'How far a coding has come.',
  values: {
    ASSIGNED: { description: 'Given to a coder, who has not read the statement yet.' },
    CODED: { description: 'The coder has decided.' },
    IN_ADJUDICATION: { description: 'Coders differ, and the decision is open.' },
    ADJUDICATED: { description: 'The decision between codings is taken.' },
  } as const,
});
