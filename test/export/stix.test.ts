import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Selection } from '../../server/src/export/selection.ts';
import { type Exported, exported } from './export.ts';
import { bundleSchema } from './stix-schema.ts';
import { type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

let test: World;
let made: Exported;
let objects: Json[];
beforeAll(async () => {
  test = await world();
  made = await exported(test.database, 'stix');
  objects = bundleOf(made).objects;
});
afterAll(() => test.close());

const bundleOf = ({ files }: Exported) => JSON.parse(files['entente.stix.json'] as string);
const of = (type: string) => objects.filter((each) => each.type === type);
const named = (name: string) => objects.find((each) => each.name === name || each.abstract === name);
const isValid = new Ajv({ allErrors: true, discriminator: true }).compile(bundleSchema);

/** Every id that an object refers to. */
function refsIn(object: Json): string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    key.endsWith('_ref') ? [value as string] : key.endsWith('_refs') ? (value as string[]) : [],
  );
}

function expectWhole(bundle: Json) {
  isValid(bundle);
  expect(isValid.errors).toBeNull();
  const ids = bundle.objects.map((each: Json) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  const uuids = ids.map((id: string) => id.slice(id.indexOf('--')));
  expect(new Set(uuids).size, 'UUIDs are not shared between types').toBe(ids.length);
  const known = new Set(ids);
  for (const each of bundle.objects) {
    for (const ref of refsIn(each)) expect(known, `${each.id} refers to`).toContain(ref);
    if (each.modified) expect(each.modified >= each.created, each.id).toBe(true);
    if (each.start_time && each.stop_time) expect(each.stop_time > each.start_time).toBe(true);
  }
}

describe('a bundle', () => {
  it('is valid, and whole in itself', () => {
    expectWhole(bundleOf(made));
  });

  const selections: [string, Selection][] = [
    ['a relationship', { relationship: 'russia-china' }],
    ['a speaker', { actor: 'vasily-kashin' }],
    ['a state', { actor: 'china' }],
    ['some years', { from: '2018', to: '2018' }],
    ['a time that only open dates reach', { from: '1700', to: '1701' }],
    ['a speaker in a year', { actor: 'vladimir-putin', from: '2019-10' }],
  ];
  for (const [name, selection] of selections) {
    for (const clearance of ['RED', 'CLEAR'] as const) {
      it(`of ${name} for ${clearance} is too`, async () => {
        expectWhole(bundleOf(await exported(test.database, 'stix', { selection, clearance })));
      });
    }
  }

  it('of a document is too', async () => {
    const bundle = bundleOf(
      await exported(test.database, 'stix', { selection: { document: test.plain.paper as string } }),
    );
    expectWhole(bundle);
    expect(bundle.objects.filter((each: Json) => each.labels?.includes('statement'))).toHaveLength(3);
  });

  it('with retracted rows is too', async () => {
    expectWhole(bundleOf(await exported(test.database, 'stix', { selection: { retracted: true } })));
  });

  it('has one object for each row', async () => {
    const { data } = await test.ask(
      '{ actors { totalCount } statements { totalCount } documents { totalCount } activities { totalCount } assessments { totalCount } codings(first: 100) { nodes { stance } } }',
    );
    const labelled = (label: string) => objects.filter((each) => each.labels?.includes(label));
    // Entente itself is one more
    expect(of('identity')).toHaveLength(data.actors.totalCount + 1);
    expect(of('report')).toHaveLength(data.documents.totalCount);
    expect(labelled('statement')).toHaveLength(data.statements.totalCount);
    expect(labelled('activity')).toHaveLength(data.activities.totalCount);
    expect(labelled('assessment')).toHaveLength(data.assessments.totalCount);
    const decided = data.codings.nodes.filter((row: Json) => row.stance);
    // A dissent is an opinion too
    expect(of('opinion')).toHaveLength(decided.length + 1);
    expect(made.summary.leftOut).toEqual([
      { type: 'Coding', count: 1, reason: expect.stringContaining('not submitted') },
    ]);
  });

  it('is marked by the definitions of TLP 2.0 that are published', async () => {
    expect(of('marking-definition').map(({ name }) => name)).toEqual([
      'TLP:CLEAR',
      'TLP:GREEN',
      'TLP:AMBER',
      'TLP:AMBER+STRICT',
      'TLP:RED',
    ]);
    const amber = 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421';
    expect(named('zirkon paper').object_marking_refs).toEqual([amber]);
    // A grouping is as secret as the most secret coding in it
    expect(named('alliance').object_marking_refs).toEqual([amber]);
    const clear = bundleOf(await exported(test.database, 'stix', { clearance: 'CLEAR' }));
    expect(clear.objects.filter((each: Json) => each.type === 'marking-definition')).toHaveLength(1);
  });

  it('says what it cannot carry', () => {
    for (const loss of made.summary.losses)
      expect(named('What this bundle does not carry').content).toContain(loss);
  });
});

describe('a statement', () => {
  it('is a note on who speaks, with the opinions that coders read in it', () => {
    const note = objects.find((each) => each.content?.includes('Мы — союзники'));
    const [opinion] = of('opinion').filter(({ id }) => note.object_refs.includes(id));
    expect(note.object_refs).toContain(named('Vladimir Putin').id);
    expect(opinion).toMatchObject({
      opinion: 'agree',
      authors: ['Vladimir Putin'],
      object_refs: [named('alliance').id],
      explanation: expect.stringContaining('AFFIRMS: alliance'),
    });
    expect(named('alliance').object_refs).toContain(note.id);
    expect(named('=HYPERLINK("http://example.org")').object_refs).toContain(note.id);
  });

  it('has the confidence that STIX has for its credibility, or none', () => {
    const radar = objects.find((each) => each.content?.includes('common radar system'));
    expect(radar.confidence).toBe(90);
    expect(objects.find((each) => each.content?.includes('Мы — союзники'))).not.toHaveProperty('confidence');
  });
});

describe('an assessment', () => {
  it('is a note on its subject, with its evidence, its dissent and confidence apart from likelihood', () => {
    const note = named('Does he mean it?');
    const subject = objects.find((each) => each.content?.includes('Мы — союзники'));
    expect(note).toMatchObject({ confidence: 15, authors: ['Vasily Kashin'], object_refs: [subject.id] });
    expect(of('opinion').filter(({ object_refs }) => object_refs.includes(note.id))).toMatchObject([
      { opinion: 'disagree', authors: ['Vladimir Putin'] },
    ]);
    expect(of('relationship').filter(({ target_ref }) => target_ref === note.id)).toMatchObject([
      { relationship_type: 'contradicts', description: 'x < y' },
      { relationship_type: 'context-for' },
    ]);
  });
});

describe('an object', () => {
  it('keeps its id and gets a later modification when what it says changes', async () => {
    const before = named('Viktor Litovkin');
    const { data } = await test.ask('{ actor(by: { slug: "viktor-litovkin" }) { id version } }');
    await test.ask(
      'mutation ($id: ID!, $version: Int!) { updateActor(input: { id: $id, expectedVersion: $version, description: "Observer" }) { __typename } }',
      data.actor,
    );
    const later = bundleOf(await exported(test.database, 'stix'));
    const after = later.objects.find(({ id }: Json) => id === before.id);
    expect(after.description).toBe('Observer');
    expect(after.created).toBe(before.created);
    expect(after.modified > before.modified).toBe(true);
    expect(later.objects.map(({ id }: Json) => id).toSorted()).toEqual(
      objects.map(({ id }) => id).toSorted(),
    );
  });
});
