import { type Mark, rankOf } from '../readings.ts';
import { spelled } from '../words.ts';

/** Where the words stand: the closer they say that the parties are, the higher, and those of one level together. */
export interface Ladder {
  rows: Rung[];
  /** Where a level begins. */
  levels: { label: string; y: number }[];
  height: number;
  /** From the first to the last day, in milliseconds. */
  domain: [number, number];
}

export interface Rung {
  conceptId: string;
  label: string;
  rank: number;
  y: number;
}

/** A mark in its place. */
export interface Placed extends Mark {
  rank: number;
  /** In pixels from the top. */
  y: number;
  /** In milliseconds, within the domain. */
  from: number;
  to: number;
  /** Whether it reaches beyond the picture. */
  earlier: boolean;
  later: boolean;
}

const [levelHeight, laneHeight, rowHeight] = [17, 15, 21];
const day = 86_400_000;
const time = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** One ladder for all sides, so that what one of them leaves unsaid is to be seen. */
export function ladderOf(marks: readonly Mark[], width: number): { ladder: Ladder; placed: Placed[] } {
  const domain = domainOf(marks);
  const scale = width / (domain[1] - domain[0]);
  const concepts = [...new Map(marks.map(({ concept }) => [concept.id, concept])).values()].sort(
    (one, other) => rankOf(other.level) - rankOf(one.level) || (one.label < other.label ? -1 : 1),
  );
  const ladder: Ladder = { rows: [], levels: [], height: 0, domain };
  const placed: Placed[] = [];
  let level: string | null | undefined;
  for (const concept of concepts) {
    if (concept.level !== level) {
      ladder.levels.push({
        label: concept.level ? spelled(concept.level) : 'no level',
        y: ladder.height + levelHeight / 2,
      });
      ladder.height += levelHeight;
      level = concept.level;
    }
    const y = ladder.height + rowHeight / 2;
    const rank = rankOf(concept.level);
    const own = marks.filter((mark) => mark.concept.id === concept.id).map((mark) => within(mark, domain));
    let most = 1;
    for (const side of new Set(own.map(({ sideId }) => sideId))) {
      const lanes: number[] = [];
      for (const mark of own.filter((each) => each.sideId === side).sort((a, b) => a.to - b.to)) {
        // The sign stands at the end, and its number right of it
        const [begin, end] = [
          (mark.from - domain[0]) * scale - 7,
          (mark.to - domain[0]) * scale + 9 + 6 * `${mark.no}`.length,
        ];
        const free = lanes.findIndex((taken) => taken <= begin);
        const lane = free < 0 ? lanes.length : free;
        lanes[lane] = end;
        placed.push({ ...mark, rank, y: y + lane * laneHeight });
      }
      most = Math.max(most, lanes.length);
    }
    ladder.rows.push({ conceptId: concept.id, label: concept.label, rank, y });
    ladder.height += rowHeight + (most - 1) * laneHeight;
  }
  return { ladder, placed };
}

/** From the first to the last day by which something was said for certain; what began earlier comes in from the edge. */
function domainOf(marks: readonly Mark[]): [number, number] {
  const days = marks.flatMap(({ last, first }) => ((last ?? first) ? [time((last ?? first) as string)] : []));
  if (days.length === 0) return [time('2000-01-01'), time('2001-01-01')];
  const [begin, end] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max((end - begin) * 0.12, 45 * day);
  return [begin - margin, end + margin / 2];
}

function within(mark: Mark, [begin, end]: [number, number]): Omit<Placed, 'y' | 'rank'> {
  const from = mark.first === null ? Number.NEGATIVE_INFINITY : time(mark.first);
  const to = mark.last === null ? Number.POSITIVE_INFINITY : time(mark.last);
  return {
    ...mark,
    from: Math.max(from, begin),
    to: Math.min(to, end),
    earlier: from < begin,
    later: to > end,
  };
}
