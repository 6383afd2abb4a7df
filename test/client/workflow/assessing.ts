import { expect, it } from 'vitest';
import { unwrap } from '../../../client/src/index.ts';
import * as documents from './documents.ts';
import type { Following, Member, Team } from './team.ts';

/** An assessment goes from draft to publication under four eyes, loses its ground, and is superseded; its past can be read. */
export function assessing(team: () => Team, feed: () => Following): void {
  let id: string;
  let nextId: string;
  /** When its draft was complete, and when it was published. */
  let drafted: string;
  let published: string;

  const read = async ({ client }: Member, of = id, knownAt?: string) =>
    (await client.request(documents.AssessmentDocument, { id: of, knownAt })).assessment;
  type Step = typeof documents.SubmitAssessment;
  const step = async (member: Member, document: Step, of = id, more: object = {}) => {
    const expectedVersion = (await read(member, of))?.version;
    return unwrap(
      (await member.client.request(document, { input: { id: of, expectedVersion, ...more } })).result,
    );
  };
  const review = async ({ client }: Member, verdict: string, assessmentId = id) => {
    const input = { assessmentId, verdict, comment: 'Read.' };
    return unwrap((await client.request(documents.ReviewAssessment, { input })).result);
  };
  const { SubmitAssessment, PublishAssessment, UpdateAssessment, SupersedeAssessment } = documents;

  it('an analyst drafts it with evidence for and against, and nobody else sees the draft', async () => {
    const { anna, rita, glen, said } = team();
    const relationship = await anna.client.relationship({ by: { slug: 'russia-china' } });
    const draft = await anna.client.createAssessment({
      input: {
        authorId: anna.actorId,
        relationshipId: relationship?.id,
        question: 'Will Beijing call the ties an alliance within a year?',
        judgement: 'It is unlikely, with moderate confidence, that Beijing will.',
        likelihood: 'UNLIKELY',
        confidence: 'MODERATE',
        confidenceBasis: 'Officials have kept to one line for years.',
        assessedOn: '2019-11',
      },
    });
    id = unwrap(draft).id;
    const evidence = { 'no wider integration': 'SUPPORTS', 'strategic allies who': 'CONTRADICTS' } as const;
    for (const [words, role] of Object.entries(evidence) as [string, 'SUPPORTS' | 'CONTRADICTS'][]) {
      const statementId = (await said(words)).id;
      unwrap(await anna.client.recordEvidenceLink({ input: { assessmentId: id, statementId, role } }));
    }
    expect(await read(anna)).toMatchObject({ state: 'DRAFT', evidence: { totalCount: 2 } });
    for (const other of [rita, glen]) expect(await read(other)).toBeNull();
    expect(await feed().next(3)).toEqual([
      'anna CREATED Assessment',
      'anna CREATED EvidenceLink',
      'anna CREATED EvidenceLink',
    ]);
    drafted = feed().moment();
  });

  it('it is submitted when its wording keeps confidence and likelihood apart, and then stands still', async () => {
    const { anna, rita } = team();
    const draft = await read(anna);
    expect(draft?.lint).toMatchObject([{ severity: 'ERROR', code: 'CONFIDENCE_WITH_LIKELIHOOD' }]);
    expect(draft?.transitions).toMatchObject([
      { name: 'SUBMIT', allowed: false, missing: [expect.stringContaining('ICD 203')] },
    ]);
    await expect(step(anna, SubmitAssessment)).rejects.toMatchObject({ name: 'ValidationError' });
    await step(anna, UpdateAssessment, id, { judgement: 'It is unlikely that Beijing will.' });
    await step(anna, SubmitAssessment);
    expect(await read(rita)).toMatchObject({ state: 'IN_REVIEW', lint: [] });
    await expect(step(anna, UpdateAssessment, id, { likelihood: 'LIKELY' })).rejects.toMatchObject({
      message: expect.stringContaining('withdraw it first'),
    });
    expect(await feed().next(2)).toEqual([
      'anna UPDATED Assessment',
      'anna UPDATED Assessment state IN_REVIEW',
    ]);
  });

  it('another than its author reviews it, and sees it again after the changes that they asked for', async () => {
    const { anna, rita } = team();
    await expect(review(anna, 'APPROVE')).rejects.toMatchObject({ name: 'ForbiddenError' });
    await review(rita, 'REQUEST_CHANGES');
    await step(anna, UpdateAssessment, id, { gaps: ['No Chinese source is quoted in Chinese.'] });
    await step(anna, SubmitAssessment);
    await review(rita, 'APPROVE');
    expect(await feed().next(6)).toEqual([
      'rita UPDATED Assessment state CHANGES_REQUESTED',
      'rita CREATED Review',
      'anna UPDATED Assessment',
      'anna UPDATED Assessment state IN_REVIEW',
      'rita UPDATED Assessment state APPROVED',
      'rita CREATED Review',
    ]);
  });

  it('it is published to everybody, with the dissent of who disagrees', async () => {
    const { anna, rita, glen } = team();
    expect(await read(glen)).toBeNull();
    await step(anna, PublishAssessment);
    expect(await feed().next(1)).toEqual(['anna UPDATED Assessment state PUBLISHED']);
    published = feed().moment();
    const input = {
      assessmentId: id,
      authorId: rita.actorId,
      text: 'The restraint is for show.',
      alternativeLikelihood: 'ROUGHLY_EVEN_CHANCE',
    };
    unwrap((await rita.client.request(documents.RecordDissent, { input })).result);
    expect(await read(glen)).toMatchObject({
      state: 'PUBLISHED',
      stale: false,
      dissents: { nodes: [{ author: { name: 'rita' }, alternativeLikelihood: 'ROUGHLY_EVEN_CHANCE' }] },
    });
    expect(await feed().next(1)).toEqual(['rita CREATED Dissent']);
  });

  it('it is stale when a statement is retracted that it cites', async () => {
    const { carl, glen, said } = team();
    const cited = await said('no wider integration');
    const input = { id: cited.id, expectedVersion: cited.version, reason: 'The interview is another one.' };
    unwrap(await carl.client.retractStatement({ input }));
    expect(await read(glen)).toMatchObject({
      stale: true,
      staleReasons: [{ kind: 'RETRACTED', evidence: { statement: { id: cited.id } } }],
    });
    const { assessments } = await glen.client.request(documents.StaleAssessments);
    expect(assessments.nodes).toContainEqual({ id });
    expect(await feed().next(1)).toEqual(['carl RETRACTED Statement']);
  });

  it('another supersedes it, without what was retracted, and says how the judgement changed', async () => {
    const { anna, rita, glen } = team();
    const reason = 'Half of its ground is gone.';
    nextId = (await step(anna, SupersedeAssessment, id, { reason, assessedOn: '2019-12' })).id;
    expect(await read(anna, nextId)).toMatchObject({
      state: 'DRAFT',
      stale: false,
      evidence: { totalCount: 1 },
    });
    await step(anna, UpdateAssessment, nextId, {
      likelihood: 'ROUGHLY_EVEN_CHANCE',
      judgement: 'It is open.',
    });
    await step(anna, SubmitAssessment, nextId);
    await review(rita, 'APPROVE', nextId);
    await step(anna, PublishAssessment, nextId);
    expect((await read(glen))?.state).toBe('SUPERSEDED');
    const next = await read(glen, nextId);
    expect(next?.state).toBe('PUBLISHED');
    expect(next?.judgementChanges).toMatchObject([
      { kind: 'REVISED', to: { likelihood: 'UNLIKELY' } },
      { kind: 'SUPERSEDED', reason, to: { likelihood: 'UNLIKELY' } },
      { kind: 'REVISED', to: { likelihood: 'ROUGHLY_EVEN_CHANCE' } },
    ]);
    expect(await feed().next(8)).toEqual([
      'anna CREATED Assessment',
      'anna CREATED EvidenceLink',
      'anna UPDATED Assessment',
      'anna UPDATED Assessment state IN_REVIEW',
      'rita UPDATED Assessment state APPROVED',
      'rita CREATED Review',
      'anna UPDATED Assessment state SUPERSEDED',
      'anna UPDATED Assessment state PUBLISHED',
    ]);
  });

  it('what was known at a moment can still be read, by whom it was for then', async () => {
    const { anna, glen } = team();
    expect(await read(anna, id, drafted)).toMatchObject({ state: 'DRAFT', judgementChanges: [] });
    expect(await read(anna, nextId, published)).toBeNull();
    expect(await read(glen, id, drafted)).toBeNull();
    expect(await read(glen, id, published)).toMatchObject({
      state: 'PUBLISHED',
      stale: false,
      evidence: { totalCount: 2 },
      dissents: { totalCount: 0 },
    });
  });
}
