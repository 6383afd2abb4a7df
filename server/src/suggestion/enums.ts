import { builder } from '../builder.ts';
import type { Speaker } from './references.ts';

export const SpeakerResolution = builder.enumType('SpeakerResolution', {
  description: 'How the words that stand for a speaker lead to a name.',
  values: {
    NAMED: {
      description: 'The words hold the name, or the surname of somebody whom the text names in full before.',
    },
    RESOLVED: {
      description:
        'A pronoun, a title or a post that leads back to somebody named before: "he", "the Russian analyst".',
    },
    AS_IT_STANDS: {
      description:
        'The words are all that is known: "a spokesman for the ministry", or a "he" who could be either of two.',
    },
  } satisfies Record<Speaker['resolution'], { description: string }>,
});
