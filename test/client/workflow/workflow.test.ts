import { afterAll, beforeAll, describe } from 'vitest';
import { access } from './access.ts';
import { assessing } from './assessing.ts';
import { coding } from './coding.ts';
import { type Following, type Team, team } from './team.ts';

let people: Team;
/** What Ada is told of changes, who may see all: each test reads on to where it has come. */
let feed: Following;
beforeAll(async () => {
  people = await team();
  feed = await people.ada.follow();
});
afterAll(async () => {
  await feed.end();
  await people.close();
});

/** One story over the worked example, told through the client; each test goes on where the one before has ended. */
describe('a team at work: coding', () =>
  coding(
    () => people,
    () => feed,
  ));
describe('a team at work: an assessment', () =>
  assessing(
    () => people,
    () => feed,
  ));
describe('a team at work: what is not for everybody', () =>
  access(
    () => people,
    () => feed,
  ));
