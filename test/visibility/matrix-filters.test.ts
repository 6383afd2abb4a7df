import { expect, it } from 'vitest';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { schema } from '../../server/src/schema.ts';
import { answersAsWithout } from './answers.ts';
import type { Doors, Eyes } from './eyes.ts';
import { filterQuestions, namesOfColumns } from './filter-questions.ts';
import { matrix } from './matrix.ts';
import { people } from './people.ts';

// Every filter of every list, at every clearance: no value finds a hidden row, or what leads to one.

const { everybody, opened } = matrix();
const persons = Object.keys(people);

/** A share of about 1,000 filters: people take turns, so that somebody asks each at every clearance, and everybody asks of every list. */
function shareOf({ person, asker }: Eyes, doors: Doors) {
  const turn = persons.indexOf(person) + 3 * CLEARANCES.indexOf(asker.clearance);
  return filterQuestions(doors).filter((_, i) => (i + turn) % persons.length === 0);
}

everybody('filters', async (eyes, doors) => {
  const answers = await answersAsWithout(doors, eyes, shareOf(eyes, doors));
  for (const [name, answer] of Object.entries(answers)) {
    const { totalCount, nodes } = answer as { totalCount: number; nodes: unknown[] };
    expect(nodes, name).toHaveLength(totalCount);
  }
});

it('filters by what hidden rows hold', async () => {
  const { doors } = opened;
  const share = shareOf(doors.of('admin', 'RED'), doors);
  const found = async (eyes: Eyes) =>
    Object.values(await answersAsWithout(doors, eyes, share)).filter(
      (answer) => (answer as { totalCount: number }).totalCount > 0,
    ).length;
  expect(await found(doors.of('admin', 'RED'))).toBeGreaterThan(await found(doors.of('reader', 'CLEAR')));
});

it('has exceptions that are still there', () => {
  for (const name of namesOfColumns) {
    const [type, field] = name.split('.') as [string, string];
    expect((schema.getType(type) as unknown as { getFields(): object }).getFields()).toHaveProperty(field);
  }
});
