import { parse as parseCsv } from 'csv-parse/sync';
import { UndirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpokenWorld, spokenWorld } from '../rhetoric/world.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

let world: SpokenWorld;
const said: Record<string, string> = {};
beforeAll(async () => {
  world = await spokenWorld();
  const say = async (name: string, ...[speaker, saidOn]: Parameters<SpokenWorld['say']>) => {
    said[name] = await world.say(speaker, saidOn, name);
    return said[name];
  };
  const both = await say('both', 'boris', '2019-06-07');
  await world.code(both, 'alliance', 'DENIES');
  await world.code(both, 'partnership', 'AFFIRMS');
  await world.code(await say('again', 'boris', '2019-06-08'), 'alliance', 'DENIES');
  await world.code(await say('inexact', 'boris', '2018'), 'partnership', 'AFFIRMS');
  await world.code(await say('chen', 'chen', '2019-07-01'), 'partnership', 'AFFIRMS');
  await world.code(await say('half', 'chen', '2019-07-02'), 'alliance', 'QUALIFIES');
  await world.code(await say('avoiding', 'chen', '2019-07-03'), 'alliance', 'AVOIDS');
  // Of the other kind of concepts, which nobody is asked for unless said so
  await world.code(await say('open', 'boris', '2020-01-01'), 'trust', 'AFFIRMS');
  await world.code(await say('secret', 'chen', '2020-01-02'), 'trust', 'AFFIRMS');
  await world.sql('ada', `UPDATE "Statement" SET "marking" = 'RED' WHERE "id" = $1::uuid`, said.secret);
  await world.code(await say('tom', 'tom', '2019-08-01'), 'alliance', 'AFFIRMS');
});
afterAll(() => world.close());

const query = `query ($id: ID!, $mode: DiscourseNetworkMode, $aggregation: DiscourseNetworkAggregation,
    $normalisation: DiscourseNetworkNormalisation, $duplicates: DiscourseNetworkDuplicates = INCLUDE, $to: EDTFDate, $voices: [Voice!],
    $first: Int = 50) {
  relationship(by: { id: $id }) { discourseNetwork(mode: $mode, aggregation: $aggregation, normalisation: $normalisation,
      duplicates: $duplicates, to: $to, voices: $voices) {
    n avoiding repeated undated withoutWeight
    nodes { totalCount nodes { kind n actor { name } concept { slug } } }
    ties(first: $first) { totalCount pageInfo { endCursor hasNextPage } nodes { weight
      between { actor { name } concept { slug } } shared { weight actor { name } concept { slug } }
      statements { totalCount nodes { quote } } } }
    structure { density components communities modularity negative pathsLeftOutBecause
      positions { totalCount nodes { node { actor { name } concept { slug } } degree weightedDegree betweenness closeness pageRank component community } } }
  } } }`;
const ask = async (more: object = {}): Promise<Json> =>
  (await world.ask('ada', query, { id: world.relationship, ...more })).relationship.discourseNetwork;
const nameOf = ({ actor, concept }: Json): string => actor?.name ?? concept?.slug;
const ties = ({ ties: { nodes } }: Json): string[] =>
  nodes.map(({ between, weight }: Json) => `${between.map(nameOf).sort().join(' – ')} ${weight}`).sort();

describe('a discourse network', () => {
  it('ties actors by what they say on the same concepts, with the statements behind each tie', async () => {
    const network = await ask();
    expect(network).toMatchObject({ n: 7, avoiding: 1, repeated: 0, undated: 0, withoutWeight: 1 });
    expect(network.nodes.nodes.map((node: Json) => `${node.kind} ${nameOf(node)} ${node.n}`).sort()).toEqual([
      'ACTOR Boris 4',
      'ACTOR Chen 2',
      'ACTOR Tom 1',
    ]);
    // Two affirmations against one, and half a denial each time
    expect(ties(network)).toEqual(['Boris – Chen 3', 'Chen – Tom 0.5']);
    const [heaviest] = network.ties.nodes;
    expect(heaviest.shared.map((each: Json) => `${nameOf(each)} ${each.weight}`).sort()).toEqual([
      'alliance 1',
      'partnership 2',
    ]);
    expect(heaviest.statements.nodes.map(({ quote }: Json) => quote)).toEqual([
      'inexact',
      'both',
      'again',
      'chen',
      'half',
    ]);
  });

  it('ties concepts by who speaks on both, and actors to concepts', async () => {
    expect(ties(await ask({ mode: 'CONCEPTS', aggregation: 'IGNORE' }))).toEqual([
      'alliance – partnership 5',
    ]);
    const twoMode = await ask({ mode: 'TWO_MODE', aggregation: 'SUBTRACT' });
    expect(ties(twoMode)).toEqual([
      'Boris – alliance -2',
      'Boris – partnership 2',
      'Chen – partnership 1',
      'Tom – alliance 1',
    ]);
    // Chen only qualifies the alliance
    expect(twoMode.withoutWeight).toBe(1);
    expect(twoMode.ties.nodes.every(({ shared }: Json) => shared.length === 0)).toBe(true);
    const denied = twoMode.ties.nodes.find(({ weight }: Json) => weight === -2);
    expect(denied.statements.nodes.map(({ quote }: Json) => quote)).toEqual(['both', 'again']);
    expect(twoMode.structure).toMatchObject({ negative: 1, density: 0.5, components: 2 });
  });

  it('counts repetitions once, and says what it could not place', async () => {
    const network = await ask({ duplicates: 'WEEK', aggregation: 'IGNORE' });
    expect(network).toMatchObject({ n: 6, repeated: 1, undated: 1 });
    expect(ties(network)).toEqual(['Boris – Chen 3', 'Boris – Tom 1', 'Chen – Tom 1']);
  });

  it('looks at a window and at voices', async () => {
    expect(ties(await ask({ to: '2019-07-01', aggregation: 'IGNORE' }))).toEqual(['Boris – Chen 2']);
    expect((await ask({ voices: ['SPOKESPERSON'] })).nodes.totalCount).toBe(1);
    expect(await ask({ to: '1999' })).toMatchObject({
      n: 0,
      nodes: { totalCount: 0 },
      ties: { totalCount: 0 },
    });
  });

  it('has a structure', async () => {
    const { structure } = await ask();
    expect(structure).toMatchObject({ components: 1, negative: 0, pathsLeftOutBecause: null });
    expect(structure.density).toBeCloseTo(2 / 3, 12);
    const chen = structure.positions.nodes.find(({ node }: Json) => node.actor.name === 'Chen');
    expect(chen).toMatchObject({ degree: 2, weightedDegree: 3.5, betweenness: 1, closeness: 1 });
  });

  it('is read page by page, the heaviest tie first', async () => {
    const { ties: page } = await ask({ first: 1 });
    expect([page.totalCount, page.pageInfo.hasNextPage, page.nodes[0].weight]).toEqual([2, true, 3]);
    const rest = await world.ask(
      'ada',
      `query ($id: ID!, $after: String) { relationship(by: { id: $id }) { discourseNetwork(duplicates: INCLUDE) {
        ties(first: 5, after: $after) { pageInfo { hasNextPage } nodes { weight } } } } }`,
      { id: world.relationship, after: page.pageInfo.endCursor },
    );
    expect(rest.relationship.discourseNetwork.ties).toEqual({
      pageInfo: { hasNextPage: false },
      nodes: [{ weight: 0.5 }],
    });
  });

  it('is read by five statements, however many ties there are', async () => {
    // The relationship, what is said, and then all actors, concepts and statements of the answer together
    await ask({ first: 1 });
    const few = world.sent.length;
    await ask();
    expect([few, world.sent.length]).toEqual([5, 5]);
  });

  it('refuses what there is no network of, with what to choose', async () => {
    await expect(ask({ mode: 'TWO_MODE', aggregation: 'CONFLICT' })).rejects.toThrow(
      /A two-mode network has no aggregation CONFLICT: choose one of IGNORE, SUBTRACT, COMBINE/,
    );
  });
});

describe('a discourse network of what is hidden from some', () => {
  const asked = `query ($id: ID!) { relationship(by: { id: $id }) {
    discourseNetwork(kind: POSITION, aggregation: IGNORE) { n nodes { totalCount } ties { totalCount } export(format: EDGE_LIST_CSV) } } }`;

  it('has no tie, node or number that tells of it', async () => {
    // A coder would not see what others coded; a reader of this clearance does
    world.viewers.emil = { ...world.viewers.paul, clearance: 'GREEN' };
    const of = async (person: 'paul' | 'emil') =>
      (await world.ask(person, asked, { id: world.relationship })).relationship.discourseNetwork;
    expect(await of('paul')).toMatchObject({ n: 2, nodes: { totalCount: 2 }, ties: { totalCount: 1 } });
    expect(await of('emil')).toEqual({
      n: 1,
      nodes: { totalCount: 1 },
      ties: { totalCount: 0 },
      export: 'source,sourceLabel,target,targetLabel,weight\r\n',
    });
  });
});

describe('its files', () => {
  const file = async (format: string): Promise<string> =>
    (
      await world.ask(
        'ada',
        `query ($id: ID!, $format: DiscourseNetworkFormat!) { relationship(by: { id: $id }) {
          discourseNetwork(duplicates: INCLUDE) { export(format: $format) } } }`,
        { id: world.relationship, format },
      )
    ).relationship.discourseNetwork.export;

  it.each([
    ['GRAPHML', parseGraphml],
    ['GEXF', parseGexf],
  ] as const)(
    'as %s have the names of nodes, the weights, and how far they may be passed on',
    async (format, parse) => {
      const text = await file(format);
      const graph = parse(UndirectedGraph as never, text) as unknown as UndirectedGraph;
      expect(graph.mapNodes((_id, { label }) => label).sort()).toEqual(['Boris', 'Chen', 'Tom']);
      expect(graph.mapEdges((_id, { weight }) => weight).sort()).toEqual([0.5, 3]);
      expect(text).toContain('TLP:');
    },
  );

  it('as tables have a line for each tie or node', async () => {
    const list: Json[] = parseCsv(await file('EDGE_LIST_CSV'), { columns: true });
    expect(
      list.map(({ sourceLabel, targetLabel, weight }) => [sourceLabel, targetLabel, weight]),
    ).toHaveLength(2);
    const matrix: string[][] = parseCsv(await file('MATRIX_CSV'));
    expect(matrix.map(([name]) => name).sort()).toEqual(['', 'Boris', 'Chen', 'Tom']);
  });
});
