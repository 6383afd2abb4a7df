import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

/** The rule as it was written first: every path from the speaker, and from whom they speak for, kept together and looked through. */
const asWrittenFirst = `
CREATE FUNCTION side_as_written_first(
  speaker uuid, on_behalf_of uuid, relationship uuid, first_day date, last_day date,
  OUT side uuid, OUT voice "Voice"
) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE walk (origin, actor, voice, trail) AS (
    SELECT o.origin, y."actorId", NULL::"Voice", ARRAY[y."actorId"]
    FROM (VALUES ('speaker', speaker), ('principal', on_behalf_of)) AS o (origin, actor)
    JOIN "ActorIdentity" x ON x."actorId" = o.actor JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
    UNION ALL
    SELECT w.origin, y."actorId", coalesce(w.voice, a."voice"), w.trail || y."actorId"
    FROM walk w JOIN "Affiliation" a ON a."actorId" = w.actor
    JOIN "ActorIdentity" x ON x."actorId" = a."organizationId" JOIN "ActorIdentity" y ON y."identityId" = x."identityId"
    WHERE a."retractedAt" IS NULL AND a."validFirst" <= last_day AND a."validLast" >= first_day
      AND y."actorId" <> ALL (w.trail) AND cardinality(w.trail) < 10
  ), party AS (
    SELECT w.* FROM walk w JOIN "RelationshipParty" p ON p."actorId" = w.actor AND p."relationshipId" = relationship
  )
  SELECT
    (SELECT actor FROM party WHERE origin = CASE WHEN on_behalf_of IS NULL THEN 'speaker' ELSE 'principal' END
     ORDER BY party.voice, cardinality(trail), actor LIMIT 1),
    coalesce(
      (SELECT party.voice FROM party WHERE origin = 'speaker' AND on_behalf_of IS NULL
       ORDER BY party.voice, cardinality(trail), actor LIMIT 1),
      (SELECT min(walk.voice) FROM walk WHERE origin = 'speaker'))
$$`;

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase('empty');
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  // A world of nothing but what a side hangs on
  await client.query('SET session_replication_role = replica');
  await client.query(asWrittenFirst);
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

interface World {
  /** Whom each actor is the same as. */
  identities: readonly number[];
  affiliations: readonly {
    actor: number;
    organization: number;
    voice: string | null;
    years: readonly [number, number];
    retracted: boolean;
  }[];
  parties: readonly number[];
}

async function make({ identities, affiliations, parties }: World) {
  await client.query('TRUNCATE "ActorIdentity", "Affiliation", "RelationshipParty"');
  const insert = async (table: string, rows: readonly Record<string, unknown>[]) => {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0] as object).map((column) => `"${column}"`);
    await client.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(rows)],
    );
  };
  await insert(
    'ActorIdentity',
    identities.map((same, n) => ({ actorId: idOf(n), identityId: idOf(same) })),
  );
  await insert(
    'Affiliation',
    affiliations.map(({ actor, organization, voice, years, retracted }, n) => ({
      id: idOf(1_000 + n),
      retractedAt: retracted ? '2020-01-02' : null,
      retractionReason: retracted ? 'test' : null,
      actorId: idOf(actor),
      organizationId: idOf(organization),
      voice,
      validFirst: `${years[0]}-01-01`,
      validLast: `${years[1]}-12-31`,
    })),
  );
  await insert(
    'RelationshipParty',
    parties.map((actor, n) => ({ relationshipId: idOf(9_000), position: n + 1, actorId: idOf(actor) })),
  );
}

/** What the two rules say to everything that may be asked: who speaks, for whom, about the relationship or none, from one day to another. */
async function compare() {
  const { rows } = await client.query(`
    SELECT count(ours.side)::int AS sides, count(ours.voice)::int AS voices,
      json_agg(json_build_array(s."actorId", p, r, d, ours, first)) FILTER (WHERE (ours.*) IS DISTINCT FROM (first.*)) AS differences
    FROM "ActorIdentity" s
    CROSS JOIN (SELECT "actorId" FROM "ActorIdentity" UNION ALL SELECT NULL) p (principal)
    CROSS JOIN (VALUES ('${idOf(9_000)}'::uuid), (NULL)) r (relationship)
    CROSS JOIN (VALUES ('2001-06-01'::date, '2001-06-01'::date), ('2002-06-01', '2002-06-01'), ('2001-01-01', '2003-12-31')) d (since, until)
    CROSS JOIN LATERAL entente_side(s."actorId", p.principal, r.relationship, d.since, d.until) ours
    CROSS JOIN LATERAL side_as_written_first(s."actorId", p.principal, r.relationship, d.since, d.until) first`);
  expect(rows[0].differences).toBeNull();
  return rows[0] as { sides: number; voices: number };
}

const actors = 6;
const actor = fc.nat(actors - 1);
const years = fc
  .tuple(fc.integer({ min: 2000, max: 2002 }), fc.nat(3))
  .map(([first, more]) => [first, first + more] as const);
const world: fc.Arbitrary<World> = fc.record({
  // An identity is one of its actors, which is its own
  identities: fc
    .array(fc.option(actor, { freq: 2 }), { minLength: actors, maxLength: actors })
    .map((same) => same.map((other, n) => (other !== null && same[other] === null ? other : n))),
  affiliations: fc
    .array(
      fc.record({
        actor,
        organization: actor,
        voice: fc.constantFrom('MINISTER', 'EXPERT', null),
        years,
        retracted: fc.constantFrom(true, false, false, false),
      }),
      { minLength: 3, maxLength: 14 },
    )
    .map((all) => all.filter((each) => each.actor !== each.organization)),
  parties: fc.uniqueArray(actor, { minLength: 1, maxLength: 3 }),
});

it('gives in any world the side and the voice of the rule as it was written first', async () => {
  let [sides, voices] = [0, 0];
  await fc.assert(
    fc.asyncProperty(world, async (made) => {
      await make(made);
      const found = await compare();
      sides += found.sides;
      voices += found.voices;
    }),
    { numRuns: 25, seed: 11 },
  );
  // Worlds in which nobody stood for anybody would show nothing
  expect(Math.min(sides, voices)).toBeGreaterThan(1_000);
});

it.each([
  [9, 1],
  [10, 0],
])('follows a chain of %i posts to as many as %i parties', async (posts, reached) => {
  await make({
    identities: Array.from({ length: posts + 1 }, (_, n) => n),
    affiliations: Array.from({ length: posts }, (_, n) => ({
      actor: n,
      organization: n + 1,
      voice: n === 1 ? 'DIPLOMAT' : null,
      years: [2000, 2004] as const,
      retracted: false,
    })),
    parties: [posts],
  });
  const { rows } = await client.query(
    `SELECT side, voice FROM entente_side('${idOf(0)}', NULL, '${idOf(9_000)}', '2001-06-01', '2001-06-01')`,
  );
  expect(rows).toEqual([{ side: reached ? idOf(posts) : null, voice: 'DIPLOMAT' }]);
  await compare();
});
