import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchors } from '../../server/src/doctor/anchors.ts';
import { derived, sqlOf } from '../../server/src/doctor/derived.ts';
import { history } from '../../server/src/doctor/history.ts';
import { orphans } from '../../server/src/doctor/orphans.ts';
import { recounts } from '../../server/src/doctor/recounts.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { query } from '../start/postgres.ts';
import { broken, findingsAfter, withTriggers } from './breaking.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('example');
  // The worked example has sources without their texts
  await query(
    database.superuserUrl,
    `SELECT set_config('entente.user', '${localUserId}', true);
     INSERT INTO "Document" ("id", "title", "kind", "text") VALUES ('${document}', 'Report', 'REPORT', 'He called them allies (TASS).');
     INSERT INTO "Citation" ("id", "documentId", "rawText", "start", "end", "status") VALUES (gen_random_uuid(), '${document}', 'TASS', 23, 27, 'UNRESOLVED');
     INSERT INTO "Statement" ("id", "speakerId", "documentId", "saidOn", "saidOnFirst", "saidOnLast", "paraphrase", "directness", "speechAct",
       "selectorExact", "selectorStart", "selectorEnd")
     SELECT gen_random_uuid(), min("id"::text)::uuid, '${document}', '2019', '2019-01-01', '2019-12-31', 'They are allies.', 'PARAPHRASE', 'ASSERT',
       'allies', 15, 21 FROM "Actor"`,
  );
});
afterAll(() => database.drop());

const document = randomUUID();
const anchored = `(SELECT min("id"::text) FROM "Statement" WHERE "selectorStart" IS NOT NULL)::uuid`;
const cited = `(SELECT min("id"::text) FROM "Citation" WHERE "start" IS NOT NULL)::uuid`;

describe('of rows', () => {
  it.each([
    [
      'a statement whose words stand elsewhere',
      anchors,
      `UPDATE "Statement" SET "selectorStart" = "selectorStart" + 1, "selectorEnd" = "selectorEnd" + 1 WHERE "id" = ${anchored}`,
      [/^1 statement \([0-9a-f-]{36}\) does not stand in its document where its anchor says: give/],
    ],
    [
      'a citation whose words stand elsewhere',
      anchors,
      `UPDATE "Citation" SET "start" = "start" + 1, "end" = "end" + 1 WHERE "id" = ${cited}`,
      [/^1 citation \([0-9a-f-]{36}\) does not stand/],
    ],
    [
      'a row that names one which is not there',
      orphans,
      `UPDATE "Statement" SET "addresseeId" = gen_random_uuid() WHERE "id" = (SELECT min("id"::text) FROM "Statement")::uuid`,
      [/^1 row of "Statement" names a row of "Actor" that is not there \(Statement_addresseeId_fkey\)/],
    ],
    [
      'a row without history',
      history,
      `INSERT INTO "Actor" ("id", "kind", "name", "slug") VALUES (gen_random_uuid(), 'GROUP', 'Nobody', 'nobody')`,
      [/^1 row of "Actor" has no history/],
    ],
    [
      'a row that was deleted',
      history,
      `DELETE FROM "ActorName" WHERE "id" = (SELECT min("id"::text) FROM "ActorName")::uuid`,
      [/^1 row of "ActorName" was deleted, though nothing is destroyed here/],
    ],
  ])('sees %s', async (_, check, sql, sentences) => {
    expect(await findingsAfter(database, check, 'SELECT')).toEqual([]);
    expect(await findingsAfter(database, check, sql)).toEqual(
      sentences.map((each) => expect.stringMatching(each)),
    );
  });
});

/** What puts each of the recounts out, with triggers off. */
const faults: Record<string, string> = {
  'the party and voice of a statement': `UPDATE "Statement" SET "sideId" = NULL WHERE "sideId" IS NOT NULL`,
  'as whom an actor is read': `UPDATE "ActorIdentity" SET "identityId" = (SELECT max("id"::text) FROM "Actor")::uuid
    WHERE "actorId" = (SELECT min("id"::text) FROM "Actor")::uuid`,
  'the marking of a part': `UPDATE "AttributionLink" SET "marking" = 'RED'`,
  'as what a concept counts': `UPDATE "Concept" SET "countsAsId" = (SELECT min("id"::text) FROM "Concept")::uuid`,
  'the lineage in "CooperationArea"': `UPDATE "CooperationArea" SET "lineage" = '{}'`,
  'the lineage in "Concept"': `UPDATE "Concept" SET "lineage" = '{}'`,
  'the parties of a relationship': `DELETE FROM "RelationshipParty" WHERE "position" = 2`,
  "the checksum of a document's text": `UPDATE "Document" SET "text" = "text" || '.' WHERE "text" IS NOT NULL`,
  'whether a coding is adjudicated': `UPDATE "Coding" SET "state" = 'ADJUDICATED'`,
  'what counts of a statement': `UPDATE "Reading" SET "stance" = 'AVOIDS'`,
  'how many readings of each sort a relationship has': `UPDATE "ReadingCount" SET "n" = "n" + 1`,
  'why an assessment is stale': `UPDATE "Activity" SET "retractedAt" = now(), "retractionReason" = 'Not done.'
    WHERE "id" IN (SELECT "activityId" FROM "EvidenceLink")`,
};

describe('of what is derived', () => {
  it('has a fault for each recount', () => {
    expect(Object.keys(faults)).toEqual(recounts.map(({ what }) => what));
  });

  it.each(recounts.map((recount) => [recount.what, recount] as const))(
    'sees that %s differs, and says what mends it',
    async (what, recount) => {
      await broken(database, async (client, look) => {
        expect(await look(derived)).toEqual([]);
        const { rowCount } = await client.query(faults[what] ?? '');
        expect(rowCount).toBeGreaterThan(0);
        const told = await look(derived);
        expect(told).toContainEqual(
          expect.stringMatching(
            new RegExp(
              `^In [\\d,]+ rows? \\([0-9a-f-]{36}.*\\) ${what.replace(/[?.()]/g, '\\$&')} differs from its recount\\. `,
            ),
          ),
        );
        const mend = await sqlOf(client, recount.mend);
        expect(told.join()).toContain(mend.replace(/\s+/g, ' '));
        await withTriggers(client);
        await client.query(mend);
        expect(await look(derived)).toEqual([]);
      });
    },
  );
});
