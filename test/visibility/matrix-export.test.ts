import type pg from 'pg';
import { expect } from 'vitest';
import { exportFormats, type FormatName } from '../../server/src/export/formats.ts';
import { type ExportRequest, exportSelection } from '../../server/src/export/service.ts';
import type { Run } from '../../server/src/read/text-rows.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { tellsNothingHidden } from './answers.ts';
import { matrix } from './matrix.ts';

// Every format of export, for every person and clearance.

const { everybody } = matrix();
const formats = Object.keys(exportFormats) as FormatName[];

async function exported(request: Pick<ExportRequest, 'database' | 'viewer' | 'format'>) {
  const files: Record<string, string> = {};
  const summary = await exportSelection({
    ...request,
    selection: { retracted: true },
    connection: { preparedStatements: true },
    write(text, file) {
      files[file] = (files[file] ?? '') + text;
    },
  });
  return { files, summary };
}

/** What a connection is given to send. */
interface Sent {
  text: string;
  values: unknown[];
  handleDataRow(row: { fields: unknown }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/** A pool whose one connection is in a transaction already. */
function poolOf(run: Run): pg.Pool {
  const send = async (sent: Sent) => {
    try {
      for (const fields of await run(sent.text, sent.values)) sent.handleDataRow({ fields });
      sent.handleReadyForQuery();
    } catch (error) {
      sent.handleError(error as Error);
    }
  };
  const query = async (asked: string | Sent) => (typeof asked === 'string' ? { rows: [] } : send(asked));
  const client = { query, on() {}, off() {}, release() {} };
  return { connect: async () => client } as unknown as pg.Pool;
}

everybody('exports', async (eyes, doors, world) => {
  const { asker } = eyes;
  const beside = new Map<FormatName, Awaited<ReturnType<typeof exported>>>();
  for (const format of formats) {
    const made = await exported({ database: world, viewer: asker, format });
    tellsNothingHidden(eyes, made, format);
    expect(JSON.stringify(made.files).length, format).toBeGreaterThan(100);
    beside.set(format, made);
  }
  await doors.without(eyes, async (_ask, run) => {
    // An administrator with no past, to whom no rule but the marking applies
    const viewer = { userId: localUserId, roles: ['ADMIN'] as const, clearance: asker.clearance };
    for (const format of formats)
      expect(beside.get(format), `${format}, for ${eyes.name}`).toEqual(
        await exported({ database: { reader: () => poolOf(run) }, viewer, format }),
      );
  });
});
