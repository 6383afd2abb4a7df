import { graphql } from 'graphql';
import pg from 'pg';
import { READING } from '../../server/src/database/pool.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import type { Source } from '../../server/src/read/fetch.ts';
import type { Run } from '../../server/src/read/text-rows.ts';
import { schema } from '../../server/src/schema.ts';
import { localUserId, type Viewer } from '../../server/src/viewer.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import { askOurs } from './contestants/requests.ts';
import type { BenchDatabase } from './database.ts';
import type { DeepKey } from './deep-key.ts';
import { type Operation, operations, searched } from './operations.ts';

/** Nobody special, so that every policy applies; what was drafted and coded in these data is by the same user, so that all is seen. */
const viewer: Viewer = { userId: localUserId, roles: ['READER'], clearance: 'RED' };

/** What the other contestants have no word for. */
const more: Operation[] = [
  {
    name: 'search',
    what: 'search over everything, 20 hits',
    query: `query ($first: Int, $words: String!) { search(query: $words, first: $first) { score highlights { text } node { __typename ... on Node { id } } } }`,
    peerQuery: '',
    variables: { first: 20, words: searched },
  },
  {
    name: 'codings',
    what: '50 statements, each with its last 5 codings',
    query: `query ($first: Int) { statements(first: $first) { nodes { codings(first: 5) { nodes { stance coder { name } } } } } }`,
    peerQuery: '',
    variables: { first: 50 },
  },
];

type Sent = { text: string; values: unknown[]; name: string | undefined };

/** How many times each side is run in a round, each time right after the other. */
const runs = 50;

/**
 * What it costs that rows are hidden: the SQL of each operation through the views of a clearance with a person's policies, against
 * the SQL of the same operation on the bare tables, one run after the other. Returns a Markdown table of medians, the ratio's over the pairs of runs.
 */
export async function visibilityCost(
  database: BenchDatabase,
  deepKey: DeepKey,
  rounds: number,
  log: (line: string) => void,
): Promise<string> {
  // One connection each, set up as the server's are
  const one = { max: 1, options: READING };
  const hidden = new pg.Pool({ ...database.reader, ...one });
  const bare = new pg.Pool({ connectionString: database.superuserUrl, ...one });
  try {
    const rows = [
      '| operation | bare tables, ms | as it is read, ms | ratio |',
      '| --- | ---: | ---: | ---: |',
    ];
    const ratios: number[] = [];
    for (const operation of [...operations, ...more]) {
      const through = await statementsOf(operation, deepKey, hidden, (run) => sourceFor(viewer, run));
      const direct = await statementsOf(operation, deepKey, bare, (run) => ({ schema: 'public', run }));
      const times: Record<'through' | 'direct', number[]> = { through: [], direct: [] };
      for (let i = -10; i < runs * rounds; i++) {
        const sides = [
          ['through', hidden, through],
          ['direct', bare, direct],
        ] as const;
        for (const [side, pool, sent] of i % 2 ? sides : [...sides].reverse()) {
          const start = performance.now();
          for (const statement of sent) await pool.query({ ...statement, rowMode: 'array' });
          // The first runs plan and warm
          if (i >= 0) times[side].push(performance.now() - start);
        }
      }
      // Pair by pair: what the machine does besides comes and goes more slowly
      const ratio = median(times.through.map((time, i) => time / (times.direct[i] as number)));
      const [without, as] = [median(times.direct), median(times.through)];
      ratios.push(ratio);
      rows.push(
        `| ${operation.name} ${operation.what} | ${without.toFixed(2)} | ${as.toFixed(2)} | × ${ratio.toFixed(3)} |`,
      );
      log(rows.at(-1) as string);
    }
    const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
    return `${rows.join('\n')}\n\nAll together: × ${mean.toFixed(3)} (geometric mean).`;
  } finally {
    await Promise.all([hidden.end(), bare.end()]);
  }
}

/** The statements that an operation sends, in their order. */
async function statementsOf(
  operation: Operation,
  deepKey: DeepKey,
  pool: pg.Pool,
  place: (run: Source['run']) => Source,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const answer = runOn(pool, { preparedStatements: false });
  const run: Run = (text, values, once) => {
    sent.push({ text, values: [...values], name: once ? undefined : `${operation.name} ${sent.length}` });
    return answer(text, values);
  };
  const source = place(run);
  const { query, variables } = JSON.parse(askOurs(deepKey)(operation).body);
  const contextValue = { viewer, source, db: createReadClient(source) };
  const { errors } = await graphql({ schema, source: query, variableValues: variables, contextValue });
  if (errors) throw errors[0];
  return sent;
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] as number;
}
