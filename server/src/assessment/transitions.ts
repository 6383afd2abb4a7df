import type { AssessmentState } from '../_generated/prisma/enums.ts';
import type { Role } from '../viewer.ts';

/**
 * The state machine of assessments: each transition, who may take it and what it needs. The database holds the same table in the
 * view entente_transitions, with the same sentences, and lets no other change of state through.
 */

/** What a transition can need, in the sentence that is read where it is missing. */
export const needs = {
  EVIDENCE:
    'It needs evidence: record at least one statement, activity, document or assessment that it rests on.',
  LIKELIHOOD: 'It needs a likelihood: one of the seven terms.',
  CONFIDENCE: 'It needs a confidence, and what that rests on.',
  CLEAN_WORDING: 'Its wording breaks rules of ICD 203: mend the errors in its lint.',
  CHANGES: 'It needs a review of its present version that requests changes.',
  APPROVAL:
    'It needs a review of its present version that approves it, by somebody who neither drafted it nor is its author.',
  PREDECESSOR: 'What it supersedes is not published: let it supersede the latest one.',
  SUCCESSOR: 'It needs a published assessment that supersedes it.',
  STANDING: 'A published assessment supersedes it: retract that one first.',
  REASON: 'A retraction needs a reason.',
} as const;

export type Need = keyof typeof needs;

/** Words are judged here alone: the database cannot read them. */
export const needsOfTheServer: readonly Need[] = ['CLEAN_WORDING'];

export interface Transition {
  from: readonly AssessmentState[];
  to: AssessmentState;
  /** Roles of which one is needed for one's own assessment: drafted by oneself, or with oneself as its author. */
  own: readonly Role[];
  /** Roles of which one is needed for the assessment of somebody else. */
  others: readonly Role[];
  needs: readonly Need[];
  /** Who may take it, as a sentence. */
  takers: string;
  /** The mutation that takes it; null: it follows from another one. */
  mutation: string | null;
}

/** What the mutation itself brings along: a verdict, a reason. */
export const needsOfTheAct: readonly Need[] = ['CHANGES', 'APPROVAL', 'REASON'];

export const transitions = {
  SUBMIT: {
    from: ['DRAFT', 'CHANGES_REQUESTED'],
    to: 'IN_REVIEW',
    own: ['ANALYST', 'ADMIN'],
    others: ['ADMIN'],
    needs: ['EVIDENCE', 'LIKELIHOOD', 'CONFIDENCE', 'CLEAN_WORDING'],
    takers: 'An analyst submits their own assessment; an administrator any.',
    mutation: 'submitAssessment',
  },
  WITHDRAW: {
    from: ['IN_REVIEW', 'APPROVED'],
    to: 'DRAFT',
    own: ['ANALYST', 'ADMIN'],
    others: ['ADMIN'],
    needs: [],
    takers: 'An analyst withdraws their own assessment; an administrator any.',
    mutation: 'withdrawAssessment',
  },
  REQUEST_CHANGES: {
    from: ['IN_REVIEW', 'APPROVED'],
    to: 'CHANGES_REQUESTED',
    own: [],
    others: ['REVIEWER'],
    needs: ['CHANGES'],
    takers: 'A reviewer requests changes, of an assessment that is not their own.',
    mutation: 'reviewAssessment',
  },
  APPROVE: {
    from: ['IN_REVIEW'],
    to: 'APPROVED',
    own: [],
    others: ['REVIEWER'],
    needs: ['APPROVAL'],
    takers: 'A reviewer approves, an assessment that is not their own.',
    mutation: 'reviewAssessment',
  },
  PUBLISH: {
    from: ['APPROVED'],
    to: 'PUBLISHED',
    own: ['ANALYST', 'REVIEWER', 'ADMIN'],
    others: ['REVIEWER', 'ADMIN'],
    needs: ['PREDECESSOR'],
    takers: 'An analyst publishes their own assessment; a reviewer or an administrator any.',
    mutation: 'publishAssessment',
  },
  SUPERSEDE: {
    from: ['PUBLISHED'],
    to: 'SUPERSEDED',
    own: ['ANALYST', 'REVIEWER', 'ADMIN'],
    others: ['ANALYST', 'REVIEWER', 'ADMIN'],
    needs: ['SUCCESSOR'],
    takers: 'Whoever publishes an assessment supersedes the one that it replaces.',
    mutation: null,
  },
  RETRACT: {
    from: ['PUBLISHED'],
    to: 'RETRACTED',
    own: ['ANALYST', 'REVIEWER', 'ADMIN'],
    others: ['REVIEWER', 'ADMIN'],
    needs: ['REASON'],
    takers: 'An analyst retracts their own assessment; a reviewer or an administrator any.',
    mutation: 'retractAssessment',
  },
  REINSTATE: {
    from: ['RETRACTED'],
    to: 'PUBLISHED',
    own: ['ANALYST', 'REVIEWER', 'ADMIN'],
    others: ['REVIEWER', 'ADMIN'],
    needs: ['STANDING'],
    takers: 'An analyst reinstates their own assessment; a reviewer or an administrator any.',
    mutation: 'restoreAssessment',
  },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

/** What the rules look at: whether each need is met, and whether the assessment is the viewer's own. */
export type Facts = Record<Need, boolean> & { own: boolean };

/** Whether someone with these roles may take the transition. */
export function mayTake({ own, others }: Transition, roles: readonly Role[], isOwn: boolean): boolean {
  return (isOwn ? own : others).some((role) => roles.includes(role));
}

/** The needs of a transition that are not met, in its order. */
export function unmet(transition: Transition, facts: Facts): Need[] {
  return transition.needs.filter((need) => !facts[need]);
}

/** Whether the content of an assessment may change in this state. What was published elsewhere is a record, and is corrected. */
export function isOpen(state: AssessmentState, publishedElsewhere: boolean): boolean {
  return publishedElsewhere || state === 'DRAFT' || state === 'CHANGES_REQUESTED';
}

/** Why content may not change now. */
export function frozen(state: AssessmentState): string {
  const instead =
    state === 'IN_REVIEW' || state === 'APPROVED' ? 'withdraw it first' : 'supersede it by a new one';
  return `An assessment in state ${state} is not changed: ${instead}.`;
}

export const ownersOnly = 'Only its drafter or its author changes an assessment.';
