import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { Random } from './data/random.ts';
import { sentence } from './data/words.ts';
import { dayOf, idOf, relationships, type World, worldOf } from './data/world.ts';
import type { BenchDatabase } from './database.ts';
import { type InProcess, openInProcess } from './in-process.ts';
import { median } from './load.ts';
import { operations } from './operations.ts';

const recordOne = `mutation ($input: RecordStatementInput!) { recordStatement(input: $input) { __typename ... on Statement { id } } }`;
const recordMany = `mutation ($input: RecordStatementsInput!) { recordStatements(input: $input) { __typename ... on RecordStatementsPayload { results { __typename } } } }`;
/** A batch has so many items. */
const batch = 1_000;

/**
 * What writing costs: batches against a bare COPY of the rows that came of them, right after each; single statements, one after another and
 * at once; and nine reads of a page to one write.
 */
export async function writeTimes(
  { logins, superuserUrl }: BenchDatabase,
  size: number,
  { connections, seconds, rounds }: { connections: number; seconds: number; rounds: number },
  log: (line: string) => void,
): Promise<string> {
  const api = openInProcess(logins);
  const said = statementsOf(worldOf(size));
  const row = (name: string, value: string) => {
    log(`${name}: ${value}`);
    return `| ${name} | ${value} |`;
  };
  const single = async () => {
    await write(api, recordOne, said.next().value, 'Statement');
  };
  const page = operations.find(({ name }) => name === 'q4');
  const read = () => api.ask(page?.query as string, page?.variables);
  try {
    const batches: { written: number; copied: number }[] = [];
    // The first two warm up
    for (let round = -2; round < rounds; round++) {
      const items = Array.from({ length: batch }, () => said.next().value);
      const written = await timeOf(() => write(api, recordMany, { items }, 'RecordStatementsPayload'));
      const copied = await withSuperuser(superuserUrl, copyAgain);
      if (round >= 0) batches.push({ written, copied });
    }
    const perSecond = (times: readonly number[]) => ((batch * 1_000) / median(times)).toFixed(0);
    const ratio = median(batches.map(({ written, copied }) => copied / written));
    return [
      '| writing | statements a second |',
      '| --- | ---: |',
      row(`batches of ${batch}`, perSecond(batches.map(({ written }) => written))),
      row(
        'the same rows by COPY, into the same tables and indexes',
        perSecond(batches.map(({ copied }) => copied)),
      ),
      row('batches / COPY', `× ${ratio.toFixed(2)}`),
      row('one by one', (await repeat(1, seconds, single)).toFixed(0)),
      row(`one by one, ${connections} at once`, (await repeat(connections, seconds, single)).toFixed(0)),
      row(
        `of ${connections} at once, each tenth request writes one: requests a second`,
        (await repeat(connections, seconds, (n) => (n % 10 ? read() : single()))).toFixed(0),
      ),
    ].join('\n');
  } finally {
    await api.close();
  }
}

/** New statements without end, each about one of the relationships, by somebody of one of its parties. */
function* statementsOf(world: World): Generator<object, never> {
  const random = new Random(5);
  for (;;) {
    const relationship = random.below(relationships);
    const speakers = world.peopleOf[random.pick(world.parties[relationship] as [number, number])] ?? [];
    yield {
      documentId: encodeGlobalId('Document', idOf('Document', random.below(world.documents))),
      speakerId: encodeGlobalId('Actor', idOf('Actor', random.pick(speakers).actor)),
      relationshipId: encodeGlobalId('Relationship', idOf('Relationship', relationship)),
      saidOn: dayOf(random.below(7_300)),
      quote: sentence(random, 10 + random.below(20)),
      directness: 'DIRECT_QUOTE',
      speechAct: 'ASSERT',
    };
  }
}

/** Throws where the answer is not of the expected type: a refusal is one, too. */
async function write(api: InProcess, mutation: string, input: object, expected: string): Promise<void> {
  const data = (await api.ask(mutation, { input })) as Record<string, { __typename: string }>;
  const [outcome] = Object.values(data);
  if (outcome?.__typename !== expected)
    throw new Error(`A write of the benchmark ends in ${outcome?.__typename}.`);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How often a second something is done that so many do at once. */
async function repeat(
  atOnce: number,
  seconds: number,
  work: (n: number) => Promise<unknown>,
): Promise<number> {
  let [done, n] = [0, 0];
  const start = performance.now();
  const end = start + seconds * 1_000;
  const one = async () => {
    while (performance.now() < end) {
      await work(n++);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (done * 1_000) / (performance.now() - start);
}

/**
 * Takes out every row that the last transaction on statements made, in whatever table, and puts it back by COPY: with its indexes, without triggers and
 * foreign keys. How long the COPYs took, in milliseconds.
 */
async function copyAgain(client: pg.Client): Promise<number> {
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  const { rows: tables } = await client.query<{ name: string; columns: string }>(
    `SELECT quote_ident(c.relname) AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.oid`,
  );
  const { rows: last } = await client.query<{ xmin: string }>(
    'SELECT xmin::text AS xmin FROM "Statement" ORDER BY "recordedAt" DESC LIMIT 1',
  );
  const ofLast = `xmin = '${last[0]?.xmin}'::xid`;
  let milliseconds = 0;
  for (const { name, columns } of tables) {
    const chunks: Buffer[] = [];
    const out = client.query(copyTo(`COPY (SELECT ${columns} FROM ${name} WHERE ${ofLast}) TO STDOUT`));
    for await (const chunk of out) chunks.push(chunk as Buffer);
    if (chunks.length === 0) continue;
    await client.query(`DELETE FROM ${name} WHERE ${ofLast}`);
    milliseconds += await timeOf(() =>
      pipeline(chunks, client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`))),
    );
  }
  return milliseconds + (await timeOf(() => client.query('COMMIT')));
}
