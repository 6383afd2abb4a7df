import { type ExecutionResult, parse, subscribe } from 'graphql';
import { expect } from 'vitest';
import { schema } from '../../server/src/schema.ts';
import { answersAsWithout, tellsNothingHidden } from './answers.ts';
import type { Ask } from './eyes.ts';
import { listQuestions, lists } from './list-questions.ts';
import { matrix } from './matrix.ts';

// The change feed, its subscription, and the past.

const { everybody } = matrix();
const told = 'entity subjectId operation subjectVersion marking reason differences { field from to }';

interface Page {
  nodes: { subjectId: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

/** Everything that the feed has, page by page. */
async function changes(ask: Ask, size: number) {
  const found: Page['nodes'] = [];
  for (let after: string | null = null, more = true; more; ) {
    const document = `query ($after: String) { changes(first: ${size}, after: $after) { nodes { ${told} } pageInfo { endCursor hasNextPage } } }`;
    const { data, errors } = await ask(document, { after });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = (data as unknown as { changes: Page }).changes;
    found.push(...nodes);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return found;
}

everybody('changes and subscription', async (eyes, doors) => {
  const ask = doors.ask(eyes);
  const found = await changes(ask, 90);
  tellsNothingHidden(eyes, found, 'changes');
  expect(found, eyes.name).toEqual(await doors.without(eyes, (bare) => changes(bare, 100)));
  expect(found, eyes.name).toHaveLength(eyes.seen.get('Revision')?.length ?? 0);

  const start = await ask('{ changes(first: 0) { pageInfo { endCursor } } }');
  const after = (start.data as unknown as { changes: Page }).changes.pageInfo.endCursor;
  const document = parse(`subscription { changed(after: "${after}") { revision { ${told} } } }`);
  const events = (await subscribe({
    schema,
    document,
    contextValue: doors.context(eyes),
  })) as AsyncGenerator<ExecutionResult>;
  const sent: unknown[] = [];
  for await (const { data, errors } of events) {
    expect(errors).toBeUndefined();
    const { revision } = (data as unknown as { changed: { revision: object | null } }).changed;
    if (revision) sent.push(revision);
    if (sent.length === found.length) break;
  }
  expect(sent, eyes.name).toEqual(found);
});

everybody('what was known at a moment', async (eyes, doors) => {
  const past = lists
    .filter(({ args }) => args.some(({ name }) => name === 'knownAt'))
    .map(({ name }) => name);
  const questions = listQuestions().filter(({ name }) => past.includes(name.split(',')[0] as string));
  expect(questions.length).toBeGreaterThan(past.length);
  await answersAsWithout(doors, eyes, questions, { knownAt: new Date() });
});
