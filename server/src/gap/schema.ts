import { CharacterisationLevel } from '../_generated/prisma/enums.ts';
import type { Cell } from '../analysis/cooperation-matrix.ts';
import { type RhetoricLevel, rhetoricLevel } from '../analysis/rhetoric-level.ts';
import { builder } from '../builder.ts';
import { CharacterisationLevel as CharacterisationLevelEnum } from '../codebook/enums.ts';
import { CooperationCell } from '../cooperation/matrix-schema.ts';
import { type MatrixDeed, readMatrix } from '../cooperation/read-matrix.ts';
import { ref } from '../refs.ts';
import { windowArguments } from '../relationship/window.ts';
import { readBehind } from '../rhetoric/behind.ts';
import { type Count, readCounts } from '../rhetoric/counts.ts';
import type { Scope } from '../rhetoric/readings.ts';
import { scopeOf, whatCounts } from '../rhetoric/scope.ts';
import { statementList } from '../statement/list.ts';

const levels = Object.keys(CharacterisationLevel) as CharacterisationLevel[];

interface Side extends RhetoricLevel {
  of: { relationshipId: string; scope: Scope };
  sideId: string;
  counts: Count[];
}
interface Term {
  side: Side;
  conceptId: string;
  level: CharacterisationLevel;
  n: number;
}
interface GapCell {
  side: Side;
  area: Cell<MatrixDeed>;
  gap: number | null;
}
interface GapOf {
  sides: Side[];
  areas: Cell<MatrixDeed>[];
}

const RhetoricTerm = builder.objectRef<Term>('RhetoricTerm').implement({
  description: 'A characterisation that a side affirms: a part of its rhetoric level.',
  fields: (t) => ({
    concept: t.field({
      type: ref('Concept'),
      description: 'The term.',
      resolve: ({ conceptId }) => ({ id: conceptId }) as never,
    }),
    level: t.expose('level', { type: CharacterisationLevelEnum, description: 'Its level.' }),
    n: t.exposeInt('n', { description: 'How often it is affirmed.' }),
    statements: statementList.found<Term>(
      t,
      'The statements that affirm it, the earliest first.',
      ({ side: { of, sideId }, conceptId }, page, { source }) =>
        readBehind(
          source,
          { relationshipId: of.relationshipId, sideId, conceptId, stance: 'AFFIRMS' },
          of.scope,
          null,
          page,
        ),
    ) as never,
  }),
});

const SideRhetoric = builder.objectRef<Side>('SideRhetoric').implement({
  description:
    'How close a side says that the parties are: the mean level of the characterisations that it affirms. Denials, avoidance and reservations stand beside it and are not folded in.',
  fields: (t) => ({
    side: t.field({
      type: ref('Actor'),
      description: 'The side.',
      resolve: ({ sideId }) => ({ id: sideId }) as never,
    }),
    level: t.exposeFloat('level', {
      nullable: true,
      description:
        'The mean level, 0 (adversary) to 6 (ally); null where the side affirms no characterisation.',
    }),
    rhetoric: t.exposeFloat('rhetoric', { nullable: true, description: 'The same as a number from 0 to 1.' }),
    n: t.exposeInt('n', { description: 'How many affirmations it is the mean of.' }),
    qualified: t.exposeInt('qualified', {
      description: 'How many characterisations are used with reservations.',
    }),
    denied: t.exposeInt('denied', { description: 'How many are denied.' }),
    avoided: t.exposeInt('avoided', { description: 'How many are avoided.' }),
    terms: t.field({
      type: [RhetoricTerm],
      description: 'What is affirmed, the highest level first.',
      resolve: (side) => termsOf(side),
    }),
  }),
});

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
    complexity: 120,
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
      const [{ counts }, { cells }] = await Promise.all([
        readCounts(source, id, scope, null),
        readMatrix(db, source, id, scope),
      ]);
      const of = { relationshipId: id, scope };
      return { areas: cells, sides: parties.map(({ actorId }) => sideOf(actorId, counts, of)) };
    },
  }),
}));

function sideOf(sideId: string, all: readonly Count[], of: Side['of']): Side {
  const counts = all.filter((count) => count.sideId === sideId && count.level !== null);
  const levelled = counts.map(({ level, stance, n }) => ({
    level: levels.indexOf(level as never),
    stance,
    n,
  }));
  return { ...rhetoricLevel(levelled), of, sideId, counts };
}

function termsOf(side: Side): Term[] {
  const terms = new Map<string, Term>();
  for (const { conceptId, level, stance, n } of side.counts) {
    if (stance !== 'AFFIRMS') continue;
    const known = terms.get(conceptId);
    terms.set(conceptId, { side, conceptId, level: level as CharacterisationLevel, n: (known?.n ?? 0) + n });
  }
  const place = ({ level, conceptId }: Term) => `${9 - levels.indexOf(level)} ${conceptId}`;
  return [...terms.values()].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
