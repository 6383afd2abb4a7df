/** A statement that is being written: its parameters, and fresh aliases for the tables in it. */
export class Statement {
  readonly parameters: unknown[] = [];
  private aliases = 0;
  readonly schema: string;

  constructor(schema: string) {
    this.schema = schema;
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
    return `${quote(this.schema)}.${quote(name)}`;
  }
}

/** An identifier, quoted. */
export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
