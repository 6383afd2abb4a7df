import type { AssessmentState } from '../_generated/prisma/enums.ts';
import type { Role } from '../viewer.ts';
import {
  type Facts,
  mayTake,
  needs,
  needsOfTheAct,
  type Transition,
  transitions,
  unmet,
} from './transitions.ts';

type Offered = Exclude<keyof typeof transitions, 'SUPERSEDE'>;

/** A step that leads on from where an assessment stands, and what is in its way for someone. */
export interface Offer {
  name: Offered;
  to: AssessmentState;
  mutation: string;
  allowed: boolean;
  missing: string[];
}

/** The steps from a state that somebody takes themselves. What follows from another step is not among them. */
export function offersOf(state: AssessmentState, facts: Facts, roles: readonly Role[]): Offer[] {
  const all = Object.entries(transitions) as [Offered, Transition][];
  return all.flatMap(([name, transition]) => {
    if (transition.mutation === null || !transition.from.includes(state)) return [];
    const missing = [
      ...(mayTake(transition, roles, facts.own) ? [] : [transition.takers]),
      ...unmet(transition, facts)
        .filter((need) => !needsOfTheAct.includes(need))
        .map((need) => needs[need]),
    ];
    return {
      name,
      to: transition.to,
      mutation: transition.mutation,
      allowed: missing.length === 0,
      missing,
    };
  });
}
