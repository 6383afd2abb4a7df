import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats, type FormatName } from '../../server/src/export/formats.ts';
import { stixId } from '../../server/src/export/stix/ids.ts';
import { exported } from './export.ts';
import { type World, world } from './world.ts';

let test: World;
let actor: string;
beforeAll(async () => {
  test = await world();
  const retract = async (type: string, id: string) => {
    const { data } = await test.ask(
      `mutation ($id: ID!) { retract${type}(input: { id: $id, expectedVersion: 1, reason: "wrong" }) { __typename } }`,
      { id },
    );
    expect(data[`retract${type}`].__typename).toBe(type);
  };
  const { data } = await test.ask('{ actor(by: { slug: "viktor-litovkin" }) { id } }');
  actor = Buffer.from(data.actor.id, 'base64url').toString().split(':')[1] as string;
  await retract('Statement', test.global.russian as string);
  await retract('Actor', data.actor.id);
});
afterAll(() => test.close());

const bytesOf = (files: Record<string, string>) => Object.values(files).join('\n');

describe.each(Object.keys(exportFormats) as FormatName[])('as %s, what is retracted', (format) => {
  it('is not there, nor anything that leads to it', async () => {
    const { files } = await exported(test.database, format);
    const id = test.plain.russian as string;
    for (const form of [
      'We are allies',
      id,
      stixId('note', id),
      'Litovkin',
      actor,
      stixId('identity', actor),
    ])
      expect(bytesOf(files).includes(form), form).toBe(false);
  });

  it('is counted as left out, with what belongs to it', async () => {
    const { summary } = await exported(test.database, format);
    const count = (type: string) =>
      summary.leftOut.find((each) => each.type === type && /retracted/.test(each.reason))?.count ?? 0;
    const { types } = exportFormats[format];
    expect(count('Statement')).toBe(1);
    if (types.includes('Actor')) expect(count('Actor')).toBe(1);
    // The coding of the statement stands, and has nothing to stand on
    if (types.includes('Coding')) expect(count('Coding')).toBe(1);
  });

  it('is there for those who ask', async () => {
    const { files, summary } = await exported(test.database, format, { selection: { retracted: true } });
    const id = test.plain.russian as string;
    expect([id, stixId('note', id)].some((form) => bytesOf(files).includes(form))).toBe(true);
    expect(summary.leftOut.filter(({ reason }) => /belong to something/.test(reason))).toEqual([]);
  });
});
