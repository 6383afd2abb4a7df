import { builder } from '../builder.ts';

export const ActivityKind = builder.enumType('ActivityKind', {
  description: 'What kind of deed an activity is.',
  values: {
    AGREEMENT: { description: 'An agreement, a treaty, a memorandum.' },
    JOINT_DEVELOPMENT: { description: 'Building or developing something together.' },
    EXERCISE: { description: 'A military exercise or a joint patrol.' },
    ARMS_TRANSFER: { description: 'A sale or another transfer of arms.' },
    DEPLOYMENT: { description: 'A deployment of forces.' },
    CONSULTATION: { description: 'Talks below the summit, regular or not.' },
    SUMMIT: { description: 'A meeting of heads of state or government.' },
    TRADE: { description: 'Trade, investment, credit.' },
    RESTRAINT: {
      description: 'A party withholds something on purpose. The participants are those who withhold.',
    },
  } as const,
});

export const CooperationLevel = builder.enumType('CooperationLevel', {
  description: 'How far cooperation has come. Ordinal, 0 to 4.',
  values: {
    DISCUSSED: { description: '0: talked about.' },
    ANNOUNCED: { description: '1: announced in public.' },
    AGREED: { description: '2: agreed.' },
    UNDER_WAY: { description: '3: being done.' },
    INSTITUTIONALISED: { description: '4: done as a matter of course, with bodies or rules of its own.' },
  } as const,
});

export const EvidenceStatus = builder.enumType('EvidenceStatus', {
  description: 'What is known of whether it happened.',
  values: {
    OBSERVED: { description: 'There is evidence that it did.' },
    DISPUTED: { description: 'The evidence is contradictory.' },
    NONE_OBSERVED: { description: 'It was searched for, and nothing was found.' },
    NOT_SEARCHED: { description: 'Nobody has looked yet. This is a different answer from nothing found.' },
  } as const,
});

export const ObligationType = builder.enumType('ObligationType', {
  description: 'What an agreement obliges its parties to, as alliance treaties are coded.',
  values: {
    DEFENSE: { description: 'To help a party that is attacked.' },
    OFFENSE: { description: 'To take part in a war that a party begins.' },
    NEUTRALITY: { description: 'To stay out of a war of another party.' },
    NONAGGRESSION: { description: 'Not to attack each other.' },
    CONSULTATION: { description: 'To consult in a crisis.' },
  } as const,
});
