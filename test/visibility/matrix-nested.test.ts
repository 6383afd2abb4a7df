import { expect, it } from 'vitest';
import { answersAsWithout } from './answers.ts';
import type { Doors } from './eyes.ts';
import { absentId } from './filling.ts';
import { matrix } from './matrix.ts';
import { entities, everythingOf, globalId, type Question } from './questions.ts';

// Every field of every row, for every person and clearance: node, nodes, and what is beneath them.

const { everybody, opened } = matrix();
const page = 100;

/** Every row of every type by its id, hidden ones and one that is not there among them. */
function nodesQuestions(doors: Doors): Question[] {
  return entities.flatMap((type) => {
    const ids = [...doors.all(type.name).map(({ id }) => id), absentId].map((id) => globalId(type.name, id));
    return Array.from({ length: Math.ceil(ids.length / page) }, (_, i) => ({
      name: `nodes of ${type.name} ${i}`,
      field: `nodes(ids: [${ids.slice(i * page, (i + 1) * page)}]) { ... on ${type.name} { ${everythingOf(type)} } }`,
    }));
  });
}

/** The first and the last row of every type by itself. */
function nodeQuestions(doors: Doors): Question[] {
  return entities.flatMap((type) =>
    [doors.all(type.name).at(0)?.id, doors.all(type.name).at(-1)?.id, absentId].map((id, i) => ({
      name: `node of ${type.name} ${i}`,
      field: `node(id: ${globalId(type.name, id ?? absentId)}) { __typename id }`,
    })),
  );
}

everybody('what is had by its id, and what lies beneath', async (eyes, doors) => {
  const answers = await answersAsWithout(doors, eyes, [...nodesQuestions(doors), ...nodeQuestions(doors)]);
  for (const type of entities) {
    const found = Object.entries(answers)
      .filter(([name]) => name.startsWith(`nodes of ${type.name} `))
      .flatMap(([, nodes]) => nodes as ({ id: string } | null)[]);
    const seen = eyes.seen.get(type.name)?.map(({ id }) => globalId(type.name, id));
    expect(
      found.flatMap((node) => (node ? [JSON.stringify(node.id)] : [])),
      type.name,
    ).toEqual(seen);
  }
});

it('is asked of types of which something is hidden from somebody', () => {
  const eyes = opened.doors.of('stranger', 'CLEAR');
  const hidden = entities.filter(({ name }) => eyes.hidden.get(name)?.length).map(({ name }) => name);
  const marked = entities.filter((type) => 'marking' in type.getFields()).map(({ name }) => name);
  expect(hidden).toEqual(expect.arrayContaining(marked));
});
