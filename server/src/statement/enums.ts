import { builder } from '../builder.ts';

export const SpeechAct = builder.enumType('SpeechAct', {
  description: 'What a statement does.',
  values: {
    ASSERT: { description: 'Says that something is so.' },
    DENY: { description: 'Says that something is not so.' },
    PROMISE: { description: 'Commits the speaker to something.' },
    THREATEN: { description: 'Announces harm under a condition.' },
    PRAISE: { description: 'Praises.' },
    CRITICISE: { description: 'Criticises.' },
    ANNOUNCE: { description: 'Makes something known that is or will be done.' },
    DECLINE: { description: 'Declines to say or to do something that was asked or expected.' },
  } as const,
});

export const Directness = builder.enumType('Directness', {
  description: 'How directly the words reach us. The order is from the most direct on.',
  values: {
    DIRECT_QUOTE: { description: 'Whole sentences, word for word.' },
    PARTIAL_QUOTE: { description: 'Some words, word for word.' },
    PARAPHRASE: { description: 'The sense, in the words of another.' },
    HEARSAY: { description: 'Something that is said to have been said.' },
  } as const,
});

export const Credibility = builder.enumType('Credibility', {
  description: 'How credible one piece of information is: the digit of the Admiralty code.',
  values: {
    CONFIRMED: { description: '1: confirmed by other sources.' },
    PROBABLY_TRUE: { description: '2: probably true.' },
    POSSIBLY_TRUE: { description: '3: possibly true.' },
    DOUBTFUL: { description: '4: doubtful.' },
    IMPROBABLE: { description: '5: improbable.' },
    CANNOT_BE_JUDGED: { description: '6: cannot be judged: unknown, not a low grade. It enters no average.' },
  } as const,
});
