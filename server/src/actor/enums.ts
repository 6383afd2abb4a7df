import { builder } from '../builder.ts';

export const ActorKind = builder.enumType('ActorKind', {
  description: 'What an actor is.',
  values: {
    STATE: { description: 'A state, such as China.' },
    GOVERNMENT_BODY: {
      description: 'A ministry, an executive office, a parliament or another body of a state.',
    },
    ARMED_SERVICE: { description: 'An army, navy, air force or another armed service.' },
    INTERNATIONAL_ORGANIZATION: { description: 'An organization whose members are states.' },
    ORGANIZATION: { description: 'A company, party, association or other organization.' },
    THINK_TANK: { description: 'A research institute or council that analyses or advises.' },
    MEDIA_OUTLET: { description: 'A newspaper, agency, broadcaster or publisher.' },
    PERSON: { description: 'One human being.' },
    GROUP: { description: 'People who are named only together, such as "Chinese officials".' },
  } as const,
});

export const ActorNameKind = builder.enumType('ActorNameKind', {
  description: 'What kind of name a name is.',
  values: {
    CANONICAL: { description: 'The name in its own language, as the actor writes it.' },
    ALIAS: { description: 'Another name in use.' },
    TRANSLITERATION: { description: 'The name in another script.' },
    MISSPELLING: {
      description: 'A wrong spelling that was seen in a source; kept, so that the source can be found.',
    },
    FORMER: { description: 'A name that is no longer used.' },
  } as const,
});

export const Voice = builder.enumType('Voice', {
  description: 'Whose authority a statement carries. The order is from the strongest to the weakest.',
  values: {
    HEAD_OF_STATE_OR_GOVERNMENT: { description: 'A president, a prime minister, a paramount leader.' },
    MINISTER: { description: 'A member of the government.' },
    SPOKESPERSON: { description: 'Someone appointed to speak for an office.' },
    MILITARY: { description: 'An officer of the armed forces, attachés among them.' },
    DIPLOMAT: { description: 'A member of the foreign service.' },
    OFFICIAL: { description: 'Another official of the state.' },
    LEGISLATOR: { description: 'A member of a parliament.' },
    STATE_MEDIA: { description: 'A medium that the state owns or directs.' },
    EXPERT: { description: 'A scholar or analyst, also of a state-owned institute.' },
    JOURNALIST: { description: 'A journalist or commentator.' },
  } as const,
});
