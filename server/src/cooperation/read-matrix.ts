import { CooperationLevel, type ObligationType } from '../_generated/prisma/enums.ts';
import { type Cell, cooperationMatrix, type Deed, type Status } from '../analysis/cooperation-matrix.ts';
import { dateOf } from '../date/edtf.ts';
import { EntenteError } from '../errors.ts';
import type { ReadClient } from '../read/client.ts';
import type { Source } from '../read/fetch.ts';
import { loadTogether } from '../read/together.ts';

/** An activity as a matrix needs it. */
export interface MatrixDeed extends Deed {
  periodFirst: Date;
  participantIds: string[];
  obligations: ObligationType[];
}

export interface Matrix {
  cells: Cell<MatrixDeed>[];
  /** How many activities lie in the window. */
  n: number;
}

const levels = Object.keys(CooperationLevel);
const most = 20_000;
const mostAreas = 1_000;

/** The matrix of a relationship's activities that may be in force between two days; relationships of a list are read together. */
export async function readMatrix(
  db: ReadClient,
  source: Source,
  relationshipId: string,
  span: { from: string; to: string },
): Promise<Matrix> {
  const found = await loadTogether(source, `matrix ${span.from} ${span.to}`, relationshipId, async (ids) => {
    const [areas, activities] = await Promise.all([readAreas(db), readActivities(db, ids, span)]);
    return new Map(
      ids.map((id) => {
        const deeds = activities.filter((activity) => activity.relationshipId === id);
        return [id, { cells: cooperationMatrix(areas, deeds), n: deeds.length }];
      }),
    );
  });
  return found as Matrix;
}

/** The tree of areas from the top down, what is below an area right after it; alphabetically beside each other. */
async function readAreas(db: ReadClient): Promise<string[]> {
  const rows = (await db.cooperationArea.findMany({
    where: { retractedAt: null },
    select: { id: true, label: true, lineage: true },
    take: mostAreas + 1,
  })) as unknown as { id: string; label: string; lineage: string[] }[];
  if (rows.length > mostAreas)
    throw new EntenteError('LIMIT_EXCEEDED', `A matrix has at most ${mostAreas} areas, and there are more.`);
  const labels = new Map(rows.map(({ id, label }) => [id, `${label}\u0000${id}`]));
  const path = ({ lineage }: { lineage: string[] }) =>
    [...lineage]
      .reverse()
      .map((id) => labels.get(id) ?? id)
      .join('\u0001');
  return rows
    .map((row) => ({ id: row.id, path: path(row) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ id }) => id);
}

async function readActivities(
  db: ReadClient,
  relationshipIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<(MatrixDeed & { relationshipId: string })[]> {
  const rows = await db.activity.findMany({
    where: {
      relationshipId: { in: [...relationshipIds] },
      retractedAt: null,
      periodFirst: { lte: dateOf(to) },
      periodLast: { gte: dateOf(from) },
    },
    orderBy: [{ periodFirst: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      relationshipId: true,
      kind: true,
      level: true,
      evidenceStatus: true,
      periodFirst: true,
      area: { select: { lineage: true } },
      participants: { select: { actorId: true } },
      obligations: { select: { type: true } },
    },
    take: most + 1,
  });
  if (rows.length > most)
    throw new EntenteError(
      'LIMIT_EXCEEDED',
      `A matrix is made of at most ${most} activities, and there are more: ask for a shorter window.`,
    );
  return (rows as unknown as Activity[]).map((row) => ({
    id: row.id,
    relationshipId: row.relationshipId,
    periodFirst: row.periodFirst,
    lineage: row.area.lineage,
    restraint: row.kind === 'RESTRAINT',
    level: row.level === null ? null : levels.indexOf(row.level),
    status: row.evidenceStatus,
    participantIds: row.participants.map(({ actorId }) => actorId),
    obligations: row.obligations.map(({ type }) => type),
  }));
}

interface Activity {
  id: string;
  relationshipId: string;
  kind: string;
  level: string | null;
  evidenceStatus: Status;
  periodFirst: Date;
  area: { lineage: string[] };
  participants: { actorId: string }[];
  obligations: { type: ObligationType }[];
}
