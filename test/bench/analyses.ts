import { discourseNetwork } from '../../server/src/analysis/discourse-network.ts';
import type { DiscourseStatement } from '../../server/src/analysis/discourse-statements.ts';
import { networkStructure } from '../../server/src/analysis/network-structure.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { Random } from './data/random.ts';
import { idOf } from './data/world.ts';
import type { BenchDatabase } from './database.ts';
import { openInProcess } from './in-process.ts';
import { median } from './load.ts';
import { slug } from './operations.ts';

const relationship = (fields: string) => `{ relationship(by: { slug: "${slug}" }) { ${fields} } }`;

/** The analyses of the largest relationship, which has a fifth of all statements, each of them coded. */
const analyses: Record<string, string> = {
  'characterisations by year': relationship(
    'characterisations { points { period side { name } voice concept { label } stance n } }',
  ),
  'characterisations, with how many and the first times': relationship(
    'characterisations { n coded disputed points { period voice stance n } firsts { stance voice statement { saidOn } } }',
  ),
  'the statements behind every point, 10 of each': relationship(
    'characterisations { points { n statements(first: 10) { totalCount nodes { saidOn } } } }',
  ),
  'asymmetry, with interval and over time': relationship(
    'asymmetry { divergence interval { low high } n contributions(first: 10) { concept { label } stance contribution } overTime { period divergence n } }',
  ),
  'cooperation by area': relationship('cooperation { n areas { area { label } status level } }'),
  'the gap': relationship('gap { sides { level n denied avoided } cells { gap } }'),
  'contradictions, the first 50 of all': relationship(
    'contradictions(first: 50) { totalCount nodes { kind earlier { quote } later { quote } } }',
  ),
  'timeline, the first 50': relationship('timeline(first: 50) { edges { date node { __typename } } }'),
  'sourcing of an assessment': `{ node(id: "${encodeGlobalId('Assessment', idOf('Assessment', 0))}") { ... on Assessment { sourcing { __typename } } } }`,
};

/** So many times an analysis is asked before it is timed: until then the compiler of JavaScript is at work on it. */
const warmUp = 8;

/** How long each analysis takes, the first time and warm, asked by one person at a time; and networks of 2,000 actors and 500 concepts. */
export async function analysisTimes(
  { logins }: BenchDatabase,
  rounds: number,
  log: (line: string) => void,
): Promise<string> {
  const api = openInProcess(logins);
  const rows: string[] = [];
  const time = async (name: string, work: () => unknown) => {
    const times: number[] = [];
    for (let round = 0; round < warmUp + rounds; round++) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    const warm = times.slice(warmUp);
    const row = `| ${name} | ${[times[0] as number, median(warm), Math.max(...warm)].map((each) => each.toFixed(0)).join(' | ')} |`;
    rows.push(row);
    log(row);
  };
  try {
    for (const [name, query] of Object.entries(analyses)) await time(name, () => api.ask(query));
  } finally {
    await api.close();
  }
  const said = debate();
  await time('a network of 2,000 actors tied by 500 concepts, from 74,000 readings', () =>
    discourseNetwork(said, { ...counted, mode: 'ACTORS', aggregation: 'CONGRUENCE' }),
  );
  await time('a network of 2,000 actors and 500 concepts, from 74,000 readings, with its structure', () =>
    networkStructure(discourseNetwork(said, { ...counted, mode: 'TWO_MODE', aggregation: 'IGNORE' }), {
      seed: 1,
    }),
  );
  return [
    '| analysis | the first time, ms | median, ms | slowest, ms |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

const counted = { normalisation: 'NONE', duplicates: 'INCLUDE' } as const;

/** Actors who each take up ten concepts, those of their neighbours among them. */
function debate(): DiscourseStatement[] {
  const random = new Random(1);
  return Array.from({ length: 74_000 }, (_, n) => {
    const actor = n % 2_000;
    return {
      statement: `s${n}`,
      actor: `a${actor}`,
      concept: `c${(Math.floor(actor / 4) + random.below(10)) % 500}`,
      stance: random.pick(['AFFIRMS', 'AFFIRMS', 'QUALIFIES', 'DENIES'] as const),
      day: '2019-10-03',
      document: `d${n % 100}`,
    };
  });
}
