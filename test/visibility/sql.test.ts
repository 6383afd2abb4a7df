import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLEARANCES, type Clearance } from '../../server/src/database/clearance.ts';
import { grantSqlLogin, revokeSqlLogin } from '../../server/src/database/sql-login.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { hiddenWorld, type World } from './world.ts';

// People's own SQL: whatever they run, nothing tells of what they may not see.

const login = 'test_peeking';
let world: World;
const open: pg.Client[] = [];
beforeAll(async () => {
  world = await hiddenWorld();
  await grant('CLEAR');
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.end()));
  await withSuperuser(world.ownerUrl, (client) => revokeSqlLogin(client, login));
  await world.drop();
});

/** By the owner of the database, who is no superuser. */
const grant = (clearance: Clearance, name = login) =>
  withSuperuser(world.ownerUrl, (client) => grantSqlLogin(client, name, clearance, 'secret'));

async function connect(): Promise<pg.Client> {
  const url = new URL(world.ownerUrl);
  [url.username, url.password] = [login, 'secret'];
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  open.push(client);
  return client;
}

const belongsTo = async (user: string | null, change = '') => {
  await world.sql('SET session_replication_role = replica');
  await world.sql(
    `UPDATE "User" SET "sqlLogin" = NULL, "clearance" = 'RED', "retractedAt" = NULL, "retractionReason" = NULL`,
  );
  if (user) await world.sql(`UPDATE "User" SET "sqlLogin" = $2 ${change} WHERE "id" = $1`, [user, login]);
  await world.sql('RESET session_replication_role');
};

describe('a login at CLEAR', () => {
  it('learns nothing by a function that Postgres thinks cheap', async () => {
    const client = await connect();
    const heard: string[] = [];
    client.on('notice', ({ message }) => heard.push(message ?? ''));
    await client.query(`CREATE FUNCTION pg_temp.peek(value text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$
      BEGIN RAISE NOTICE '%', value; RETURN true; END $$`);
    for (const sql of [
      'SELECT FROM "Document" WHERE pg_temp.peek(text)',
      'SELECT FROM "Document" d JOIN "Statement" s ON s."documentId" = d.id AND pg_temp.peek(d.title) AND pg_temp.peek(s.paraphrase)',
      'SELECT FROM "Assessment" WHERE pg_temp.peek(judgement) AND pg_temp.peek("documentId"::text)',
      'SELECT FROM "Coding" WHERE pg_temp.peek(state::text)',
      'SELECT FROM "Revision" WHERE pg_temp.peek(changes::text)',
      'SELECT FROM "ActorName" WHERE pg_temp.peek("seenInId"::text)',
    ]) {
      await client.query(sql);
    }
    // Who may see how much is no secret
    const told = heard.join('\n').replaceAll(/"clearance": "\w+"/g, '');
    expect(told).toContain('zirkon CLEAR');
    expect(told).toContain('zirkon PUBLISHED');
    expect(told).not.toMatch(/GREEN|AMBER|RED\b/);
    expect(told).not.toMatch(/zirkon (DRAFT|IN_REVIEW|CHANGES_REQUESTED|APPROVED)/);
    expect(told).not.toContain('ASSIGNED');
    for (const { id } of await world.sql(`SELECT "id" FROM "Document" WHERE "marking" > 'CLEAR'`))
      expect(told).not.toContain(id);
  });

  it('has NULL for a reference to a hidden row', async () => {
    const client = await connect();
    const { rows } = await client.query(`
      SELECT (SELECT count("documentId") FROM "Assessment")::int AS assessments,
        (SELECT count("citedDocumentId") FROM "Citation")::int AS citations,
        (SELECT count("documentId") FROM "AttributionLink")::int AS links,
        (SELECT count("seenInId") FROM "ActorName")::int AS names,
        (SELECT count("supersedesId") FROM "Assessment")::int AS superseded,
        (SELECT count(*) FROM "Revision" WHERE changes -> 'documentId' = 'null')::int AS revisions,
        (SELECT count(*) FROM "Revision" WHERE changes -> 'ActivitySource' -> 'added' -> 0 -> 'documentId' = 'null')::int AS added`);
    // One name was seen in an open document; three of the seven states are open to everybody
    expect(rows).toEqual([
      {
        assessments: 0,
        citations: 0,
        links: 0,
        names: 1,
        superseded: 3,
        revisions: expect.any(Number),
        added: expect.any(Number),
      },
    ]);
    expect(rows[0].revisions).toBeGreaterThan(0);
    expect(rows[0].added).toBeGreaterThan(0);
  });

  it('cannot name tables, views of the server, sequences or functions of the owner, nor become another', async () => {
    const client = await connect();
    for (const sql of [
      'SELECT * FROM public."Statement"',
      'SELECT * FROM visible_red."Statement"',
      'SELECT last_value FROM public."Revision_position_seq"',
      `SELECT nextval('public."Revision_position_seq"')`,
      'SELECT public.entente_sql_limit()',
      'SELECT email FROM public."User"',
      'INSERT INTO "Actor" (id) VALUES (gen_random_uuid())',
      `UPDATE "User" SET roles = '{ADMIN}'`,
      'CREATE TABLE analysis.mine (id int)',
      'SET ROLE entente_people_red',
      'SET ROLE entente_owner',
      'SET SESSION AUTHORIZATION entente_writer',
      'ALTER TABLE public."Statement" DISABLE ROW LEVEL SECURITY',
      'COPY public."Document" TO STDOUT',
    ]) {
      await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
    await expect(client.query('SELECT email FROM "User"')).rejects.toMatchObject({ code: '42703' });
    await expect(client.query('SELECT "sqlLogin" FROM "User"')).rejects.toMatchObject({ code: '42703' });
  });

  it('finds nothing of the rows in statistics or plans', async () => {
    const client = await connect();
    expect(
      (await client.query(`SELECT FROM pg_stats WHERE schemaname IN ('public', 'analysis')`)).rowCount,
    ).toBe(0);
    expect((await client.query('SELECT FROM pg_stats_ext')).rowCount).toBe(0);
    const { rows } = await client.query(
      `EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) SELECT * FROM "Document" WHERE title <> 'x'`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/zirkon|Paper/);
    await expect(client.query('SELECT FROM pg_statistic')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a login', () => {
  it('sees as much as its group and its user may, whichever is less, and nothing once the user is retracted', async () => {
    const client = await connect();
    const count = async () => (await client.query('SELECT FROM "Document"')).rowCount;
    const admin = world.users.admin;
    for (const [i, clearance] of CLEARANCES.entries()) {
      await grant(clearance);
      await belongsTo(admin);
      expect(await count(), clearance).toBe(i + 1);
      await belongsTo(admin, `, "clearance" = 'GREEN'`);
      expect(await count(), clearance).toBe(Math.min(i + 1, 2));
      await belongsTo(null);
      expect(await count(), clearance).toBe(i + 1);
    }
    await belongsTo(admin, `, "retractedAt" = now(), "retractionReason" = 'left'`);
    for (const table of ['Document', 'Actor', 'Revision', 'User'])
      expect((await client.query(`SELECT FROM "${table}"`)).rowCount).toBe(0);
    await grant('CLEAR');
    await belongsTo(null);
  });

  it('that is nobody sees what is published and submitted', async () => {
    const client = await connect();
    const { rows } = await client.query('SELECT DISTINCT state FROM "Assessment" ORDER BY 1');
    expect(rows.map(({ state }) => state)).toEqual(['PUBLISHED', 'SUPERSEDED', 'RETRACTED']);
    expect((await client.query(`SELECT FROM "Coding" WHERE state = 'ASSIGNED'`)).rowCount).toBe(0);
  });

  it('is refused the name of a role that is none of these, and can be taken away, from open sessions too', async () => {
    const client = await connect();
    await expect(grant('CLEAR', 'entente_writer')).rejects.toThrow(/choose another name/);
    await withSuperuser(world.ownerUrl, (client) => revokeSqlLogin(client, login));
    await expect(client.query('SELECT FROM "Document"')).rejects.toBeDefined();
    await expect(connect()).rejects.toMatchObject({ code: '28P01' });
    await grant('CLEAR');
    await expect(connect()).resolves.toBeDefined();
  });
});

it('no role but the owner makes a trigger of a function that runs as the owner', async () => {
  const client = await world.write.connect();
  try {
    await client.query('CREATE TEMP TABLE mine (id uuid, marking public."Marking")');
    const functions = await world.sql(
      `SELECT oid::regprocedure::text AS name FROM pg_proc WHERE prosecdef AND prorettype = 'trigger'::regtype`,
    );
    expect(functions.length).toBeGreaterThan(4);
    for (const { name } of functions) {
      const trigger = `CREATE TRIGGER t AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION public.${name}`;
      await expect(client.query(trigger), name as string).rejects.toMatchObject({ code: '42501' });
    }
  } finally {
    client.release(true);
  }
});
