import { PrismaPg } from '@prisma/adapter-pg';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  parse,
  validate,
} from 'graphql';
import pg from 'pg';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { type Clearance, schemaOf } from '../../server/src/database/clearance.ts';
import { poolOfOne } from '../../server/src/database/pool.ts';
import { executePlan } from '../../server/src/operation/execute.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import type { Source } from '../../server/src/read/fetch.ts';
import { modelNames } from '../../server/src/read/model.ts';
import type { Run } from '../../server/src/read/text-rows.ts';
import { schema } from '../../server/src/schema.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import type { Row } from './filling.ts';
import { type Person, people } from './people.ts';
import { type Asker, ruleBook } from './rules.ts';
import type { World } from './world.ts';

/** Somebody at a clearance, and what is hidden from them by the rule book. */
export interface Eyes {
  name: string;
  person: Person;
  asker: Asker;
  /** Rows by table: those that are there for the asker, and the others. */
  seen: Map<string, Row[]>;
  hidden: Map<string, Row[]>;
}

/** Asks GraphQL; with a moment, of what was known then. */
export type Ask = (document: string, variables?: object, knownAt?: Date) => Promise<ExecutionResult>;

export interface Doors {
  of(person: Person, clearance: Clearance): Eyes;
  /** Every row of a table. */
  all(table: string): Row[];
  /** As the product answers. */
  ask(eyes: Eyes): Ask;
  /** The context in which the product answers. */
  context(eyes: Eyes): object;
  /**
   * Does work in a world in which the hidden rows were never made: they are taken out, and then every row there is is read, by no rule
   * at all. What somebody is answered beside hidden rows is what they would be answered there.
   */
  without<Result>(eyes: Eyes, work: (ask: Ask, run: Run) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** As the product goes about it: from a plan, and field by field where there is none. */
async function byPlan(args: ExecutionArgs): Promise<ExecutionResult> {
  const data = await executePlan(args).catch(() => null);
  return data === null ? execute(args) : { data: JSON.parse(data) };
}

export async function openDoors(world: World): Promise<Doors> {
  const sees = await ruleBook(world);
  const rows = new Map<string, Row[]>();
  for (const table of modelNames)
    rows.set(table, await world.sql(`SELECT ctid, * FROM "${table}" ORDER BY 2`));
  const known = new Map<string, Eyes>();
  const eyesOf = (person: Person, clearance: Clearance): Eyes => {
    const name = `the ${person} at ${clearance}`;
    const asker = { userId: world.users[person], roles: people[person], clearance };
    const part = (wanted: boolean) =>
      new Map(
        [...rows].map(([table, all]) => [table, all.filter((row) => sees(asker, table, row) === wanted)]),
      );
    const eyes = known.get(name) ?? { name, person, asker, seen: part(true), hidden: part(false) };
    known.set(name, eyes);
    return eyes;
  };
  const writer = new PrismaClient({ adapter: new PrismaPg(world.write) });
  const client = new pg.Client({ connectionString: world.superuserUrl });
  await client.connect();

  const contextOf = ({ asker }: Eyes, place: Source) => ({
    viewer: asker,
    access: { viewer: asker, scopes: [], token: null },
    source: place,
    db: createReadClient(place),
    fromPrimary() {},
    writer,
    imports: { directory: undefined, wake() {} },
    live: {
      notices: world.notices,
      closing: new AbortController().signal,
      gone: new AbortController().signal,
    },
  });
  const askIn =
    (asked: Eyes, source: Source, answer: (args: ExecutionArgs) => Promise<ExecutionResult>): Ask =>
    async (document, variableValues = {}, knownAt) =>
      answer({
        schema,
        document: parsed(document),
        variableValues: variableValues as never,
        contextValue: contextOf(asked, knownAt ? { ...source, knownAt } : source),
      });
  const sourceOf = ({ asker }: Eyes) =>
    sourceFor(asker, runOn(world.reader(asker.clearance), { preparedStatements: true }));

  return {
    of: eyesOf,
    all: (table) => rows.get(table) ?? [],
    ask: (asked) => askIn(asked, sourceOf(asked), byPlan),
    context: (asked) => contextOf(asked, sourceOf(asked)),
    async without(asked, work) {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica');
      for (const [table, hidden] of asked.hidden) {
        const places = hidden.map(({ ctid }) => ctid);
        if (places.length)
          await client.query(`DELETE FROM "${table}" WHERE ctid = ANY ($1::tid[])`, [places]);
      }
      try {
        const run = oneByOne(runOn(poolOfOne(client), { preparedStatements: true }));
        return await work(
          askIn(asked, { schema: schemaOf('RED'), run }, async (args) => execute(args)),
          run,
        );
      } finally {
        await client.query('ROLLBACK');
      }
    },
    async close() {
      await client.end();
      await writer.$disconnect();
    },
  };
}

/** A connection takes one statement at a time. */
function oneByOne(run: Run): Run {
  let before: Promise<unknown> = Promise.resolve();
  return (sql, parameters) => {
    const rows = before.then(() => run(sql, parameters));
    before = rows.catch(() => undefined);
    return rows;
  };
}

const documents = new Map<string, DocumentNode>();
function parsed(source: string): DocumentNode {
  const known = documents.get(source);
  if (known) return known;
  const document = parse(source);
  // Whatever is not of the schema would be left out of the answer without a word
  const [wrong] = validate(schema, document);
  if (wrong) throw wrong;
  documents.set(source, document);
  return document;
}
