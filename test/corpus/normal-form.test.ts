import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { dumpOf } from './database.ts';
import { differences, normalForm } from './normal-form.ts';
import { csv, jsonLines, personHeader, statementHeader, take, turnHeader } from './sources.ts';

let database: TestDatabase;
let dump: Record<string, string>;
let normal: ReturnType<typeof normalForm>;

beforeAll(async () => {
  // The worked example has rows of nearly every table, and most of them were not imported
  database = await testDatabase('example');
  const document = { id: '1', title: 'A', text: 'Good day. Yes.', authors: ['A. Writer', 'B. Writer'] };
  await take(database, 'documents', jsonLines([document]));
  await take(database, 'documents', jsonLines([{ ...document, text: 'A good day. Yes.' }]));
  await take(database, 'turns', csv(turnHeader, [['1', '2019', 1, 'Question', 12, 16, 'Yes.']]));
  await take(
    database,
    'persons',
    csv(personHeader, [['1', 'Ivanov Sergei', 'Foreign Minister of Russia', 1]]),
  );
  await take(
    database,
    'persons',
    csv(personHeader, [['1', 'Ivanov Sergei', 'Defence Minister of Russia', 1]]),
  );
  await take(
    database,
    'statements',
    csv(statementHeader, [['1', 'A', 'B', '', '2019', '1', '', 'Yes.', 'x', 'AFFIRMS', 'russia-china', '']]),
  );
  dump = await dumpOf(database);
  normal = normalForm(dump);
});
afterAll(() => database.drop());

const rowsOf = (table: string) => (dump[table] as string).split('\n').filter(Boolean);
const tables = () => Object.keys(dump).filter((table) => rowsOf(table).length > 0);
/** What is told of a dump in which a table has other rows. */
const toldOf = (table: string, rows: string[]) =>
  differences(normalForm({ ...dump, [table]: `${rows.join('\n')}\n` }), normal);

/** Any row of any table that has rows. */
const anyRow = () =>
  fc
    .constantFrom(...tables())
    .chain((table) => fc.record({ table: fc.constant(table), at: fc.nat(rowsOf(table).length - 1) }));
const onAnyRow = (test: (table: string, rows: string[], at: number) => void) =>
  fc.assert(
    fc.property(anyRow(), ({ table, at }) => test(table, rowsOf(table), at)),
    { seed: 1, numRuns: 25 },
  );

describe('The normal form of a dump', () => {
  it('is the same for other ids, in another order, at another time', () => {
    const other = (id: string) => {
      const hex = createHash('md5').update(id).digest('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    };
    const disguised = Object.fromEntries(
      Object.entries(dump).map(([table, text]) => [
        table,
        text
          .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, other)
          .replaceAll(/"(position|transactionId)":(\d+)/g, (all, key, number) =>
            table === 'Revision.jsonl' ? `"${key}":${Number(number) * 7}` : all,
          )
          .replaceAll(/"(recordedAt|retractedAt)":"[^"]*"/g, '"$1":"2001-01-01T00:00:00+00:00"')
          .split('\n')
          .reverse()
          .join('\n'),
      ]),
    );
    expect(differences(normalForm(disguised), normal)).toEqual([]);
  });

  it('has every row of every table', () => {
    expect(tables().length).toBeGreaterThan(20);
    for (const table of tables())
      expect(normal[table.replace('.jsonl', '')]).toHaveLength(rowsOf(table).length);
  });

  it('says nothing of ids and times', () => {
    const text = JSON.stringify(normal);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T\d{2}:/);
    expect(text).not.toContain('nothing that is there');
  });

  it('is another one where a row is missing', () =>
    onAnyRow((table, rows, at) => {
      expect(toldOf(table, rows.toSpliced(at, 1))).not.toEqual([]);
    }));

  it('is another one where a row stands twice, with its own id or another', () =>
    onAnyRow((table, rows, at) => {
      const row = rows[at] as string;
      const renamed = row.replace(/"id":"[^"]*"/, '"id":"99999999-0000-7000-8000-000000000000"');
      for (const double of [row, renamed]) expect(toldOf(table, [...rows, double])).not.toEqual([]);
    }));

  it('is another one where any value of a row is another', () =>
    onAnyRow((table, rows, at) => {
      const row = JSON.parse(rows[at] as string);
      const noise = [
        'id',
        'recordedAt',
        ...(table === 'Revision.jsonl' ? ['position', 'transactionId'] : []),
      ];
      for (const key of Object.keys(row).filter((each) => !noise.includes(each) && each !== 'retractedAt')) {
        for (const value of [null, 'something else']) {
          const changed = JSON.stringify({ ...row, [key]: value });
          if (row[key] !== value) expect(toldOf(table, rows.with(at, changed)), key).not.toEqual([]);
        }
      }
    }));

  it('is another one where a row is retracted, or a reference leads to another row', () => {
    const actors = rowsOf('Actor.jsonl');
    const [first, second] = actors.map((line) => JSON.parse(line));
    const retracted = JSON.stringify({ ...first, retractedAt: '2001-01-01T00:00:00+00:00' });
    expect(toldOf('Actor.jsonl', actors.with(0, retracted))).not.toEqual([]);
    const names = rowsOf('ActorName.jsonl');
    const name = JSON.parse(names[0] as string);
    const another = name.actorId === first.id ? second.id : first.id;
    const moved = JSON.stringify({ ...name, actorId: another });
    expect(toldOf('ActorName.jsonl', names.with(0, moved))).not.toEqual([]);
  });

  it('is another one where two revisions of an entity change places', () => {
    const revisions = rowsOf('Revision.jsonl').map((line) => JSON.parse(line));
    const later = revisions.find(({ operation }) => operation === 'UPDATED');
    const earlier = revisions.find(
      ({ entityId, operation }) => entityId === later.entityId && operation === 'CREATED',
    );
    const swapped = revisions.map((each) => {
      if (each === later) return { ...each, position: earlier.position };
      return each === earlier ? { ...each, position: later.position } : each;
    });
    expect(
      toldOf(
        'Revision.jsonl',
        swapped.map((each) => JSON.stringify(each)),
      ),
    ).not.toEqual([]);
  });

  it('is another one where two keys of the import lead to each other’s rows', () => {
    const records = rowsOf('ImportRecord.jsonl').map((line) => JSON.parse(line));
    const [one, other] = records.filter(({ entity }) => entity === 'Actor');
    const swapped = records.map((each) => {
      if (each === one) return { ...each, entityId: other.entityId };
      return each === other ? { ...each, entityId: one.entityId } : each;
    });
    expect(
      toldOf(
        'ImportRecord.jsonl',
        swapped.map((each) => JSON.stringify(each)),
      ),
    ).not.toEqual([]);
  });
});
