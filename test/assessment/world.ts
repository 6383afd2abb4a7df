import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { actorService } from '../../server/src/actor/service.ts';
import { evidenceLinkService } from '../../server/src/assessment/evidence-service.ts';
import { reviewService } from '../../server/src/assessment/review-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import { cooperationAreaService } from '../../server/src/cooperation/service.ts';
import { documentService } from '../../server/src/document/service.ts';
import { statementService } from '../../server/src/statement/service.ts';
import { localUserId, ROLES, type Role, type Viewer } from '../../server/src/viewer.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { delegateOf, type Writer } from '../../server/src/write/transaction.ts';
import { type TestApp, testApp } from '../set-up/app.ts';

export type Person = 'ann' | 'ben' | 'rita' | 'rob' | 'kim' | 'ada' | 'ros';

const roles: Record<Person, Role[]> = {
  ann: ['ANALYST'],
  ben: ['ANALYST'],
  rita: ['REVIEWER'],
  rob: ['ANALYST', 'REVIEWER'],
  kim: ['CODER'],
  ada: ['ADMIN'],
  ros: ['READER'],
};

/** Plain id to the id of the API. */
export const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64url');

/** A small office: people with roles, each with an actor of their own, an area, a document with a statement, and ways to write. */
export interface Office extends TestApp {
  writer: Writer;
  local: Viewer;
  people: Record<Person, Viewer>;
  actors: Record<Person, string>;
  area: string;
  document: string;
  statement: string;
  /** Creates a row as somebody. */
  make(service: unknown, viewer: Viewer, input: object): Promise<string>;
  /** A complete assessment in DRAFT, with one piece of evidence. */
  draft(by: Viewer, more?: object, evidence?: object): Promise<string>;
  /** The same, approved by Rita and published. */
  published(by: Viewer, more?: object, evidence?: object): Promise<string>;
  submit(by: Viewer, id: string): Promise<unknown>;
  publish(by: Viewer, id: string): Promise<unknown>;
  review(by: Viewer, id: string, verdict?: 'APPROVE' | 'REQUEST_CHANGES'): Promise<string>;
  version(id: string): Promise<number>;
  state(id: string): Promise<string>;
  retract(service: unknown, by: Viewer, id: string): Promise<unknown>;
  restore(service: unknown, by: Viewer, id: string): Promise<unknown>;
}

export async function office(): Promise<Office> {
  const app = await testApp('empty');
  const writer = new PrismaClient({ adapter: new PrismaPg(app.database.write) });
  const local: Viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' };
  const make = async (service: unknown, viewer: Viewer, input: object) =>
    (await (service as EntityService).create(writer, viewer, input)).id;

  const people = {} as Record<Person, Viewer>;
  const actors = {} as Record<Person, string>;
  for (const [name, held] of Object.entries(roles) as [Person, Role[]][]) {
    actors[name] = await make(actorService, local, { kind: 'PERSON', name });
    const [user] = await writer.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('entente.user', ${localUserId}, true)`;
      return transaction.user.createManyAndReturn({
        data: [{ name, roles: held, clearance: 'RED', actorId: actors[name] }],
      });
    });
    people[name] = { userId: user?.id as string, roles: held, clearance: 'RED' };
  }
  const area = await make(cooperationAreaService, local, { label: 'Air', slug: 'air' });
  const document = await make(documentService, local, {
    title: 'Paper',
    kind: 'REPORT',
    text: 'Words of it.',
  });
  const statement = await make(statementService, local, {
    speakerId: actors.kim,
    documentId: document,
    saidOn: '2019',
    paraphrase: 'Something.',
    directness: 'PARAPHRASE',
    speechAct: 'ASSERT',
  });

  const row = async (id: string) => writer.assessment.findUniqueOrThrow({ where: { id } });
  const version = async (id: string) => (await row(id)).version;
  const step = (name: 'SUBMIT' | 'PUBLISH') => async (by: Viewer, id: string) =>
    takeTransition(writer, by, name, { id, expectedVersion: await version(id) });
  const review = (by: Viewer, assessmentId: string, verdict: string = 'APPROVE') =>
    make(reviewService, by, { assessmentId, verdict, comment: 'Read.' });
  const draft = async (by: Viewer, more: object = {}, evidence: object = { statementId: statement }) => {
    const id = await make(assessmentService, by, {
      authorId: actors.kim,
      areaId: area,
      question: 'Will it last?',
      judgement: 'It is likely to last.',
      likelihood: 'LIKELY',
      confidence: 'LOW',
      confidenceBasis: 'One source.',
      assessedOn: '2020',
      ...more,
    });
    await make(evidenceLinkService, by, { assessmentId: id, role: 'SUPPORTS', ...evidence });
    return id;
  };
  const change = (verb: 'retract' | 'restore') => async (service: unknown, by: Viewer, id: string) => {
    const { entity } = service as EntityService;
    const row = await delegateOf(writer, entity).findUnique({ where: { id } });
    return (service as EntityService)[verb](writer, by, id, row?.version as number, 'It is wrong.');
  };
  return {
    ...app,
    writer,
    local,
    people,
    actors,
    area,
    document,
    statement,
    make,
    draft,
    async published(by, more, evidence) {
      const id = await draft(by, more, evidence);
      await step('SUBMIT')(by, id);
      await review(people.rita, id);
      await step('PUBLISH')(by, id);
      return id;
    },
    submit: step('SUBMIT'),
    publish: step('PUBLISH'),
    review,
    version,
    state: async (id) => (await row(id)).state,
    retract: change('retract'),
    restore: change('restore'),
    async close() {
      await writer.$disconnect();
      await app.close();
    },
  };
}
