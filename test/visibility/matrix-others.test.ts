import { expect, it } from 'vitest';
import { answersAsWithout } from './answers.ts';
import { matrix } from './matrix.ts';
import { otherQuestions, others } from './other-questions.ts';

// Search, and whatever else is made of rows: agreement, calibration, candidates, suggestions, history.

const { everybody, opened } = matrix();
/** What is computed counts for much. A concept that is not there is refused, and no concept is hidden. */
const asked = { together: 6, refusals: true };

everybody('what is found and computed', async (eyes, doors) => {
  await answersAsWithout(doors, eyes, otherQuestions(doors), asked);
});

it('is asked of what says something, and something else to those who see less', async () => {
  const { doors } = opened;
  const said = async (...[person, clearance]: Parameters<typeof doors.of>) =>
    answersAsWithout(doors, doors.of(person, clearance), otherQuestions(doors), asked);
  const [admin, reader] = [await said('admin', 'RED'), await said('reader', 'CLEAR')];
  const differs = (name: string) =>
    Object.keys(admin).some(
      (key) => key.startsWith(name) && JSON.stringify(admin[key]) !== JSON.stringify(reader[key]),
    );
  // What is made of nothing that can be hidden, or of the person's own
  const open = ['identityCandidates', 'importJob', 'importJobs', 'lintText'];
  expect(others.filter(({ name }) => !differs(name)).map(({ name }) => name)).toEqual(open);
});
