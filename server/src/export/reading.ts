import type { OrderBy, Select, Where } from '../read/arguments.ts';
import { createReadClient, type ReadClient, readerOf } from '../read/client.ts';
import type { Source } from '../read/fetch.ts';
import { columnOf, modelNamed } from '../read/model.ts';
import { Statement } from '../read/sql.ts';
import { parserOf } from '../read/values.ts';
import { pagesOf } from './pages.ts';
import type { ExportedType, Scope } from './scope.ts';
import { shownOf, withRetraction } from './shown.ts';

/** Whether the selection holds a row that a page refers to. */
export type Present = (type: ExportedType, id: string | null | undefined) => boolean;

interface ReadingOptions {
  /** Retracted rows, and references to them, are read like any other. */
  retracted: boolean;
  signal?: AbortSignal;
  /** Told how many rows a page had. */
  onPage: (type: ExportedType, rows: number) => void;
}

/** Reads what a selection holds, page by page. */
export class Reading {
  readonly db: ReadClient;
  private readonly source: Source;
  readonly scope: Scope;
  private readonly options: ReadingOptions;

  constructor(source: Source, scope: Scope, options: ReadingOptions) {
    this.db = createReadClient(source);
    this.source = source;
    this.scope = scope;
    this.options = options;
  }

  /** All rows of a type, in pages by id, each counted as written when the next is asked for. `Row` is what the select gives. */
  async *pages<Row>(type: ExportedType, select: object): AsyncGenerator<Row[]> {
    for await (const rows of this.read<Row>(type, select)) {
      yield rows;
      this.options.onPage(type, rows.length);
    }
  }

  /** All rows of a type, in pages and uncounted. What is retracted beneath a row, or above the clearance, is not there. */
  async *read<Row>(type: ExportedType, select: object, orderBy?: readonly OrderBy[]): AsyncGenerator<Row[]> {
    const { retracted, signal } = this.options;
    const model = modelNamed(type);
    const wanted = withRetraction(model, select as Select);
    const pages = pagesOf(this.db, { type, ...this.scope[type], select: wanted, orderBy }, signal);
    for await (const rows of pages)
      yield rows.map((row) => shownOf(model, select as Select, row, retracted)) as Row[];
  }

  /** Which of the rows that a page refers to the selection holds: at most one statement for each type. */
  async present(named: Partial<Record<ExportedType, Iterable<string | null | undefined>>>): Promise<Present> {
    const held = new Map<string, ReadonlySet<string>>();
    for (const [name, all] of Object.entries(named)) {
      const type = name as ExportedType;
      const { where, ids } = this.scope[type];
      const asked = [...new Set(all)].filter((id) => typeof id === 'string' && (ids?.has(id) ?? true));
      if (ids && !Object.keys(where).length) held.set(type, new Set(asked as string[]));
      else if (asked.length)
        held.set(type, await this.passing(type, { AND: [where, { id: { in: asked } }] }));
    }
    return (type, id) => typeof id === 'string' && (held.get(type)?.has(id) ?? false);
  }

  private async passing(type: ExportedType, where: Where): Promise<Set<string>> {
    const rows = await readerOf(this.db, type).findMany({ where, select: { id: true } });
    return new Set(rows.map((row) => row.id as string));
  }

  /** When each row last changed, as far as the clearance sees its history. */
  async lastChanges(ids: Iterable<string>): Promise<Map<string, Date>> {
    const statement = new Statement(this.source);
    const parse = parserOf(columnOf(modelNamed('Revision'), 'recordedAt'));
    const rows = await this.source.run(
      `SELECT DISTINCT ON ("entityId") "entityId", "recordedAt" FROM ${statement.table('Revision')} r ` +
        `WHERE "entityId" = ANY (${statement.parameter([...new Set(ids)])}::uuid[]) ORDER BY "entityId", "position" DESC`,
      statement.parameters,
    );
    return new Map(rows.map(([id, at]) => [id as string, parse(at as string) as Date]));
  }
}
