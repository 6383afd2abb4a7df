import type { Arguments, Select } from './arguments.ts';
import { type Column, columnOf, columnsOf, type Model, modelNamed, type Relation } from './model.ts';
import type { TextRow } from './text-rows.ts';
import { type Parse, parserOf } from './values.ts';

/** One table in a level of the answer: its columns, the to-one relations joined to it, the lists fetched after it. */
export interface Table {
  model: Model;
  /** Position in the row of each selected column. */
  columns: { name: string; index: number; parse: Parse; column: Column }[];
  joined: { name: string; relation: Relation; table: Table }[];
  lists: TableList[];
  /** Where in the row of a joined table stands a column that has no null: null there means that the row is absent. */
  presence?: number;
}

/** A list of each row of a table. */
export interface TableList {
  name: string;
  relation: Relation;
  arguments: Arguments;
  /** Where in the row stands what the list is found by. */
  keys: number[];
  /** Where in the row stands how many rows the list has, if it is counted. */
  countIndex?: number;
}

/** What a statement selects at one position in the row: a column, or how many rows a list has. */
export type Selected = { table: Table } & ({ column: Column } | { counted: TableList });

/** Lays out the columns of a level in the order in which the statement selects them; `start`: so many others stand before them in the row. */
export class Layout {
  readonly selected: (Selected & { index: number })[] = [];
  /** What rows are put in order by beyond that. It stands behind the selected columns, for the statement alone. */
  readonly ordering: { table: Table; column: Column }[] = [];
  private readonly start: number;

  constructor(start = 0) {
    this.start = start;
  }

  /** `isJoined`: its rows may each be joined to many. */
  table(model: Model, select: Select | undefined, isJoined = false): Table {
    const table: Table = { model, columns: [], joined: [], lists: [] };
    for (const [name, value] of Object.entries(select ?? allColumns(model))) {
      if (!value) continue;
      const field = model.fields[name];
      if (!field) throw new TypeError(`${model.name} has no field ${name}.`);
      if (field.kind !== 'object') this.column(table, name);
      else this.relation(table, name, field, value === true ? {} : value, isJoined);
    }
    // That a row is there is something to be told of it
    if (table.columns.length === 0) this.keyOf(table);
    return table;
  }

  private relation(table: Table, name: string, relation: Relation, args: Arguments, isJoined: boolean) {
    if (relation.isList) {
      const keys = relation.join.from.map((from) => this.column(table, from));
      const list: TableList = { name, relation, arguments: args, keys };
      if (args.counted && !isJoined) list.countIndex = this.select({ table, counted: list });
      table.lists.push(list);
    } else {
      if (args.where || args.orderBy || args.take)
        throw new TypeError(`${name} is one row: it takes no arguments.`);
      const joined = this.table(modelNamed(relation.type), args.select, true);
      joined.presence = this.presence(joined);
      table.joined.push({ name, relation, table: joined });
    }
  }

  /** Where a column stands that is null only where its row is absent. */
  private presence(table: Table): number {
    const certain = table.columns.find(({ column }) => column.isRequired && !column.isList);
    return certain?.index ?? this.keyOf(table);
  }

  /** Where the key of a table stands that has one column for it. */
  keyOf(table: Table): number {
    return this.column(table, table.model.primaryKey[0] as string);
  }

  /** The position of a column, selected once. */
  column(table: Table, name: string): number {
    const known = table.columns.find((each) => each.name === name);
    if (known) return known.index;
    const column = columnOf(table.model, name);
    const index = this.select({ table, column });
    table.columns.push({ name, index, parse: parserOf(column), column });
    return index;
  }

  private select(what: Selected): number {
    const index = this.start + this.selected.length;
    this.selected.push({ ...what, index });
    return index;
  }

  /** The name under which a statement selects a column that rows are put in order by. Called when all others are selected. */
  orderingName(table: Table, name: string): string {
    const known = table.columns.find((each) => each.name === name);
    if (known) return `c${known.index}`;
    const column = columnOf(table.model, name);
    const place = this.ordering.findIndex((each) => each.table === table && each.column === column);
    if (place !== -1) return `o${place}`;
    return `o${this.ordering.push({ table, column }) - 1}`;
  }
}

function allColumns(model: Model): Select {
  return Object.fromEntries(columnsOf(model).map((column) => [column.name, true]));
}

export type Entity = Record<string, unknown>;

/** The object that a row stands for, with its joined objects; null where the row is absent. */
export function entityOf(table: Table, row: TextRow): Entity | null {
  if (table.presence !== undefined && row[table.presence] === null) return null;
  const entity: Entity = {};
  for (const { name, index, parse, column } of table.columns) {
    const text = row[index] as string | null;
    // A list that was never given is NULL in Postgres and empty for Prisma
    entity[name] = text !== null ? parse(text) : column.isList ? [] : null;
  }
  for (const { name, table: joined } of table.joined) entity[name] = entityOf(joined, row);
  for (const { name, countIndex } of table.lists) {
    entity[name] = [];
    if (countIndex !== undefined)
      entity._count = { ...(entity._count as object), [name]: Number(row[countIndex]) };
  }
  return entity;
}

/** How many rows a list of an entity has, where that was read with it. */
export function countIn(entity: Entity, list: string): number | undefined {
  return (entity._count as Record<string, number> | undefined)?.[list];
}
