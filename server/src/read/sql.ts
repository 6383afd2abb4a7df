import pg from 'pg';
import { hasPast, type Model, type Relation, sinceColumn } from './model.ts';

/** Which rows of a model are there for whoever asks, as SQL. */
export interface RowPolicy {
  /** The predicate on the table that the alias names. */
  sql(statement: Statement, alias: string): string;
  /** The model whose rows the rows of this one are parts of, and the column that names the whole. */
  as?: { model: string; column: string };
  /** What it comes to for all rows but some, where it says so. */
  usual?: UsualPolicy;
}

/** What a policy comes to for nearly all rows, so that these can be counted beforehand. */
export interface UsualPolicy {
  /** The predicate, which tells nobody from anybody else of the same kind. */
  sql(alias: string): string;
  /** A SELECT of the ids of which the rows are not told by it, but by the policy alone. */
  except(statement: Statement): string;
}

/** The policy of a model; undefined where all its rows are there. */
export type PolicyOf = (model: string) => RowPolicy | undefined;

/** What a statement must know of where it reads. */
export interface Place {
  schema: string;
  /** Which rows of a model are there for whoever asks; without it, every row of the schema. */
  policy?: PolicyOf;
  /** If given, rows are read as they were known at that moment. */
  knownAt?: Date;
}

/** A statement that is being written: its parameters, and fresh aliases for the tables in it. */
export class Statement {
  readonly parameters: unknown[] = [];
  private aliases = 0;
  /** Whether it holds a constant, and so is of use for one request only. */
  once = false;
  private trusted = false;
  private readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  /** The placeholder of a value. */
  parameter(value: unknown): string {
    // A Date as pg writes it would be in this machine's time zone
    this.parameters.push(value instanceof Date ? value.toISOString() : value);
    return `$${this.parameters.length}`;
  }

  /**
   * A text that stands in the statement itself, since the best plan depends on it: words that are in half of all rows, or in three.
   * All else is a parameter, and its plan is kept.
   */
  constant(text: string): string {
    this.once = true;
    return pg.escapeLiteral(text);
  }

  alias(): string {
    return `t${this.aliases++}`;
  }

  /**
   * The rows of a table that are there for whoever asks, to be named by an alias. A policy is part of it, so that no statement
   * can forget it; Postgres takes such a subquery apart and plans it like a condition of the statement itself.
   */
  table(name: string): string {
    if (this.trusted) return this.bare(name);
    const policy = this.place.policy?.(name);
    if (!policy) return this.known(name);
    const alias = this.alias();
    return `(SELECT * FROM ${this.known(name)} ${alias} WHERE ${policy.sql(this, alias)})`;
  }

  /** The rows of a relation's target beside rows of `model` that are there: a part beside its whole needs no check of its own. */
  related(model: Model, relation: Relation, dbName: string): string {
    const { from, to } = relation.join;
    const [own, other] = [this.place.policy?.(model.name)?.as, this.place.policy?.(relation.type)?.as];
    const wholeOf = own?.model === relation.type && own.column === from[0];
    const partOf = other?.model === model.name && other.column === to[0];
    return !this.trusted && (wholeOf || partOf) ? this.known(dbName) : this.table(dbName);
  }

  /** Every row of a table that the schema holds, whoever asks, as it is now: what is there for whom never depends on the past. */
  bare(name: string): string {
    return `${quote(this.place.schema)}.${quote(name)}`;
  }

  /** Every row of a table as it was known at the moment of the read. */
  private known(name: string): string {
    const { schema, knownAt } = this.place;
    if (!knownAt) return this.bare(name);
    const moment = () => `${this.parameter(knownAt)}::timestamptz`;
    if (hasPast(name)) return `${quote(schema)}.${quote(`${name}KnownAt`)}(${moment()})`;
    const since = sinceColumn(name);
    return since
      ? `(SELECT * FROM ${this.bare(name)} WHERE ${quote(since)} <= ${moment()})`
      : this.bare(name);
  }

  /** Whether rows are read as they were known at a moment, and not as they are. */
  get past(): boolean {
    return this.place.knownAt !== undefined;
  }

  /** True while a policy itself is written: it looks at rows as they are recorded, seen or not. */
  get trusts(): boolean {
    return this.trusted;
  }

  /** Writes a part of the statement in which tables are bare. */
  trusting(write: () => string): string {
    const before = this.trusted;
    this.trusted = true;
    try {
      return write();
    } finally {
      this.trusted = before;
    }
  }
}

const quoted = new Map<string, string>();

/** An identifier, quoted. There are no others than the schema's, so that each is remembered. */
export function quote(identifier: string): string {
  const known = quoted.get(identifier);
  if (known !== undefined) return known;
  const text = `"${identifier.replaceAll('"', '""')}"`;
  quoted.set(identifier, text);
  return text;
}

/**
 * A number of rows, as it stands in the statement: with a parameter in its place Postgres would not know how few rows are wanted,
 * and plan the statement anew each time that it comes.
 */
export function limitOf(take: number, beyond?: true): string {
  if (!Number.isSafeInteger(take) || take < 0) throw new TypeError(`${take} is no number of rows.`);
  return String(take + (beyond ? 1 : 0));
}
