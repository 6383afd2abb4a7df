import { builder } from '../builder.ts';

export const ImportState = builder.enumType('ImportState', {
  description: 'How far an import is.',
  values: {
    QUEUED: { description: 'It waits until a server takes it up.' },
    RUNNING: { description: 'A server is doing it; where that has ended, the next one takes it up again.' },
    SUCCEEDED: { description: 'The file was read to its end; single rows may have been rejected.' },
    FAILED: { description: 'It ended before that; "failure" says why. What was imported stays.' },
    CANCELLED: { description: 'Somebody cancelled it. What was imported stays.' },
  } as const,
});

export const ImportOutcome = builder.enumType('ImportOutcome', {
  description: 'Why there is something to say of a row.',
  values: {
    REJECTED: { description: 'The row was left out.' },
    REPAIRED: { description: 'The row went in after something in it was put right.' },
  } as const,
});
