import type { Role } from '../../server/src/viewer.ts';

/** People with every role, some with a past: who has coded the statements, who has still to, who drafts, who is the author. */
export const people = {
  reader: ['READER'],
  coder: ['CODER'],
  assigned: ['CODER'],
  assignedReviewer: ['CODER', 'REVIEWER'],
  openlyAssigned: ['CODER', 'REVIEWER'],
  stranger: ['CODER'],
  drafter: ['ANALYST'],
  author: ['ANALYST'],
  analyst: ['ANALYST'],
  reviewer: ['REVIEWER'],
  admin: ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>;
export type Person = keyof typeof people;
