import { CooperationLevel as levelNames } from '../_generated/prisma/enums.ts';
import { type Cell, evidenceStatuses } from '../analysis/cooperation-matrix.ts';
import { builder } from '../builder.ts';
import { pageOfRows } from '../list/page.ts';
import { ref } from '../refs.ts';
import { windowOf } from '../relationship/window.ts';
import { spanArguments } from '../relationship/window-schema.ts';
import { CooperationLevel, EvidenceStatus, ObligationType } from './enums.ts';
import { activityList } from './list.ts';
import { type Matrix, type MatrixDeed, readMatrix } from './read-matrix.ts';

const names = Object.keys(levelNames) as (keyof typeof levelNames)[];

const StatusCount = builder
  .objectRef<{ status: (typeof evidenceStatuses)[number]; n: number }>('EvidenceStatusCount')
  .implement({
    description: 'How many deeds have one evidence status.',
    fields: (t) => ({
      status: t.expose('status', { type: EvidenceStatus, description: 'The status.' }),
      n: t.exposeInt('n', { description: 'How many.' }),
    }),
  });

const RestraintParty = builder
  .objectRef<{ actorId: string; deeds: MatrixDeed[] }>('RestraintParty')
  .implement({
    description: 'Who withholds something in an area.',
    fields: (t) => ({
      actor: t.field({
        type: ref('Actor'),
        description: 'The party.',
        resolve: ({ actorId }) => ({ id: actorId }) as never,
      }),
      restraints: activityList.found<{ deeds: MatrixDeed[] }>(
        t,
        'What it withholds.',
        async ({ deeds }, page) => pageOfRows(deeds, page),
      ) as never,
    }),
  });

export const CooperationCell = builder.objectRef<Cell<MatrixDeed>>('CooperationCell').implement({
  description: 'What is recorded of one area of cooperation and everything below it.',
  fields: (t) => ({
    area: t.field({
      type: ref('CooperationArea'),
      description: 'The area.',
      resolve: ({ areaId }) => ({ id: areaId }) as never,
    }),
    status: t.expose('status', {
      type: EvidenceStatus,
      description:
        'The strongest evidence status of a deed; NOT_SEARCHED where none is recorded. That nothing was found (NONE_OBSERVED) and that nobody looked (NOT_SEARCHED) are different answers.',
    }),
    level: t.field({
      type: CooperationLevel,
      nullable: true,
      description:
        'The highest level of a deed that is OBSERVED; null where none is. Restraints do not lower it.',
      resolve: ({ level }) => (level === null ? null : (names[level] as never)),
    }),
    substance: t.exposeFloat('substance', {
      nullable: true,
      description:
        'The level as a number, 0 (discussed) to 1 (institutionalised). 0 as well where it was searched and nothing was found; null where nothing is known.',
    }),
    counts: t.field({
      type: [StatusCount],
      description: 'How many deeds there are of each evidence status; restraints are not among them.',
      resolve: ({ counts }) => evidenceStatuses.map((status) => ({ status, n: counts[status] })),
    }),
    obligations: t.field({
      type: [ObligationType],
      description: 'What agreements in it oblige their parties to, each type once.',
      resolve: ({ deeds }) => [...new Set(deeds.flatMap(({ obligations }) => obligations))].sort(),
    }),
    restraintsBy: t.field({
      type: [RestraintParty],
      description:
        'Who withholds something on purpose, in the order of the ids. Restraints that name nobody are among `restraints` only.',
      resolve: ({ restraints }) => partiesOf(restraints),
    }),
    restraints: activityList.found<Cell<MatrixDeed>>(
      t,
      'What is withheld on purpose, whoever does it.',
      async ({ restraints }, page) => pageOfRows(restraints, page),
    ) as never,
    activities: activityList.found<Cell<MatrixDeed>>(
      t,
      'The deeds, without restraints.',
      async ({ deeds }, page) => pageOfRows(deeds, page),
    ) as never,
  }),
});

function partiesOf(restraints: readonly MatrixDeed[]) {
  const actors = [...new Set(restraints.flatMap(({ participantIds }) => participantIds))].sort();
  return actors.map((actorId) => ({
    actorId,
    deeds: restraints.filter(({ participantIds }) => participantIds.includes(actorId)),
  }));
}

const CooperationMatrix = builder.objectRef<Matrix>('CooperationMatrix').implement({
  description: 'What the parties do together, area by area, and what they withhold.',
  fields: (t) => ({
    n: t.exposeInt('n', {
      description: 'How many activities may be in force in the window, restraints among them.',
    }),
    areas: t.field({
      type: [CooperationCell],
      complexity: { field: 1, multiplier: 20 },
      description: 'All areas, those below an area right after it.',
      resolve: ({ cells }) => cells,
    }),
  }),
});

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  cooperation: t.field({
    type: CooperationMatrix,
    complexity: 1_000,
    description:
      'What the parties do together in each area, and what they withhold. Refused (LIMIT_EXCEEDED) for more than 20,000 activities or 1,000 areas.',
    args: spanArguments(t.arg),
    select: { id: true },
    resolve: ({ id }, args, { db, source }) => readMatrix(db, source, id, windowOf(args)),
  }),
}));
