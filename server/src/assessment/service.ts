import { z } from 'zod';
import { Confidence, Likelihood, type Likelihood as Term } from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { visibleTo } from '../visibility.ts';
import { entityService } from '../write/entity.ts';
import { dateColumns, input } from '../write/input.ts';
import { readAsWriter, type Writer } from '../write/transaction.ts';
import { likelihoodBounds } from './likelihood.ts';
import { checkOpen } from './ownership-service.ts';
import { takeTransition } from './workflow-service.ts';

const probability = z.number().min(0).max(1);

const assessment = z.object({
  relationshipId: input.id.nullish(),
  areaId: input.id.nullish(),
  statementId: input.id.nullish(),
  activityId: input.id.nullish(),
  question: input.text(2_000),
  judgement: input.text(),
  likelihood: z.enum(Likelihood).nullish(),
  probabilityLow: probability.nullish(),
  probabilityHigh: probability.nullish(),
  confidence: z.enum(Confidence).nullish(),
  confidenceBasis: input.text().nullish(),
  assumptions: z.array(input.text(2_000)).max(50, 'At most 50 assumptions.').optional(),
  gaps: z.array(input.text(2_000)).max(50, 'At most 50 gaps.').optional(),
  authorId: input.id,
  documentId: input.id.nullish(),
  assessedOn: input.edtf,
  supersedesId: input.id.nullish(),
  supersessionReason: input.text(2_000).nullish(),
  marking: input.marking.optional(),
});

const rows = entityService({
  entity: 'Assessment',
  writers: ['ANALYST'],
  create: assessment,
  update: assessment.omit({ authorId: true, documentId: true }).partial(),
  row: async ({ assessedOn, ...columns }, viewer, current, transaction) => {
    const whole: Record<string, unknown> = { ...current, ...columns };
    // How far it may be passed on is no part of what it says, and may have to be changed at once
    const remarked = Object.keys(columns).every((name) => name === 'marking') && assessedOn === undefined;
    if (current && !remarked) await checkOpen(transaction, viewer, current as never, 'id');
    if (!whole.relationshipId && !whole.areaId && !whole.statementId && !whole.activityId) {
      throw new ValidationError(
        'An assessment needs a subject: a relationship, an area, a statement or an activity.',
        ['relationshipId'],
      );
    }
    if (whole.confidenceBasis && !whole.confidence) {
      throw new ValidationError('A basis of confidence needs the confidence.', ['confidence']);
    }
    if (Boolean(whole.supersedesId) !== Boolean(whole.supersessionReason)) {
      throw new ValidationError('What supersedes another assessment says why.', ['supersessionReason']);
    }
    checkProbabilities(whole);
    const state = whole.documentId ? 'PUBLISHED' : 'DRAFT';
    return {
      columns: {
        ...columns,
        ...dateColumns('assessedOn', assessedOn),
        ...(!current && {
          state,
          draftedById: viewer.userId,
          assumptions: columns.assumptions ?? [],
          gaps: columns.gaps ?? [],
        }),
      },
    };
  },
});

/**
 * Assessments. One that was published elsewhere is recorded as PUBLISHED; one that is written here begins as a DRAFT, and only a
 * draft, or one sent back, is changed. To retract a publication, and to undo that, are transitions.
 */
export const assessmentService: typeof rows = {
  ...rows,
  async retract(writer, viewer, id, expectedVersion, reason) {
    return (await stateOf(writer, viewer, id)) === 'PUBLISHED'
      ? takeTransition(writer, viewer, 'RETRACT', { id, expectedVersion, reason })
      : rows.retract(writer, viewer, id, expectedVersion, reason);
  },
  async restore(writer, viewer, id, expectedVersion) {
    return (await stateOf(writer, viewer, id)) === 'RETRACTED'
      ? takeTransition(writer, viewer, 'REINSTATE', { id, expectedVersion })
      : rows.restore(writer, viewer, id, expectedVersion);
  },
};

/** Where it stands, as far as the viewer sees it; the write that follows sees whether it has moved on. */
async function stateOf(writer: Writer, viewer: Viewer, id: string) {
  const where: object = { id, ...visibleTo(viewer, 'Assessment') };
  const find = () => writer.assessment.findFirst({ where, select: { state: true } });
  return (await readAsWriter(writer, find))?.state;
}

/** A range has both bounds, the lower first, and lies within those of the term. */
function checkProbabilities({ likelihood, probabilityLow, probabilityHigh }: Record<string, unknown>) {
  const low = (probabilityLow ?? null) as number | null;
  const high = (probabilityHigh ?? null) as number | null;
  if ((low === null) !== (high === null)) {
    throw new ValidationError('A probability range has both bounds.', [
      low === null ? 'probabilityLow' : 'probabilityHigh',
    ]);
  }
  if (low === null || high === null) return;
  if (low > high)
    throw new ValidationError('The lower probability is above the higher one.', ['probabilityLow']);
  if (!likelihood) return;
  const [from, to] = likelihoodBounds[likelihood as Term];
  if (low < from || high > to) {
    throw new ValidationError(`${likelihood} lies between ${from} and ${to}: change the term or the range.`, [
      'probabilityLow',
    ]);
  }
}
