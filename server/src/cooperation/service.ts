import { z } from 'zod';
import {
  ActivityKind,
  CooperationLevel,
  EvidenceStatus,
  ObligationType,
} from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import { recorders } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { dateColumns, input } from '../write/input.ts';
import { slugOf } from '../write/slug.ts';

const area = z.object({
  label: input.line(),
  slug: input.slug.nullish(),
  definition: input.text().nullish(),
  parentId: input.id.nullish(),
});

/** Areas of cooperation. The lineage in the tree is kept by the database, which refuses circles. */
export const cooperationAreaService = entityService({
  entity: 'CooperationArea',
  writers: recorders,
  create: area,
  update: area.partial(),
  row: (fields, _viewer, current) => ({
    columns: {
      ...fields,
      slug: current ? (fields.slug ?? undefined) : slugOf(fields.slug, fields.label, 'label'),
    },
  }),
});

const activity = z.object({
  relationshipId: input.id,
  areaId: input.id,
  kind: z.enum(ActivityKind),
  title: input.line(1_000),
  description: input.text().nullish(),
  period: input.edtf.nullish(),
  level: z.enum(CooperationLevel).nullish(),
  evidenceStatus: z.enum(EvidenceStatus),
  participantIds: z.array(input.id).max(100, 'An activity has at most 100 participants.').nullish(),
  obligations: z
    .array(z.object({ type: z.enum(ObligationType), condition: input.text(2_000).nullish() }))
    .refine(
      (all) => new Set(all.map(({ type }) => type)).size === all.length,
      'A type of obligation is given twice.',
    )
    .nullish(),
  statementIds: z.array(input.id).max(100, 'An activity has at most 100 statements as sources.').nullish(),
  documentIds: z.array(input.id).max(100, 'An activity has at most 100 documents as sources.').nullish(),
  marking: input.marking.optional(),
});

/** Deeds and restraints. What was observed has a level; only an AGREEMENT has obligations. */
export const activityService = entityService({
  entity: 'Activity',
  writers: recorders,
  linkKey: 'activityId',
  linkInputs: { actorId: 'participantIds', statementId: 'statementIds', documentId: 'documentIds' },
  create: activity,
  update: activity.partial(),
  row: async (fields, _viewer, current, transaction) => {
    const { period, participantIds, obligations, statementIds, documentIds, ...columns } = fields;
    const whole: Record<string, unknown> = { ...current, ...columns };
    const graded =
      whole.kind !== 'RESTRAINT' && ['OBSERVED', 'DISPUTED'].includes(whole.evidenceStatus as string);
    if (graded && !whole.level)
      throw new ValidationError('An observed or disputed deed needs a level.', ['level']);
    if (!graded && whole.level) {
      throw new ValidationError('A restraint, and what was not observed or not searched for, has no level.', [
        'level',
      ]);
    }
    if (whole.kind !== 'AGREEMENT') {
      const kept =
        current?.kind === 'AGREEMENT' && obligations === undefined
          ? await transaction.obligation.count({ where: { activityId: current.id as string } })
          : 0;
      if (obligations?.length || kept > 0)
        throw new ValidationError('Only an AGREEMENT has obligations: empty them, or leave the kind.', [
          'obligations',
        ]);
    }
    if (current && (statementIds === undefined) !== (documentIds === undefined)) {
      throw new ValidationError('The sources are replaced together: give statementIds and documentIds.', [
        'statementIds',
      ]);
    }
    const sources = [
      ...once(statementIds, 'statementIds').map((statementId) => ({ statementId })),
      ...once(documentIds, 'documentIds').map((documentId) => ({ documentId })),
    ];
    return {
      columns: { ...columns, ...dateColumns('period', period) },
      links: {
        ...(participantIds !== undefined && {
          ActivityParticipant: once(participantIds, 'participantIds').map((actorId) => ({ actorId })),
        }),
        ...(obligations !== undefined && { Obligation: obligations ?? [] }),
        ...(statementIds !== undefined || documentIds !== undefined ? { ActivitySource: sources } : {}),
      },
    };
  },
});

function once(ids: string[] | null | undefined, field: string): string[] {
  if (ids && new Set(ids).size < ids.length)
    throw new ValidationError('The same id is given twice.', [field]);
  return ids ?? [];
}
