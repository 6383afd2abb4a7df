import { CLEARANCES, type Clearance } from './database/clearance.ts';

export type Marking = Clearance;

/** Who asks: to whom writes are put down, and what they may see. */
export interface Viewer {
  userId: string;
  /** Rows with a marking above it do not exist for this viewer. */
  clearance: Marking;
}

/** The person at the keyboard of a server that has no accounts; the first migration makes the row. */
export const localUserId = '00000000-0000-7000-8000-000000000001';

/** The markings that a viewer may see and give. */
export function visibleMarkings(viewer: Viewer): Marking[] {
  return CLEARANCES.slice(0, CLEARANCES.indexOf(viewer.clearance) + 1);
}
