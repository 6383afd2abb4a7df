import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorNameService, actorService } from '../../server/src/actor/service.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { rowsOf, valuesOf } from './database.ts';
import { csv, type Kind, personHeader, statementHeader, take, viewer } from './sources.ts';
import { withWriter } from './writer.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase('example');
});
afterEach(() => database.drop());

const rows = (sql: string) => rowsOf(database, sql);
const values = (sql: string) => valuesOf(database, sql);
/** What a person does to a row meanwhile. */
const byHand = (sql: string) => rows(`SELECT set_config('entente.user', '${localUserId}', false); ${sql}`);

/** Takes a file in, and tells what became of its rows in few words. */
async function outcome(kind: Kind, text: string) {
  const { summary, notes } = await take(database, kind, text);
  const { created, updated, unchanged, rejected } = summary;
  return { created, updated, unchanged, rejected, reasons: notes.map(({ reason }) => reason) };
}

describe('A changed person', () => {
  const index = (...persons: string[][]) =>
    csv(
      personHeader,
      persons.map((person) => [...person, '1']),
    );
  const own = ['1', 'Ivanov Sergei', 'Defence Minister of Russia'];
  const namesake = ['2', 'Ivanov Sergei', 'Ambassador'];
  const posts = () =>
    rows(`SELECT "role", "retractionReason" AS reason FROM "Affiliation"
      WHERE "id" IN (SELECT "entityId" FROM "ImportRecord" WHERE "key" LIKE 'test:person:1/%') ORDER BY "id"`);

  it('has the new role, and the old one is retracted; when the source says it again, it is restored', async () => {
    await outcome('persons', index(own));
    const promoted = index(['1', 'Ivanov Sergei', 'Deputy Prime Minister of Russia']);
    expect(await outcome('persons', promoted)).toMatchObject({ created: 0, updated: 1 });
    expect(await posts()).toEqual([
      { role: 'Defence Minister of Russia', reason: 'The source no longer says so.' },
      { role: 'Deputy Prime Minister of Russia', reason: null },
    ]);
    expect(await outcome('persons', promoted)).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await outcome('persons', index(own))).toMatchObject({ updated: 1 });
    expect(await posts()).toEqual([
      { role: 'Defence Minister of Russia', reason: null },
      { role: 'Deputy Prime Minister of Russia', reason: 'The source no longer says so.' },
    ]);
  });

  it('keeps its slug, though another has the one that its name would give', async () => {
    await outcome('persons', index(own, namesake));
    const slugs = () =>
      values(
        `SELECT "slug" FROM "Actor" WHERE "name" IN ('Sergei Ivanov', 'Sergei I. Ivanov') ORDER BY "id"`,
      );
    expect(await slugs()).toEqual(['sergei-ivanov', 'sergei-ivanov-2']);
    const changed = index(own, ['2', 'Ivanov Sergei', 'Ambassador to China']);
    expect(await outcome('persons', changed)).toMatchObject({ updated: 1, unchanged: 1, rejected: 0 });
    expect(await slugs()).toEqual(['sergei-ivanov', 'sergei-ivanov-2']);
  });
});

describe('A changed entry of a dictionary', () => {
  const dictionary = (...aliases: string[]) =>
    `SOME_OFFICE_\n${aliases.map((alias) => `+${alias}_\n`).join('')}\t[RUSGOV]\n`;
  const names = () =>
    rows(`SELECT n."text", n."retractionReason" AS reason FROM "ActorName" n JOIN "Actor" a ON a."id" = n."actorId"
      WHERE a."name" = 'Some Office' ORDER BY n."text"`);

  it('has its new name; one that vanished is retracted, one that a user retracted stays so', async () => {
    await outcome('dictionary', dictionary('FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME'));
    await byHand(
      `UPDATE "ActorName" SET "retractedAt" = now(), "retractionReason" = 'Wrong.' WHERE "text" = 'Third Name'`,
    );
    const changed = dictionary('SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME');
    expect(await outcome('dictionary', changed)).toMatchObject({ updated: 1 });
    expect(await names()).toEqual([
      { text: 'First Name', reason: 'The source no longer says so.' },
      { text: 'Fourth Name', reason: null },
      { text: 'Second Name', reason: null },
      { text: 'Third Name', reason: 'Wrong.' },
    ]);
  });

  it('leaves alone the parts of entries whose id begins as its own does', async () => {
    const entries = (alias: string) =>
      `A_B_\n${alias}\t[RUSGOV]\nA/B_\n+KEPT_SLASH_\n\t[RUSGOV]\nA.B_\n+KEPT_DOT_\n\t[RUSGOV]\nA_\n+KEPT_\n\t[RUSGOV]\n`;
    await outcome('dictionary', entries('+GONE_\n'));
    expect(await outcome('dictionary', entries(''))).toMatchObject({ updated: 1, unchanged: 3 });
    expect(await values(`SELECT "text" FROM "ActorName" WHERE "retractedAt" IS NOT NULL`)).toEqual(['Gone']);
  });

  it('never retracts a name that somebody recorded by hand, or that another source has', async () => {
    const id = await withWriter(database, async (writer) => {
      const { id } = await actorService.create(writer, viewer, {
        kind: 'STATE',
        name: 'Norway',
        countryCode: 'NOR',
      });
      await actorNameService.create(writer, viewer, { actorId: id, text: 'Noreg', kind: 'ALIAS' });
      return id;
    });
    const entry = (alias: string) => `NORWAY_\n${alias}+KINGDOM_OF_NORWAY_\n\t[NOR]\n`;
    await outcome('dictionary', entry('+NOREG_\n+NORGE_\n'));
    expect(await outcome('dictionary', entry(''))).toMatchObject({ updated: 1 });
    expect(
      await rows(
        `SELECT "text", "retractedAt" IS NOT NULL AS gone FROM "ActorName" WHERE "actorId" = '${id}' ORDER BY 1`,
      ),
    ).toEqual([
      { text: 'Kingdom of Norway', gone: false },
      { text: 'Noreg', gone: false },
      { text: 'Norge', gone: true },
    ]);
  });
});

describe('A changed statement', () => {
  const file = (stance: string, ...more: string[]) =>
    csv(statementHeader, [
      ['1', 'A', '', '', '2019', 'd', 'Page', 'Words.', 'alliance', stance, '', ''],
      ...more.map((concept) => ['1', 'A', '', '', '2019', 'd', 'Page', 'Words.', concept, 'DENIES', '', '']),
    ]);
  const codings = () =>
    rows(`SELECT c."label", k."stance", k."retractionReason" AS reason FROM "Coding" k JOIN "Concept" c ON c."id" = k."conceptId"
      JOIN "Statement" s ON s."id" = k."statementId" WHERE s."sourceId" = 'test:1' ORDER BY 1`);

  it('has the new stance and the new codings, and those that vanished are retracted', async () => {
    await outcome('statements', file('AFFIRMS', 'treaty'));
    expect(await outcome('statements', file('QUALIFIES', 'union'))).toMatchObject({ created: 0, updated: 1 });
    expect(await codings()).toEqual([
      { label: 'alliance', stance: 'QUALIFIES', reason: null },
      { label: 'treaty', stance: 'DENIES', reason: 'The source no longer says so.' },
      { label: 'union', stance: 'DENIES', reason: null },
    ]);
    expect(await outcome('statements', file('QUALIFIES', 'union'))).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
  });
});
