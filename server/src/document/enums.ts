import { builder } from '../builder.ts';

export const DocumentKind = builder.enumType('DocumentKind', {
  description: 'What kind of source a document is.',
  values: {
    ARTICLE: { description: 'An article of a newspaper, journal or website.' },
    INTERVIEW: { description: 'An interview.' },
    TRANSCRIPT: { description: 'The record of a meeting, a press conference or a debate.' },
    SPEECH: { description: 'A speech or an address.' },
    TREATY: { description: 'A treaty or another binding agreement.' },
    JOINT_STATEMENT: { description: 'A statement that several parties issue together.' },
    PRESS_RELEASE: { description: 'A press release or a communiqué.' },
    REPORT: { description: 'A report or a study.' },
    OTHER: { description: 'Anything else.' },
  } as const,
});

export const Reliability = builder.enumType('Reliability', {
  description: 'How reliable a source is: the letter of the Admiralty code.',
  values: {
    A: { description: 'Completely reliable.' },
    B: { description: 'Usually reliable.' },
    C: { description: 'Fairly reliable.' },
    D: { description: 'Not usually reliable.' },
    E: { description: 'Unreliable.' },
    F: { description: 'Cannot be judged: unknown, not a low grade. It enters no average.' },
  } as const,
});

export const CitationStatus = builder.enumType('CitationStatus', {
  description: 'How far a citation leads.',
  values: {
    RESOLVED: { description: 'The cited document is known and linked.' },
    UNRESOLVED: { description: 'The citation names its source, which is not in the knowledge base yet.' },
    INCOMPLETE: {
      description:
        'Something that is needed to find the source is missing, such as the outlet. Kept as it is, never guessed.',
    },
  } as const,
});
