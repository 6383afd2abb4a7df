import type { Cell } from '../analysis/cooperation-matrix.ts';
import { builder } from '../builder.ts';
import { CooperationCell } from '../cooperation/matrix-schema.ts';
import { type MatrixDeed, readMatrix } from '../cooperation/read-matrix.ts';
import { ref } from '../refs.ts';
import { windowArguments } from '../relationship/window-schema.ts';
import { readCounts } from '../rhetoric/counts.ts';
import { scopeOf, whatCounts } from '../rhetoric/scope.ts';
import { type Side, SideRhetoric, sideOf } from './rhetoric-schema.ts';

interface GapCell {
  side: Side;
  area: Cell<MatrixDeed>;
  gap: number | null;
}
interface GapOf {
  sides: Side[];
  areas: Cell<MatrixDeed>[];
}

const GapCellType = builder.objectRef<GapCell>('GapCell').implement({
  description: 'What one side says, less what the parties do in one area.',
  fields: (t) => ({
    side: t.field({
      type: SideRhetoric,
      description: 'The side and what it says.',
      resolve: ({ side }) => side,
    }),
    area: t.field({
      type: CooperationCell,
      description: 'The area and what is done.',
      resolve: ({ area }) => area,
    }),
    gap: t.exposeFloat('gap', {
      nullable: true,
      description:
        'Rhetoric minus substance, −1 to 1: above 0 more is said than done. Null where the side affirms nothing, or where nothing is known of the area.',
    }),
  }),
});

const Gap = builder.objectRef<GapOf>('Gap').implement({
  description: `What is said against what is done: for each side and area the rhetoric level less the substance level, both from 0 to 1. ${whatCounts}`,
  fields: (t) => ({
    sides: t.field({
      type: [SideRhetoric],
      description: 'What each party says, in the order of the parties.',
      resolve: ({ sides }) => sides,
    }),
    areas: t.field({
      type: [CooperationCell],
      complexity: { field: 1, multiplier: 20 },
      description: 'What is done in each area, those below an area right after it.',
      resolve: ({ areas }) => areas,
    }),
    cells: t.field({
      type: [GapCellType],
      complexity: { field: 1, multiplier: 20 },
      description: 'The differences: each side against each area of which anything is recorded.',
      resolve: ({ sides, areas }) =>
        sides.flatMap((side) =>
          areas
            .filter(({ deeds, restraints }) => deeds.length + restraints.length > 0)
            .map((area) => ({
              side,
              area,
              gap: side.rhetoric === null || area.substance === null ? null : side.rhetoric - area.substance,
            })),
        ),
    }),
  }),
});

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  gap: t.field({
    type: Gap,
    complexity: 5_000,
    description: 'What is said against what is done, side by side and area by area.',
    args: {
      ...windowArguments(t.arg),
      codebookId: t.arg.globalID({
        for: [ref('Codebook')],
        description: 'Only characterisations of this codebook, in this edition.',
      }),
    },
    select: { id: true, parties: { select: { actorId: true }, orderBy: [{ position: 'asc' }] } },
    resolve: async ({ id, parties }, args, { db, source }) => {
      const scope = scopeOf({ ...(args as object), kind: 'CHARACTERISATION' });
      const [counts, { cells }] = await Promise.all([
        readCounts(source, id, scope, null),
        readMatrix(db, source, id, scope),
      ]);
      const of = { relationshipId: id, scope };
      return { areas: cells, sides: parties.map(({ actorId }) => sideOf(actorId, counts, of)) };
    },
  }),
}));
