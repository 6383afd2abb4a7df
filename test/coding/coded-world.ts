import { PrismaPg } from '@prisma/adapter-pg';
import { type ExecutionResult, graphql } from 'graphql';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { actorService } from '../../server/src/actor/service.ts';
import { codebookService, conceptService } from '../../server/src/codebook/service.ts';
import type { Context } from '../../server/src/context.ts';
import { documentService } from '../../server/src/document/service.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { schema } from '../../server/src/schema.ts';
import { statementService } from '../../server/src/statement/service.ts';
import { localUserId, ROLES, type Role, type Viewer } from '../../server/src/viewer.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { inTransaction, type Writer } from '../../server/src/write/transaction.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

/** The people of the coded world. */
export const people = {
  ada: { roles: ['READER', 'ADMIN'], clearance: 'RED' },
  rita: { roles: ['READER', 'REVIEWER', 'CODER'], clearance: 'RED' },
  carl: { roles: ['READER', 'CODER'], clearance: 'RED' },
  dora: { roles: ['READER', 'CODER'], clearance: 'RED' },
  emil: { roles: ['READER', 'CODER'], clearance: 'GREEN' },
  paul: { roles: ['READER'], clearance: 'RED' },
} as const satisfies Record<string, { roles: readonly Role[]; clearance: Viewer['clearance'] }>;
export type Person = keyof typeof people;

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
type Answer = any;

export interface CodedWorld {
  database: TestDatabase;
  writer: Writer;
  viewers: Record<Person, Viewer>;
  codebookId: string;
  /** By slug: alliance (level ALLY), partnership (PARTNER), friendship (PARTNER), trust (a position). */
  concepts: Record<string, string>;
  /** So many as were asked for; the last one is marked AMBER. */
  statements: string[];
  /** Every statement that reads have sent since the last `ask`. */
  sent: string[];
  /** Reads or writes as a person; the answer, or the first error. `knownAt`: reads as it was known at that moment. */
  ask(as: Person, query: string, variables?: object, knownAt?: Date): Promise<Answer>;
  /** SQL as the writer, put down to a person. */
  sql(as: Person, sql: string, ...parameters: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export const id = encodeGlobalId;

/** A small team with a codebook and statements to code, in a database of its own. Nothing is assigned or coded yet. */
export async function codedWorld(howMany = 6): Promise<CodedWorld> {
  const database = await testDatabase('empty');
  const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
  const local: Viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' };
  const create = async (service: unknown, input: object) =>
    (await (service as EntityService).create(writer, local, input)).id;

  const viewers = await inTransaction(writer, local, async (transaction) => {
    const made: Record<string, Viewer> = {};
    for (const [name, { roles, clearance }] of Object.entries(people)) {
      const user = await transaction.user.create({ data: { name, roles: [...roles], clearance } });
      made[name] = { userId: user.id, roles, clearance };
    }
    return made as Record<Person, Viewer>;
  });
  const speakerId = await create(actorService, { kind: 'PERSON', name: 'Vladimir Putin' });
  const documentId = await create(documentService, { title: 'Valdai, transcript', kind: 'TRANSCRIPT' });
  const statements: string[] = [];
  for (let i = 1; i <= howMany; i++)
    statements.push(
      await create(statementService, {
        speakerId,
        documentId,
        saidOn: '2019-10-03',
        quote: `Words ${i}`,
        directness: 'DIRECT_QUOTE',
        speechAct: 'ASSERT',
        marking: i === howMany ? 'AMBER' : 'CLEAR',
      }),
    );
  const codebookId = await create(codebookService, { name: 'Ties', slug: 'ties' });
  const concepts: Record<string, string> = {};
  for (const [slug, level] of [
    ['alliance', 'ALLY'],
    ['partnership', 'PARTNER'],
    ['friendship', 'PARTNER'],
    ['trust', null],
  ] as const)
    concepts[slug] = await create(conceptService, {
      codebookId,
      slug,
      label: slug,
      kind: level ? 'CHARACTERISATION' : 'POSITION',
      level,
    });

  const sent: string[] = [];
  const contextOf = (viewer: Viewer, knownAt?: Date): Context => {
    const run = runOn(database.reader(viewer.clearance), {
      preparedStatements: false,
      onStatement: (sql) => void sent.push(sql),
    });
    const source = { ...sourceFor(viewer, run), ...(knownAt && { knownAt }) };
    // What queries and mutations work with; nobody subscribes here
    return { viewer, writer, source, db: createReadClient(source) } as Context;
  };
  return {
    database,
    writer,
    viewers,
    codebookId,
    concepts,
    statements,
    sent,
    async ask(as, source, variableValues = {}, knownAt = undefined) {
      sent.length = 0;
      const contextValue = contextOf(viewers[as], knownAt);
      const { data, errors }: ExecutionResult = await graphql({
        schema,
        source,
        variableValues: variableValues as Record<string, unknown>,
        contextValue,
      });
      if (errors) throw errors[0]?.originalError ?? errors[0];
      return data;
    },
    sql: (as, sql, ...parameters) =>
      inTransaction(writer, viewers[as], (transaction) => transaction.$queryRawUnsafe(sql, ...parameters)),
    async close() {
      await writer.$disconnect();
      await database.drop();
    },
  };
}

/** Assigns statements by their places in the world, and answers the assignments in the order of statements and coders. */
export async function assign(
  world: CodedWorld,
  places: readonly number[],
  coders: readonly Person[],
  more: object = {},
): Promise<{ id: string; version: number }[]> {
  const { assignCodings } = await world.ask(
    'rita',
    `mutation ($input: AssignCodingsInput!) { assignCodings(input: $input) {
      ... on AssignedCodings { created assignments { id version statement { id } coder { name } } } ... on Error { message } } }`,
    {
      input: {
        codebookId: id('Codebook', world.codebookId),
        statementIds: places.map((place) => id('Statement', world.statements[place] as string)),
        coderIds: coders.map((coder) => id('User', world.viewers[coder].userId)),
        ...more,
      },
    },
  );
  if (assignCodings.message) throw new Error(assignCodings.message);
  return places.flatMap((place) =>
    coders.map((coder) =>
      assignCodings.assignments.find(
        (each: Answer) =>
          each.coder.name === coder &&
          each.statement.id === id('Statement', world.statements[place] as string),
      ),
    ),
  );
}

/** Submits an assignment with stances by slug; none at all says that no concept applies. Answers the result of the mutation. */
export async function submit(
  world: CodedWorld,
  coder: Person,
  assignment: { id: string; version: number },
  stances: Record<string, string> = {},
): Promise<Answer> {
  const codings = Object.entries(stances).map(([slug, stance]) => ({
    conceptId: id('Concept', world.concepts[slug] as string),
    stance,
  }));
  const { submitCodings } = await world.ask(
    coder,
    `mutation ($input: SubmitCodingsInput!) { submitCodings(input: $input) { __typename
      ... on CodingAssignment { id version submittedAt noConceptApplies codings { nodes { id version state stance concept { slug } } } }
      ... on Error { code message path } } }`,
    {
      input: {
        assignmentId: assignment.id,
        expectedVersion: assignment.version,
        codings,
        noConceptApplies: codings.length === 0,
      },
    },
  );
  return submitCodings;
}
