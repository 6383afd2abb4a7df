import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stixId } from '../../server/src/export/stix/ids.ts';
import { exported } from './export.ts';
import { type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

let test: World;
let one: string;
let other: string;
beforeAll(async () => {
  test = await world();
  const { data } = await test.ask('{ actor(by: { slug: "vladimir-putin" }) { id } }');
  const made = await test.ask(
    'mutation { createActor(input: { kind: PERSON, name: "V. Putin", slug: "v-putin" }) { ... on Actor { id } } }',
  );
  const ids = [data.actor.id, made.data.createActor.id];
  await test.ask(
    `mutation ($speaker: ID!, $document: ID!) { recordStatement(input: { speakerId: $speaker, documentId: $document,
      saidOn: "2019", paraphrase: "Under another name.", directness: PARAPHRASE, speechAct: ASSERT }) { __typename } }`,
    { speaker: ids[1], document: test.global.paper },
  );
  const judged = await test.ask(
    'mutation ($one: ID!, $other: ID!) { judgeIdentity(input: { actorId: $one, otherActorId: $other, verdict: SAME, reason: "One man." }) { __typename } }',
    { one: ids[0], other: ids[1] },
  );
  expect(judged.data.judgeIdentity.__typename).toBe('IdentityJudgement');
  [one, other] = ids.map((id) => Buffer.from(id, 'base64url').toString().split(':')[1]) as [string, string];
});
afterAll(() => test.close());

describe('two records that are judged to be one actor', () => {
  it('are tied as duplicates in STIX, and nothing is there twice', async () => {
    const { files } = await exported(test.database, 'stix');
    const { objects } = JSON.parse(files['entente.stix.json'] as string);
    const ids = objects.map(({ id }: Json) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(objects.filter((each: Json) => each.relationship_type === 'duplicate-of')).toMatchObject([
      {
        source_ref: stixId('identity', one),
        target_ref: stixId('identity', other),
        description: 'One man.',
      },
    ]);
  });

  it('speak as one', async () => {
    const { files } = await exported(test.database, 'jsonl', { selection: { actor: 'vladimir-putin' } });
    const rows: Json[] = (files['entente.jsonl'] as string)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const said = rows.find((row) => row.type === 'Statement' && row.paraphrase === 'Under another name.');
    expect(said.speaker.slug).toBe('vladimir-putin');
    expect(rows.filter((row) => row.type === 'IdentityJudgement')).toMatchObject([{ verdict: 'SAME' }]);
    const actors = rows.filter((row) => row.type === 'Actor').map(({ id }) => id);
    expect(new Set(actors).size).toBe(actors.length);
    expect(actors).toEqual(expect.arrayContaining([one, other]));
  });

  it('lead every edge of a graph to a node', async () => {
    const xml = (await exported(test.database, 'graphml')).files['entente.graphml'] as string;
    const nodes = new Set([...xml.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id));
    const ends = [...xml.matchAll(/<edge source="([^"]+)" target="([^"]+)"/g)].flatMap(([, ...each]) => each);
    expect(ends.filter((id) => !nodes.has(id))).toEqual([]);
  });
});
