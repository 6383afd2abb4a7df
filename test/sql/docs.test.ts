import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assign, type CodedWorld, codedWorld, type Person, people, submit } from '../coding/coded-world.ts';
import { type Logins, loginsFor } from './logins.ts';

// What docs/sql.md has people type at psql, in the order of the page.

const page = readFileSync(join(import.meta.dirname, '../../docs/sql.md'), 'utf8');
const sessions = [...page.matchAll(/^```\n(SELECT[\s\S]+?)^```$/gm)].map(([, text]) => text as string);
let world: CodedWorld;
let logins: Logins<Person>;
beforeAll(async () => {
  world = await codedWorld(3);
  const users = Object.fromEntries(
    Object.keys(people).map((name) => [name, world.viewers[name as Person].userId]),
  );
  logins = await loginsFor(world.database.superuserUrl, users as Record<Person, string>);
});
afterAll(async () => {
  await logins.close();
  await world.close();
});

/** As psql would: a row before \gset makes variables, :name stands for its value and :'name' for that in quotes. */
async function typed(as: Person, text: string) {
  const variables: Record<string, string> = {};
  for (const line of text.trim().split('\n')) {
    const sql = line
      .replace(/;?\s*(\\gset)?$/, '')
      .replaceAll(/(?<!:):('?)(\w+)\1/g, (_, quote, name) => `${quote}${variables[name]}${quote}`);
    const rows = await logins.as(as, sql);
    if (!line.endsWith('\\gset')) continue;
    expect(rows, line).toHaveLength(1);
    for (const [name, value] of Object.entries(rows[0]))
      variables[name] = Array.isArray(value) ? `{${value}}` : String(value);
  }
}

it('a coder drafts and submits, and a reviewer decides', async () => {
  expect(sessions).toHaveLength(2);
  const [carls] = await assign(world, [0], ['carl', 'dora']);
  await submit(world, 'carl', carls as never, { alliance: 'AFFIRMS' });
  await typed('dora', sessions[0] as string);
  expect(await logins.as('dora', `SELECT stance, note, state FROM codings WHERE coder = 'dora'`)).toEqual([
    { stance: 'DENIES', note: 'He puts the word in doubt.', state: 'CODED' },
  ]);
  await typed('rita', sessions[1] as string);
  expect(
    await logins.as(
      'paul',
      'SELECT concept_code, stance, adjudicated FROM statement_timeline WHERE stance IS NOT NULL',
    ),
  ).toEqual([{ concept_code: 'alliance', stance: 'QUALIFIES', adjudicated: true }]);
});

it('a coder says that no concept applies', async () => {
  await assign(world, [1], ['emil']);
  const [line] = page.match(/SELECT submit_codings\([^`]+no_concept_applies[^`]+;/) ?? [];
  await typed('emil', `${sessions[0]?.split('\n')[0]}\n${line}`);
  expect(await logins.as('emil', `SELECT FROM queue WHERE task = 'CODE'`)).toEqual([]);
});
