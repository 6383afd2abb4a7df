import type pg from 'pg';
import { modelNamed } from '../../server/src/read/model.ts';
import type { Person } from './people.ts';

/** Set aside while the world is made: every state is wanted, by whichever way it would come about. */
const workflow = [
  ['Coding', 'assignment'],
  ['CodingAssignment', 'codings'],
  ['AdjudicationCoding', 'codings'],
  ['Assessment', 'stateMachine'],
  ['Assessment', 'supersession'],
  ['EvidenceLink', 'frozen'],
  ['EvidenceLink', 'held'],
  ['EvidenceLink', 'stalenessOfNew'],
  ['Review', 'stalenessOfNew'],
  ['Coding', 'stalenessOfNew'],
  ['Adjudication', 'stalenessOfNew'],
  ['Hypothesis', 'frozen'],
  ['EvidenceRating', 'frozen'],
  ['Dissent', 'standing'],
  ['Review', 'fourEyes'],
  ['Review', 'verdict'],
  ['StaleReason', 'derived'],
  ['ForecastProbability', 'open'],
] as const;

/** Columns that hold prose: each row has a word of its own in all of them, so that whatever tells of the row is found by it. */
export const prose = [
  'title',
  'text',
  'lead',
  'paraphrase',
  'occasion',
  'place',
  'note',
  'rationale',
  'comment',
  'question',
  'judgement',
  'description',
  'definition',
  'condition',
  'rawText',
  'series',
];
const proseLists = ['topics', 'assumptions', 'gaps'];

export type Row = Record<string, unknown>;

/** A world while it is made, row by row. */
export interface Filling {
  /** Writes a row and gives its id. */
  add(table: string, row: Row): Promise<string>;
  users: Record<Person, string>;
}

let made = 0;
const newId = () => `0190f000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;
/** The id of no row. */
export const absentId = '0190f000-0000-7000-8000-ffffffffffff';

/** The word of a row's own. */
export const wordOf = (id: string) => `word${id.slice(-6)}`;

/** Runs the making of a world in one transaction, without the triggers of the workflow. */
export async function inFilling(client: pg.Client, work: (filling: Filling) => Promise<void>) {
  const triggers = async (deed: 'DISABLE' | 'ENABLE') => {
    for (const [table, trigger] of workflow)
      await client.query(`ALTER TABLE "${table}" ${deed} TRIGGER "${trigger}"`);
  };
  await client.query('BEGIN');
  await triggers('DISABLE');
  await client.query(`SELECT set_config('entente.user', '00000000-0000-7000-8000-000000000001', true)`);
  const add = async (table: string, row: Row) => {
    const whole = worded(table, { id: newId(), ...row });
    const names = Object.keys(whole).map((name) => `"${name}"`);
    await client.query(
      `INSERT INTO "${table}" (${names}) VALUES (${names.map((_, i) => `$${i + 1}`)})`,
      Object.values(whole),
    );
    return whole.id as string;
  };
  await work({ add, users: {} as Filling['users'] });
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await triggers('ENABLE');
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

/** The row with its own word in all its prose; a link has neither id nor word. */
function worded(table: string, { id, ...row }: Row): Row {
  const { fields } = modelNamed(table);
  if (!('id' in fields)) return row;
  const word = wordOf(id as string);
  const texts = prose
    .filter((name) => name in fields)
    .map((name) => [name, [row[name], word].filter(Boolean).join(' ')]);
  const lists = proseLists.filter((name) => name in fields).map((name) => [name, [word]]);
  return { id, ...row, ...Object.fromEntries(texts), ...Object.fromEntries(lists) };
}
