import type { Confidence, Likelihood } from '../_generated/prisma/enums.ts';

/** What is judged, and how likely and well founded it is held to be. */
export interface Judgement {
  judgement: string;
  likelihood: Likelihood | null;
  confidence: Confidence | null;
}

/** An assessment of a chain in which each supersedes the one before. */
export interface Link {
  id: string;
  recordedAt: Date;
  /** Why it supersedes the one before; null for the first. */
  supersessionReason: string | null;
  /** As it stands now. */
  now: Judgement;
  /** Its changes, the earliest first: what each column was before. */
  revisions: { recordedAt: Date; before: Partial<Judgement> }[];
}

/** A change of judgement: by a revision of one assessment, or from one to the one that supersedes it. */
export interface JudgementChange {
  kind: 'REVISED' | 'SUPERSEDED';
  assessmentId: string;
  recordedAt: Date;
  /** Null where the assessment before may not be seen. */
  from: Judgement | null;
  to: Judgement;
  reason: string | null;
}

/**
 * How a judgement came to be what it is, the earliest change first. Each change begins where the one before ends. A supersession is
 * listed also where it changes nothing: its reason is the point. `complete`: the first of the chain supersedes nothing.
 */
export function judgementChanges(chain: readonly Link[], complete = true): JudgementChange[] {
  const changes: JudgementChange[] = [];
  let last: Judgement | null = null;
  for (const [place, { id, recordedAt, supersessionReason, now, revisions }] of chain.entries()) {
    const states = statesOf(now, revisions);
    const [first, ...later] = states as [Judgement, ...Judgement[]];
    if (place > 0 || !complete) {
      changes.push({
        kind: 'SUPERSEDED',
        assessmentId: id,
        recordedAt,
        from: last,
        to: first,
        reason: supersessionReason,
      });
    }
    later.forEach((to, i) => {
      changes.push({
        kind: 'REVISED',
        assessmentId: id,
        recordedAt: (revisions[i] as Link['revisions'][number]).recordedAt,
        from: states[i] as Judgement,
        to,
        reason: null,
      });
    });
    last = now;
  }
  return changes;
}

/** What it was at first and after each revision, found by going back from what it is now. */
function statesOf(now: Judgement, revisions: Link['revisions']): Judgement[] {
  const states = [now];
  for (const { before } of [...revisions].reverse())
    states.unshift({ ...(states[0] as Judgement), ...before });
  return states;
}
