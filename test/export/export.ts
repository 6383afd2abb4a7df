import type { Clearance } from '../../server/src/database/clearance.ts';
import type { FormatName } from '../../server/src/export/formats.ts';
import { type ExportRequest, type ExportSummary, exportSelection } from '../../server/src/export/service.ts';
import { localUserId, ROLES } from '../../server/src/viewer.ts';
import type { TestDatabase } from '../set-up/database.ts';

export interface Exported {
  files: Record<string, string>;
  summary: ExportSummary;
  /** Every statement that was sent. */
  statements: string[];
}

/** An export, kept in memory. */
export async function exported(
  database: TestDatabase,
  format: FormatName,
  options: Partial<ExportRequest> & { clearance?: Clearance } = {},
): Promise<Exported> {
  const files: Record<string, string> = {};
  const statements: string[] = [];
  const summary = await exportSelection({
    database,
    format,
    viewer: { userId: localUserId, roles: ROLES, clearance: options.clearance ?? 'RED' },
    connection: { preparedStatements: true, onStatement: (sql) => statements.push(sql) },
    write(text, file) {
      files[file] = (files[file] ?? '') + text;
    },
    ...options,
  });
  return { files, summary, statements };
}
