import { hasPast } from './model.ts';

/** A statement that is being written: its parameters, and fresh aliases for the tables in it. */
export class Statement {
  readonly parameters: unknown[] = [];
  private aliases = 0;
  readonly schema: string;
  private readonly knownAt: Date | undefined;

  /** With `knownAt`, tables are read as they were known at that moment. */
  constructor(schema: string, knownAt?: Date) {
    this.schema = schema;
    this.knownAt = knownAt;
  }

  /** The placeholder of a value. */
  parameter(value: unknown): string {
    // A Date as pg writes it would be in this machine's time zone
    this.parameters.push(value instanceof Date ? value.toISOString() : value);
    return `$${this.parameters.length}`;
  }

  alias(): string {
    return `t${this.aliases++}`;
  }

  table(name: string): string {
    if (!this.knownAt || !hasPast(name)) return `${quote(this.schema)}.${quote(name)}`;
    return `${quote(this.schema)}.${quote(`${name}KnownAt`)}(${this.parameter(this.knownAt)}::timestamptz)`;
  }
}

/** An identifier, quoted. */
export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
