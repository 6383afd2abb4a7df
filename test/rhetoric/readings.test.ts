import { afterAll, beforeAll, expect, it } from 'vitest';
import { EntenteError } from '../../server/src/errors.ts';
import { Random } from '../bench/data/random.ts';
import { type Person, people } from '../coding/coded-world.ts';
import { type SpokenWorld, spokenWorld } from './world.ts';

// The table of readings is what a recount finds after whatever was done, and analyses of the present say what they would say of the
// past, which is always counted anew.

let world: SpokenWorld;
const said: string[] = [];
beforeAll(async () => {
  world = await spokenWorld();
  for (let i = 0; i < 6; i++) said.push(await world.say(i % 2 ? 'boris' : 'chen', '2010'));
  // Alike, so that they are counted together
  for (const statement of said) await world.code(statement, 'alliance', 'AFFIRMS');
});
afterAll(() => world?.close());

const columns = `"statementId", "conceptId", "stance", "disputed", "basis", "coderId", "marking", "relationshipId", "speakerId", "sideId",
  "voice", "saidOnFirst", "saidOnLast"`;
const kept = () => world.sql('ada', `SELECT ${columns} FROM "Reading" ORDER BY ${columns}`);
const recounted = () =>
  world.sql(
    'ada',
    `SELECT ${columns} FROM entente_count_readings(ARRAY(SELECT "id" FROM "Statement")) ORDER BY ${columns}`,
  );

const cell = `"relationshipId", "basis", "conceptId", "stance", "marking", "sideId", "voice"`;
const counts = () =>
  world.sql(
    'ada',
    `SELECT ${cell}, "firstYear"::int, "lastYear"::int, sum("n")::int AS n FROM "ReadingCount" GROUP BY ${cell}, 8, 9 HAVING sum("n") <> 0 ORDER BY ${cell}, 8, 9`,
  );
const countedAnew = () =>
  world.sql(
    'ada',
    `SELECT ${cell}, extract(year FROM "saidOnFirst")::int AS "firstYear", extract(year FROM "saidOnLast")::int AS "lastYear", count(*)::int AS n
     FROM "Reading" WHERE "basis" <> 'OWN' AND "relationshipId" IS NOT NULL GROUP BY ${cell}, 8, 9 ORDER BY ${cell}, 8, 9`,
  );

type Deed = (random: Random) => [Person, string, ...unknown[]];
const coders: Person[] = ['carl', 'dora', 'emil', 'rita'];
const userOf = (person: Person) => world.viewers[person].userId;
const conceptOf = (random: Random) => world.concepts[random.pick(Object.keys(world.concepts))];
const someOf = (table: string, where = 'TRUE') =>
  `(SELECT "id" FROM "${table}" WHERE ${where} ORDER BY md5("id"::text || $1::text) LIMIT 1)`;

const deeds: Deed[] = [
  (random) => {
    const coder = random.pick(coders);
    return [
      coder,
      `INSERT INTO "Coding" ("id", "statementId", "conceptId", "stance", "coderId", "round", "state")
       VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::"Stance", $4::uuid, $5::int, 'CODED')`,
      random.pick(said),
      conceptOf(random),
      random.pick(['AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS']),
      userOf(coder),
      1 + random.below(2),
    ];
  },
  (random) => {
    const coder = random.pick(coders);
    return [
      'rita',
      `INSERT INTO "CodingAssignment" ("id", "statementId", "coderId", "codebookId", "round")
       VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4::int)`,
      random.pick(said),
      userOf(coder),
      world.codebookId,
      1 + random.below(3),
    ];
  },
  (random) => {
    const coder = random.pick(coders);
    return [
      coder,
      // Every open assignment of a coder at once, with its codings
      `DO $do$ DECLARE open uuid[] := ARRAY(SELECT "id" FROM "CodingAssignment"
         WHERE "coderId" = '${userOf(coder)}' AND "submittedAt" IS NULL AND "retractedAt" IS NULL); BEGIN
         UPDATE "CodingAssignment" a SET "submittedAt" = now(), "noConceptApplies" = NOT EXISTS (
           SELECT FROM "Coding" c WHERE c."assignmentId" = a."id" AND c."retractedAt" IS NULL) WHERE "id" = ANY (open);
         UPDATE "Coding" SET "state" = 'CODED' WHERE "assignmentId" = ANY (open) AND "state" = 'ASSIGNED' AND "retractedAt" IS NULL;
       END $do$`,
    ];
  },
  ...(['Coding', 'CodingAssignment', 'Adjudication', 'Statement'] as const).flatMap((table): Deed[] => [
    (random) => [
      'ada',
      `UPDATE "${table}" SET "retractedAt" = now(), "retractionReason" = 'Wrong' WHERE "id" = ${someOf(table, '"retractedAt" IS NULL')}`,
      String(random.next()),
    ],
    (random) => [
      'ada',
      `UPDATE "${table}" SET "retractedAt" = NULL, "retractionReason" = NULL WHERE "id" = ${someOf(table, '"retractedAt" IS NOT NULL')}`,
      String(random.next()),
    ],
  ]),
  (random) => [
    'rita',
    `WITH coding AS (SELECT * FROM "Coding" WHERE "id" = ${someOf('Coding', `"retractedAt" IS NULL AND "state" = 'CODED'`)}), made AS (
       INSERT INTO "Adjudication" ("id", "statementId", "conceptId", "stance", "rationale", "adjudicatorId")
       SELECT gen_random_uuid(), "statementId", "conceptId", $2::"Stance", 'Because', $3::uuid FROM coding RETURNING "id"
     ) INSERT INTO "AdjudicationCoding" ("adjudicationId", "codingId") SELECT made."id", coding."id" FROM made, coding`,
    String(random.next()),
    random.pick(['AFFIRMS', 'DENIES', null]),
    userOf('rita'),
  ],
  (random) => [
    'ada',
    `UPDATE "Concept" SET "mergedIntoId" = $1::uuid WHERE "id" = $2::uuid AND "id" <> $1::uuid`,
    conceptOf(random),
    conceptOf(random),
  ],
  (random) => ['ada', `UPDATE "Concept" SET "mergedIntoId" = NULL WHERE "id" = $1::uuid`, conceptOf(random)],
  (random) => [
    'ada',
    `UPDATE "Statement" SET "marking" = $2::"Marking" WHERE "id" = $1::uuid`,
    random.pick(said),
    random.pick(['CLEAR', 'GREEN', 'AMBER']),
  ],
  (random) => [
    'ada',
    `UPDATE "Statement" SET "saidOn" = $2::text, "saidOnFirst" = ($2 || '-01-01')::date, "saidOnLast" = ($2 || '-12-31')::date WHERE "id" = $1::uuid`,
    random.pick(said),
    String(2010 + random.below(2)),
  ],
  (random) => [
    'ada',
    `UPDATE "Statement" SET "speakerId" = $2::uuid WHERE "id" = $1::uuid`,
    random.pick(said),
    random.pick(Object.values(world.speakers)),
  ],
  (random) => [
    'ada',
    `UPDATE "Affiliation" SET "voice" = $1::"Voice"`,
    random.pick(['MINISTER', 'MILITARY', 'EXPERT']),
  ],
  (random) => [
    'ada',
    `UPDATE "Statement" SET "relationshipId" = CASE WHEN $2::boolean THEN $3::uuid END WHERE "id" = $1::uuid`,
    random.pick(said),
    random.below(3) > 0,
    world.relationshipId,
  ],
];

it('readings are what a recount finds, whatever is done', async () => {
  const random = new Random(5);
  const done = new Set<Deed>();
  const bases = new Set<unknown>();
  let most = 0;
  for (let i = 0; i < 200; i++) {
    const deed = random.pick(deeds);
    const [person, sql, ...parameters] = deed(random);
    // What the database refuses changes nothing, and that is looked at too
    const refused = await world.sql(person, sql, ...parameters).then(
      () => false,
      (error: unknown) => error instanceof EntenteError || Promise.reject(error),
    );
    if (!refused) done.add(deed);
    const rows = await kept();
    for (const { basis } of rows) bases.add(basis);
    expect(rows).toEqual(await recounted());
    const numbers = await counts();
    most = Math.max(most, ...numbers.map(({ n }) => n as number));
    expect(numbers).toEqual(await countedAnew());
  }
  expect(deeds.filter((deed) => !done.has(deed)).length).toBe(0);
  expect(most).toBeGreaterThan(1);
  expect([...bases].sort()).toEqual(['ADJUDICATED', 'OWN', 'SUBMITTED']);
});

const query = `query ($id: ID!) { relationship(by: { id: $id }) {
  characterisations(bucket: YEAR, kind: null) { n coded disputed points { period n voice stance side { id } concept { id } statements { totalCount } } firsts { stance statement { id } } }
  contradictions { totalCount nodes { kind earlier { id } later { id } } } } }`;

// Whoever sees less is told less of the past: not of what was once marked above what they may see
const seeing = (Object.keys(people) as Person[]).filter((person) => people[person].clearance === 'RED');
for (const person of seeing)
  it(`${person} counts now what a recount of this moment counts`, async () => {
    const variables = { id: world.relationship };
    const now = await world.ask(person, query, variables);
    expect(world.sent.some((sql) => sql.includes('"Reading"'))).toBe(true);
    const then = await world.ask(person, query, variables, new Date(Date.now() + 1000));
    expect(world.sent.some((sql) => sql.includes('"Reading"'))).toBe(false);
    const sorted = ({ relationship }: typeof now) => ({
      ...relationship,
      characterisations: {
        ...relationship.characterisations,
        points: relationship.characterisations.points.map((point: object) => JSON.stringify(point)).sort(),
      },
    });
    expect(sorted(now)).toEqual(sorted(then));
  });

it('nobody writes a reading, or how many there are', async () => {
  for (const write of [
    `UPDATE "Reading" SET "stance" = 'DENIES'`,
    `UPDATE "ReadingCount" SET "n" = 1`,
    `INSERT INTO "ReadingCount" SELECT * FROM "ReadingCount"`,
  ])
    await expect(world.sql('ada', write)).rejects.toThrow(/derived, and not written/);
});
