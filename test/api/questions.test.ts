import { type FieldNode, Kind, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tabs } from '../../server/src/graphiql/tabs.ts';
import { schema } from '../../server/src/schema.ts';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

/** The answer of the tab whose question begins so. */
async function answer(question: string) {
  const tab = tabs.find((each) => each.question.startsWith(question));
  const { data, errors } = await test.ask(tab?.query ?? '');
  expect(errors).toBeUndefined();
  return data;
}

// biome-ignore lint/suspicious/noExplicitAny: rows of answers
type Rows = any[];
const bySpeaker = (nodes: Rows, name: string) => nodes.filter(({ speaker }) => speaker.name === name);

describe('the worked example answers', () => {
  it('how each side characterises the relationship', async () => {
    const { relationship } = await answer('How has each side');
    expect(relationship.parties.map(({ name }: { name: string }) => name)).toEqual(['Russia', 'China']);
    const { nodes } = relationship.statements;
    const words = (side: string) =>
      new Set(
        nodes
          .filter((node: Rows[0]) => node.side?.name === side && node.voice !== 'EXPERT')
          .flatMap((node: Rows[0]) =>
            node.codings.nodes.map((coding: Rows[0]) => `${coding.stance} ${coding.concept.label}`),
          ),
      );
    expect(words('Russia')).toContain('AFFIRMS allied relations');
    expect(words('Russia')).toContain('AFFIRMS a new era');
    expect(words('China')).toEqual(new Set(['AVOIDS alliance', 'DENIES alliance', 'QUALIFIES a new era']));
    const [kashin] = bySpeaker(nodes, 'Vasily Kashin');
    expect(kashin).toMatchObject({ side: { name: 'Russia' }, voice: 'EXPERT' });
    const [kui] = bySpeaker(nodes, 'Kui Yanwei');
    expect(kui).toMatchObject({ side: { name: 'China' }, voice: 'MILITARY' });
  });

  it('how far apart the capitals are in their words, and over which', async () => {
    const { asymmetry } = (await answer('How far apart')).relationship;
    expect(asymmetry.sides).toEqual([{ name: 'Russia' }, { name: 'China' }]);
    expect(asymmetry.n).toEqual([11, 4]);
    expect(asymmetry.divergence).toBeGreaterThan(0.8);
    expect(asymmetry.interval.low).toBeGreaterThan(0.5);
    // The word that one side uses and the other avoids
    expect(asymmetry.contributions[0]).toMatchObject({ concept: { label: 'alliance' }, stance: 'AVOIDS' });
    expect(asymmetry.contributions[1]).toMatchObject({
      concept: { label: 'allied relations' },
      stance: 'AFFIRMS',
    });
  });

  it('that Russia says more than is done, China affirms no such word, and land forces are withheld', async () => {
    const { gap } = (await answer('Is more said than done')).relationship;
    const [russia, china] = gap.sides;
    expect(russia).toMatchObject({ side: { name: 'Russia' }, n: 8, denied: 2, avoided: 0 });
    expect(russia.level).toBeCloseTo(4.875, 12);
    expect(china).toMatchObject({
      side: { name: 'China' },
      level: null,
      n: 0,
      denied: 1,
      avoided: 2,
      terms: [],
    });
    const cell = (area: string) =>
      gap.cells.find((each: Rows[0]) => each.side.side.name === 'Russia' && each.area.area.label === area);
    expect(cell('Missile defence').gap).toBeGreaterThan(0.5);
    expect(cell('Air')).toMatchObject({ area: { level: 'UNDER_WAY', status: 'OBSERVED' } });
    expect(cell('Land forces')).toMatchObject({
      gap: null,
      area: { status: 'NOT_SEARCHED', restraintsBy: [{ actor: { name: 'Russia' } }] },
    });
  });

  it('who first said "allied", who denied it and when', async () => {
    const { firstAllied, denials } = await answer('Who first said');
    expect(firstAllied.nodes.map((node: Rows[0]) => node.saidOn)).toEqual(['2018-08']);
    expect(['Dmitry Peskov', 'Russian commentators and officials']).toContain(
      firstAllied.nodes[0].speaker.name,
    );
    expect(bySpeaker(denials.nodes, 'Vladimir Putin')).toMatchObject([
      { saidOn: '2019-06-07', voice: 'HEAD_OF_STATE_OR_GOVERNMENT' },
    ]);
    expect(bySpeaker(denials.nodes, 'Chinese officials')).toHaveLength(2);
  });

  it('where one speaker contradicts himself', async () => {
    const { contradictions } = (await answer('Where does one speaker')).relationship;
    expect(contradictions).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          kind: 'OPPOSITE_STANCES',
          inOrder: true,
          speaker: { name: 'Vladimir Putin' },
          earlierConcept: { label: 'military alliance' },
          earlierStance: 'DENIES',
          earlier: { saidOn: '2019-06-07' },
          laterStance: 'AFFIRMS',
          later: { saidOn: '2019-10-03', quote: 'allied relations' },
        },
      ],
    });
  });

  it('which words each side uses, year by year', async () => {
    const { points } = (await answer('Which words')).relationship.characterisations;
    const allied = points.filter(({ concept }: Rows[0]) => concept.label === 'allied relations');
    expect(allied.map(({ period, n }: Rows[0]) => [period, n])).toEqual([
      ['2018', 1],
      ['2019', 1],
      [null, 1],
    ]);
  });

  it('who agrees with whom', async () => {
    const { ties } = (await answer('Who agrees')).relationship.discourseNetwork;
    const across = ties.nodes.find(({ shared }: Rows[0]) => shared[0].concept.label === 'alliance');
    expect(across.between.map(({ actor }: Rows[0]) => actor.name).sort()).toEqual([
      'Chinese officials',
      'Russian commentators and officials',
    ]);
  });

  it('what they do together, area by area, and what is withheld', async () => {
    const { cooperationAreas } = await answer('What do they do together');
    const area = (label: string) => cooperationAreas.nodes.find((node: Rows[0]) => node.label === label);
    expect(area('Early-warning radar').done.nodes).toMatchObject([
      { level: 'ANNOUNCED', evidenceStatus: 'OBSERVED' },
    ]);
    for (const label of ['Air', 'Space', 'Sea']) expect(area(label).done.nodes).toHaveLength(1);
    expect(area('Land forces').done.nodes).toEqual([]);
    expect(area('Land forces').withheld.nodes).toMatchObject([{ participants: [{ name: 'Russia' }] }]);
    const obligations = area('Military cooperation').done.nodes;
    expect(obligations).toMatchObject([{ evidenceStatus: 'NOT_SEARCHED', level: null }]);
  });

  it('what analysts conclude and on which evidence', async () => {
    const { assessments } = await answer('What do analysts conclude');
    const judged = (words: string) =>
      assessments.nodes.find((node: Rows[0]) => node.judgement.includes(words));
    expect(judged('new way of talking').evidence.nodes.map(({ role }: Rows[0]) => role)).toContain(
      'CONTRADICTS',
    );
    expect(
      judged('viewed differently').evidence.nodes.some(({ activity }: Rows[0]) =>
        activity?.title.includes('land forces'),
      ),
    ).toBe(true);
    expect(judged('Perhaps')).toMatchObject({ confidence: 'LOW', likelihood: null });
    expect(judged('appears to want')).toMatchObject({
      likelihood: 'LIKELY',
      author: { name: 'Vasily Kashin' },
    });
  });

  it('what happened in the order of its days', async () => {
    const { timeline } = (await answer('What was said, done')).relationship;
    const types = timeline.edges.map(({ node }: Rows[0]) => node.__typename);
    expect(new Set(types)).toEqual(new Set(['Statement', 'Activity', 'Assessment', 'Document']));
    const valdai = timeline.edges.find(({ node }: Rows[0]) => node.quote === 'allied relations');
    expect(valdai).toMatchObject({ date: '2019-10-03', node: { speaker: { name: 'Vladimir Putin' } } });
    // Some day in October stands before the third
    const article = timeline.edges.findIndex(({ node }: Rows[0]) => node.title?.includes('More and Less'));
    expect(timeline.edges[article].date).toBe('2019-10');
    expect(article).toBeLessThan(timeline.edges.indexOf(valdai));
    expect(timeline.undatedCount).toBe(1);
  });

  it('on how many sources each judgement rests', async () => {
    const { assessments } = await answer('On how many sources');
    const undeclared = assessments.nodes.find(({ judgement }: Rows[0]) => judgement.includes('undeclared'));
    expect(undeclared.sourcing).toMatchObject({
      singleSource: true,
      sources: [{ source: { rawText: ', October 18', status: 'INCOMPLETE' } }],
    });
  });

  it('which claims come only second-hand, and through whom', async () => {
    const { statements } = await answer('Which claims come only second-hand');
    const allied = statements.nodes.find((node: Rows[0]) => node.quote === 'allied relations');
    expect(allied.speaker.name).toBe('Vladimir Putin');
    expect(allied.attributions.map(({ actor }: Rows[0]) => actor.name)).toEqual([
      'Vasily Kashin',
      'Author of Eurasia Daily Monitor 16/146',
    ]);
  });

  it('which citations are incomplete', async () => {
    const { citations } = await answer('Which citations');
    const incomplete = citations.nodes.filter(({ status }: Rows[0]) => status === 'INCOMPLETE');
    expect(incomplete.map(({ rawText }: Rows[0]) => rawText).sort()).toEqual([
      ', June 5',
      ', October 15',
      ', October 18',
    ]);
    for (const { publisher } of incomplete) expect(publisher).toBeNull();
  });

  it('who a misspelt name is', async () => {
    const { search } = await answer('Who is this');
    expect(search[0].node).toMatchObject({ __typename: 'Actor', name: 'Dmitry Peskov' });
  });

  it('within a number of statements that does not depend on the rows', async () => {
    for (const { query } of tabs) {
      await test.ask(query);
      expect(test.statements.length).toBeLessThanOrEqual(13);
    }
  });
});

/** A query with `knownAt: $knownAt` for each of its fields; undefined where one of them has no past. */
function ofMoment(query: string): string | undefined {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const known = parse('query ($knownAt: DateTime) { a(knownAt: $knownAt) }').definitions[0];
  if (known?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('It is an operation.');
  const [field] = known.selectionSet.selections as FieldNode[];
  let hasPast = true;
  const document = visit(parse(query), {
    OperationDefinition(operation) {
      const selections = (operation.selectionSet.selections as FieldNode[]).map((each) => {
        if (!fields[each.name.value]?.args.some(({ name }) => name === 'knownAt')) hasPast = false;
        return { ...each, arguments: [...(each.arguments ?? []), ...(field?.arguments ?? [])] };
      });
      return {
        ...operation,
        variableDefinitions: [...(operation.variableDefinitions ?? []), ...(known.variableDefinitions ?? [])],
        selectionSet: { ...operation.selectionSet, selections },
      };
    },
  });
  return hasPast ? print(document) : undefined;
}

describe('a question of this moment', () => {
  it('is answered as the same question of now', async () => {
    const knownAt = new Date(Date.now() + 1000).toISOString();
    let asked = 0;
    for (const { query } of tabs) {
      const past = query.includes('knownAt:') ? undefined : ofMoment(query);
      if (past === undefined) continue;
      asked += 1;
      const now = await test.ask(query);
      expect(now.errors, query).toBeUndefined();
      expect(await test.ask(past, { knownAt }), past).toEqual(now);
    }
    expect(asked).toBeGreaterThan(10);
  });
});
