import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceLinkService } from '../../server/src/assessment/evidence-service.ts';
import { activityService } from '../../server/src/cooperation/service.ts';
import { citationService, documentService } from '../../server/src/document/service.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { relationshipService } from '../../server/src/relationship/service.ts';
import { attributionLinkService, statementService } from '../../server/src/statement/service.ts';
import { askAs, testApp } from '../set-up/app.ts';
import { type Office, office } from './world.ts';

const fields = `sourcing {
  evidenceCount singleSource unsourced { id }
  sources {
    source { __typename ... on Document { title } ... on Actor { name } ... on Citation { rawText } }
    evidenceCount evidence { id }
    reliability { grade judged unknown } credibility { grade judged unknown }
  }
  circularChains { length steps { __typename ... on Document { title } ... on Assessment { judgement } ... on Statement { paraphrase } } }
}`;

describe('the sourcing of the worked example', () => {
  it('leads through attributions and references to where each judgement comes from', async () => {
    const test = await testApp('example');
    const { data, errors } = await test.ask(`{ assessments { nodes { question ${fields} } } }`);
    expect(errors).toBeUndefined();
    const of = (question: string) =>
      data.assessments.nodes.find((node: { question: string }) => node.question.startsWith(question))
        .sourcing;
    const commentary = { __typename: 'Citation', rawText: ', October 18' };
    // What Kashin wrote is known only as a reference without an outlet: four steps lead there, none to another place
    expect(of('What is the military relationship')).toMatchObject({
      evidenceCount: 1,
      singleSource: true,
      unsourced: [],
      circularChains: [],
      sources: [
        {
          source: commentary,
          evidenceCount: 1,
          reliability: { grade: 'B', judged: 1, unknown: 0 },
          credibility: { grade: 'PROBABLY_TRUE', judged: 1, unknown: 0 },
        },
      ],
    });
    expect(of('Did Beijing object')).toMatchObject({
      singleSource: true,
      sources: [
        { source: { title: expect.stringContaining('St Petersburg forum') }, reliability: { grade: 'C' } },
      ],
    });
    const wants = of('Which of the two');
    expect(wants).toMatchObject({ evidenceCount: 2, singleSource: false, unsourced: [] });
    expect(wants.sources.map(({ source }: { source: object }) => source)).toEqual(
      expect.arrayContaining([
        commentary,
        expect.objectContaining({ title: expect.stringContaining('Kui') }),
      ]),
    );
    await test.close();
  });
});

describe('the sourcing of an assessment', () => {
  let world: Office;
  beforeAll(async () => {
    world = await office();
  });
  afterAll(() => world.close());

  const paper = (title: string, more = {}) =>
    world.make(documentService, world.local, { title, kind: 'REPORT', ...more });
  const cite = (documentId: string, citedDocumentId?: string) =>
    world.make(citationService, world.local, {
      documentId,
      rawText: 'As reported.',
      ...(citedDocumentId ? { citedDocumentId, status: 'RESOLVED' } : { status: 'UNRESOLVED' }),
    });
  const said = (documentId: string, more = {}) =>
    world.make(statementService, world.local, {
      speakerId: world.actors.kim,
      documentId,
      saidOn: '2019',
      paraphrase: 'Something.',
      directness: 'PARAPHRASE',
      speechAct: 'ASSERT',
      ...more,
    });
  const passedOn = (statementId: string, position: number, actorId: string, documentId?: string) =>
    world.make(attributionLinkService, world.local, {
      statementId,
      position,
      actorId,
      documentId,
      directness: 'HEARSAY',
    });
  const addEvidence = (assessmentId: string, evidence: object) =>
    world.make(evidenceLinkService, world.local, { assessmentId, role: 'SUPPORTS', ...evidence });
  const relationship = () =>
    world.make(relationshipService, world.local, {
      name: 'Ties',
      partyIds: [world.actors.ann, world.actors.ben],
    });
  const resting = (evidence: object) => world.draft(world.local, {}, evidence);
  async function read(id: string, clearance: 'CLEAR' | 'RED' = 'RED') {
    const { data, errors } = await askAs(
      world.database,
      clearance,
      `query ($id: ID!) { assessment(by: { id: $id }) { ${fields} } }`,
      { id: encodeGlobalId('Assessment', id) },
    );
    expect(errors).toBeUndefined();
    return data.assessment.sourcing;
  }
  type Answer = { sources: { source: { title?: string; name?: string } }[] };
  const names = ({ sources }: Answer) => sources.map(({ source }) => source.title ?? source.name);

  it('is the document in which a first-hand statement stands, whatever else that cites', async () => {
    const transcript = await paper('Transcript');
    await cite(transcript, await paper('Cited in the transcript'));
    expect(names(await read(await resting({ statementId: await said(transcript) })))).toEqual(['Transcript']);
  });

  it('is the step of an attribution that is closest to the speaker: its document, or who passes it on', async () => {
    const late = await paper('Late report', { reliability: 'D' });
    const reported = await said(late, { credibility: 'DOUBTFUL' });
    await passedOn(reported, 2, world.actors.ben as string, late);
    await passedOn(reported, 1, world.actors.rob as string, await paper('First report'));
    const answer = await read(await resting({ statementId: reported }));
    expect(names(answer)).toEqual(['First report']);
    // The chain is as weak as its weakest step; a document that nobody graded is unknown, and no low grade
    expect(answer.sources[0]).toMatchObject({
      reliability: { grade: 'D', judged: 1, unknown: 1 },
      credibility: { grade: 'DOUBTFUL', judged: 1, unknown: 0 },
    });
    const rumour = await said(late);
    await passedOn(rumour, 1, world.actors.rob as string);
    expect(names(await read(await resting({ statementId: rumour })))).toEqual(['rob']);
  });

  it('follows activities, documents and other assessments, and counts what comes down to each', async () => {
    const [origin, other] = [await paper('Origin'), await paper('Other')];
    const copy = await paper('Copy');
    await cite(copy, origin);
    const activity = await world.make(activityService, world.local, {
      relationshipId: await relationship(),
      areaId: world.area,
      kind: 'SUMMIT',
      title: 'Summit',
      level: 'AGREED',
      evidenceStatus: 'OBSERVED',
      documentIds: [copy],
    });
    const earlier = await resting({ statementId: await said(origin) });
    const id = await resting({ activityId: activity });
    await addEvidence(id, { otherAssessmentId: earlier });
    await addEvidence(id, { documentId: other, role: 'CONTRADICTS' });
    expect(await read(id)).toMatchObject({
      evidenceCount: 2,
      singleSource: true,
      sources: [{ source: { title: 'Origin' }, evidenceCount: 2 }],
    });
    await addEvidence(id, { documentId: other });
    const answer = await read(id);
    expect(answer).toMatchObject({ evidenceCount: 3, singleSource: false });
    expect(names(answer)).toEqual(['Origin', 'Other']);
  });

  it('names chains that confirm themselves, of documents and of assessments', async () => {
    const [one, two] = [await paper('One'), await paper('Two')];
    await cite(one, two);
    await cite(two, one);
    const circular = await read(await resting({ documentId: one }));
    expect(circular).toMatchObject({ sources: [], singleSource: null, circularChains: [{ length: 2 }] });
    expect(circular.unsourced).toHaveLength(1);
    expect(circular.circularChains[0].steps.map(({ title }: { title: string }) => title).sort()).toEqual([
      'One',
      'Two',
    ]);

    const first = await resting({ documentId: await paper('Ground') });
    const second = await resting({ otherAssessmentId: first });
    await addEvidence(first, { otherAssessmentId: second });
    const both = await read(second);
    expect(names(both)).toEqual(['Ground']);
    expect(both.circularChains).toMatchObject([
      { length: 2, steps: [{ __typename: 'Assessment' }, { __typename: 'Assessment' }] },
    ]);
  });

  it('stops at what the reader may not see, and tells nothing of what lies behind', async () => {
    const [open, secret, behind] = [
      await paper('Open'),
      await paper('Secret', { marking: 'RED' }),
      await paper('Behind'),
    ];
    await cite(open, secret);
    await cite(secret, behind);
    await cite(behind, open);
    const id = await resting({ documentId: open });
    await addEvidence(id, { statementId: await said(await paper('Beside')) });
    const whole = await read(id);
    expect(whole.circularChains).toMatchObject([{ length: 3 }]);
    const seen = await read(id, 'CLEAR');
    expect(names(seen)).toEqual(['Beside']);
    // There may be another source behind what is absent
    expect(seen).toMatchObject({ singleSource: null, circularChains: [] });
    expect(seen.unsourced).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toMatch(/Secret|Behind/);
  });

  it('leaves out evidence and references that were retracted', async () => {
    const copy = await paper('Copy that stands alone');
    const citation = await cite(copy, await paper('Wrongly cited'));
    const id = await resting({ documentId: copy });
    expect(names(await read(id))).toEqual(['Wrongly cited']);
    await world.retract(citationService, world.local, citation);
    expect(names(await read(id))).toEqual(['Copy that stands alone']);
  });

  it('takes as many statements for one assessment more', async () => {
    const counted = async (first: number) => {
      const { errors } = await world.ask(
        `query ($first: Int) { assessments(first: $first) { nodes { ${fields} } } }`,
        { first },
      );
      expect(errors).toBeUndefined();
      return world.statements.length;
    };
    await resting({ documentId: world.document });
    const many = await counted(100);
    // One finds the rows, seven read them; what is shown is read by type
    expect(many).toBeLessThan(22);
    await resting({ documentId: await paper('One more') });
    expect(await counted(100)).toBe(many);
  });

  it('refuses chains through too many rows', async () => {
    const many = await paper('Many references');
    await world.writer.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT set_config('entente.user', ${world.local.userId}, true)`;
        await transaction.citation.createMany({
          data: Array.from({ length: 10_001 }, () => ({
            documentId: many,
            rawText: 'x',
            status: 'UNRESOLVED' as const,
          })),
        });
      },
      { timeout: 60_000 },
    );
    const id = await resting({ documentId: many });
    const { errors } = await world.ask(`query ($id: ID!) { assessment(by: { id: $id }) { ${fields} } }`, {
      id: encodeGlobalId('Assessment', id),
    });
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });
});
