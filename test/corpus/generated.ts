import type { Database } from '../../server/src/database/pools.ts';
import {
  csv,
  jsonLines,
  type Kind,
  personHeader,
  statementHeader,
  take,
  turnHeader,
  viewer,
} from './sources.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
/** Not in the order of the numbers, so that what is repeated lies in different batches. */
const of = <T>(list: readonly T[], i: number): T => list[(i * 7 + (i >> 3)) % list.length] as T;

const speakers = ['Vladimir Putin', 'V.Putin', 'Question', 'Remark', '* * *', 'Dmitry Peskov', 'Xi Jinping'];
const says = (i: number) => `Answer ${i}: it is a partnership, 伙伴 🛰 ${i}.`;
const pageText = (i: number, edition: number) =>
  `${edition > 1 && i % 61 === 0 ? 'Corrected. ' : ''}Page ${i}.\n${says(i)}\n${says(i + 10_000)}`;

/** Pages, of which some have no text, place or title. */
const documents = (count: number, edition: number) =>
  jsonLines(
    numbers(count).map((i) => ({
      id: String(i),
      title: i % 20 === 3 ? '' : `Meeting ${i % 40}`,
      url: `http://example.org/${i}`,
      date: '2019-10-03',
      place: i % 2 ? 'Sochi' : '',
      text: i % 16 === 5 ? '' : pageText(i, edition),
      authors: i % 5 ? [] : ['A. Writer', `Writer ${i % 9}`],
      lead: edition > 1 && i % 103 === 0 ? 'New lead' : null,
    })),
  );

const turns = (count: number) =>
  csv(
    turnHeader,
    numbers(count)
      .filter((i) => i % 16 !== 5)
      .flatMap((i) =>
        [says(i), says(i + 10_000)].map((text, turn) => {
          const start = Array.from(pageText(i, 1).slice(0, pageText(i, 1).indexOf(text))).length;
          return [
            i,
            '2019-10-03',
            turn + 1,
            of(speakers, i + turn),
            start,
            start + Array.from(text).length,
            text,
          ];
        }),
      ),
  );

/** Many share a name. */
const persons = (count: number, edition: number) =>
  csv(
    personHeader,
    numbers(count).map((i) => [
      i,
      `${of(['Ivanov', 'Petrov', 'Orlov'], i)} ${of(['Sergei', 'Anna'], i)}`,
      edition > 1 && i % 150 === 0
        ? 'Deputy Prime Minister'
        : of(['Defence Minister of Russia', 'Ambassador', ''], i),
      i,
    ]),
  );

const dictionary = (count: number, edition: number) =>
  numbers(count)
    .map((i) => {
      const name = i % 3 ? `PERSON_${'ABCDEFGHIJ'[i % 10]}_` : `OFFICE_${i}_`;
      const alias = edition > 1 && i % 150 === 0 ? `NEW_NAME_${i}_` : `OTHER_NAME_${i}_`;
      const codes = `[${of(['RUSGOV', 'CHNMIL', 'USAOPP', 'REB'], i)} ${of(['910101-991231', '>000507', '<120507'], i)}]`;
      return `${name}\n+${alias}\n+SECOND_NAME_${i}_\n\t${codes}\n\t[CHNGOV 050101-151231]\n`;
    })
    .join('');

const statements = (count: number, edition: number) =>
  csv(
    statementHeader,
    numbers(count).flatMap((i) => {
      const stance = edition > 1 && i % 150 === 0 ? 'QUALIFIES' : of(['AFFIRMS', 'DENIES', 'AVOIDS'], i);
      const row = (concept: string) => [
        i,
        i % 4 ? of(speakers, i) : '',
        of(['Russia', 'China', 'Sierra Club'], i),
        i % 6 ? '' : 'Xi Jinping',
        '2019-10',
        i % 2 ? i % 50 : '',
        `Article ${i % 30}`,
        i % 3 ? says(i) : '',
        concept,
        stance,
        i % 2 ? 'russia-china' : '',
        i % 7 ? '' : 'air;space',
      ];
      const more = edition > 1 && i % 200 === 0 ? ['Treaty'] : ['Union'];
      return [row(of(['Alliance', 'Partnership'], i)), ...(i % 5 ? [] : more.map(row))];
    }),
  );

/** Sources of each kind, of about so many rows, and then what has changed in them. */
const sourcesOf = (count: number): { kind: Kind; text: string }[] => [
  { kind: 'documents', text: documents(count, 1) },
  { kind: 'turns', text: turns(count) },
  { kind: 'persons', text: persons(count, 1) },
  { kind: 'dictionary', text: dictionary(count, 1) },
  { kind: 'statements', text: statements(count, 1) },
  { kind: 'documents', text: documents(count, 2) },
  { kind: 'persons', text: persons(count, 2) },
  { kind: 'dictionary', text: dictionary(count, 2) },
  { kind: 'statements', text: statements(count, 2) },
];

/** Several batches of each. */
export const sources = sourcesOf(160);
export const takeInBatches = (database: Database, kind: Kind, text: string) =>
  take(database, kind, text, viewer, 50);
export const smallSources = sourcesOf(8);
