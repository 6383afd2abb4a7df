import { catalogueOf, comparable, inShort, readExpected } from '../database/catalogue.ts';
import { type Check, counted, NotExamined } from './check.ts';
import { isAtThisVersion } from './migrations.ts';

/** So many objects are named; the rest is counted. */
const MOST = 5;

/**
 * What is in the database and what the migrations make. Indexes that somebody added are their affair; whatever else was added can
 * change what rows say or who sees them.
 */
export const drift: Check = {
  name: 'drift',
  looksAt: 'whether the database is what the migrations make',
  async look({ client }) {
    if (!(await isAtThisVersion({ client }))) {
      throw new NotExamined('the migrations of the database are not those of this program');
    }
    const expected = await readExpected();
    const live = inShort(await catalogueOf(client, expected.schemas));
    const isComparable = comparable(live, expected);
    const [wanted, present] = [new Set(expected.objects), new Set(live.objects)];
    const lacking = expected.objects.filter((object) => isComparable(object) && !present.has(object));
    const stray = live.objects.filter(
      (object) => isComparable(object) && !wanted.has(object) && !/^(extension|index) /.test(object),
    );
    return [
      ...said(lacking, 'The database lacks what the migrations make', 'restore it, or a backup'),
      ...said(stray, 'The database has what no migration makes', 'remove it, or make it by a migration'),
    ];
  },
};

function said(objects: readonly string[], what: string, remedy: string): string[] {
  if (objects.length === 0) return [];
  const shown = objects.slice(0, MOST).map(shortened);
  const rest = objects.length - shown.length;
  return [
    `${what}: ${shown.join('; ')}${rest > 0 ? `; and ${counted(rest, 'object')} more` : ''}. Remedy: ${remedy}.`,
  ];
}

const shortened = (object: string) => (object.length > 160 ? `${object.slice(0, 160)}…` : object);
