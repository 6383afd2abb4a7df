import { builder } from '../builder.ts';

export const ConceptKind = builder.enumType('ConceptKind', {
  description: 'What kind of concept a statement is coded with.',
  values: {
    CHARACTERISATION: { description: 'A word for the relationship, such as "alliance". It has a level.' },
    POSITION: { description: 'A claim with which one can agree or disagree.' },
  } as const,
});

export const CharacterisationLevel = builder.enumType('CharacterisationLevel', {
  description: 'How close a characterisation says that the parties are. Ordinal, 0 to 6.',
  values: {
    ADVERSARY: { description: '0: enemies.' },
    RIVAL: { description: '1: rivals.' },
    NEUTRAL: { description: '2: neither close nor hostile.' },
    PARTNER: { description: '3: partners.' },
    STRATEGIC_PARTNER: { description: '4: strategic partners.' },
    QUASI_ALLY: { description: '5: allies in all but name, or in part.' },
    ALLY: { description: '6: allies.' },
  } as const,
});

export const ConceptChangeKind = builder.enumType('ConceptChangeKind', {
  description: 'What was done to a concept. Its codings stay on it in any case.',
  values: {
    RENAMED: { description: 'It has another label.' },
    MERGED: { description: 'It counts as another concept.' },
    SPLIT: { description: 'Several concepts took its place; there is one change for each of them.' },
  } as const,
});

export const Stance = builder.enumType('Stance', {
  description: 'How a statement stands towards a concept.',
  values: {
    AFFIRMS: { description: 'Uses the word, or agrees.' },
    QUALIFIES: { description: 'Uses the word or agrees with reservations.' },
    DENIES: { description: 'Rejects the word, or disagrees.' },
    AVOIDS: { description: 'Was asked or expected to use the word, and did not. Absence is data.' },
  } as const,
});
