import type { Present } from '../reading.ts';
import { stixId } from './ids.ts';

type Reference = { id: string } | null;

/** A row that names one of these. */
export interface Grounds {
  statement?: Reference;
  activity?: Reference;
  document?: Reference;
  otherAssessment?: Reference;
}

export const reference = { select: { id: true } } as const;

/** The object of what is named, or null where it is not in the bundle. */
export function objectOf({ statement, activity, document, otherAssessment }: Grounds, present: Present) {
  if (statement && present('Statement', statement.id)) return stixId('note', statement.id);
  if (activity && present('Activity', activity.id)) return stixId('note', activity.id);
  if (document && present('Document', document.id)) return stixId('report', document.id);
  if (otherAssessment && present('Assessment', otherAssessment.id)) return stixId('note', otherAssessment.id);
  return null;
}

/** What is named, by type, for `present` to be asked about. */
export function namedBy(rows: readonly Grounds[]) {
  return {
    Statement: rows.map(({ statement }) => statement?.id),
    Activity: rows.map(({ activity }) => activity?.id),
    Document: rows.map(({ document }) => document?.id),
    Assessment: rows.map(({ otherAssessment }) => otherAssessment?.id),
  };
}
