import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { modelNamed, modelNames } from '../../server/src/read/model.ts';
import { type Person, people } from '../visibility/people.ts';
import { type Asker, ruleBook } from '../visibility/rules.ts';
import { hiddenWorld, type World } from '../visibility/world.ts';
import { type Logins, loginsFor } from './logins.ts';

// The views of the domain tell of no row that is hidden, to anybody at any clearance.

const tables = modelNames.filter(
  (name) =>
    'id' in modelNamed(name).fields &&
    !['ApiToken', 'IdempotencyKey', 'ImportRecord', 'ImportJob'].includes(name),
);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let world: World;
let logins: Logins<Person>;
let sees: Awaited<ReturnType<typeof ruleBook>>;
let views: string[];
const rows = new Map<string, Record<string, unknown>[]>();
beforeAll(async () => {
  world = await hiddenWorld();
  sees = await ruleBook(world);
  for (const table of tables) rows.set(table, await world.rows(table));
  logins = await loginsFor(world.superuserUrl, world.users);
  views = (
    await world.sql(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'analysis'::regnamespace AND relkind = 'v' AND relname ~ '^[a-z]'`,
    )
  ).map(({ name }) => name as string);
});
afterAll(async () => {
  await logins.close();
  await world.drop();
});

const seen = (asker: Asker, table: string, live = false) =>
  (rows.get(table) ?? [])
    .filter((row) => sees(asker, table, row) && !(live && row.retractedAt))
    .map(({ id }) => id);

async function clear(userId: string, clearance: string) {
  await world.sql('SET session_replication_role = replica');
  await world.sql('UPDATE "User" SET "clearance" = $2::"Marking" WHERE "id" = $1', [userId, clearance]);
  await world.sql('RESET session_replication_role');
}

describe.each(Object.entries(people) as [Person, Asker['roles']][])('the %s', (name, roles) => {
  it('finds ids of rows that they see, and of no others, in every view of the domain', async () => {
    expect(views.length).toBeGreaterThan(6);
    for (const clearance of CLEARANCES) {
      const asker: Asker = { userId: world.users[name], roles, clearance };
      await clear(asker.userId, clearance);
      const known = new Set(tables.flatMap((table) => seen(asker, table)));
      for (const view of views) {
        for (const row of await logins.as(name, `SELECT * FROM ${view}`)) {
          for (const [column, value] of Object.entries(row))
            if (uuid.test(String(value))) expect(known, `${view}.${column} at ${clearance}`).toContain(value);
        }
      }
    }
  });

  it('finds every statement, coding, activity and assessment that they see and that stands', async () => {
    for (const clearance of CLEARANCES) {
      const asker: Asker = { userId: world.users[name], roles, clearance };
      await clear(asker.userId, clearance);
      for (const [view, column, table] of [
        ['statement_timeline', 'statement_id', 'Statement'],
        ['codings', 'coding_id', 'Coding'],
        ['cooperation', 'activity_id', 'Activity'],
        ['assessments_with_evidence', 'assessment_id', 'Assessment'],
        ['assessments_with_evidence', 'evidence_link_id', 'EvidenceLink'],
      ] as const) {
        const found = await logins.as(
          name,
          `SELECT DISTINCT ${column} AS id FROM ${view} WHERE ${column} IS NOT NULL`,
        );
        const wanted =
          table === 'EvidenceLink'
            ? seen(asker, table, true).filter((id) => {
                const link = (rows.get(table) ?? []).find((row) => row.id === id);
                return !(rows.get('Assessment') ?? []).find((row) => row.id === link?.assessmentId)
                  ?.retractedAt;
              })
            : seen(asker, table, true);
        expect(found.map(({ id }) => id).sort(), `${view} at ${clearance}`).toEqual(wanted.sort());
      }
    }
  });
});

describe('of evidence that one may not see', () => {
  it('it is told that something has become of it, and not what', async () => {
    await clear(world.users.reader, 'CLEAR');
    const stale = await logins.as('reader', 'SELECT kind, since FROM "StaleReason"');
    expect(stale.length).toBeGreaterThan(0);
    for (const row of stale) expect(row).toEqual({ kind: null, since: null });
    const told = await logins.as(
      'reader',
      'SELECT DISTINCT evidence_kind, evidence_stale FROM assessments_with_evidence WHERE evidence_stale IS NOT NULL',
    );
    expect(told).toEqual([{ evidence_kind: null, evidence_stale: 'UNDISCLOSED' }]);
    await clear(world.users.reader, 'RED');
    expect(await logins.as('reader', 'SELECT DISTINCT kind::text FROM "StaleReason"')).toEqual([
      { kind: 'CORRECTED' },
    ]);
  });
});

it('a login that is nobody’s has nothing to do', async () => {
  expect(await logins.asNobody('SELECT FROM queue')).toEqual([]);
});
