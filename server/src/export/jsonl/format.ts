import { type Model, modelNamed } from '../../read/model.ts';
import type { Entity } from '../../read/selection.ts';
import { type About, type Format, piecesOf } from '../format.ts';
import { said } from '../json.ts';
import type { Reading } from '../reading.ts';
import { exportedTypes } from '../scope.ts';
import { dayOf } from '../shown.ts';
import { selectOf } from './types.ts';

const file = 'entente.jsonl';

/** Every row with all its columns, for programs. */
export const jsonl: Format = {
  description:
    'Every row with all its fields and parts, one JSON object a line, for programs. The first line describes the file.',
  extension: 'jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  files: [file],
  losses: [
    'Who changed what, and when, is left out; version counts the changes.',
    'References may name rows that lie outside of the selection.',
    'Records that are judged to be of one actor refer, and are referred to, as that one; the judgements are there.',
    'What imports have recorded of themselves is left out.',
    'Accounts are left out but for the names of those who coded, decided, judged, drafted and reviewed.',
  ],
  types: exportedTypes,
  write: (reading, about) => piecesOf(file, lines(reading, about)),
};

async function* lines(reading: Reading, { selection, clearance, losses }: About): AsyncGenerator<string> {
  yield line({ type: 'Export', clearance, selection: said(selection), losses });
  for (const type of exportedTypes) {
    const model = modelNamed(type);
    for await (const rows of reading.pages<Entity>(type, selectOf(type))) {
      yield rows.map((row) => line({ type, ...plain(model, row) })).join('');
    }
  }
}

const line = (object: object) => `${JSON.stringify(object)}\n`;

/** The row with days as days: JSON knows no dates. */
function plain(model: Model, row: Entity): Entity {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const field = model.fields[name];
      if (field?.kind === 'object') {
        const target = modelNamed(field.type);
        if (Array.isArray(value)) return [name, value.map((each) => plain(target, each))];
        return [name, value && plain(target, value as Entity)];
      }
      return [name, value instanceof Date && field?.nativeType === 'Date' ? dayOf(value) : value];
    }),
  );
}
