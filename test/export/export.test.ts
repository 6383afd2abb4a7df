import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats, type FormatName } from '../../server/src/export/formats.ts';
import { stixId } from '../../server/src/export/stix/ids.ts';
import { exported } from './export.ts';
import { type World, world } from './world.ts';

const formats = Object.keys(exportFormats) as FormatName[];

let test: World;
beforeAll(async () => {
  test = await world();
});
afterAll(() => test.close());

const bytesOf = (files: Record<string, string>) => Object.values(files).join('\n');

describe.each(formats)('an export as %s', (format) => {
  it('declares what it is and what it cannot carry, and writes the files that it names, in their order', async () => {
    const { description, extension, mediaType, losses, files } = exportFormats[format];
    for (const words of [description, extension, mediaType]) expect(words).not.toBe('');
    expect(losses.length).toBeGreaterThan(0);
    for (const loss of losses) expect(loss).toMatch(/^[A-Z].*\.$/s);
    const made = await exported(test.database, format);
    expect(Object.keys(made.files)).toEqual(files);
    expect(made.summary).toMatchObject({ files, losses });
  });

  it('is the same to the byte when it is made again', async () => {
    const [one, other] = [await exported(test.database, format), await exported(test.database, format)];
    expect(other.files).toEqual(one.files);
    expect(other.summary).toEqual(one.summary);
  });

  it('for CLEAR has nothing of what is marked AMBER: no word, no id, no count', async () => {
    const secret = Object.entries(test.plain)
      .filter(([key]) => key.startsWith('secret'))
      .map(([, id]) => id);
    const forms = [
      'zirkon',
      ...secret,
      ...secret.map((id) => id.replaceAll('-', '')),
      ...secret.flatMap((id) => (['note', 'report', 'opinion'] as const).map((type) => stixId(type, id))),
    ];
    const { files, summary } = await exported(test.database, format, { clearance: 'CLEAR' });
    const amber = await exported(test.database, format, { clearance: 'AMBER' });
    for (const form of forms) expect(bytesOf(files).includes(form), form).toBe(false);
    expect(JSON.stringify(summary)).not.toContain('zirkon');
    // The words are there to be found: the test would see them
    expect(bytesOf(amber.files).includes('zirkon')).toBe(true);
    const { data } = await test.ask(
      '{ statements(where: { marking: { eq: CLEAR } }) { totalCount } documents(where: { marking: { eq: CLEAR } }) { totalCount } }',
    );
    const left = (type: string) =>
      summary.leftOut.filter((each) => each.type === type).reduce((sum, { count }) => sum + count, 0);
    expect((summary.rows.Statement ?? 0) + left('Statement')).toBe(data.statements.totalCount);
    if (summary.rows.Document) expect(summary.rows.Document).toBe(data.documents.totalCount);
  });

  it('tells how far it is, and ends when all is read', async () => {
    const steps: [number, number][] = [];
    const { summary } = await exported(test.database, format, {
      onProgress: (done, total) => steps.push([done, total]),
    });
    const written = Object.values(summary.rows).reduce((sum, count) => sum + count, 0);
    expect(steps.at(-1)).toEqual([written, written]);
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).toSorted((a, b) => a - b));
  });

  it('ends when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(exported(test.database, format, { signal })).rejects.toThrow('enough');
  });

  it('ends when its file cannot be written, and gives its connection back', async () => {
    const write = () => Promise.reject(new Error('disk full'));
    for (let i = 0; i < 7; i++)
      await expect(exported(test.database, format, { write })).rejects.toThrow('disk full');
  });
});

describe('what is written while an export is made', () => {
  it('is not in it: all of it is of one moment', async () => {
    const before = await exported(test.database, 'stix');
    const files: Record<string, string> = {};
    let retracted = false;
    await exported(test.database, 'stix', {
      async write(text, file) {
        files[file] = (files[file] ?? '') + text;
        if (retracted) return;
        retracted = true;
        const { data } = await test.ask(
          'mutation ($id: ID!) { retractStatement(input: { id: $id, expectedVersion: 1, reason: "test" }) { __typename } }',
          { id: test.global.chinese },
        );
        expect(data.retractStatement.__typename).toBe('Statement');
      },
    });
    expect(files).toEqual(before.files);
    await test.ask(
      'mutation ($id: ID!) { restoreStatement(input: { id: $id, expectedVersion: 2 }) { __typename } }',
      { id: test.global.chinese },
    );
  });
});
