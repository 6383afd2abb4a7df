import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CodedWorld, codedWorld, id, type Person, submit } from './coded-world.ts';

let world: CodedWorld;
beforeAll(async () => {
  world = await codedWorld();
});
afterAll(() => world.close());

const document = readFileSync(join(import.meta.dirname, '../../docs/coding.md'), 'utf8');
const snippets = new Map(
  [...document.matchAll(/```graphql\n(.*?)```/gs)].map(([, text]) => [
    text?.match(/\w+ (\w+)/)?.[1],
    text as string,
  ]),
);

it('a team can work as docs/coding.md tells, word by word', async () => {
  const run = (as: Person, name: string, variables: object = {}) => {
    const snippet = snippets.get(name) as string;
    snippets.delete(name);
    return world.ask(as, snippet, variables);
  };
  const codebookId = id('Codebook', world.codebookId);
  const conceptId = id('Concept', world.concepts.alliance as string);
  const user = (name: Person) => id('User', world.viewers[name].userId);
  const statementIds = world.statements.slice(0, 2).map((each) => id('Statement', each));

  const { codebooks, users } = await run('rita', 'Begin', { relationship: 'none' });
  expect(codebooks.nodes).toMatchObject([{ id: codebookId }]);
  expect(users.nodes).toContainEqual({ id: user('carl'), name: 'carl' });
  const { assignCodings } = await run('rita', 'Assign', {
    codebookId,
    statementIds,
    coderIds: [user('carl')],
  });
  expect(assignCodings.created).toBe(2);
  const { assignSample } = await run('rita', 'Sample', { codebookId, secondCoderIds: [user('dora')] });
  expect(assignSample).toEqual({ created: 1, population: 2 });
  const { codingQueue } = await run('carl', 'Queue');
  for (const { id: assignmentId, version } of codingQueue.nodes) {
    const { submitCodings } = await world.ask('carl', snippets.get('Submit') as string, {
      assignmentId,
      version,
      conceptId,
    });
    expect(submitCodings.codings.nodes).toEqual([
      { state: 'CODED', stance: 'DENIES', concept: { label: 'alliance' } },
    ]);
  }
  snippets.delete('Submit');
  const { codingQueue: second } = await world.ask('dora', '{ codingQueue { nodes { id version } } }');
  await submit(world, 'dora', second.nodes[0], { alliance: 'AFFIRMS' });

  const { codingAgreement } = await run('rita', 'Agreement', { codebookId });
  expect(codingAgreement[0]).toMatchObject({ concept: { label: 'alliance' }, units: { totalCount: 1 } });
  const { codingDisagreements } = await run('rita', 'Disagreements', { codebookId });
  const [{ statement, readings }] = codingDisagreements.nodes;
  const { adjudicateStatement } = await run('rita', 'Decide', {
    statementId: statement.id,
    conceptId,
    codingIds: readings.map((each: { coding: { id: string } }) => each.coding.id),
  });
  expect(adjudicateStatement).toEqual({
    stance: 'QUALIFIES',
    codings: [{ state: 'ADJUDICATED' }, { state: 'ADJUDICATED' }],
  });
  const { mergeConcepts } = await run('ada', 'Merge', {
    intoId: id('Concept', world.concepts.partnership as string),
    mergedId: id('Concept', world.concepts.friendship as string),
  });
  expect(mergeConcepts.changes).toHaveLength(1);
  const { newCodebookEdition } = await run('ada', 'Edition', { codebookId });
  expect(newCodebookEdition.concepts.nodes).toHaveLength(3);
  const { codebook } = await run('rita', 'Changes', { codebookId });
  expect(codebook.conceptChanges.nodes).toMatchObject([{ kind: 'MERGED', changedBy: { name: 'ada' } }]);
  expect([...snippets.keys()]).toEqual([]);
});
