import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceLinkService } from '../../server/src/assessment/evidence-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { supersedeAssessment } from '../../server/src/assessment/supersession-service.ts';
import { codebookService, conceptService } from '../../server/src/codebook/service.ts';
import { codingService } from '../../server/src/coding/service.ts';
import { activityService } from '../../server/src/cooperation/service.ts';
import { documentService } from '../../server/src/document/service.ts';
import { relationshipService } from '../../server/src/relationship/service.ts';
import { statementService } from '../../server/src/statement/service.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { delegateOf } from '../../server/src/write/transaction.ts';
import { askAs } from '../set-up/app.ts';
import { query } from '../start/postgres.ts';
import { globalId, type Office, office } from './world.ts';

let test: Office;
let concept: string;
beforeAll(async () => {
  test = await office();
  const codebookId = await test.make(codebookService, test.local, {
    name: 'Codes',
    slug: 'codes',
    edition: 1,
  });
  concept = await test.make(conceptService, test.local, {
    codebookId,
    label: 'Alliance',
    slug: 'alliance',
    kind: 'CHARACTERISATION',
    level: 'ALLY',
    definition: 'A treaty.',
  });
});
afterAll(() => test.close());

const statement = (more = {}) =>
  test.make(statementService, test.local, {
    speakerId: test.actors.kim,
    documentId: test.document,
    saidOn: '2019',
    paraphrase: 'Something.',
    directness: 'PARAPHRASE',
    speechAct: 'ASSERT',
    ...more,
  });
const update = async (service: unknown, id: string, input: object, by = test.local) => {
  const { entity, update: change } = service as EntityService;
  const row = await delegateOf(test.writer, entity).findUnique({ where: { id } });
  return change(test.writer, by, id, row?.version as number, input);
};
const kinds = async (id: string) =>
  (await test.writer.staleReason.findMany({ where: { assessmentId: id }, orderBy: { kind: 'asc' } })).map(
    ({ kind }) => kind,
  );

describe('an assessment becomes stale', () => {
  it('when something that it cites is retracted, and no longer when that is undone', async () => {
    const { ann } = test.people;
    const document = await test.make(documentService, test.local, { title: 'Source', kind: 'REPORT' });
    const said = await statement({ documentId: document });
    const relationshipId = await test.make(relationshipService, test.local, {
      name: 'Two',
      partyIds: [test.actors.kim, test.actors.ann],
    });
    const activity = await test.make(activityService, test.local, {
      relationshipId,
      kind: 'SUMMIT',
      title: 'Talks',
      evidenceStatus: 'OBSERVED',
      level: 'DISCUSSED',
      areaId: test.area,
      participantIds: [test.actors.kim],
    });
    const cited = [
      [statementService, said, { statementId: said }],
      [activityService, activity, { activityId: activity }],
      [documentService, document, { documentId: document }],
    ] as const;
    for (const [service, id, evidence] of cited) {
      const assessment = await test.draft(ann, {}, evidence);
      expect(await kinds(assessment)).toEqual([]);
      await test.retract(service, test.local, id);
      expect(await kinds(assessment)).toEqual(['RETRACTED']);
      await test.restore(service, test.local, id);
      expect(await kinds(assessment)).toEqual([]);
    }
    const onStatement = await test.draft(ann, {}, { statementId: said });
    await test.retract(documentService, test.local, document);
    expect(await kinds(onStatement)).toEqual(['SOURCE_RETRACTED']);
  });

  it('only through evidence that still stands', async () => {
    const { ann } = test.people;
    const said = await statement();
    const id = await test.draft(ann, {}, { statementId: said });
    await test.retract(statementService, test.local, said);
    const [link] = await test.writer.evidenceLink.findMany({ where: { assessmentId: id } });
    await test.retract(evidenceLinkService, ann, link?.id as string);
    expect(await kinds(id)).toEqual([]);
    await test.restore(evidenceLinkService, ann, link?.id as string);
    expect(await kinds(id)).toEqual(['RETRACTED']);
  });

  it('when a statement is coded anew or corrected after the approval, and not before it', async () => {
    const { ann, kim } = test.people;
    const said = await statement();
    const coding = await test.make(codingService, kim, {
      statementId: said,
      conceptId: concept,
      stance: 'AFFIRMS',
    });
    const id = await test.published(ann, {}, { statementId: said });
    const draft = await test.draft(ann, {}, { statementId: said });
    expect(await kinds(id)).toEqual([]);
    await update(codingService, coding, { note: 'Clear.' }, kim);
    // Assigned, and not coded yet
    await test.make(codingService, kim, { statementId: said, conceptId: concept, round: 2 });
    expect(await kinds(id)).toEqual([]);
    await update(codingService, coding, { stance: 'DENIES' }, kim);
    expect(await kinds(id)).toEqual(['RECODED']);
    await update(statementService, said, { paraphrase: 'Something else.' });
    expect(await kinds(id)).toEqual(['RECODED', 'CORRECTED']);
    expect(await kinds(draft)).toEqual([]);
  });

  it('by the order of changes, where the clock was set back after the approval', async () => {
    const { ann, kim } = test.people;
    const said = await statement();
    const coding = await test.make(codingService, kim, {
      statementId: said,
      conceptId: concept,
      stance: 'AFFIRMS',
    });
    const id = await test.published(ann, {}, { statementId: said });
    const ahead = `SET "recordedAt" = "recordedAt" + interval '1 hour'`;
    await query(
      test.database.superuserUrl,
      `SET session_replication_role = replica; UPDATE public."Review" ${ahead}; UPDATE public."Revision" ${ahead}`,
    );
    await update(codingService, coding, { note: 'Clear.' }, kim);
    expect(await kinds(id)).toEqual([]);
    await update(codingService, coding, { stance: 'DENIES' }, kim);
    expect(await kinds(id)).toEqual(['RECODED']);
  });

  it('through what it cites, at any distance, also in a circle of citations', async () => {
    const { ann } = test.people;
    const said = await statement();
    const base = await test.draft(ann, {}, { statementId: said });
    const middle = await test.draft(ann, {}, { otherAssessmentId: base });
    const top = await test.draft(ann, {}, { otherAssessmentId: middle });
    await test.make(evidenceLinkService, ann, {
      assessmentId: base,
      otherAssessmentId: top,
      role: 'CONTEXT',
    });
    await test.retract(statementService, test.local, said);
    expect(await kinds(top)).toEqual(['EVIDENCE_STALE']);
    expect(await kinds(base)).toEqual(['RETRACTED', 'EVIDENCE_STALE']);
    await test.restore(statementService, test.local, said);
    for (const id of [base, middle, top]) expect(await kinds(id)).toEqual([]);
  });

  it('when an assessment that it cites is superseded, or retracted', async () => {
    const { ann, rita } = test.people;
    const cited = await test.published(ann);
    const id = await test.published(ann, {}, { otherAssessmentId: cited });
    const next = await supersedeAssessment(test.writer, ann, {
      id: cited,
      expectedVersion: await test.version(cited),
      reason: 'News.',
      assessedOn: '2021',
    });
    await test.submit(ann, next.id);
    await test.review(rita, next.id);
    await test.publish(ann, next.id);
    expect(await kinds(id)).toEqual(['SUPERSEDED']);
    const other = await test.published(ann, {}, { otherAssessmentId: next.id });
    await test.retract(assessmentService, ann, next.id);
    expect(await kinds(other)).toEqual(['RETRACTED']);
  });
});

describe('the flag', () => {
  it('is no change of the assessment: version and approval stay as they are', async () => {
    const { ann, rita } = test.people;
    const said = await statement();
    const id = await test.draft(ann, {}, { statementId: said });
    await test.submit(ann, id);
    const before = await test.version(id);
    await test.retract(statementService, test.local, said);
    expect(await test.version(id)).toBe(before);
    await test.review(rita, id);
    expect(await kinds(id)).toEqual(['RETRACTED']);
  });

  it('is derived, and written by nobody', async () => {
    const [row] = await test.writer.staleReason.findMany({ take: 1 });
    await expect(
      test.database.write.query('UPDATE "StaleReason" SET "kind" = $1 WHERE "id" = $2', [
        'CORRECTED',
        row?.id,
      ]),
    ).rejects.toThrow('derived, and not written');
  });

  it('filters lists, and is told of hidden evidence without a word about it', async () => {
    const { ann } = test.people;
    const said = await statement({ marking: 'RED' });
    const id = await test.draft(ann, { question: 'Is it hidden?' }, { statementId: said });
    const fine = await test.draft(ann, { question: 'Is it hidden?' });
    await test.retract(statementService, test.local, said);
    const query = `query ($in: [ID!]) {
      stale: assessments(where: { id: { in: $in }, stale: true }) { totalCount nodes { id stale staleReasons { kind since evidence { statement { id } } } } }
      fine: assessments(where: { id: { in: $in }, stale: false }) { nodes { id stale staleReasons { kind } } } }`;
    const variables = { in: [id, fine].map((each) => globalId('Assessment', each)) };
    const { data, errors } = await test.ask(query, variables);
    expect(errors).toBeUndefined();
    expect(data.stale).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          stale: true,
          staleReasons: [{ kind: 'RETRACTED', evidence: { statement: { id: globalId('Statement', said) } } }],
        },
      ],
    });
    expect(data.fine.nodes).toEqual([{ id: globalId('Assessment', fine), stale: false, staleReasons: [] }]);

    // Only the clearance differs: the person sees the draft either way
    const { data: seen } = await askAs(test.database, 'GREEN', query, variables);
    expect(seen.stale.nodes[0].staleReasons).toEqual([
      { kind: 'UNDISCLOSED', since: null, evidence: { statement: null } },
    ]);
  });
});
