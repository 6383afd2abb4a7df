import type { ClientBase, Connection, Submittable } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';

/** What node-postgres' own query uses of a connection, beyond what its types tell. */
type Wire = Connection & { parsedStatements: Record<string, string | undefined> };

export type TextRow = (string | null)[];

/** Runs one statement; rows come as arrays of texts. `once`: it will hardly come again, and is not kept prepared. */
export type Run = (sql: string, parameters: readonly unknown[], once?: boolean) => Promise<TextRow[]>;

/** A statement to be sent. */
export interface TextQuery {
  /** Kept prepared under this name; undefined: not kept. */
  name: string | undefined;
  text: string;
  values: readonly unknown[];
}

/** Runs one statement on a connection. */
export function textRows(client: Pick<ClientBase, 'query'>, query: TextQuery): Promise<TextRow[]> {
  return new Promise((done, failed) => {
    client.query(new Submitted(query, done, failed));
  });
}

/**
 * A statement whose rows come as the texts that Postgres sends. node-postgres' own query asks with each statement for what its columns
 * are called and of which types they are, and makes every row twice; whoever wrote the statement knows its columns.
 */
class Submitted implements Submittable {
  // node-postgres notes by these two what is prepared on the connection
  readonly name: string | undefined;
  readonly text: string;
  private readonly values: readonly unknown[];
  private readonly rows: TextRow[] = [];
  private readonly done: (rows: TextRow[]) => void;
  private readonly failed: (error: Error) => void;

  constructor(
    { name, text, values }: TextQuery,
    done: (rows: TextRow[]) => void,
    failed: (error: Error) => void,
  ) {
    this.name = name;
    this.text = text;
    this.values = values;
    this.done = done;
    this.failed = failed;
  }

  submit(connection: Connection): Error | undefined {
    const wire = connection as Wire;
    const { name = '', text } = this;
    let values: ReturnType<typeof prepareValue>[];
    try {
      values = this.values.map((value) => prepareValue(value));
    } catch (error) {
      return error as Error;
    }
    wire.stream.cork();
    if (!name || wire.parsedStatements[name] === undefined) wire.parse({ name, text, types: [] }, true);
    wire.bind({ statement: name, values } as object, true);
    wire.execute(null, true);
    wire.sync();
    wire.stream.uncork();
    return undefined;
  }

  handleDataRow({ fields }: { fields: TextRow }): void {
    this.rows.push(fields);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.done(this.rows);
  }

  handleError(error: Error): void {
    this.failed(error);
  }
}
