import { type DiscourseStatement, order } from './discourse-statements.ts';

/** The counts a_ijk where there are any, once by actor and once by concept. */
export interface Tally {
  actors: Rows;
  concepts: Rows;
}

/**
 * Cells in rows, as parallel arrays: those of row i stand from starts[i] to starts[i + 1], exclusive, in order of what they cross.
 * There may be millions of pairs of cells to go through, which objects would make many times slower.
 */
export interface Rows {
  /** In order. */
  ids: readonly string[];
  starts: Uint32Array;
  /** Place of the column in the rows of the other side. */
  columns: Uint32Array;
  affirms: Float64Array;
  qualifies: Float64Array;
  denies: Float64Array;
  /** All statements of a cell, whatever their stance. */
  cellTotals: Float64Array;
  /** All statements of a row. */
  totals: Float64Array;
}

/** Counts the statements of each actor on each concept by stance. What avoids a concept is no value, and has to be left out before. */
export function tallyOf(statements: readonly DiscourseStatement[]): Tally {
  const actors = placesOf(statements.map(({ actor }) => actor));
  const concepts = placesOf(statements.map(({ concept }) => concept));
  const cells = new Map<number, Cell>();
  for (const { actor, concept, stance } of statements) {
    if (stance === 'AVOIDS') throw new RangeError('A statement that avoids a concept has no value to count.');
    const place = [actors.get(actor) as number, concepts.get(concept) as number] as const;
    const key = place[0] * concepts.size + place[1];
    let cell = cells.get(key);
    if (!cell) {
      cell = { actor: place[0], concept: place[1], AFFIRMS: 0, QUALIFIES: 0, DENIES: 0 };
      cells.set(key, cell);
    }
    cell[stance] += 1;
  }
  const byActor = [...cells.values()].sort((x, y) => x.actor - y.actor || x.concept - y.concept);
  const byConcept = [...cells.values()].sort((x, y) => x.concept - y.concept || x.actor - y.actor);
  return {
    actors: rowsOf([...actors.keys()], byActor, ({ actor, concept }) => [actor, concept]),
    concepts: rowsOf([...concepts.keys()], byConcept, ({ actor, concept }) => [concept, actor]),
  };
}

interface Cell {
  actor: number;
  concept: number;
  AFFIRMS: number;
  QUALIFIES: number;
  DENIES: number;
}

function rowsOf(ids: string[], cells: readonly Cell[], place: (cell: Cell) => [number, number]): Rows {
  const numbers = () => new Float64Array(cells.length);
  const [affirms, qualifies, denies, cellTotals] = [numbers(), numbers(), numbers(), numbers()];
  const starts = new Uint32Array(ids.length + 1);
  const totals = new Float64Array(ids.length);
  const columns = new Uint32Array(cells.length);
  cells.forEach((cell, i) => {
    const [row, column] = place(cell);
    const total = cell.AFFIRMS + cell.QUALIFIES + cell.DENIES;
    affirms[i] = cell.AFFIRMS;
    qualifies[i] = cell.QUALIFIES;
    denies[i] = cell.DENIES;
    cellTotals[i] = total;
    columns[i] = column;
    starts[row + 1] = i + 1;
    totals[row] = (totals[row] as number) + total;
  });
  return { ids, starts, columns, affirms, qualifies, denies, cellTotals, totals };
}

/** The place of each id among them in order. */
const placesOf = (ids: readonly string[]): Map<string, number> =>
  new Map([...new Set(ids)].sort(order).map((id, place) => [id, place]));
