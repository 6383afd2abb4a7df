import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase('example');
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

it('every part is marked as its whole, whatever marking it is given', async () => {
  const { rows: parts } = await client.query<{ part: string; parent: string; key: string }>(
    `SELECT p.* FROM entente_parts p WHERE entente_has_column(part, 'marking')`,
  );
  expect(parts.length).toBeGreaterThan(10);
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  // Wholes that the example has none of
  await client.query(`
    INSERT INTO "Adjudication" ("id", "statementId", "conceptId", "rationale", "adjudicatorId")
      VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'test', gen_random_uuid());
    INSERT INTO "Hypothesis" ("id", "assessmentId", "position", "text") VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'test');
    INSERT INTO "Forecast" ("id", "question", "resolvesOn") VALUES (gen_random_uuid(), 'test', '2030-01-01')`);
  for (const { part, parent, key } of parts) {
    const { rows } = await client.query<{ call: string }>(
      `SELECT substring(pg_get_triggerdef(oid) FROM 'EXECUTE .*') AS call FROM pg_trigger
       WHERE tgrelid = '"${part}"'::regclass AND tgname = 'inheritMarking'`,
    );
    expect(rows, part).toHaveLength(1);
    // A table that has of the part nothing but what its marking hangs on, with the part's own trigger
    await client.query(`CREATE TABLE stand_in ("${key}" uuid, "marking" "Marking" NOT NULL);
      CREATE TRIGGER inherit BEFORE INSERT OR UPDATE ON stand_in FOR EACH ROW ${rows[0]?.call};
      ALTER TABLE stand_in ENABLE ALWAYS TRIGGER inherit`);
    const { rows: whole } = await client.query(
      `UPDATE "${parent}" SET "marking" = 'AMBER' WHERE "id" = (SELECT "id" FROM "${parent}" LIMIT 1) RETURNING "id"`,
    );
    expect(whole, parent).toHaveLength(1);
    const marked = async (sql: string) => (await client.query(`${sql} RETURNING "marking"`)).rows[0].marking;
    expect(await marked(`INSERT INTO stand_in VALUES ('${whole[0].id}', 'CLEAR')`), part).toBe('AMBER');
    expect(await marked(`UPDATE stand_in SET "marking" = 'RED'`), part).toBe('AMBER');
    await client.query('DROP TABLE stand_in');
  }
  await client.query('ROLLBACK');
});
